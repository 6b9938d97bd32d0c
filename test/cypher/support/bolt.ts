import neo4j, { type Driver } from 'neo4j-driver';
import type { Typed } from '../../../src/cypher/values/typed.ts';
import type { Neo4jServer } from '../../support/neo4j.ts';
import { typedFromDriver } from './driver-values.ts';

/** What a query gave, as typed JSON. */
export type Outcome =
  | { readonly columns: readonly string[]; readonly rows: readonly Typed[][] }
  | { readonly error: string };

/** A driver that keeps integers and floats apart. */
export const exactDriver = (server: Neo4jServer): Driver =>
  neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));

/** Typed JSON of plain parameters (no temporal values) as the driver takes it. */
function toDriver(typed: Typed): unknown {
  if (typeof typed === 'number') return neo4j.int(typed);
  if (typeof typed !== 'object' || typed === null) return typed;
  if (Array.isArray(typed)) return typed.map(toDriver);
  const [kind, content] = Object.entries(typed)[0] as [string, Typed];
  if (kind === 'float') return Number(content);
  return Object.fromEntries(Object.entries(content as object).map(([key, value]) => [key, toDriver(value)]));
}

/** Runs a query on a real Neo4j. */
export async function runOnNeo4j(
  driver: Driver,
  query: string,
  parameters: Readonly<Record<string, Typed>> = {},
): Promise<Outcome> {
  const session = driver.session();
  try {
    const given = Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, toDriver(value)]));
    const { records } = await session.run(query, given);
    const columns = (records[0]?.keys ?? []) as string[];
    return { columns, rows: records.map((record) => record.keys.map((key) => typedFromDriver(record.get(key)))) };
  } catch (error) {
    return { error: (error as Error).message.split('\n')[0]! };
  } finally {
    await session.close();
  }
}
