export { type PushRow, planPush } from './plan.ts';
export { type PushProgress, type PushTarget, pushGraph } from './push.ts';
export type { Neo4jProperties, Neo4jScalar } from './values.ts';
