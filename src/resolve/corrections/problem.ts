import { PapergraphError } from '../../lib/errors.ts';
import type { Place } from './entry.ts';

/** Something wrong in a file of corrections; `what` says how to mend it. */
export interface Problem extends Place {
  what: string;
}

const SHOWN = 20;

/**
 * Ends with all that is wrong in a file, in the order of their places.
 * @throws PapergraphError where there is any problem: `file:line:column: what`, one a line
 */
export function refuse(file: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, what }) => `${file}:${line}:${column}: ${what}`);
  const shown = [...new Set(lines)];
  const more = shown.length - SHOWN;
  throw new PapergraphError([...shown.slice(0, SHOWN), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'));
}
