import type { Statement } from '../ast.ts';
import { checkQuery } from './query.ts';

/**
 * Judges a statement before it runs, as strictly as Neo4j: variables, types, aggregations, columns.
 * @throws CypherError with the place of the first mistake
 */
export function check({ query }: Statement): void {
  checkQuery(query, new Map(), { kept: new Map(), needsReturn: true });
}
