export { matchConcepts } from './match-concepts.ts';
export { resolve } from './resolve.ts';
