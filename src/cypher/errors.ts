import type { Place } from './ast.ts';

/**
 * Classes of errors, as Neo4j's status codes end: what is wrong with the text (`SyntaxError`), with a value at run time (`TypeError`,
 * `ArgumentError`, `ArithmeticError`), a missing parameter, a refused clause, or a query that ran out of its budget.
 */
export type ErrorCode =
  | 'SyntaxError'
  | 'TypeError'
  | 'ArgumentError'
  | 'ArithmeticError'
  | 'EntityNotFound'
  | 'ParameterMissing'
  | 'Refused'
  | 'Timeout'
  | 'TooLarge'
  | 'Aborted';

/** Everything that goes wrong in a query. `message` says what was found and what to write instead. */
export class CypherError extends Error {
  override name = 'CypherError';
  readonly code: ErrorCode;
  /** Where in the text, if that is known. */
  readonly place: Place | null;
  /** The query; filled in by the engine together with `line` and `column` (both from 1). */
  query: string | null = null;
  line: number | null = null;
  column: number | null = null;

  constructor(code: ErrorCode, message: string, place: Place | null = null) {
    super(message);
    this.code = code;
    this.place = place;
  }
}

/** The error with a place, if it has none yet: values do not know where they are used. */
export function placed(error: unknown, place: Place): unknown {
  if (!(error instanceof CypherError) || error.place) return error;
  return new CypherError(error.code, error.message, place);
}

/** Adds text, line and column to an error that knows its offset. */
export function locate(error: CypherError, query: string): CypherError {
  error.query = query;
  if (error.place && error.line === null) {
    const before = query.slice(0, error.place.start).split('\n');
    error.line = before.length;
    error.column = before[before.length - 1]!.length + 1;
    error.message += ` (line ${error.line}, column ${error.column})`;
  }
  return error;
}

/** The line of the error with a caret under its place, for terminals and panels; null where the place is not known. */
export function caret(error: CypherError): string | null {
  if (!error.query || !error.place || error.line === null || error.column === null) return null;
  const line = error.query.split('\n')[error.line - 1] ?? '';
  const from = Math.max(0, error.column - 1 - 60);
  const shown = line.slice(from, from + 100);
  const width = Math.max(1, Math.min(error.place.end - error.place.start, line.length - error.column + 1));
  return `${shown}\n${' '.repeat(error.column - 1 - from)}${'^'.repeat(Math.min(width, 40))}`;
}
