/**
 * Predictions of the extractor over labelled papers in the shape of `papergraph extract`, for score_gold.py:
 * `npx tsx bench/score-dev.ts GOLD.jsonl PRED.jsonl`. Names of one folded key, and acronyms with their expansions, and aliases of the catalogue are one concept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createExtractor } from '../src/extract/index.ts';
import { loadCatalogue } from '../src/lib/catalogue.ts';
import { foldKey } from '../src/lib/fold.ts';
import { groupBy } from '../src/lib/group.ts';
import type { ExtractedPaper, Paper } from '../src/types.ts';

const catalogue = loadCatalogue();

function conceptsOf(paper: ExtractedPaper): object[] {
  const longs = new Map(paper.definitions.map(({ short, long }) => [foldKey(short.text), foldKey(long.text)]));
  const keyOf = (text: string): string => {
    const key = longs.get(foldKey(text)) ?? foldKey(text);
    return foldKey(catalogue.entries.get(key)?.canonical ?? key);
  };
  return [...groupBy(paper.mentions, (m) => keyOf(m.text)).values()].map((mentions) => ({
    name: mentions[0]!.text,
    type: mentions[0]!.type,
    role: mentions[0]!.role,
    surfaces: [...new Set(mentions.map((m) => paper[m.field].slice(m.start, m.end)))],
    mentions: mentions.map(({ field, start, end }) => ({ field, start, end })),
    confidence: Math.max(...mentions.map((m) => m.confidence)),
  }));
}

const [gold = '', out = ''] = process.argv.slice(2);
const extract = createExtractor();
const papers = readFileSync(gold, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Paper);
const started = performance.now();
const extracted = papers.map(extract);
console.log(`${Math.round((papers.length / (performance.now() - started)) * 1000)} abstracts a second`);
const lines = extracted.map((p) => JSON.stringify({ id: p.id, title: p.title, concepts: conceptsOf(p) }));
if (out !== '') writeFileSync(out, `${lines.join('\n')}\n`);
