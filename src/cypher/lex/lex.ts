import { CypherError } from '../errors.ts';
import { readNumber } from './number.ts';
import { readQuoted } from './string.ts';
import type { Token } from './token.ts';

const SYMBOLS2 = new Set(['<>', '<=', '>=', '=~', '..', '||', '::', '+=', '!=']);
const SYMBOLS1 = new Set('()[]{}<>-+*/%^=.,:;|&!$~'.split(''));
const WORD_START = /[\p{L}\p{Nl}\p{Pc}]/u;
const WORD_PART = /[\p{L}\p{Nl}\p{Pc}\p{Mn}\p{Mc}\p{Nd}\p{Sc}]/u;
const SPACE = /[\s\p{Z}\p{Cc}]/u;

/**
 * Cuts a query into tokens; the last one is the end.
 * @throws CypherError for a character, string, number or comment that cannot be read
 */
export function lex(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (true) {
    at = skipSpace(query, at);
    if (at >= query.length) break;
    const token = readToken(query, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', value: '', start: query.length, end: query.length });
  return tokens;
}

function skipSpace(query: string, from: number): number {
  let at = from;
  while (at < query.length) {
    const c = query[at]!;
    if (c === ' ' || c === '\n' || SPACE.test(c)) at++;
    else if (c === '/' && query[at + 1] === '/') {
      const end = query.indexOf('\n', at);
      at = end < 0 ? query.length : end + 1;
    } else if (c === '/' && query[at + 1] === '*') {
      const end = query.indexOf('*/', at + 2);
      if (end < 0)
        throw new CypherError('SyntaxError', 'This comment does not end: write */ after it', {
          start: at,
          end: at + 2,
        });
      at = end + 2;
    } else break;
  }
  return at;
}

function readToken(query: string, at: number): Token {
  const c = query[at]!;
  if (c === "'" || c === '"') return readQuoted(query, at, 'string');
  if (c === '`') return readQuoted(query, at, 'name');
  if (isDigit(c) || (c === '.' && isDigit(query[at + 1] ?? '') && query[at - 1] !== '.')) return readNumber(query, at);
  if (c === '$') return readParameter(query, at);
  const end = wordEnd(query, at);
  if (end > at) {
    const text = query.slice(at, end);
    return { kind: 'word', text: text.toUpperCase(), value: text, start: at, end };
  }
  const two = query.slice(at, at + 2);
  const text = SYMBOLS2.has(two) ? two : c;
  if (text.length === 1 && !SYMBOLS1.has(c)) {
    const point = String.fromCodePoint(query.codePointAt(at)!);
    throw new CypherError('SyntaxError', `Invalid input '${point}': this character means nothing here`, {
      start: at,
      end: at + point.length,
    });
  }
  return { kind: 'symbol', text, value: text, start: at, end: at + text.length };
}

function readParameter(query: string, at: number): Token {
  if (query[at + 1] === '`') {
    const { value, end } = readQuoted(query, at + 1, 'name');
    return { kind: 'parameter', text: query.slice(at, end), value, start: at, end };
  }
  let end = at + 1;
  while (end < query.length && WORD_PART.test(charAt(query, end))) end += charAt(query, end).length;
  if (end === at + 1)
    throw new CypherError('SyntaxError', "Invalid input '$': expected the name of a parameter after it", {
      start: at,
      end,
    });
  return { kind: 'parameter', text: query.slice(at, end), value: query.slice(at + 1, end), start: at, end };
}

const isDigit = (c: string): boolean => c >= '0' && c <= '9' && c.length === 1;
const charAt = (query: string, at: number): string => String.fromCodePoint(query.codePointAt(at)!);

/** End of the identifier that starts at `at`, or `at`. */
function wordEnd(query: string, at: number): number {
  if (at >= query.length || !WORD_START.test(charAt(query, at))) return at;
  let end = at;
  while (end < query.length && WORD_PART.test(charAt(query, end))) end += charAt(query, end).length;
  return end;
}
