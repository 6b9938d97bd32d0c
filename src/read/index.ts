export { joinPapers } from './join-papers.ts';
export { readInputs } from './read-inputs.ts';
