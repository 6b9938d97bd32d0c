import type { Accumulator } from '../contract.ts';
import { CypherError } from '../errors.ts';
import { findAggregation } from '../functions/index.ts';
import type { AggregateCall, Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluator } from './compiler.ts';
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
  if (call.star) return () => new Counter(null);
  if (isCount && !call.distinct) return () => new Counter(args[0]!);
  const spec = findAggregation(call.name);
  if (!spec) throw new CypherError('SyntaxError', `Unknown function '${call.name}'`);
  const keeps = /^collect$|^percentile/i.test(call.name);
  const inputs = { args, scratch: new Array<Value>(args.length).fill(null), runtime: c.runtime, keeps };
  return () => new Gathering(spec.create(c.runtime), inputs, call.distinct ? new KeyTree<true>(1) : null);
}

// classes, not closures: there may be a state for each of a million groups
class Counter implements State {
  readonly #value: Evaluator | null;
  #count = 0;

  constructor(value: Evaluator | null) {
    this.#value = value;
  }
  add(row: Row): void {
    if (!this.#value || this.#value(row) !== null) this.#count++;
  }
  result(): Value {
    return BigInt(this.#count);
  }
}

interface Inputs {
  readonly args: readonly Evaluator[];
  /** Shared by all groups: an accumulator keeps values, never the list of them. */
  readonly scratch: Value[];
  readonly runtime: Compiler['runtime'];
  readonly keeps: boolean;
}

class Gathering implements State {
  readonly #inner: Accumulator;
  readonly #inputs: Inputs;
  readonly #seen: KeyTree<true> | null;

  constructor(inner: Accumulator, inputs: Inputs, seen: KeyTree<true> | null) {
    this.#inner = inner;
    this.#inputs = inputs;
    this.#seen = seen;
  }
  add(row: Row): void {
    const { args, scratch, runtime, keeps } = this.#inputs;
    for (let i = 0; i < args.length; i++) scratch[i] = args[i]!(row);
    if (this.#seen) {
      if (scratch[0] === null || this.#seen.get(scratch)) return;
      runtime.reserve(1);
      this.#seen.at(scratch, () => true);
    }
    if (keeps) runtime.reserve(1);
    this.#inner.add(scratch);
  }
  result(): Value {
    return this.#inner.result();
  }
}
