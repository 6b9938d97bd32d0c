import type { Definition, Field, Mention, Span } from '../types.ts';
import type { Name } from './names.ts';
import type { PaperView } from './tagger/paperview.ts';

/** Every place of every name as a mention with printed offsets; sorted and never overlapping. */
export function mentionsOf(names: Name[]): Mention[] {
  const mentions: Mention[] = [];
  for (const { type, role, cue, confidence, spans } of names) {
    const rounded = Math.round(confidence * 1000) / 1000;
    for (const { field, start, end, text } of spans)
      mentions.push({ field, start, end, text, type, role, confidence: rounded, cue });
  }
  mentions.sort((a, b) => order(a.field) - order(b.field) || a.start - b.start || b.end - a.end);
  let last: Mention | undefined;
  return mentions.filter((mention) => {
    if (mention.start >= mention.end || (last?.field === mention.field && last.end > mention.start)) return false;
    last = mention;
    return true;
  });
}

/** The acronyms of both fields with printed offsets. */
export function definitionsOf({ tokens, definitions }: Pick<PaperView, 'tokens' | 'definitions'>): Definition[] {
  return (['title', 'abstract'] as const).flatMap((field) => {
    const { text, toPrinted } = tokens[field];
    const printed = (from: number, to: number): Span & { text: string } => {
      const [start, end] = toPrinted(from, to);
      return { field, start, end, text: text.slice(from, to) };
    };
    return definitions[field].map(({ short, long }) => ({
      short: printed(short.start, short.end),
      long: printed(long.start, long.end),
    }));
  });
}

const order = (field: Field): number => (field === 'title' ? 0 : 1);
