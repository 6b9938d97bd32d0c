/** Operators that look at one row at a time: filter, project, unwind, skip, limit, paths. */
import { CypherError } from '../errors.ts';
import { type NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import type { PathPiece, Plan } from '../plan/types.ts';
import { valueText } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { toBoolean } from './logic.ts';
import type { Row } from './runtime.ts';
import { passing, type Sink } from './sink.ts';

type Of<K extends Plan['kind']> = Extract<Plan, { kind: K }>;

export function filter({ tests }: Of<'Filter'>, next: Sink, c: Compiler): Sink {
  const conditions = tests.map((test) => c.bound(test));
  const [only] = conditions;
  if (conditions.length === 1) return passing(next, (row) => (toBoolean(only!(row)) === true ? next.push(row) : true));
  return passing(next, (row) => {
    for (const condition of conditions) if (toBoolean(condition(row)) !== true) return true;
    return next.push(row);
  });
}

export function project({ items }: Of<'Project'>, next: Sink, c: Compiler): Sink {
  const made = items.map(({ value, slot }) => ({ value: c.bound(value), slot }));
  return passing(next, (row) => {
    for (const { value, slot } of made) row[slot] = value(row);
    return next.push(row);
  });
}

export function unwind({ list, slot }: Of<'Unwind'>, next: Sink, c: Compiler): Sink {
  const value = c.bound(list);
  const { runtime } = c;
  return passing(next, (row) => {
    const items = value(row);
    if (items === null) return true;
    for (const item of Array.isArray(items) ? items : [items]) {
      runtime.tick();
      row[slot] = item;
      if (!next.push(row)) return false;
    }
    return true;
  });
}

/** The number of SKIP or LIMIT. */
export function rowCount(value: Value, name: string): number {
  if (typeof value === 'bigint' && value >= 0n) return Number(value);
  throw new CypherError(
    'ArgumentError',
    `${name}: Invalid input. '${valueText(value)}' is not a valid value. Must be a non-negative integer.`,
  );
}

export function skip({ count }: Of<'Skip' | 'Limit'>, next: Sink, c: Compiler): Sink {
  const value = c.bound(count);
  let left = 0;
  return {
    reset() {
      left = rowCount(value([]), 'SKIP');
      next.reset();
    },
    push: (row) => (left > 0 ? left-- > 0 : next.push(row)),
    end: (row) => next.end(row),
  };
}

export function limit({ count }: Of<'Skip' | 'Limit'>, next: Sink, c: Compiler): Sink {
  const value = c.bound(count);
  let left = 0;
  return {
    reset() {
      left = rowCount(value([]), 'LIMIT');
      next.reset();
    },
    push: (row) => left > 0 && next.push(row) && --left > 0,
    end: (row) => next.end(row),
  };
}

export function buildPath({ slot, parts }: Of<'Path'>, next: Sink): Sink {
  return passing(next, (row) => {
    row[slot] = pathOf(row, parts);
    return next.push(row);
  });
}

/** A path from the pieces in the row; null where a node is. */
function pathOf(row: Row, parts: readonly PathPiece[]): PathValue | null {
  const first = row[parts[0]!.slot] as NodeValue | null;
  if (!first) return null;
  const nodes = [first];
  const relationships: RelationshipValue[] = [];
  const follow = (relationship: RelationshipValue): void => {
    const last = nodes[nodes.length - 1]!;
    const { start, end } = relationship;
    relationships.push(relationship);
    nodes.push(start.index === last.index ? end : start);
  };
  for (const { kind, slot: place } of parts) {
    const value = row[place]!;
    if (kind === 'node') continue;
    if (value instanceof RelationshipValue) follow(value);
    else if (Array.isArray(value)) for (const each of value) follow(each as RelationshipValue);
  }
  return new PathValue(nodes, relationships);
}
