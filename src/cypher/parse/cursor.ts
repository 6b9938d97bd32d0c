import type { Place } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Token } from '../lex/token.ts';

const MAX_DEPTH = 200;
const MAX_FAILED_GUESSES = 200;
const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** The parser's place in the tokens, and how it looks ahead and complains. */
export class Cursor {
  readonly query: string;
  readonly tokens: readonly Token[];
  index = 0;
  /** Inside `[x IN … WHERE n:A | …]` a bar does not join labels. */
  barEnds = false;
  /** How the labels of the clause at hand were written; see `oneLabelStyle`. */
  labelStyle: { colon: Place | null; symbols: boolean } = { colon: null, symbols: false };
  #depth = 0;
  #failedGuesses = 0;
  #partner: Int32Array | null = null;

  constructor(query: string, tokens: readonly Token[]) {
    this.query = query;
    this.tokens = tokens;
  }

  get token(): Token {
    return this.tokens[this.index]!;
  }

  ahead(by: number): Token {
    return this.tokens[Math.min(this.index + by, this.tokens.length - 1)]!;
  }

  /** Is the token `by` places ahead this symbol or keyword? */
  is(text: string, by = 0): boolean {
    const token = this.ahead(by);
    return token.text === text && (token.kind === 'symbol' || token.kind === 'word');
  }

  /** Could an expression begin with the token `by` places ahead, as far as one token tells? */
  startsExpression(by: number): boolean {
    const { kind, text } = this.ahead(by);
    if (kind === 'word') return text !== 'AS';
    return kind === 'symbol' ? '([{+-'.includes(text) : kind !== 'end';
  }

  words(...texts: string[]): boolean {
    return texts.every((text, by) => this.is(text, by));
  }

  /** Takes the tokens if all of them are next. */
  accept(...texts: string[]): boolean {
    if (!this.words(...texts)) return false;
    this.index += texts.length;
    return true;
  }

  expect(...texts: string[]): void {
    for (const text of texts) if (!this.accept(text)) this.fail(`'${text}'`);
  }

  next(): Token {
    return this.tokens[this.index++]!;
  }

  get isName(): boolean {
    return this.token.kind === 'word' || this.token.kind === 'name';
  }

  /** An identifier; keywords may serve as one. */
  name(what: string): Token {
    if (!this.isName) this.fail(what);
    return this.next();
  }

  /** Where the last token that was taken ends. */
  get end(): number {
    return this.index > 0 ? this.tokens[this.index - 1]!.end : 0;
  }

  from(start: number): Place {
    return { start, end: this.end };
  }

  fail(expected: string): never {
    const { kind, start, end } = this.token;
    const found = kind === 'end' ? 'the end of the query' : `'${this.query.slice(start, Math.min(end, start + 30))}'`;
    throw new CypherError('SyntaxError', `Invalid input ${found}: expected ${expected}`, { start, end });
  }

  /** Runs one level of a recursive rule. */
  nested<T>(rule: () => T): T {
    if (++this.#depth > MAX_DEPTH)
      throw new CypherError('SyntaxError', `Nested more than ${MAX_DEPTH} levels deep: split the query`, {
        start: this.token.start,
        end: this.token.end,
      });
    const result = rule();
    this.#depth--;
    return result;
  }

  /** Runs a rule; if it fails, goes back and answers null. Failures are few, so that hostile text costs no exponential time. */
  guess<T>(rule: () => T | null): T | null {
    const { index, barEnds } = this;
    const depth = this.#depth;
    try {
      const result = rule();
      if (result !== null) return result;
    } catch (error) {
      if (!(error instanceof CypherError) || ++this.#failedGuesses > MAX_FAILED_GUESSES) throw error;
    }
    this.index = index;
    this.barEnds = barEnds;
    this.#depth = depth;
    return null;
  }

  /** Index of the token after the bracket that closes the one at `index`; the end where it is not closed. */
  afterBracket(index: number): number {
    this.#partner ??= partners(this.tokens);
    return this.#partner[index]! + 1;
  }
}

function partners(tokens: readonly Token[]): Int32Array {
  const partner = new Int32Array(tokens.length).fill(tokens.length - 2);
  const open: number[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== 'symbol') return;
    if (CLOSING[text]) open.push(index);
    else if (text === ')' || text === ']' || text === '}') {
      const at = open.pop();
      if (at !== undefined) partner[at] = index;
    }
  });
  return partner;
}
