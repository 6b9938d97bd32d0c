import { CypherError } from '../errors.ts';
import type { Token } from './token.ts';

const FLOAT = /(?:\d+(?:_\d+)*)?\.\d+(?:_\d+)*(?:[eE][+-]?\d+)?[fFdD]?|\d+(?:_\d+)*[eE][+-]?\d+[fFdD]?/y;
const INTEGER = /0x[\dA-Fa-f]+(?:_[\dA-Fa-f]+)*|0o[0-7]+(?:_[0-7]+)*|\d+(?:_\d+)*/y;
const WORD_PART = /[\p{L}\p{Nl}\p{Pc}\p{Nd}]/u;
/** One more than the greatest integer: only after a minus. The parser refuses it elsewhere. */
const LIMIT = 2n ** 63n;

/** Reads `1`, `0xff`, `0o17`, `1.5`, `.5`, `1e9`. */
export function readNumber(query: string, start: number): Token {
  const float = match(FLOAT, query, start);
  const text = float ?? match(INTEGER, query, start) ?? query[start]!;
  const end = start + text.length;
  if (end < query.length && WORD_PART.test(query[end]!))
    throw new CypherError('SyntaxError', 'invalid literal number: a letter follows its digits', {
      start,
      end: end + 1,
    });
  const digits = text.replaceAll('_', '');
  if (float !== undefined) return { kind: 'float', text, value: toFloat(digits, start, end), start, end };
  if (/^0\d/.test(digits))
    throw new CypherError(
      'SyntaxError',
      `Octal integers are written 0o${digits.slice(1)}, decimal ones without a leading 0`,
      {
        start,
        end,
      },
    );
  const value = BigInt(digits);
  if (value > LIMIT)
    throw new CypherError('SyntaxError', 'integer is too large: at most 9223372036854775807', { start, end });
  return { kind: 'integer', text, value, start, end };
}

function match(pattern: RegExp, query: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(query)?.[0];
}

function toFloat(digits: string, start: number, end: number): number {
  const value = Number(digits.replace(/[fFdD]$/, ''));
  if (!Number.isFinite(value))
    throw new CypherError('SyntaxError', 'floating point number is too large', { start, end });
  return value;
}
