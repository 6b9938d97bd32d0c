import type { Definition, Field, Mention, Span } from '../types.ts';
import type { FieldText } from './document.ts';
import type { Name } from './names.ts';

/** Every place of every name as a mention with printed offsets; sorted and never overlapping. */
export function mentionsOf(names: Name[]): Mention[] {
  const mentions = names.flatMap(({ type, role, cue, confidence, spans }) =>
    spans.map((span): Mention => ({ ...span, type, role, confidence: Math.round(confidence * 1000) / 1000, cue })),
  );
  mentions.sort((a, b) => order(a.field) - order(b.field) || a.start - b.start || b.end - a.end);
  let last: Mention | undefined;
  return mentions.filter((mention) => {
    if (mention.start >= mention.end || (last?.field === mention.field && last.end > mention.start)) return false;
    last = mention;
    return true;
  });
}

/** The acronyms of both fields with printed offsets. */
export function definitionsOf(fields: FieldText[]): Definition[] {
  return fields.flatMap((field) =>
    field.acronyms.map(({ short, long }) => ({
      short: printedSpan(field, short.start, short.end),
      long: printedSpan(field, long.start, long.end),
    })),
  );
}

const order = (field: Field): number => (field === 'title' ? 0 : 1);

function printedSpan({ field, text, toPrinted }: FieldText, start: number, end: number): Span & { text: string } {
  const [from, to] = toPrinted(start, end);
  return { field, start: from, end: to, text: text.slice(start, end) };
}
