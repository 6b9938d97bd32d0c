/**
 * Makes data/catalogue/ again: `npx tsx train/catalogue.ts`, with PAPERGRAPH_DATA pointing at the shared data (catalogue/, names/, corpora/).
 *
 * concepts.tsv and not-concepts.tsv are the judged phrases; where the files exist they are left alone, for people mend them by hand. names.tsv holds the names of public lists that may be shipped,
 * without result-table rows and task fragments, with the number of abstracts that print them; a name that the same abstracts also print
 * in lower case is marked ambiguous. About a minute.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compareStrings } from '../src/lib/text.ts';
import { parseTsv } from '../src/lib/tsv.ts';
import { abstractsOf, dataRoot } from './data.ts';

const LONGEST_NAME = 6;
const target = join(import.meta.dirname, '../data/catalogue');

/** Rows of result tables ("X (ours)", "A + B", "Set5 - 8x upscaling"), years, sentences and single letters are not names. */
function isClean(name: string): boolean {
  if (/[()+,%=<>{}\\"|?!;*]|\s-\s|\bet al\b|\bw\/|\bours\b|\bbaseline\b/i.test(name)) return false;
  if (/^[\d.\s#-]+$|^.{0,2}$/.test(name)) return false;
  return /^[\p{L}\p{N}]/u.test(name) && name.split(/\s+/).length <= LONGEST_NAME;
}

/** Rows of result tables and of one library's task registry are mostly labels that no paper prints: kept only where abstracts do. */
const PRINTED_ONLY = new Set(['paperswithcode/sota-extractor', 'embeddings-benchmark/mteb']);

interface Name {
  name: string;
  type: string;
  sources: string[];
  papers: number;
  lowerPapers: number;
}

function readNames(): Map<string, Name> {
  const text = gunzipSync(readFileSync(join(dataRoot, 'names/names.tsv.gz'))).toString('utf8');
  const names = new Map<string, Name>();
  for (const [name = '', type = '', shippable = '', sources = ''] of parseTsv(text)) {
    const list = sources.split('; ').filter((s) => !NOT_FREE.has(s));
    if (shippable !== 'yes' || list.length === 0 || !isClean(name) || names.has(name)) continue;
    names.set(name, { name, type, sources: list, papers: 0, lowerPapers: 0 });
  }
  return names;
}

/** Sources under CC BY-SA: a name that only they list stays out; where a free list has it too, that list is the source. */
const NOT_FREE = new Set(['World-Snapshot/papers-with-code', 'jd-coderepos/sota', 'StepNeverStop/DeepLearningMethods']);

function countIn(names: Map<string, Name>, text: string): void {
  const words = text.split(/[\s,;:()"]+/).map((w) => w.replace(/[.'’]+$/, ''));
  const seen = new Set<string>();
  for (let i = 0; i < words.length; i++)
    for (
      let n = 1, phrase = words[i]!;
      n <= LONGEST_NAME && i + n <= words.length;
      n++, phrase += ` ${words[i + n - 1]}`
    )
      seen.add(phrase);
  for (const phrase of seen) {
    const name = names.get(phrase);
    if (name) name.papers++;
  }
  for (const phrase of seen) for (const name of byLower.get(phrase) ?? []) name.lowerPapers++;
}

const names = readNames();
const byLower = new Map<string, Name[]>();
for (const name of names.values()) {
  const lower = name.name.toLowerCase();
  if (lower !== name.name) byLower.set(lower, [...(byLower.get(lower) ?? []), name]);
}
for (const { title, abstract } of abstractsOf('abstracts-100k', 'hf-daily')) countIn(names, `${title} . ${abstract}`);

mkdirSync(target, { recursive: true });
for (const [from, to] of [
  ['terms.tsv', 'concepts.tsv'],
  ['not-concepts.tsv', 'not-concepts.tsv'],
] as const)
  if (!existsSync(join(target, to))) copyFileSync(join(dataRoot, 'catalogue', from), join(target, to));

const kept = [...names.values()].filter((n) => n.papers > 0 || !n.sources.every((s) => PRINTED_ONLY.has(s)));
const rows = kept
  .sort((a, b) => compareStrings(a.name, b.name))
  .map((n) => [n.name, n.type, '', n.lowerPapers >= 2 ? 'yes' : '', n.papers, n.sources.join('; ')].join('\t'));
writeFileSync(join(target, 'names.tsv'), `phrase\ttype\tcanonical\tambiguous\tpapers\tsources\n${rows.join('\n')}\n`);
console.log(`${rows.length} listed names, ${kept.filter((n) => n.papers > 0).length} of them printed in the abstracts`);
