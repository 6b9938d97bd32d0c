import type { ConceptType, ExtractedPaper, Mention } from '../types.ts';
import { joinsInitials, sameWords } from './abbreviation.ts';
import { findAppositions } from './appositions.ts';
import { readDefinitions } from './expansions.ts';
import { isDistinctive } from './head-word.ts';
import { kindOf } from './kind.ts';
import { findLikeNames, namesOf } from './like-names.ts';
import type { Knowledge } from './meanings.ts';
import type { NameForm } from './name-form.ts';
import type { Reason } from './reasons.ts';

const initials = (words: readonly string[]): string => words.map((word) => word[0]).join('');

/** What a paper says about its own names: key → concept. */
export type LocalMeanings = Map<string, { concept: string; reason: Reason }>;

/**
 * Meanings that a paper gives to names by itself: by its definitions (in any ending of their long forms), by a bracket inside a name ("masked language modeling (MLM)"), and by printing
 * an unknown or ambiguous short form beside exactly one name of whose words it joins the initials (BNN and binary neural network). Definitions
 * that contradict one another say nothing.
 * @param conceptOf concept of a name in this paper by the steps that need no other name
 */
export function readLocalMeanings(
  paper: ExtractedPaper,
  mentions: readonly Mention[],
  forms: readonly NameForm[],
  { catalogue, defined, idOf, meanings }: Knowledge,
  read: (text: string) => NameForm,
  conceptOf: (form: NameForm, type: ConceptType) => string,
): LocalMeanings {
  const found = new Map<string, string | null>();
  const set = (key: string, concept: string) =>
    found.set(key, (found.get(key) ?? concept) === concept ? concept : null);
  const believed: { short: string; long: NameForm }[] = [];
  for (const { short, long, abbreviates } of readDefinitions(paper, read, catalogue)) {
    const known = catalogue.names.get(short);
    const concept = defined(short, long.key) ?? conceptOf(long, 'method');
    // A well-known acronym is redefined only by letters that fit exactly; "PPO (Puffer Pong)" is no definition.
    const isKnown = known && !known.ambiguous && !meanings(short) && concept !== idOf(known.root);
    if (isKnown && !(abbreviates && (joinsInitials(short, long.words) || initials(long.words) === short))) continue;
    set(short, concept);
    set(long.key, concept);
    believed.push({ short, long });
  }
  joinOtherForms();
  forms.forEach((form, i) => {
    if (form.acronym !== null) set(form.acronym, found.get(form.key) ?? conceptOf(form, mentions[i]!.type));
  });
  const local: LocalMeanings = new Map();
  for (const [key, concept] of found) if (concept !== null) local.set(key, { concept, reason: 'definition' });

  const isUnknown = (key: string): boolean => {
    const known = catalogue.names.get(key);
    return !known || known.ambiguous;
  };
  const names = namesOf(mentions, forms);
  const here = (key: string): string | undefined => {
    const name = names.get(key);
    return local.get(key)?.concept ?? (name && conceptOf(name.form, name.type));
  };
  const isOpen = ({ key }: NameForm) => !found.has(key) && !local.has(key) && isUnknown(key);
  for (const { short, long } of findAppositions(paper, mentions, forms, isOpen))
    local.set(forms[short]!.key, { concept: here(forms[long]!.key)!, reason: 'definition' });

  forms.forEach((form, i) => {
    if (!isOpen(form) || form.words.length > 2 || form.key.length < 3 || !isDistinctive(mentions[i]!.text)) return;
    const fits = [...names.keys()].filter((key) => joinsInitials(form.key, names.get(key)!.form.words));
    if (fits.length === 1) local.set(form.key, { concept: here(fits[0]!)!, reason: 'context' });
  });
  for (const [key, other] of findLikeNames(names, (key) => local.has(key) || !isUnknown(key)))
    local.set(key, { concept: here(other)!, reason: 'context' });
  return local;

  /** "Class activation map (CAM)" speaks of class activation mapping too, where that is a name of the same kind and no other known thing. */
  function joinOtherForms(): void {
    if (believed.length === 0) return;
    const kinds = new Map(forms.map(({ key }, i) => [key, kindOf(mentions[i]!.type)]));
    for (const [i, form] of forms.entries()) {
      if (found.has(form.key) || form.words.length < 2 || catalogue.names.has(form.key)) continue;
      const kind = kindOf(mentions[i]!.type);
      const same = believed.filter(
        ({ short, long }) =>
          [kinds.get(short), kinds.get(long.key)].includes(kind) && sameWords(long.words, form.words),
      );
      const concept = same.length === 1 ? found.get(same[0]!.long.key) : null;
      if (concept) set(form.key, concept);
    }
  }
}
