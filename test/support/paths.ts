import { join } from 'node:path';

/** Folder of the shared research data (seeds, gold, corpora); not part of the project. */
const dataRoot = process.env.PAPERGRAPH_DATA ?? join(import.meta.dirname, '../../../shared');

/** Path in the shared data folder. */
export const dataPath = (...parts: string[]): string => join(dataRoot, ...parts);
