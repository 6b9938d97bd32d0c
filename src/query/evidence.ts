import { sentenceAround } from '../lib/sentence.ts';
import type { Paper, PaperConcept } from '../types.ts';

/** A sentence (or the title) of a paper, with the span that names a concept in it. */
export interface Evidence {
  text: string;
  start: number;
  end: number;
}

/** The first sentence of the abstract that names the concept, else the title; null where a span lies outside the text. */
export function evidenceOf(paper: Paper, link: PaperConcept): Evidence | null {
  const span = link.mentions.find((mention) => mention.field === 'abstract') ?? link.mentions[0];
  if (!span) return null;
  const text = paper[span.field];
  if (span.end > text.length) return null;
  return span.field === 'title'
    ? { text, start: span.start, end: span.end }
    : sentenceAround(text, span.start, span.end);
}
