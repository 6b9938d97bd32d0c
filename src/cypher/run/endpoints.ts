import { CypherError } from '../errors.ts';
import { RelationshipValue } from '../graph/entities.ts';
import type { Plan } from '../plan/types.ts';
import { allowedTypes } from '../plan/types-of.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { isUsed, nodeIndex } from './hops.ts';
import { passing, type Sink } from './sink.ts';

/** Both ends of a relationship that is bound already, or of a list of relationships that must make a trail. */
export function endpoints(plan: Extract<Plan, { kind: 'Endpoints' }>, next: Sink, { runtime }: Compiler): Sink {
  const { hop, fromBound, list } = plan;
  const { from, to, into, relationship, direction, unlike } = hop;
  const { graph } = runtime;
  const types = allowedTypes(hop.types, graph.types);
  const fits = ({ index }: RelationshipValue): boolean => types === null || types.includes(graph.typeOf(index));

  return passing(next, (row) => {
    const value = row[relationship!]!;
    if (value === null) return true;
    const trail = relationshipsOf(value, list !== null);
    if (list && (trail.length < list.min || trail.length > (list.max ?? trail.length))) return true;
    if (!trail.every(fits) || trail.some(({ index }) => isUsed(row, unlike, index))) return true;
    const bound = fromBound ? nodeIndex(row[from]) : null;
    const starts = bound !== null ? [bound] : startsOf(trail[0]);
    for (const start of starts) {
      const end = walk(trail, start);
      if (end === null || (into && from !== to && nodeIndex(row[to]) !== end)) continue;
      if (from === to && start !== end) continue;
      row[from] = graph.node(start);
      row[to] = graph.node(end);
      if (!next.push(row)) return false;
    }
    return true;
  });

  function startsOf(first: RelationshipValue | undefined): number[] {
    if (!first) return [];
    const [start, end] = [graph.startOf(first.index), graph.endOf(first.index)];
    if (direction === 'out') return [start];
    if (direction === 'in') return [end];
    return start === end ? [start] : [start, end];
  }

  /** The node where the trail ends; null where it does not hold together. */
  function walk(trail: readonly RelationshipValue[], start: number): number | null {
    let node = start;
    for (const { index } of trail) {
      const [a, b] = [graph.startOf(index), graph.endOf(index)];
      if (direction !== 'in' && a === node) node = b;
      else if (direction !== 'out' && b === node) node = a;
      else return null;
    }
    return node;
  }
}

function relationshipsOf(value: Value, list: boolean): RelationshipValue[] {
  const items = list ? (Array.isArray(value) ? value : [value]) : [value];
  if (items.every((item) => item instanceof RelationshipValue)) return items as RelationshipValue[];
  throw new CypherError('TypeError', 'Expected a Relationship (or a list of them) for the variable in the pattern');
}
