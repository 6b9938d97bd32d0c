/** The library of functions, found by name in any case. */
import type { AggregationSpec, FunctionSpec } from '../contract.ts';
import { AGGREGATIONS } from './aggregations.ts';
import { CONVERSIONS } from './conversions.ts';
import { GRAPH } from './graph.ts';
import { LISTS } from './lists.ts';
import { MATHEMATICAL } from './mathematical.ts';
import { MISCELLANEOUS } from './misc.ts';
import { STRINGS } from './strings.ts';
import { TEMPORAL } from './temporal/index.ts';

const FUNCTIONS = [...CONVERSIONS, ...GRAPH, ...LISTS, ...MATHEMATICAL, ...MISCELLANEOUS, ...STRINGS, ...TEMPORAL];

const byName = <T extends { readonly name: string }>(specs: readonly T[]): ReadonlyMap<string, T> =>
  new Map(specs.map((spec) => [spec.name.toLowerCase(), spec]));

const functions = byName<FunctionSpec>(FUNCTIONS);
const aggregations = byName<AggregationSpec>(AGGREGATIONS);

/** A function by its name in any case; undefined where there is none. */
export const findFunction = (name: string): FunctionSpec | undefined => functions.get(name.toLowerCase());

/** An aggregation by its name in any case; undefined where there is none. */
export const findAggregation = (name: string): AggregationSpec | undefined => aggregations.get(name.toLowerCase());

/** Names of all functions and aggregations, as Neo4j spells them, sorted. */
export const functionNames = (): string[] => [...FUNCTIONS, ...AGGREGATIONS].map(({ name }) => name).sort();
