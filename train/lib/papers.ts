import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { abstractsOf, dataRoot } from '../data.ts';

/** Folder for what passes between the steps of training; nothing in it ships. */
export const workRoot = process.env.PAPERGRAPH_WORK ?? join(import.meta.dirname, '../../.cache/train');

export interface GoldEntity {
  name: string;
  type: string;
  role: string;
  surfaces: string[];
  core: boolean;
}

export interface GoldPaper {
  id: string;
  title: string;
  abstract: string;
  entities: GoldEntity[];
}

/** The annotated papers of gold/NAME.jsonl. */
export function gold(name: 'train' | 'dev'): GoldPaper[] {
  return readFileSync(join(dataRoot, 'gold', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldPaper);
}

const titleKey = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Abstracts of the corpora without the annotated papers and the papers of the seed pages. */
export function* unlabelled(...corpora: string[]): Generator<{ title: string; abstract: string }> {
  const known = new Set([...gold('train'), ...gold('dev')].map((p) => titleKey(p.title)));
  const seeds = join(dataRoot, 'seeds');
  for (const file of readdirSync(seeds))
    for (const line of readFileSync(join(seeds, file), 'utf8').split('\n')) {
      const key = titleKey(line);
      if (key.length > 15) known.add(key);
    }
  for (const paper of abstractsOf(...corpora)) {
    const key = titleKey(paper.title);
    if (known.has(key)) continue;
    known.add(key);
    yield { title: paper.title, abstract: paper.abstract.replace(/\s+/g, ' ') };
  }
}

/** The words of data/stopwords.txt. */
export function loadStopWords(): Set<string> {
  const text = readFileSync(join(import.meta.dirname, '../../data/stopwords.txt'), 'utf8');
  return new Set(
    text
      .split('\n')
      .filter((l) => !l.startsWith('#'))
      .flatMap((l) => l.split(/\s+/))
      .filter(Boolean),
  );
}
