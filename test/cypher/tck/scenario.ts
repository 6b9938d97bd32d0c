import { readFileSync } from 'node:fs';
import { CypherError, createEngine, fromTyped, toTyped } from '../../../src/cypher/index.ts';
import type { Value } from '../../../src/cypher/values/value.ts';

/** One scenario of the TCK as JSON; values are typed JSON. */
export interface Scenario {
  readonly id: string;
  readonly area: string;
  readonly query: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly graph: {
    readonly nodes: readonly { id: number; labels: string[]; properties: Record<string, unknown> }[];
    readonly relationships: readonly {
      id: number;
      type: string;
      start: number;
      end: number;
      properties: Record<string, unknown>;
    }[];
  };
  readonly expect: Expected;
  /** What Neo4j does where that is something else; it wins. */
  readonly neo4j?: Partial<Expected>;
}

interface Expected {
  readonly columns: readonly string[];
  readonly rows: readonly unknown[][];
  readonly ordered?: boolean;
  readonly ignoreListOrder?: boolean;
  readonly error?: unknown;
}

export const readScenarios = (file: string): Scenario[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Scenario);

const values = (typed: Readonly<Record<string, unknown>>): Map<string, Value> =>
  new Map(Object.entries(typed).map(([key, value]) => [key, fromTyped(value)]));

type Json = unknown;

const TEMPORAL = new Set(['date', 'localtime', 'time', 'localdatetime', 'datetime', 'duration']);

/** Typed JSON in one spelling: sorted keys and labels, temporal values as this engine prints them, lists sorted if their order means nothing. */
function canonical(typed: Json, anyOrder: boolean): Json {
  if (Array.isArray(typed)) {
    const items = typed.map((item) => canonical(item, anyOrder));
    return anyOrder ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items;
  }
  if (typeof typed !== 'object' || typed === null) return typed;
  const entries = Object.entries(typed);
  const [key, content] = entries[0] ?? ['', null];
  if (entries.length === 1 && TEMPORAL.has(key) && typeof content === 'string') return toTyped(fromTyped(typed));
  const list = (name: string, value: Json): Json =>
    name === 'labels' ? [...(value as string[])].sort() : canonical(value, name === 'path' ? false : anyOrder);
  return Object.fromEntries(entries.sort().map(([name, value]) => [name, list(name, value)]));
}

/** Runs one scenario; null where it does what is expected, else what is wrong. */
export async function failureOf(scenario: Scenario, timeoutMs = 10_000): Promise<string | null> {
  const expected = { ...scenario.expect, ...scenario.neo4j } as Expected;
  const failed = scenario.neo4j ? 'error' in scenario.neo4j : 'error' in scenario.expect;
  const graph = {
    nodes: scenario.graph.nodes.map((node) => ({ ...node, properties: values(node.properties) })),
    relationships: scenario.graph.relationships.map((r) => ({ ...r, properties: values(r.properties) })),
  };
  try {
    const result = await createEngine(graph).run(scenario.query, values(scenario.parameters), { timeoutMs });
    if (failed) return `no error, where there should be ${JSON.stringify(expected.error)}`;
    return difference(result, expected);
  } catch (error) {
    if (error instanceof CypherError && !['Timeout', 'Aborted', 'Refused'].includes(error.code))
      return failed ? null : `${error.code}: ${error.message}`;
    return `${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 4).join(' | ') : String(error)}`;
  }
}

function difference(result: { columns: readonly string[]; rows: Value[][] }, expected: Expected): string | null {
  if (JSON.stringify(result.columns) !== JSON.stringify(expected.columns))
    return `columns ${JSON.stringify(result.columns)} instead of ${JSON.stringify(expected.columns)}`;
  const text = (row: Json): string =>
    JSON.stringify((row as Json[]).map((v) => canonical(v, expected.ignoreListOrder === true)));
  const got = result.rows.map((row) => text(row.map(toTyped)));
  const want = expected.rows.map(text);
  if (!expected.ordered) {
    got.sort();
    want.sort();
  }
  if (got.length === want.length && got.every((row, i) => row === want[i])) return null;
  const wrong = got.findIndex((row, i) => row !== want[i]);
  const at = wrong < 0 ? got.length : wrong;
  return `${got.length} rows instead of ${want.length}; first difference: ${got[at]} instead of ${want[at]}`;
}
