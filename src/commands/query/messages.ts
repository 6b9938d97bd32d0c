import type { ErrorCode, Typed } from '../../cypher/index.ts';

/** What the worker is asked. Values are typed JSON: classes do not survive the way between threads. */
export interface Question {
  readonly query: string;
  readonly parameters: Readonly<Record<string, Typed>>;
  readonly timeoutMs: number;
  readonly maxRows: number;
}

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Typed[])[];
  /** There were more rows than asked for. */
  readonly truncated: boolean;
  /** Milliseconds of the query, without opening the map. */
  readonly ms: number;
  /** With EXPLAIN and PROFILE. */
  readonly plan?: string;
}

/** An error of the query: the message with line and column, and the line with a caret under its place. */
export interface Failure {
  readonly code: ErrorCode | 'Internal';
  readonly message: string;
  readonly caret: string | null;
}

export type Reply = { readonly answer: Answer } | { readonly failure: Failure } | { readonly ready: true };
