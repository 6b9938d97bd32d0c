/** Numbers: absolute value to haversine. */
import type { FunctionSpec } from '../contract.ts';
import { CypherError } from '../errors.ts';
import type { Value } from '../values/value.ts';
import {
  asFloat,
  asInteger,
  BOOLEAN,
  define,
  FLOAT,
  INTEGER,
  NUMBER,
  STRING,
  strict,
  wrongArgument,
} from './define.ts';
import { ROUNDING_MODES, roundTo } from './round.ts';

const real = (name: string, of: (x: number) => number): FunctionSpec =>
  strict(name, [NUMBER], FLOAT, ([x]) => of(asFloat(name, x!)));

function abs([x]: readonly Value[]): Value {
  // As in Neo4j, the smallest integer stays what it is: it has no positive counterpart of 64 bits.
  if (typeof x === 'bigint') return BigInt.asIntN(64, x < 0n ? -x : x);
  return Math.abs(asFloat('abs', x!));
}

function round(args: readonly Value[]): Value {
  const x = asFloat('round', args[0]!);
  if (args.length === 1) return Number.isFinite(x) ? clamp(Math.floor(x) + (x - Math.floor(x) >= 0.5 ? 1 : 0)) : x;
  const precision = asFloat('round', args[1]!);
  if (precision < 0) throw new CypherError('ArgumentError', "The precision of 'round()' cannot be negative");
  const mode = args[2] ?? 'HALF_UP';
  if (typeof mode !== 'string' || !ROUNDING_MODES.has(mode.toUpperCase()))
    throw wrongArgument('round', `one of ${[...ROUNDING_MODES].join(', ')}`, mode);
  // Halves are rounded up, not away from zero, where no mode is named and no digit is kept.
  if (precision === 0 && args.length === 2) return round([x]);
  return Number.isFinite(x) ? roundTo(x, Math.trunc(precision), mode.toUpperCase()) : x;
}

// Java rounds to a 64-bit integer first.
const clamp = (x: number): number => Math.max(-(2 ** 63), Math.min(2 ** 63, x)) + 0;

export const MATHEMATICAL: readonly FunctionSpec[] = [
  strict('abs', [NUMBER], 'argument', abs),
  real('ceil', Math.ceil),
  real('floor', Math.floor),
  strict('round', [NUMBER, NUMBER, STRING], FLOAT, round, { required: 1 }),
  strict('sign', [NUMBER], INTEGER, ([x]) => BigInt(Math.sign(asFloat('sign', x!)) || 0)),
  strict('isNaN', [NUMBER], BOOLEAN, ([x]) => Number.isNaN(asFloat('isNaN', x!))),
  define('rand', [], FLOAT, (_, context) => context.random()),
  define('e', [], FLOAT, () => Math.E),
  define('pi', [], FLOAT, () => Math.PI),
  real('exp', Math.exp),
  real('log', Math.log),
  real('log10', Math.log10),
  real('sqrt', Math.sqrt),
  real('acos', Math.acos),
  real('asin', Math.asin),
  real('atan', Math.atan),
  strict('atan2', [NUMBER, NUMBER], FLOAT, ([y, x]) => Math.atan2(asFloat('atan2', y!), asFloat('atan2', x!))),
  real('cos', Math.cos),
  real('cot', (x) => 1 / Math.tan(x)),
  real('degrees', (x) => (x * 180) / Math.PI),
  real('haversin', (x) => (1 - Math.cos(x)) / 2),
  real('radians', (x) => (x / 180) * Math.PI),
  real('sin', Math.sin),
  real('tan', Math.tan),
  define('range', [INTEGER, INTEGER, INTEGER], [{ list: INTEGER }], range, { required: 2 }),
];

function range(args: readonly Value[], context: Parameters<FunctionSpec['call']>[1]): Value {
  const [start, end] = [asInteger('range', args[0]!), asInteger('range', args[1]!)];
  const step = args.length > 2 ? asInteger('range', args[2]!) : 1n;
  if (step === 0n) throw new CypherError('ArgumentError', "The step of 'range()' cannot be 0");
  const count = (end - start) / step + 1n;
  // As in Neo4j, a step that leads away but is longer than the distance gives the start alone.
  if (count <= 0n) return [];
  if (count > 2n ** 31n) throw new CypherError('TooLarge', `'range()' would make a list of ${count} items`);
  context.reserve(Number(count));
  return Array.from({ length: Number(count) }, (_, i) => start + BigInt(i) * step);
}
