interface Signature {
  readonly name: string;
  /** Fewest and most arguments. */
  readonly arguments: readonly [number, number];
  readonly fields: readonly string[];
}

const signature = (name: string, fields: readonly string[], least = 0, most = least): Signature => ({
  name,
  arguments: [least, most],
  fields,
});

/** Procedures that only read. */
const SIGNATURES: readonly Signature[] = [
  signature('db.labels', ['label']),
  signature('db.relationshipTypes', ['relationshipType']),
  signature('db.propertyKeys', ['propertyKey']),
  signature('db.schema.visualization', ['nodes', 'relationships']),
  signature('db.schema.nodeTypeProperties', ['nodeType', 'nodeLabels', 'propertyName', 'propertyTypes', 'mandatory']),
  signature('db.schema.relTypeProperties', ['relType', 'propertyName', 'propertyTypes', 'mandatory']),
  signature('db.index.fulltext.queryNodes', ['node', 'score'], 2, 3),
  signature('dbms.components', ['name', 'versions', 'edition']),
  signature('db.ping', ['success']),
];

/** A procedure by its name in any case, or undefined. */
export const procedureSignature = (name: string): Signature | undefined =>
  SIGNATURES.find((each) => each.name.toLowerCase() === name.toLowerCase());

export const procedureNames = (): string[] => SIGNATURES.map(({ name }) => name);
