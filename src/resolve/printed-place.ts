import type { ExtractedPaper, Span } from '../types.ts';

/**
 * Whether a span stands where its capitals mean something: in the abstract, not at the beginning of a sentence and not before a bracket (where
 * expansions of acronyms are capitalised).
 */
export function isPlainPlace(paper: ExtractedPaper, span: Span): boolean {
  if (span.field === 'title' || span.start === 0) return false;
  const before = paper.abstract.slice(Math.max(0, span.start - 2), span.start);
  return !/[.!?:]\s$/.test(before) && !paper.abstract.startsWith(' (', span.end);
}

/** The text that a span of a paper prints. */
export const printed = (paper: ExtractedPaper, span: Span): string => paper[span.field].slice(span.start, span.end);
