/** The procedures that only read. */
import { CypherError } from '../errors.ts';
import type { Graph } from '../graph/types.ts';
import type { Value } from '../values/value.ts';
import type { Runtime } from './runtime.ts';

type Result = Readonly<Record<string, Value>>;
type Procedure = (args: readonly Value[], runtime: Runtime) => Iterable<Result>;

function propertyKeys(graph: Graph): string[] {
  const keys = new Set<string>();
  for (let node = 0; node < graph.nodeCount; node++) for (const key of graph.nodeKeys(node)) keys.add(key);
  for (let i = 0; i < graph.relationshipCount; i++) for (const key of graph.relationshipKeys(i)) keys.add(key);
  return [...keys].sort();
}

export const PROCEDURES: Readonly<Record<string, Procedure>> = {
  'db.labels': (_, { graph }) => [...graph.labels].sort().map((label) => ({ label })),
  'db.relationshiptypes': (_, { graph }) => [...graph.types].sort().map((relationshipType) => ({ relationshipType })),
  'db.propertykeys': (_, { graph }) => propertyKeys(graph).map((propertyKey) => ({ propertyKey })),
  'db.ping': () => [{ success: true }],
  'dbms.components': () => [{ name: 'papergraph', versions: ['5'], edition: 'embedded' }],
  'db.index.fulltext.querynodes': () => {
    throw new CypherError('Refused', 'No full-text index');
  },
};
