import { readPackageData } from '../lib/package.ts';
import { parseTsv } from '../lib/tsv.ts';

/** First two columns of a table in data/resolve/ as a map. */
export const readPairs = (name: string): Map<string, string> =>
  new Map(parseTsv(readPackageData(`resolve/${name}`)).map(([from = '', to = '']) => [from, to]));

/** Lines of a list in data/resolve/, without empty lines and comments. */
export const readList = (name: string): string[] =>
  readPackageData(`resolve/${name}`)
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
