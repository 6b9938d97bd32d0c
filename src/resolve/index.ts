export {
  appendCorrection,
  type Corrections,
  correctMatches,
  inWords,
  parseCorrections,
  removeCorrection,
} from './corrections/index.ts';
export { createMatcher } from './match-concepts.ts';
export { resolve } from './resolve.ts';
export { resolveCorrected } from './resolve-corrected.ts';
