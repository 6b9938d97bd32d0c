import type { ExtractedPaper, Mention, Span } from '../types.ts';

/**
 * Whether a span stands where its capitals mean something: in the abstract, not at the beginning of a sentence and not before a bracket (where
 * expansions of acronyms are capitalised).
 */
export function isPlainPlace(paper: ExtractedPaper, span: Span): boolean {
  if (span.field === 'title' || span.start === 0) return false;
  const before = paper.abstract.slice(Math.max(0, span.start - 2), span.start);
  return !/[.!?:]\s$/.test(before) && !paper.abstract.startsWith(' (', span.end);
}

/** The text that a mention prints; its own where that is the same, so that names take no memory twice and hold no abstract. */
export function printed(paper: ExtractedPaper, { field, start, end, text }: Mention): string {
  const whole = paper[field];
  return end - start === text.length && whole.startsWith(text, start) ? text : whole.slice(start, end);
}
