import type { Accumulator } from '../contract.ts';
import { CypherError } from '../errors.ts';
import { findAggregation } from '../functions/index.ts';
import type { AggregateCall, Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { KeyTree, mapKey } from './group.ts';
import type { Row } from './runtime.ts';
import type { Sink } from './sink.ts';

interface Group {
  readonly keys: readonly Value[];
  readonly states: readonly State[];
}
interface State {
  add(row: Row): void;
  result(): Value;
}

/** Groups rows by their keys; without keys there is one group, even for no rows. */
export function aggregate({ keys, calls }: Extract<Plan, { kind: 'Aggregate' }>, next: Sink, c: Compiler): Sink {
  const { runtime } = c;
  const values = keys.map(({ value }) => c.bound(value));
  const makers = calls.map((call) => stateMaker(call, c));
  let groups: Group[] = [];
  let tree = new KeyTree<Group>(keys.length);
  const make = (of: readonly Value[]) => (): Group => {
    runtime.reserve(1 + calls.length);
    const group = { keys: of, states: makers.map((maker) => maker()) };
    groups.push(group);
    return group;
  };
  const [only] = values;
  let singles = new Map<unknown, Group>();
  let last: Group | null = null;
  const groupOf = (row: Row): Group => {
    if (keys.length !== 1) {
      const of = values.map((value) => value(row));
      return tree.at(of, make(of));
    }
    // rows of one group often come one after another
    const value = only!(row);
    if (last && last.keys[0] === value) return last;
    const key = mapKey(value);
    let group = singles.get(key);
    if (!group) {
      group = make([value])();
      singles.set(key, group);
    }
    last = group;
    return group;
  };
  return {
    reset() {
      groups = [];
      tree = new KeyTree(keys.length);
      singles = new Map();
      last = null;
      next.reset();
    },
    push(row) {
      const group = groupOf(row);
      const { states } = group;
      for (let i = 0; i < states.length; i++) states[i]!.add(row);
      return true;
    },
    end(row) {
      if (keys.length === 0 && groups.length === 0) tree.at([], make([]));
      for (const group of groups) {
        runtime.tick();
        for (let i = 0; i < keys.length; i++) row[keys[i]!.slot] = group.keys[i]!;
        for (let i = 0; i < calls.length; i++) row[calls[i]!.slot] = group.states[i]!.result();
        if (!next.push(row)) break;
      }
      groups = [];
      next.end(row);
    },
  };
}

function stateMaker(call: AggregateCall, c: Compiler): () => State {
  const args = call.args.map((argument) => c.bound(argument));
  const isCount = call.name.toLowerCase() === 'count';
  if (call.star) return () => counter(null);
  if (isCount && !call.distinct) return () => counter(args[0]!);
  const spec = findAggregation(call.name);
  if (!spec) throw new CypherError('SyntaxError', `Unknown function '${call.name}'`);
  const keeps = /^collect$|^percentile/i.test(call.name);
  return () => accumulator(spec.create(c.runtime), args, call.distinct, keeps, c);
}

function counter(value: ((row: Row) => Value) | null): State {
  let count = 0;
  return {
    add(row) {
      if (!value || value(row) !== null) count++;
    },
    result: () => BigInt(count),
  };
}

function accumulator(
  inner: Accumulator,
  args: readonly ((row: Row) => Value)[],
  distinct: boolean,
  keeps: boolean,
  { runtime }: Compiler,
): State {
  const seen = distinct ? new KeyTree<true>(1) : null;
  return {
    add(row) {
      const values = args.map((argument) => argument(row));
      if (seen) {
        if (values[0] === null || seen.get(values)) return;
        runtime.reserve(1);
        seen.at(values, () => true);
      }
      if (keeps) runtime.reserve(1);
      inner.add(values);
    },
    result: () => inner.result(),
  };
}
