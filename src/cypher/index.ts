/** The read-only Cypher engine: `createEngine(graph).run(query)`. */
export {
  createEngine,
  type Engine,
  type EngineOptions,
  type Parameters,
  type RunOptions,
} from './engine.ts';
export { CypherError, caret, type ErrorCode } from './errors.ts';
export { functionNames } from './functions/index.ts';
export { NodeValue, PathValue, RelationshipValue } from './graph/entities.ts';
export { fromGraphology, type GraphologyOptions } from './graph/graphology.ts';
export type { GraphSource } from './graph/source.ts';
export type { Graph } from './graph/types.ts';
export type { PlanTree } from './plan/explain.ts';
export type { Result } from './run/prepared.ts';
export { fromTyped, toTyped } from './values/index.ts';
export type { Typed } from './values/typed.ts';
export type { Value } from './values/value.ts';
