/** Aggregations: count, collect, sums and averages, extremes, deviations, percentiles. Nulls are passed over. */
import type { Accumulator, AggregationSpec, EvalContext, TypeSpec } from '../contract.ts';
import { CypherError } from '../errors.ts';
import { scaleDuration } from '../values/duration.ts';
import { add, order, typeName } from '../values/index.ts';
import { DurationValue } from '../values/temporal.ts';
import { isNumber, type Value } from '../values/value.ts';
import { ANY, FLOAT, INTEGER, listOf, NUMBER, wrongArgument } from './define.ts';

const SUMMABLE: TypeSpec = ['FLOAT', 'INTEGER', 'DURATION'];

function count(): Accumulator {
  let n = 0;
  return {
    add: ([value]) => {
      if (value !== null) n++;
    },
    result: () => BigInt(n),
  };
}

function collect(context: EvalContext): Accumulator {
  const items: Value[] = [];
  return {
    add: ([value]) => {
      if (value === null) return;
      context.reserve(1);
      items.push(value!);
    },
    result: () => items,
  };
}

const extreme = (direction: 1 | -1) => (): Accumulator => {
  let best: Value = null;
  return {
    add: ([value]) => {
      if (value !== null && (best === null || order(value!, best) * direction > 0)) best = value!;
    },
    result: () => best,
  };
};

/** Sum and number of what was added; durations and numbers do not mix. */
function running(name: string) {
  let total: Value = null;
  let n = 0;
  let integers = 0n;
  const push = (value: Value): void => {
    if (!isNumber(value) && !(value instanceof DurationValue)) throw wrongArgument(name, 'numbers or durations', value);
    n++;
    if (typeof value === 'bigint' && (total === null || typeof total === 'bigint')) {
      integers += value;
      total = integers;
      return;
    }
    if (total !== null && isNumber(total) !== isNumber(value))
      throw new CypherError('TypeError', `${name}() cannot mix numbers and durations: got ${typeName(value)}`);
    total = total === null ? value : isNumber(total) ? Number(total) + Number(value) : add(total, value);
  };
  return { push, count: () => n, total: () => total };
}

// A sum beyond 64 bits goes on as a float.
const fitted = (total: Value): Value =>
  typeof total === 'bigint' && BigInt.asIntN(64, total) !== total ? Number(total) : total;

function sum(): Accumulator {
  const state = running('sum');
  return {
    add: ([value]) => {
      if (value !== null) state.push(value!);
    },
    result: () => fitted(state.total()) ?? 0n,
  };
}

/** Averages numbers by moving the mean, in the order of the rows: the last digit is Neo4j's. */
function average(): Accumulator {
  const state = running('avg');
  let mean = 0;
  return {
    add: ([value]) => {
      if (value === null) return;
      state.push(value!);
      if (isNumber(value!)) mean += (Number(value) - mean) / state.count();
    },
    result: () => {
      const total = state.total();
      return total instanceof DurationValue ? scaleDuration(total, 1 / state.count()) : total === null ? null : mean;
    },
  };
}

/** Standard deviation by Welford's method, as in Neo4j. */
const deviation = (name: string, ofPopulation: boolean) => (): Accumulator => {
  let n = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: ([value]) => {
      if (value === null) return;
      if (!isNumber(value!)) throw wrongArgument(name, 'numbers', value!);
      const step = Number(value) - mean;
      n++;
      mean += step / n;
      squares += step * (Number(value) - mean);
    },
    result: () => {
      if (n < 2) return n === 0 ? null : 0;
      return Math.sqrt(squares / (ofPopulation ? n : n - 1));
    },
  };
};

type Pick = (sorted: readonly (bigint | number)[], share: number) => Value;

/** Linear between the two nearest values. */
const continuous: Pick = (sorted, share) => {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  // A place that is met exactly gives the value as it is, an integer too.
  if (low === place) return sorted[low]!;
  return Number(sorted[low]) * (low + 1 - place) + Number(sorted[low + 1]) * (place - low);
};

/** The nearest value at or above the place. */
const discrete: Pick = (sorted, share) => {
  const place = share * sorted.length;
  const index = place === Math.floor(place) && place > 0 ? place - 1 : Math.floor(place);
  return sorted[Math.min(index, sorted.length - 1)]!;
};

const percentile =
  (name: string, pick: Pick) =>
  (context: EvalContext): Accumulator => {
    const values: (bigint | number)[] = [];
    let share: number | null = null;
    return {
      add: ([value, at]) => {
        if (share === null) share = checkedShare(name, at!);
        if (value === null) return;
        if (!isNumber(value!)) throw wrongArgument(name, 'numbers', value!);
        context.reserve(1);
        values.push(value);
      },
      result: () => (values.length === 0 ? null : pick(values.sort(order), share!)),
    };
  };

function checkedShare(name: string, value: Value): number {
  if (!isNumber(value)) throw wrongArgument(name, 'a number from 0.0 to 1.0', value);
  const share = Number(value);
  if (share >= 0 && share <= 1) return share;
  throw new CypherError('ArgumentError', `Invalid input '${share}' for ${name}(): write a number from 0.0 to 1.0`);
}

export const AGGREGATIONS: readonly AggregationSpec[] = [
  { name: 'count', parameters: [ANY], result: INTEGER, create: count },
  { name: 'collect', parameters: [ANY], result: listOf(ANY), create: collect },
  { name: 'min', parameters: [ANY], result: 'argument', create: extreme(-1) },
  { name: 'max', parameters: [ANY], result: 'argument', create: extreme(1) },
  { name: 'sum', parameters: [SUMMABLE], result: 'argument', create: sum },
  { name: 'avg', parameters: [SUMMABLE], result: ['FLOAT', 'DURATION'], create: average },
  { name: 'stDev', parameters: [NUMBER], result: FLOAT, create: deviation('stDev', false) },
  { name: 'stDevP', parameters: [NUMBER], result: FLOAT, create: deviation('stDevP', true) },
  {
    name: 'percentileCont',
    parameters: [NUMBER, NUMBER],
    result: FLOAT,
    create: percentile('percentileCont', continuous),
  },
  {
    name: 'percentileDisc',
    parameters: [NUMBER, NUMBER],
    result: NUMBER,
    create: percentile('percentileDisc', discrete),
  },
];
