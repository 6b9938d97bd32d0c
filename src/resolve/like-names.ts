import type { ConceptType, Mention } from '../types.ts';
import { sameExpansion, sameWords } from './abbreviation.ts';
import { readPairs } from './data.ts';
import { getOrAdd } from './get-or-add.ts';
import { kindOf } from './kind.ts';
import type { NameForm } from './name-form.ts';

/** Last words that say nothing, or the same as another, between two names of one paper that are alike but for them. */
const LIKE_ENDINGS = readPairs('like-endings.tsv');

/** Names compared with one another at most: a paper that prints nonsense must not cost quadratic time. */
const COMPARED = 12;

/** A name of a paper. */
export interface PaperName {
  form: NameForm;
  type: ConceptType;
  /** Whether the paper introduces it anywhere. */
  introduced: boolean;
  /** Whether it is anywhere printed in lower case from the start, as common nouns are. */
  isCommon: boolean;
}

/** The different names of a paper by key, as each is first printed. */
export function namesOf(mentions: readonly Mention[], forms: readonly NameForm[]): Map<string, PaperName> {
  const names = new Map<string, PaperName>();
  forms.forEach((form, i) => {
    const { type, role, text } = mentions[i]!;
    const name = getOrAdd(names, form.key, () => ({ form, type, introduced: false, isCommon: false }));
    name.introduced ||= role === 'introduces';
    name.isCommon ||= /^\p{Ll}/u.test(text);
  });
  return names;
}

/** One common noun: what stands for a longer name without being one. */
const isNoun = (key: string): boolean => /^\p{Ll}{5,}$/u.test(key);

/** Whether a name leaves out one word of a longer one, not its last. */
function leavesOut({ form: short, type, isCommon }: PaperName, { form: long, type: other }: PaperName): boolean {
  if (long.words.length !== short.words.length + 1 || kindOf(type) !== kindOf(other)) return false;
  return short.words.length === 1 ? isCommon && isNoun(short.key) : sameExpansion(short.words, long.words);
}

/** A modeling is no model. */
const namesDoing = ({ words }: NameForm): boolean => words.at(-1)?.endsWith('ing') === true;

/**
 * Names of one paper that say one thing of one kind: they differ in a head word or an ending that says little there (`bipartite tournament problem`
 * beside "bipartite tournament"), in the endings of their words ("factual alignment", "factuality alignment"), or the shorter leaves out one word of
 * the only longer name that it can stand for ("merging" of "adapter merging", "partial participation" of "partial worker participation").
 * At least one of the two is unknown elsewhere, in the last case both.
 * @param isKnown whether a name means something beyond this paper
 * @returns key → key of the name that it is taken for, which itself is taken for no other
 */
export function findLikeNames(
  names: ReadonlyMap<string, PaperName>,
  isKnown: (key: string) => boolean,
): Map<string, string> {
  const like = new Map<string, string>();
  const open = [...names.values()].filter(({ form }) => form.words.length > 1);
  if (names.size < 2 || open.length === 0) return like;
  const alikeInKind = (a: PaperName, key: string): boolean => {
    const other = names.get(key);
    return other !== undefined && other !== a && other.form.words.length > 1 && kindOf(other.type) === kindOf(a.type);
  };
  for (const name of open) {
    const { key } = name.form;
    if (isKnown(key)) continue;
    const other = shorterKeys(name.form).find((candidate) => alikeInKind(name, candidate));
    if (other !== undefined && !like.has(other)) like.set(key, other);
  }
  const buckets = new Map<string, PaperName[]>();
  for (const name of open) {
    const { words, key } = name.form;
    if (!like.has(key)) getOrAdd(buckets, words[0]!.slice(0, 3), () => []).push(name);
  }
  for (const bucket of buckets.values()) joinForms(bucket.slice(0, COMPARED));
  joinShortened();
  return like;

  function joinShortened(): void {
    const taken = new Set(like.values());
    const longer = new Map<string, PaperName[]>();
    for (const name of names.values()) {
      const { words, key } = name.form;
      if (words.length < 2 || isKnown(key) || like.has(key)) continue;
      getOrAdd(longer, `${words[0]!.slice(0, 3)} ${words.at(-1)}`, () => []).push(name);
      if (words.length === 2) getOrAdd(longer, words[1]!, () => []).push(name);
    }
    for (const name of names.values()) {
      const { words, key } = name.form;
      if (isKnown(key) || like.has(key) || taken.has(key)) continue;
      const bucket = words.length === 1 ? longer.get(key) : longer.get(`${words[0]!.slice(0, 3)} ${words.at(-1)}`);
      const full = bucket?.slice(0, COMPARED).filter((other) => leavesOut(name, other)) ?? [];
      if (full.length !== 1 || full[0]!.introduced !== name.introduced || like.has(full[0]!.form.key)) continue;
      like.set(key, full[0]!.form.key);
      taken.add(full[0]!.form.key);
    }
  }

  function joinForms(bucket: PaperName[]): void {
    const taken = new Set(like.values());
    bucket.forEach((a, i) => {
      for (const b of bucket.slice(i + 1)) {
        if (kindOf(a.type) !== kindOf(b.type) || !sameWords(a.form.words, b.form.words)) continue;
        const [known, unknown] = ranked(a.form, b.form);
        if (isKnown(unknown.key) || like.has(known.key) || like.has(unknown.key) || taken.has(unknown.key)) continue;
        if (isKnown(known.key) && namesDoing(a.form) !== namesDoing(b.form)) continue;
        like.set(unknown.key, known.key);
        taken.add(known.key);
      }
    });
  }

  /** The name to keep, and the one that joins it: known before unknown, then short before long, then by letters. */
  function ranked(a: NameForm, b: NameForm): [NameForm, NameForm] {
    const order =
      Number(isKnown(b.key)) - Number(isKnown(a.key)) || a.key.length - b.key.length || (a.key < b.key ? -1 : 1);
    return order < 0 ? [a, b] : [b, a];
  }
}

/** Keys of a name without its head word or with another ending. */
function shorterKeys({ key, words, bare }: NameForm): string[] {
  const keys = bare ? [bare.key] : [];
  const last = words.at(-1)!;
  const same = LIKE_ENDINGS.get(last);
  if (same !== undefined && key.endsWith(last)) keys.push(key.slice(0, -last.length) + same);
  return keys;
}
