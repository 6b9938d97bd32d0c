/**
 * Makes data/resolve/acronyms.tsv again: `npx tsx train/acronyms.ts`, with PAPERGRAPH_DATA pointing at the shared data (corpora/).
 *
 * What acronyms stand for in 112,000 abstracts. Who coins an acronym defines it; who uses it without a word means an established thing: an
 * expansion that several papers give or the catalogue knows. Kept are acronyms of which one established expansion has four papers in five. Left out
 * are names that the catalogue settles, expansions that it calls no concept, and words that abstracts also print in lower case. Under a minute.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAcronyms } from '../src/extract/acronyms.ts';
import { loadCatalogue } from '../src/lib/catalogue.ts';
import { foldKey } from '../src/lib/fold.ts';
import { decodeLatex } from '../src/lib/latex.ts';
import { compareStrings } from '../src/lib/text.ts';
import { type Expansion, mineExpansions } from '../src/resolve/expansions.ts';
import { createGround } from '../src/resolve/ground.ts';
import { createNameReader } from '../src/resolve/name-form.ts';
import { nameWords } from '../src/resolve/name-key.ts';
import type { Definition, ExtractedPaper } from '../src/types.ts';
import { abstractsOf } from './data.ts';

/**
 * Papers that must define an acronym so: short ones collide by chance, expansions that the catalogue lacks may be anything; the exact initials of
 * a known name need one.
 */
const leastPapers = (short: string, known: string | undefined): number =>
  short.length <= 2 ? 10 : known === undefined ? 15 : initials(known) === short ? 1 : 2;
const initials = (name: string): string =>
  nameWords(name)
    .map((word) => word[0])
    .join('');
const DOMINANCE = 0.8;
/** Halves of names, and parts of networks that every paper means its own by. */
const NO_NAME = /^(?:and|of|the)\b|\bmodules?$/i;
/** An acronym in at most this share of lower-case print is no ordinary word. */
const LOWER = 0.1;

const catalogue = loadCatalogue();
const ground = createGround(catalogue);
const read = createNameReader(ground.components, ground.index.capitals);

const papers: ExtractedPaper[] = [];
const printed = new Map<string, Map<string, number>>();
const words = new Map<string, { all: number; lower: number }>();

const paperOf = (title: string, abstract: string): ExtractedPaper => ({
  id: title,
  title,
  abstract,
  date: null,
  dateInferred: false,
  authors: null,
  organisation: null,
  comments: null,
  url: null,
  sources: [],
  aliases: [],
  mentions: [],
  definitions: [],
});

const count = (key: string, text: string): void => {
  const forms = printed.get(key) ?? new Map<string, number>();
  printed.set(key, forms.set(text, (forms.get(text) ?? 0) + 1));
};
const mostPrinted = (key: string): string =>
  [...(printed.get(key) ?? [])].sort((a, b) => b[1] - a[1] || compareStrings(a[0], b[0]))[0]?.[0] ?? key;

const titles = new Set<string>();
for (const paper of abstractsOf('hf-daily', 'abstracts-100k')) {
  if (titles.has(paper.title)) continue;
  titles.add(paper.title);
  const definitions: Definition[] = [];
  for (const field of ['title', 'abstract'] as const) {
    const { text } = decodeLatex(paper[field]);
    for (const { short, long } of findAcronyms(text)) {
      const part = ({ start, end }: { start: number; end: number }) => ({
        field,
        start,
        end,
        text: text.slice(start, end),
      });
      const definition = { short: part(short), long: part(long) };
      definitions.push(definition);
      count(read(definition.short.text).key, definition.short.text.replace(/(?<=\p{Lu})s$/u, ''));
      count(read(definition.long.text).key, definition.long.text);
    }
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const key = word.toLowerCase();
      const use = words.get(key) ?? { all: 0, lower: 0 };
      use.all++;
      if (word === key) use.lower++;
      words.set(key, use);
    }
  }
  if (definitions.length > 0) papers.push({ ...paperOf(paper.title, paper.abstract), definitions });
}

const rows: string[] = [];
for (const [short, meanings] of mineExpansions(papers, read, ground.index, new Map())) {
  const [first] = meanings;
  const isKnown = ({ root }: Expansion): boolean => ground.index.names.has(root);
  const established = meanings.filter((meaning) => meaning.papers > 1 || isKnown(meaning));
  const all = established.reduce((sum, meaning) => sum + meaning.papers, 0);
  const use = words.get(short);
  const isWord = use !== undefined && use.lower > LOWER * use.all;
  if (!first || isWord || /\d$/.test(short) || ground.isListed(short)) continue;
  if (
    first.papers < leastPapers(short, isKnown(first) ? ground.index.canonical.get(first.root) : undefined) ||
    first.papers < DOMINANCE * all
  )
    continue;
  const long = [...first.longs].map(mostPrinted).find((text) => !NO_NAME.test(text));
  if (long === undefined || catalogue.notConcepts.has(foldKey(long))) continue;
  rows.push([mostPrinted(short), ground.index.canonical.get(first.root) ?? long, first.papers].join('\t'));
}
rows.sort(compareStrings);
writeFileSync(
  join(import.meta.dirname, '../data/resolve/acronyms.tsv'),
  `${['acronym\texpansion\tpapers', ...rows].join('\n')}\n`,
);
console.error(`${rows.length} acronyms of ${papers.length} papers with definitions`);
