/** Parts into which the labelled papers fall for everything that is learnt out of fold. */
export const FOLDS = 5;

/** Fold of the n-th labelled paper. */
export const foldOf = (paper: number): number => Math.floor(paper / 3) % FOLDS;
