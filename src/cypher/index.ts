/** The read-only Cypher engine: `createEngine(graph).run(query)`. */
export {
  createEngine,
  type Engine,
  type EngineOptions,
  type Parameters,
  type Result,
  type RunOptions,
} from './engine.ts';
export { CypherError, caret } from './errors.ts';
export { fromTyped, toTyped } from './values/index.ts';
