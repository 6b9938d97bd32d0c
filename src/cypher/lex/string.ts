import { CypherError } from '../errors.ts';
import type { Token } from './token.ts';

const ESCAPES: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads a string in quotes (with escapes) or a name in backticks (a backtick is doubled). */
export function readQuoted(query: string, start: number, kind: 'string' | 'name'): Token {
  const quote = query[start]!;
  const pieces: string[] = [];
  let from = start + 1;
  for (let at = from; at < query.length; at++) {
    const c = query[at]!;
    if (c === quote) {
      pieces.push(query.slice(from, at));
      if (kind === 'name' && query[at + 1] === quote) {
        pieces.push(quote);
        from = at + 2;
        at++;
        continue;
      }
      return { kind, text: query.slice(start, at + 1), value: pieces.join(''), start, end: at + 1 };
    }
    if (c === '\\' && kind === 'string') {
      pieces.push(query.slice(from, at));
      const { text, end } = readEscape(query, at);
      pieces.push(text);
      from = end;
      at = end - 1;
    }
  }
  throw new CypherError('SyntaxError', `This ${kind} does not end: write ${quote} after it`, { start, end: start + 1 });
}

function readEscape(query: string, at: number): { text: string; end: number } {
  const c = query[at + 1] ?? '';
  const plain = ESCAPES[c];
  if (plain !== undefined) return { text: plain, end: at + 2 };
  const digits = c === 'u' ? 4 : c === 'U' ? 8 : 0;
  if (digits === 0) return { text: `\\${c}`, end: at + 2 };
  const hex = query.slice(at + 2, at + 2 + digits);
  const point = /^[\dA-Fa-f]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : -1;
  if (point < 0 || point > 0x10ffff)
    throw new CypherError('SyntaxError', `Invalid escape: \\${c} needs ${digits} hexadecimal digits of a character`, {
      start: at,
      end: at + 2,
    });
  return { text: digits === 4 ? String.fromCharCode(point) : String.fromCodePoint(point), end: at + 2 + digits };
}
