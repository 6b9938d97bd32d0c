import type { Statement } from '../ast.ts';

/** Judges a statement before it runs. */
export function check(_statement: Statement): void {}
