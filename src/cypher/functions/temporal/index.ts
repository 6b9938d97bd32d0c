/** The temporal functions. */
import type { EvalContext, FunctionSpec, TypeSpec, TypeTag } from '../../contract.ts';
import { parseDuration } from '../../values/duration-parse.ts';
import { DurationValue, type InstantValue, isInstant } from '../../values/temporal.ts';
import { fromInstant } from '../../values/temporal-add.ts';
import {
  parseDate,
  parseDateTime,
  parseLocalDateTime,
  parseLocalTime,
  parseTime,
} from '../../values/temporal-parse.ts';
import type { Value } from '../../values/value.ts';
import { offsetAt, UTC, type Zone, zoneNamed } from '../../values/zone.ts';
import { ANY, asInteger, asString, DURATION, define, INTEGER, MAP, STRING, strict, wrongArgument } from '../define.ts';
import { between, type Measure } from './between.ts';
import { clock, convert, defaultZone, fromValue, type Kind } from './build.ts';
import { durationFromFields } from './durations.ts';
import { truncate } from './truncate.ts';

type Parse = (text: string, zone: Zone) => InstantValue;

const KINDS: readonly (readonly [Kind, TypeTag, Parse])[] = [
  ['date', 'DATE', parseDate],
  ['localtime', 'LOCALTIME', parseLocalTime],
  ['time', 'TIME', (text, zone) => parseTime(text, offsetAt(zone, 0))],
  ['localdatetime', 'LOCALDATETIME', parseLocalDateTime],
  ['datetime', 'DATETIME', parseDateTime],
];

const INSTANT: TypeSpec = ['DATE', 'TIME', 'LOCALTIME', 'DATETIME', 'LOCALDATETIME'];

function construct(kind: Kind, parse: Parse, args: readonly Value[], context: EvalContext): Value {
  if (args.length === 0) return convert(kind, clock(context, defaultZone(context)), UTC);
  const [value] = args;
  if (value === null) return null;
  if (typeof value === 'string') return parse(value, defaultZone(context));
  const made = fromValue(kind, value!, context);
  if (made === null) throw wrongArgument(kind, 'a string, a map or a temporal value', value!);
  return made;
}

function now(kind: Kind, name: string, [zone]: readonly Value[], context: EvalContext): Value {
  if (zone === null) return null;
  const where = zone === undefined ? defaultZone(context) : zoneNamed(asString(name, zone));
  return convert(kind, clock(context, where), UTC);
}

function truncated(kind: Kind, name: string, args: readonly Value[], context: EvalContext): Value {
  const [unit, value, fields] = args;
  const given = value ?? (value === null ? null : clock(context, defaultZone(context)));
  if (given === null) return null;
  if (!isInstant(given)) throw wrongArgument(name, 'a temporal value', given);
  const changes = fields ?? new Map();
  if (!(changes instanceof Map)) throw wrongArgument(name, 'a map', changes as Value);
  return truncate(kind, asString(name, unit!), given, changes, context);
}

const ofKind = ([kind, tag, parse]: (typeof KINDS)[number]): FunctionSpec[] => [
  define(kind, [ANY], [tag], (args, context) => construct(kind, parse, args, context), { required: 0 }),
  ...['transaction', 'statement', 'realtime'].map((moment) =>
    define(`${kind}.${moment}`, [STRING], [tag], (args, context) => now(kind, `${kind}.${moment}`, args, context), {
      required: 0,
    }),
  ),
  define(
    `${kind}.truncate`,
    [STRING, INSTANT, MAP],
    [tag],
    (args, context) => truncated(kind, `${kind}.truncate`, args, context),
    { required: 1 },
  ),
];

function makeDuration([value]: readonly Value[]): Value {
  if (typeof value === 'string') return parseDuration(value);
  if (value instanceof DurationValue) return value;
  if (value instanceof Map) return durationFromFields(value);
  throw wrongArgument('duration', 'a string or a map', value!);
}

const measured = (measure: Measure): FunctionSpec =>
  strict(`duration.${measure}`, [INSTANT, INSTANT], DURATION, ([from, to]) => {
    const wrong = [from!, to!].find((value) => !isInstant(value));
    if (wrong !== undefined) throw wrongArgument(`duration.${measure}`, 'two temporal values', wrong);
    return between(measure, from as InstantValue, to as InstantValue);
  });

function fromEpochMillis([millis]: readonly Value[]): Value {
  const value = asInteger('datetime.fromepochmillis', millis!);
  const seconds = Math.floor(Number(value) / 1000);
  return fromInstant(seconds, (Number(value) - seconds * 1000) * 1_000_000, UTC);
}

function fromEpoch([seconds, nanos]: readonly Value[]): Value {
  const below = Number(asInteger('datetime.fromepoch', nanos!));
  const carry = Math.floor(below / 1_000_000_000);
  const whole = Number(asInteger('datetime.fromepoch', seconds!));
  return fromInstant(whole + carry, below - carry * 1_000_000_000, UTC);
}

export const TEMPORAL: readonly FunctionSpec[] = [
  ...KINDS.flatMap(ofKind),
  strict('datetime.fromepoch', [INTEGER, INTEGER], ['DATETIME'], fromEpoch),
  strict('datetime.fromepochmillis', [INTEGER], ['DATETIME'], fromEpochMillis),
  strict('duration', [['STRING', 'MAP', 'DURATION']], DURATION, makeDuration),
  ...(['between', 'inMonths', 'inDays', 'inSeconds'] as const).map(measured),
];
