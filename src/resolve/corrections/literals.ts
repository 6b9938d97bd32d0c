import { compareStrings } from '../../lib/text.ts';
import type { Field, Span } from '../../types.ts';
import type { Literal } from './plan.ts';

/** A place where a text prints a name that was added by hand. */
export interface LiteralPlace extends Span {
  literal: Literal;
}

const WORD = /[\p{L}\p{N}]+/gu;
const CAPITAL = /\p{Lu}/u;
/** What makes another name of what it touches: `C` is not in C++, `BERT` not in RoBERTa, BERT-2 or Q-BERT, but in BERT-based. */
const JOINED_BEFORE = /(?:[\p{L}\p{N}_]|[\p{L}\p{N}]-)$/u;
const JOINED_AFTER = /^(?:[\p{L}\p{N}_+#*@]|-[\p{Lu}\p{N}])/u;

/**
 * Makes a finder of names in texts. A name stands where its very characters do, as whole words; one without capitals is found in any case. Where two
 * overlap the first one stays, of two at one place the longer. Time grows with the text, not with the number of names.
 */
export function createLiteralFinder(literals: readonly Literal[]): (text: string, field: Field) => LiteralPlace[] {
  const byWord = new Map<string, { literal: Literal; offset: number; anyCase: boolean }[]>();
  for (const literal of [...literals].sort((a, b) => b.name.length - a.name.length || compareStrings(a.name, b.name))) {
    const first = literal.name.match(WORD)?.[0];
    if (first === undefined) continue;
    const offset = literal.name.indexOf(first);
    const entry = { literal, offset, anyCase: !CAPITAL.test(literal.name) };
    const known = byWord.get(first.toLowerCase());
    if (known) known.push(entry);
    else byWord.set(first.toLowerCase(), [entry]);
  }
  return (text, field) => {
    const found: LiteralPlace[] = [];
    let last = 0;
    for (const match of text.matchAll(WORD)) {
      for (const { literal, offset, anyCase } of byWord.get(match[0].toLowerCase()) ?? []) {
        const start = match.index - offset;
        const end = start + literal.name.length;
        if (start < last || end > text.length) continue;
        const printed = text.slice(start, end);
        if (printed !== literal.name && !(anyCase && printed.toLowerCase() === literal.name)) continue;
        if (
          JOINED_BEFORE.test(text.slice(Math.max(0, start - 2), start)) ||
          JOINED_AFTER.test(text.slice(end, end + 3))
        )
          continue;
        found.push({ field, start, end, literal });
        last = end;
        break;
      }
    }
    return found;
  };
}
