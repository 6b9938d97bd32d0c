import { readPackageData } from '../lib/package.ts';
import { parseTsv } from '../lib/tsv.ts';
import { CONCEPT_TYPES, type ConceptType } from '../types.ts';

const HEADS = new Map(
  parseTsv(readPackageData('resolve/head-words.tsv')).map(([head = '', types = '']) => [
    head,
    CONCEPT_TYPES.filter((type) => types.split(' ').includes(type)),
  ]),
);

/** Whether a text is one word with a capital or a digit in its last hyphenated part (`BERT`, `Swin-T`; not `GNN-based`). */
const looksProper = (text: string): boolean => /^\S+$/u.test(text) && /[\p{Lu}\d][^-]*$/u.test(text);

/** One word of several parts in lower case: `self-attention`, `cross-entropy`. */
const HYPHENED = /^\p{Ll}+(?:-\p{Ll}+)+$/u;

/** Whether a name is unmistakably proper: a capital after the first letter, or a digit. */
export const isDistinctive = (text: string): boolean => /^.+\p{Lu}|\d/u.test(text);

/**
 * Splits a redundant head word off a name: `GSM8K benchmark` → GSM8K, `Adam optimizer` → Adam. The rest must look like a proper name or have
 * several words or parts; `language model` stays whole.
 * @returns the rest, the types that the head allows, and whether the rest is proper enough to be believed where the catalogue lacks it; or null
 */
export function splitHeadWord(text: string): { rest: string; types: ConceptType[]; distinctive: boolean } | null {
  if (text.length > 200) return null;
  const words = text.split(/\s+/u).filter(Boolean);
  for (const count of [2, 1]) {
    const types = HEADS.get(words.slice(-count).join(' ').toLowerCase());
    if (!types || words.length <= count) continue;
    const rest = words.slice(0, -count).join(' ');
    const single = words.length - count === 1;
    if (single && !looksProper(rest) && !HYPHENED.test(rest)) return null;
    return { rest, types, distinctive: single && looksProper(rest) && isDistinctive(rest) };
  }
  return null;
}
