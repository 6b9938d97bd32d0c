import { foldText } from '../../lib/text.ts';
import type { ConceptType, CorrectionKind } from '../../types.ts';

/** Where something stands in a file of corrections; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A name as the user wrote it, with its place. */
export interface Word extends Place {
  text: string;
}

interface Common extends Place {
  /** Place in the list, from 1. */
  number: number;
  reason: string | null;
  /** True where names that no paper has yet are no mistake: the correction waits for them. */
  optional: boolean;
}

/** One correction as it was written; its names are not yet looked up. */
export type Correction = Common &
  (
    | { kind: 'merge'; concepts: Word[] }
    | { kind: 'split'; concept: Word; forms: Word[]; papers: Word[]; as: Word | null }
    | { kind: 'rename'; concept: Word; to: Word }
    | { kind: 'retype'; concept: Word; to: ConceptType }
    | { kind: 'drop'; concept: Word }
    | { kind: 'variant'; child: Word; parent: Word; remove: boolean }
    | { kind: 'add'; name: Word; type: ConceptType; aliases: Word[] }
  );
export type CorrectionOf<K extends CorrectionKind> = Extract<Correction, { kind: K }>;

/** A file of corrections, read. */
export interface Corrections {
  /** How messages call the file. */
  file: string;
  entries: readonly Correction[];
}

const LONGEST_QUOTE = 80;

/** Text of the user or of a paper in a message: without control characters, in quotation marks, cut. */
export function quote(text: string): string {
  const clean = foldText(text);
  return JSON.stringify(clean.length > LONGEST_QUOTE ? `${clean.slice(0, LONGEST_QUOTE - 1).toWellFormed()}…` : clean);
}

const list = (words: readonly Word[]): string => words.map((word) => foldText(word.text)).join(', ');

/** A correction in words: `merge LoRA, low rank adapters`. */
export function inWords(entry: Correction): string {
  switch (entry.kind) {
    case 'merge':
      return `merge ${list(entry.concepts)}`;
    case 'split':
      return [
        `split ${list(entry.forms)} off ${list([entry.concept])}`,
        ...(entry.papers.length > 0 ? [`in ${list(entry.papers)}`] : []),
        ...(entry.as ? [`as ${list([entry.as])}`] : []),
      ].join(' ');
    case 'rename':
      return `rename ${list([entry.concept])} to ${list([entry.to])}`;
    case 'retype':
      return `retype ${list([entry.concept])} to ${entry.to}`;
    case 'drop':
      return `drop ${list([entry.concept])}`;
    case 'variant':
      return `${list([entry.child])} is ${entry.remove ? 'no' : 'a'} variant of ${list([entry.parent])}`;
    case 'add': {
      const aliases = entry.aliases.length > 0 ? `, also ${list(entry.aliases)}` : '';
      return `add ${list([entry.name])} (${entry.type})${aliases}`;
    }
  }
}

/** How messages call a correction. */
export const title = (entry: Correction): string => `correction ${entry.number} (${inWords(entry)})`;
