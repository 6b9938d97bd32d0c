/** `word` is an identifier or a keyword, `name` an identifier in backticks. */
type TokenKind = 'word' | 'name' | 'string' | 'integer' | 'float' | 'parameter' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; upper case for a word, so that keywords compare. */
  readonly text: string;
  /** A word as written, a name or parameter without its marks, the value of a string or number. */
  readonly value: string | bigint | number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}
