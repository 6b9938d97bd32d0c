import { check } from './check/check.ts';
import { CypherError, locate } from './errors.ts';
import type { FulltextConfig } from './fulltext/index.ts';
import { fromGraphology, type GraphologyGraph } from './graph/graphology.ts';
import { IndexedGraph } from './graph/indexed.ts';
import { type NumberKind, type PlainGraph, plainSource } from './graph/plain.ts';
import type { GraphSource } from './graph/source.ts';
import type { Graph } from './graph/types.ts';
import { parse } from './parse/parse.ts';
import { Statistics } from './plan/statistics.ts';
import { Prepared, type Result } from './run/prepared.ts';
import { fulltextIndexes } from './run/procedures.ts';
import type { Limits, Surroundings } from './run/runtime.ts';
import type { Value } from './values/value.ts';

export interface RunOptions extends Limits {}

export type Parameters = Readonly<Record<string, Value>> | ReadonlyMap<string, Value>;

export interface EngineOptions {
  /** What plain numbers of the input are; default: bigints are integers and numbers are floats, as in results. */
  readonly numbers?: NumberKind;
  /** Full-text indexes for `db.index.fulltext.queryNodes`, by name. */
  readonly fulltext?: Readonly<Record<string, FulltextConfig>>;
  /** Clock (milliseconds), randomness in [0, 1) and the default time zone; the real ones if left out, and UTC. */
  readonly surroundings?: Partial<Pick<Surroundings, 'now' | 'random' | 'timeZone'>>;
}

export interface Engine {
  readonly graph: Graph;
  /**
   * Runs a query: it is read, checked and planned before anything runs.
   * @throws CypherError with code, line and column (as a rejection)
   */
  run(query: string, parameters?: Parameters, options?: RunOptions): Promise<Result>;
}

const KEPT = 200;

/**
 * An engine for one graph, which must not change any more: plain objects, a graphology graph (see `fromGraphology` for its labels
 * and types), or columns.
 * @throws Error for a relationship whose end is missing, or two nodes of one id
 */
export function createEngine(input: PlainGraph | GraphologyGraph | GraphSource, options: EngineOptions = {}): Engine {
  const graph = new IndexedGraph(sourceOf(input, options.numbers));
  const surroundings: Surroundings = {
    now: Date.now,
    random: Math.random,
    timeZone: 'UTC',
    fulltext: fulltextIndexes(graph, options.fulltext ?? {}),
    ...options.surroundings,
  };
  const statistics = new Statistics(graph);
  const prepared = new Map<string, Prepared>();

  /** A prepared query that is free; another one where it is running. */
  function find(query: string): Prepared {
    const known = prepared.get(query);
    if (known && !known.busy) return known;
    const statement = parse(query);
    check(statement);
    const made = new Prepared(query, statement, statistics, surroundings);
    // the counts of PROFILE are of one run
    if (statement.mode !== 'RUN') return made;
    if (prepared.size >= KEPT) prepared.delete(prepared.keys().next().value!);
    prepared.set(query, made);
    return made;
  }

  return {
    graph,
    async run(query, parameters = {}, limits = {}) {
      try {
        const entry = find(query);
        entry.busy = true;
        try {
          const given = parameters instanceof Map ? parameters : new Map(Object.entries(parameters));
          return await entry.run(given, limits);
        } finally {
          entry.busy = false;
        }
      } catch (error) {
        throw asCypherError(error, query);
      }
    },
  };
}

function sourceOf(input: PlainGraph | GraphologyGraph | GraphSource, numbers: NumberKind | undefined): GraphSource {
  if ('starts' in input) return input;
  // graphology has JavaScript's numbers only: whole ones are integers
  if ('forEachNode' in input) return plainSource(fromGraphology(input), numbers ?? (() => 'integer'));
  return plainSource(input, numbers ?? null);
}

function asCypherError(error: unknown, query: string): unknown {
  if (error instanceof CypherError) return locate(error, query);
  if (error instanceof RangeError)
    return locate(
      new CypherError('TooLarge', `The query grew beyond what can be held (${error.message}): split it`),
      query,
    );
  return error;
}
