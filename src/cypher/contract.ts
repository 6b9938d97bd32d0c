/**
 * What the evaluator and the library of functions agree on. Functions are pure: all they know of the outside is the context.
 * The room `functions/` exports
 *   `findFunction(name): FunctionSpec | undefined` and `findAggregation(name): AggregationSpec | undefined` (any case of the name),
 *   `functionNames(): string[]`.
 * The room `values/` exports from `values/index.ts`
 *   `equals(a, b): boolean | null` (Cypher `=`), `compareValues(a, b): number | null` (`<`; null where they cannot be compared; NaN
 *   where a number is NaN), `order(a, b): number` (ORDER BY, total), `groupKey(value): unknown` (a primitive, equal for values that
 *   DISTINCT and grouping join; strings may be returned tagged), the operators `add`, `subtract`, `multiply`, `divide`, `modulo`,
 *   `power`, `negate`, `concatenate` (`||`) on two values (null in, null out), `propertyOf(value, key)` (map, node, relationship, temporal, null;
 *   else a type error), `CypherError`-throwing on wrong types, and `fromTyped` / `toTyped`.
 */
import type { Graph } from './graph/types.ts';
import type { Value } from './values/value.ts';

/** What a query knows of its surroundings. */
export interface EvalContext {
  readonly graph: Graph;
  readonly parameters: ReadonlyMap<string, Value>;
  /** Milliseconds since 1970, one value for the whole query. */
  readonly now: number;
  /** IANA name or offset of the default time zone. */
  readonly timeZone: string;
  /** Uniform in [0, 1). */
  random(): number;
  /** Called by functions that build large values, with the number of new items; throws where the memory budget is spent. */
  reserve(items: number): void;
}

/** The static types of the checker. A spec lists all that an argument may be; `ANY` means no check, null is always allowed. */
export type TypeTag =
  | 'ANY'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'FLOAT'
  | 'STRING'
  | 'LIST'
  | 'MAP'
  | 'NODE'
  | 'RELATIONSHIP'
  | 'PATH'
  | 'DATE'
  | 'TIME'
  | 'LOCALTIME'
  | 'DATETIME'
  | 'LOCALDATETIME'
  | 'DURATION'
  | 'POINT';

/** `['INTEGER', 'FLOAT']`; a list with known items is written as `{ list: [...] }`. */
export type TypeSpec = readonly (TypeTag | { readonly list: TypeSpec })[];

export interface FunctionSpec {
  /** As Neo4j spells it. */
  readonly name: string;
  /** One type a parameter; the last one repeats where `variadic`. Integers are accepted where a float is. */
  readonly parameters: readonly TypeSpec[];
  /** How many of the parameters must be given; default: all. */
  readonly required?: number;
  readonly variadic?: boolean;
  /** What it gives; 'argument' = the type of the first argument, 'item' = the type of its items. */
  readonly result: TypeSpec | 'argument' | 'item';
  /** Arguments are as many as the checker allowed. Null handling is the function's own. */
  call(args: readonly Value[], context: EvalContext): Value;
}

/** One group's state. `add` gets the evaluated arguments; DISTINCT was already applied by the caller to the first one. */
export interface Accumulator {
  add(args: readonly Value[]): void;
  result(): Value;
}

export interface AggregationSpec {
  readonly name: string;
  readonly parameters: readonly TypeSpec[];
  readonly result: TypeSpec | 'argument';
  create(context: EvalContext): Accumulator;
}
