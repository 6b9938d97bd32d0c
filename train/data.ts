import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Folder of the shared data that is not part of the project. */
export const dataRoot = process.env.PAPERGRAPH_DATA ?? join(import.meta.dirname, '../../shared');

/** Titles and abstracts of corpora/NAME.jsonl.gz, one corpus after the other. */
export function* abstractsOf(...corpora: string[]): Generator<{ title: string; abstract: string }> {
  for (const corpus of corpora) {
    const bytes = gunzipSync(readFileSync(join(dataRoot, 'corpora', `${corpus}.jsonl.gz`)));
    for (let start = 0; start < bytes.length; ) {
      const newline = bytes.indexOf(10, start);
      const end = newline < 0 ? bytes.length : newline;
      if (end > start) yield JSON.parse(bytes.toString('utf8', start, end)) as { title: string; abstract: string };
      start = end + 1;
    }
  }
}
