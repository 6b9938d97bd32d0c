import { beginOf, insideOf } from '../../src/extract/tagger/chain.ts';
import type { PaperTokens } from '../../src/extract/tagger/tokenize.ts';
import { decodeLatex } from '../../src/lib/latex.ts';
import { CONCEPT_TYPES } from '../../src/types.ts';
import type { GoldPaper } from './papers.ts';

export interface GoldSpan {
  start: number;
  end: number;
  /** 0–4 type of a core entity, 5 borderline. */
  class: number;
  /** Number of the entity in its record. */
  entity: number;
}

/** Every place where a surface of an entity stands between token bounds, the longest first, none overlapping. */
export function projectGold(paper: GoldPaper, tokens: PaperTokens): GoldSpan[] {
  const surfaces = paper.entities.flatMap((e, entity) =>
    e.surfaces.map((s) => ({
      text: decodeLatex(s).text,
      class: e.core ? (CONCEPT_TYPES as readonly string[]).indexOf(e.type) : 5,
      entity,
    })),
  );
  surfaces.sort((a, b) => b.text.length - a.text.length || a.class - b.class);
  const taken = new Uint8Array(tokens.words.length);
  const spans: GoldSpan[] = [];
  for (let field = 0; field < 2; field++) {
    const text = field === 0 ? tokens.title.text : tokens.abstract.text;
    const startAt = new Map<number, number>();
    const endAt = new Map<number, number>();
    for (let i = 0; i < tokens.words.length; i++)
      if (tokens.field[i] === field) {
        startAt.set(tokens.start[i]!, i);
        endAt.set(tokens.end[i]!, i + 1);
      }
    for (const s of surfaces) {
      if (s.text === '') continue;
      for (let at = text.indexOf(s.text); at >= 0; at = text.indexOf(s.text, at + 1)) {
        const start = startAt.get(at);
        const end = endAt.get(at + s.text.length);
        if (start === undefined || end === undefined) continue;
        let free = true;
        for (let i = start; i < end; i++) if (taken[i] === 1) free = false;
        if (!free) continue;
        taken.fill(1, start, end);
        spans.push({ start, end, class: s.class, entity: s.entity });
      }
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Labels of the tokens under spans. */
export function labelsOf(spans: GoldSpan[], n: number): Uint8Array {
  const labels = new Uint8Array(n);
  for (const s of spans) {
    labels.fill(insideOf(s.class), s.start, s.end);
    labels[s.start] = beginOf(s.class);
  }
  return labels;
}
