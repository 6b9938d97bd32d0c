/** The procedures that only read. */
import { CypherError } from '../errors.ts';
import { FulltextIndex } from '../fulltext/index.ts';
import type { Graph } from '../graph/types.ts';
import { typeName } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Runtime } from './runtime.ts';

type Result = Readonly<Record<string, Value>>;
type Procedure = (args: readonly Value[], runtime: Runtime) => Iterable<Result>;

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

function* nodeKeys(graph: Graph): Generator<string> {
  for (let node = 0; node < graph.nodeCount; node++) yield* graph.nodeKeys(node);
}
function* relationshipKeys(graph: Graph): Generator<string> {
  for (let i = 0; i < graph.relationshipCount; i++) yield* graph.relationshipKeys(i);
}

/** Names of the properties of the things with one set of labels (one type), with the types of their values. */
class Properties {
  readonly #count = new Map<string, number>();
  readonly #keys = new Map<string, Map<string, { types: Set<string>; count: number }>>();

  add(kind: string, keys: readonly string[], value: (key: string) => Value): void {
    this.#count.set(kind, (this.#count.get(kind) ?? 0) + 1);
    const known = this.#keys.get(kind) ?? new Map<string, { types: Set<string>; count: number }>();
    this.#keys.set(kind, known);
    for (const key of keys) {
      const entry = known.get(key) ?? { types: new Set(), count: 0 };
      known.set(key, entry);
      entry.types.add(schemaName(value(key)));
      entry.count++;
    }
  }

  *rows(): Generator<{ kind: string; propertyName: Value; propertyTypes: Value; mandatory: boolean }> {
    for (const [kind, keys] of [...this.#keys].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (keys.size === 0) yield { kind, propertyName: null, propertyTypes: null, mandatory: false };
      for (const [key, { types, count }] of [...keys].sort(([a], [b]) => (a < b ? -1 : 1)))
        yield { kind, propertyName: key, propertyTypes: sorted(types), mandatory: count === this.#count.get(kind) };
    }
  }
}

/** `StringArray`, `Long`: as Neo4j's schema procedures write types. */
function schemaName(value: Value): string {
  if (Array.isArray(value)) return `${value.length > 0 ? schemaName(value[0]!) : 'String'}Array`;
  const name = typeName(value);
  return { INTEGER: 'Long', FLOAT: 'Double' }[name] ?? name[0] + name.slice(1).toLowerCase();
}

const quoted = (names: readonly string[]): string => names.map((name) => `:\`${name}\``).join('');

export const PROCEDURES: Readonly<Record<string, Procedure>> = {
  'db.labels': (_, { graph }) => sorted(graph.labels).map((label) => ({ label })),
  'db.relationshiptypes': (_, { graph }) => sorted(graph.types).map((relationshipType) => ({ relationshipType })),
  'db.propertykeys': (_, { graph }) =>
    sorted([...sorted(nodeKeys(graph)), ...sorted(relationshipKeys(graph))]).map((propertyKey) => ({ propertyKey })),
  'db.ping': () => [{ success: true }],
  'dbms.components': () => [{ name: 'papergraph', versions: ['5'], edition: 'embedded' }],
  *'db.schema.nodetypeproperties'(_, { graph }) {
    const properties = new Properties();
    const labels = new Map<string, readonly string[]>();
    for (let node = 0; node < graph.nodeCount; node++) {
      const names = graph.labelsOf(node).toSorted();
      labels.set(quoted(names), names);
      properties.add(quoted(names), graph.nodeKeys(node), (key) => graph.node(node).property(key));
    }
    for (const { kind, ...rest } of properties.rows()) yield { nodeType: kind, nodeLabels: labels.get(kind)!, ...rest };
  },
  *'db.schema.reltypeproperties'(_, { graph }) {
    const properties = new Properties();
    for (let i = 0; i < graph.relationshipCount; i++)
      properties.add(quoted([graph.typeOf(i)]), graph.relationshipKeys(i), (key) => graph.relationshipColumn(key)(i));
    for (const { kind, ...rest } of properties.rows()) yield { relType: kind, ...rest };
  },
  'db.schema.visualization': (_, { graph }) => [visualization(graph)],
  *'db.index.fulltext.querynodes'([name, text, options], runtime) {
    const { graph } = runtime;
    const index = runtime.fulltext(String(name));
    if (typeof text !== 'string') throw new CypherError('TypeError', 'The search must be a string');
    const { skip, limit } = pageOf(options ?? null);
    for (const { node, score } of index.search(text).slice(skip, skip + limit)) yield { node: graph.node(node), score };
  },
};

function pageOf(options: Value): { skip: number; limit: number } {
  const number = (key: string, otherwise: number): number =>
    options instanceof Map && typeof options.get(key) === 'bigint' ? Number(options.get(key)) : otherwise;
  return { skip: number('skip', 0), limit: number('limit', Number.MAX_SAFE_INTEGER) };
}

/** Labels, and which relationship types join them, as maps (Neo4j: as virtual nodes). */
function visualization(graph: Graph): Result {
  const joins = new Set<string>();
  for (let i = 0; i < graph.relationshipCount; i++)
    for (const start of graph.labelsOf(graph.startOf(i)))
      for (const end of graph.labelsOf(graph.endOf(i))) joins.add(JSON.stringify([start, graph.typeOf(i), end]));
  const nodes = sorted(graph.labels).map((name) => new Map<string, Value>([['name', name]]));
  const relationships = [...joins].sort().map((join) => {
    const [start, type, end] = JSON.parse(join) as [string, string, string];
    return new Map<string, Value>([
      ['start', start],
      ['type', type],
      ['end', end],
    ]);
  });
  return { nodes, relationships };
}

/** Full-text indexes by name, made when they are first asked for. */
export function fulltextIndexes(
  graph: Graph,
  configs: Readonly<Record<string, { labels: readonly string[]; properties: readonly string[] }>>,
): (name: string) => FulltextIndex {
  const made = new Map<string, FulltextIndex>();
  return (name) => {
    const config = Object.hasOwn(configs, name) ? configs[name] : undefined;
    if (!config)
      throw new CypherError(
        'ArgumentError',
        `There is no such fulltext schema index: ${name}. There is: ${Object.keys(configs).join(', ') || 'none'}`,
      );
    const index = made.get(name) ?? new FulltextIndex(graph, config);
    made.set(name, index);
    return index;
  };
}
