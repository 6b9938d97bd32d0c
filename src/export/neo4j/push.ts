import type { Driver, Session } from 'neo4j-driver';
import type { PropertyGraph } from '../../types.ts';
import { checkAddress } from './address.ts';
import { pushError } from './errors.ts';
import { refuseForeign } from './foreign.ts';
import { type PushPlan, planPush, type Statement } from './plan.ts';
import { HOLDS_OURS } from './statements.ts';

/** Where to push to. */
export interface PushTarget {
  /** `bolt://`, `neo4j://` and their `+s` and `+ssc` forms for TLS. */
  uri: string;
  user: string;
  password: string;
}

export interface PushProgress {
  /** What is being written: labels or a relationship type. */
  writes: string;
  of: 'nodes' | 'relationships';
  /** Rows written so far and in all, nodes and relationships together. */
  done: number;
  total: number;
}

export interface PushOptions {
  onProgress?: (progress: PushProgress) => void;
  /** Plan only: nothing is sent, no server is needed. */
  dryRun?: boolean;
  /** Name of the database; the server's default where left out. */
  database?: string;
  /** Rows in a transaction. */
  batchSize?: number;
  /** Milliseconds until a server that takes a connection and says nothing is given up. */
  answerTimeout?: number;
  /** Milliseconds for which a transaction is tried again while the server is away; 120,000 where left out. */
  retryTimeout?: number;
}

export interface PushResult {
  digest: string;
  nodes: number;
  relationships: number;
  byLabel: Map<string, number>;
  byType: Map<string, number>;
  /** What an earlier push had left that is no longer in the map. */
  removed: { nodes: number; relationships: number };
  /** The distinct statements, in order. */
  statements: readonly string[];
}

/** How long a transaction is tried again while the server is away: a restart takes half a minute. */
const RETRY_MS = 120_000;
const CONNECT_MS = 10_000;
const ANSWER_MS = 20_000;

/**
 * Writes a graph to Neo4j 5: constraints and indexes, then nodes, then relationships in batches, one transaction with retry each, then
 * the removal of what earlier pushes wrote and this one did not. Twice is once, and a push that broke off is completed by the next.
 * Nodes that papergraph did not make are left alone.
 * @throws PapergraphError for a graph that cannot be stored, a server that cannot be reached or refuses, and where the database holds
 * nodes of others with ids of this map; UsageError for a wrong address
 */
export async function pushGraph(
  target: PushTarget,
  graph: PropertyGraph,
  options: PushOptions = {},
): Promise<PushResult> {
  checkAddress(target.uri);
  const plan = planPush(graph, options.batchSize === undefined ? {} : { batchSize: options.batchSize });
  const removed = { nodes: 0, relationships: 0 };
  const result = { digest: plan.digest, ...plan.counts, removed, statements: plan.statements };
  if (options.dryRun) return result;
  const { default: neo4j } = await import('neo4j-driver');
  let driver: Driver | undefined;
  try {
    const answerTimeout = options.answerTimeout ?? ANSWER_MS;
    driver = neo4j.driver(target.uri, neo4j.auth.basic(target.user, target.password), {
      maxTransactionRetryTime: options.retryTimeout ?? RETRY_MS,
      connectionTimeout: Math.min(CONNECT_MS, answerTimeout),
      connectionAcquisitionTimeout: answerTimeout,
      userAgent: 'papergraph',
    });
    const database = options.database === undefined ? {} : { database: options.database };
    await driver.verifyAuthentication(database);
    const session = driver.session(database);
    await send(session, plan, removed, options.onProgress);
    await session.close();
    return result;
  } catch (error) {
    throw pushError(error, target, options.database);
  } finally {
    await driver?.close();
  }
}

async function send(
  session: Session,
  plan: PushPlan,
  removed: PushResult['removed'],
  onProgress: PushOptions['onProgress'],
): Promise<void> {
  await refuseForeign(session, plan.keys);
  for (const cypher of plan.schema) await run(session, { cypher, parameters: {} });
  await run(session, { cypher: 'CALL db.awaitIndexes(300)', parameters: {} });
  const fresh = (await run(session, { cypher: HOLDS_OURS, parameters: {} })) !== true;
  const total = plan.counts.nodes + plan.counts.relationships;
  let done = 0;
  for (const batch of plan.batches()) {
    await run(session, batch, fresh ? batch.create : undefined);
    done += batch.rows;
    onProgress?.({ writes: batch.writes, of: batch.of, done, total });
  }
  for (const removal of plan.removals) {
    for (let count = -1; count !== 0; removed[removal.of] += count) count = Number(await run(session, removal));
  }
}

/**
 * One transaction; gives the first value of its last row, if any.
 * @param once a quicker statement for the first try; whether a try that broke off was committed, nobody knows
 */
async function run(session: Session, { cypher, parameters }: Statement, once = cypher): Promise<unknown> {
  let tries = 0;
  const { records } = await session.executeWrite((transaction) =>
    transaction.run(tries++ === 0 ? once : cypher, parameters),
  );
  return records[0]?.get(0);
}
