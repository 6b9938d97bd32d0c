import { sentenceAround } from '../lib/sentence.ts';
import type { Paper, PaperConcept, Span } from '../types.ts';

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
  if (span.end > paper[span.field].length) return null;
  return sentenceOf(paper, span);
}

/** Every place where a paper names a concept, in its sentence; those of the title first. Spans that lie outside the text are left out. */
export const allEvidenceOf = (paper: Paper, { mentions }: PaperConcept): Evidence[] =>
  mentions.filter(({ field, end }) => end <= paper[field].length).map((span) => sentenceOf(paper, span));

function sentenceOf(paper: Paper, { field, start, end }: Span): Evidence {
  const text = paper[field];
  return field === 'title' ? { text, start, end } : sentenceAround(text, start, end);
}
