import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextOf } from '../../src/extract/tagger/context.ts';
import { featuresOf } from '../../src/extract/tagger/features.ts';
import { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import { type PaperView, viewPaper } from '../../src/extract/tagger/paperview.ts';
import { WordStatistics } from '../../src/extract/tagger/statistics.ts';
import { Vocabulary } from '../../src/extract/tagger/vocabulary.ts';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import type { Sequences } from './crf.ts';
import { loadStopWords } from './papers.ts';
import { type GoldSpan, labelsOf } from './project.ts';

export const weightsRoot = process.env.PAPERGRAPH_WEIGHTS ?? join(import.meta.dirname, '../../data/weights');

/** The frozen tables and the catalogue. */
export function loadResources(): { vocabulary: Vocabulary; lexicon: Lexicon } {
  const vocabulary = new Vocabulary(new WordStatistics(readFileSync(join(weightsRoot, 'words.bin'))), loadStopWords());
  const phrases = readFileSync(join(weightsRoot, 'phrases.bin'));
  return { vocabulary, lexicon: new Lexicon(loadCatalogue(), phrases, (text) => vocabulary.get(text)) };
}

/** Feature hashes to dense numbers; 0 hashes mark free places. */
export class FeatureNumbers {
  private keys = new Int32Array(1 << 22);
  private ids = new Int32Array(1 << 22);
  private used = 0;
  readonly counts: number[] = [];

  get size(): number {
    return this.counts.length;
  }

  private place(hash: number): number {
    const mask = this.keys.length - 1;
    let at = hash & mask;
    while (this.keys[at] !== 0 && this.keys[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  add(hash: number): number {
    if (this.used * 2 > this.keys.length) this.grow();
    const at = this.place(hash);
    if (this.keys[at] === 0) {
      this.keys[at] = hash;
      this.ids[at] = this.counts.push(0) - 1;
      this.used++;
    }
    const id = this.ids[at]!;
    this.counts[id]!++;
    return id;
  }

  get(hash: number): number {
    const at = this.place(hash);
    return this.keys[at] === 0 ? -1 : this.ids[at]!;
  }

  /** Hashes by number. */
  hashes(): Int32Array {
    const out = new Int32Array(this.counts.length);
    for (let at = 0; at < this.keys.length; at++) if (this.keys[at] !== 0) out[this.ids[at]!] = this.keys[at]!;
    return out;
  }

  private grow(): void {
    const [keys, ids] = [this.keys, this.ids];
    this.keys = new Int32Array(keys.length * 2);
    this.ids = new Int32Array(keys.length * 2);
    for (let k = 0; k < keys.length; k++)
      if (keys[k] !== 0) {
        const at = this.place(keys[k]!);
        this.keys[at] = keys[k]!;
        this.ids[at] = ids[k]!;
      }
  }
}

/** Gathers papers into sequences; features are numbered once, those seen fewer than `cutoff` times are left out. */
export class DatasetBuilder {
  readonly numbers = new FeatureNumbers();
  private readonly chunks: Int32Array[] = [];
  private readonly lengths: number[] = [];
  private readonly labels: Uint8Array[] = [];
  private readonly sentences: number[] = [];
  private readonly papers: number[] = [];
  private readonly weights: number[] = [];
  private tokens = 0;

  add(view: PaperView, lexicon: Lexicon, spans: GoldSpan[], weight: number): void {
    const n = view.words.length;
    const features = featuresOf(view, contextOf(view, lexicon));
    const ids = new Int32Array(features.values.length);
    for (let f = 0; f < ids.length; f++) ids[f] = this.numbers.add(features.values[f]!);
    this.chunks.push(ids);
    for (let i = 0; i < n; i++) {
      this.lengths.push(features.offsets[i + 1]! - features.offsets[i]!);
      if (view.place[i] === 0) {
        this.sentences.push(this.tokens + i);
        this.papers.push(this.weights.length);
      }
    }
    this.labels.push(labelsOf(spans, n));
    this.weights.push(weight);
    this.tokens += n;
  }

  finish(cutoff: number): { data: Sequences; size: number; remap: Int32Array } {
    const { counts } = this.numbers;
    const remap = new Int32Array(counts.length).fill(-1);
    const kept = [...counts.keys()].filter((id) => counts[id]! >= cutoff).sort((a, b) => counts[b]! - counts[a]!);
    for (let k = 0; k < kept.length; k++) remap[kept[k]!] = k;
    let total = 0;
    for (const c of this.chunks) total += c.length;
    const features = new Int32Array(total);
    const offsets = new Float64Array(this.tokens + 1);
    let at = 0;
    let from = 0;
    let token = 0;
    for (const chunk of this.chunks) {
      from = 0;
      while (from < chunk.length) {
        const to = from + this.lengths[token]!;
        for (let f = from; f < to; f++) {
          const id = remap[chunk[f]!]!;
          if (id >= 0) features[at++] = id;
        }
        from = to;
        offsets[++token] = at;
      }
    }
    const labels = new Uint8Array(this.tokens);
    let k = 0;
    for (const l of this.labels) {
      labels.set(l, k);
      k += l.length;
    }
    const data = {
      features: features.subarray(0, at),
      offsets,
      labels,
      sentences: Int32Array.from([...this.sentences, this.tokens]),
      papers: Int32Array.from(this.papers),
      weights: Float32Array.from(this.weights),
    };
    return { data, size: kept.length, remap };
  }
}

export { type PaperView, viewPaper };
