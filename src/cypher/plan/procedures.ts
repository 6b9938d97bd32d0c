/** Procedures that only read, and what they yield. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'db.labels': ['label'],
  'db.relationshiptypes': ['relationshipType'],
  'db.propertykeys': ['propertyKey'],
  'db.schema.visualization': ['nodes', 'relationships'],
  'db.schema.nodetypeproperties': ['nodeType', 'nodeLabels', 'propertyName', 'propertyTypes', 'mandatory'],
  'db.schema.reltypeproperties': ['relType', 'propertyName', 'propertyTypes', 'mandatory'],
  'db.index.fulltext.querynodes': ['node', 'score'],
  'dbms.components': ['name', 'versions', 'edition'],
  'db.ping': ['success'],
};

/** The columns of a procedure (any case), or undefined where there is none of this name. */
export const procedureFields = (name: string): readonly string[] | undefined =>
  Object.hasOwn(FIELDS, name.toLowerCase()) ? FIELDS[name.toLowerCase()] : undefined;

export const procedureNames = (): string[] => Object.keys(FIELDS);
