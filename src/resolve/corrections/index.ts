export { createCorrector, type RoleJudge } from './correct-assignments.ts';
export { correctMatches } from './correct-matches.ts';
export { appendCorrection, removeCorrection } from './edit.ts';
export { type Corrections, inWords } from './entry.ts';
export { finishCorrections } from './finish.ts';
export { parseCorrections } from './parse.ts';
export { planCorrections } from './plan.ts';
