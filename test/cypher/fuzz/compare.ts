import neo4j, { type Driver } from 'neo4j-driver';
import { CypherError, createEngine, toTyped } from '../../../src/cypher/index.ts';
import { seededRandom } from '../../../src/lib/random.ts';
import { type Outcome, runOnNeo4j } from '../support/bolt.ts';
import { canonicalText } from '../support/canonical.ts';
import { randomQuery } from './expressions.ts';
import { type FuzzGraph, type Random, randomGraph } from './graph.ts';
import { SHAPES } from './shapes.ts';

interface Difference {
  readonly seed: number;
  readonly query: string;
  readonly ours: string;
  readonly neo4j: string;
}

export interface Counts {
  graphs: number;
  compared: number;
  /** Queries that both refused. */
  refused: number;
  /** Differences that docs/cypher.md lists. */
  known: number;
  differences: Difference[];
}

const forDriver = (properties: FuzzGraph['nodes'][number]['properties']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      typeof value === 'bigint'
        ? neo4j.int(value)
        : Array.isArray(value)
          ? value.map((x) => neo4j.int(x as bigint))
          : value,
    ]),
  );

/** Empties the database and puts the graph in. */
async function load(driver: Driver, graph: FuzzGraph): Promise<void> {
  const session = driver.session();
  try {
    await session.run('MATCH (n) DETACH DELETE n');
    for (const { labels, properties } of graph.nodes) {
      const names = labels.map((label) => `:${label}`).join('');
      await session.run(`CREATE (n${names}) SET n = $properties`, { properties: forDriver(properties) });
    }
    for (const { type, start, end, properties } of graph.relationships)
      await session.run(`MATCH (a {id: $start}), (b {id: $end}) CREATE (a)-[r:${type}]->(b) SET r = $properties`, {
        start: neo4j.int(start),
        end: neo4j.int(end),
        properties: forDriver(properties),
      });
  } finally {
    await session.close();
  }
}

/** Rows in any order, as text. */
const textOf = (outcome: Outcome): string =>
  'error' in outcome ? `error: ${outcome.error}` : outcome.rows.map(canonicalText).sort().join('\n');

async function runHere(engine: ReturnType<typeof createEngine>, query: string): Promise<Outcome> {
  try {
    const { columns, rows } = await engine.run(query, {}, { timeoutMs: 20_000 });
    return { columns, rows: rows.map((row) => row.map(toTyped)) };
  } catch (error) {
    if (error instanceof CypherError && error.code !== 'Timeout') return { error: `${error.code} ${error.message}` };
    return { error: `internal: ${(error as Error).stack}` };
  }
}

/**
 * Random graphs through this engine and a real Neo4j: all shapes and some random expressions on each.
 * @param expressions random queries a graph
 */
export async function compareEngines(
  driver: Driver,
  seeds: readonly number[],
  expressions: number,
  shapes: readonly string[] = SHAPES,
): Promise<Counts> {
  const counts: Counts = { graphs: 0, compared: 0, refused: 0, known: 0, differences: [] };
  for (const seed of seeds) {
    const random: Random = seededRandom(seed);
    const graph = randomGraph(random);
    await load(driver, graph);
    const engine = createEngine(graph);
    counts.graphs++;
    const queries = [
      ...shapes.map((shape) => shape.replaceAll('#', () => String(Math.floor(random() * 4)))),
      ...Array.from({ length: expressions }, () => randomQuery(random)),
    ];
    for (const query of queries) {
      const [ours, theirs] = [await runHere(engine, query), await runOnNeo4j(driver, query)];
      counts.compared++;
      // Neo4j's checker has a type for "some number" (of reduce) that its own + refuses: docs/cypher.md says so.
      if ('error' in theirs && theirs.error.includes('but was Number')) counts.known++;
      else if ('error' in ours && 'error' in theirs && !ours.error.startsWith('internal')) counts.refused++;
      else if (textOf(ours) !== textOf(theirs))
        counts.differences.push({ seed, query, ours: textOf(ours), neo4j: textOf(theirs) });
    }
  }
  return counts;
}
