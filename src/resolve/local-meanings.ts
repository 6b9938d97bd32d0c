import type { ConceptType, ExtractedPaper, Mention } from '../types.ts';
import { joinsInitials } from './abbreviation.ts';
import { readDefinitions } from './expansions.ts';
import { isDistinctive } from './head-word.ts';
import type { Knowledge } from './meanings.ts';
import type { NameForm } from './name-form.ts';
import type { Reason } from './reasons.ts';

/** What a paper says about its own names: key → concept. */
export type LocalMeanings = Map<string, { concept: string; reason: Reason }>;

/**
 * Meanings that a paper gives to names by itself: by its definitions, by a bracket inside a name ("masked language modeling (MLM)"), and by printing
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
  for (const { short, long, abbreviates } of readDefinitions(paper, read, catalogue)) {
    const known = catalogue.names.get(short);
    const concept = defined(short, long.key) ?? conceptOf(long, 'method');
    // A well-known acronym is redefined only by letters that fit exactly; "PPO (Puffer Pong)" is no definition.
    const isKnown = known && !known.ambiguous && !meanings(short) && concept !== idOf(known.root);
    if (isKnown && !(abbreviates && joinsInitials(short, long.words))) continue;
    set(short, concept);
    set(long.key, concept);
  }
  forms.forEach((form, i) => {
    if (form.acronym !== null) set(form.acronym, found.get(form.key) ?? conceptOf(form, mentions[i]!.type));
  });
  const local: LocalMeanings = new Map();
  for (const [key, concept] of found) if (concept !== null) local.set(key, { concept, reason: 'definition' });

  const long = new Map(forms.map((form, i) => [form.key, { form, type: mentions[i]!.type }]));
  forms.forEach((form, i) => {
    const known = catalogue.names.get(form.key);
    const open = !found.has(form.key) && (!known || known.ambiguous) && form.words.length <= 2;
    if (!open || form.key.length < 3 || !isDistinctive(mentions[i]!.text)) return;
    const fits = [...long.values()].filter((other) => joinsInitials(form.key, other.form.words));
    if (fits.length !== 1) return;
    const { form: other, type } = fits[0]!;
    local.set(form.key, { concept: local.get(other.key)?.concept ?? conceptOf(other, type), reason: 'context' });
  });
  return local;
}
