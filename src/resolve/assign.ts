import type { ConceptType, ExtractedPaper, Mention } from '../types.ts';
import { type Company, chooseMeaning } from './choose-meaning.ts';
import { getOrAdd } from './get-or-add.ts';
import { readLocalMeanings } from './local-meanings.ts';
import type { Knowledge } from './meanings.ts';
import type { NameForm } from './name-form.ts';
import { createSettler, type Found } from './settle.ts';

/** Where a mention belongs, and why. */
export interface Assignment extends Found {
  mention: Mention;
  key: string;
  /** True where the name has several meanings and nothing decided. */
  undecided: boolean;
}

/**
 * Assigns the mentions of papers to concepts, one paper at a time. The steps, first match wins: what the paper itself says of its names
 * (`readLocalMeanings`); names with several meanings (`chooseMeaning`); the steps that look at one name alone (`createSettler`). Mentions
 * without a name are left out.
 */
export function createAssigner(
  knowledge: Knowledge,
  read: (text: string) => NameForm,
): (paper: ExtractedPaper) => Assignment[] {
  const { idOf, meanings } = knowledge;
  const { settled, withoutHead, find } = createSettler(knowledge);

  return (paper) => {
    const mentions = paper.mentions.filter((mention) => mention.text.trim() !== '');
    const forms = mentions.map((mention) => read(mention.text));
    const types = new Map<string, Set<ConceptType>>();
    if (forms.some((form) => form.bare !== null))
      forms.forEach(({ key }, i) => {
        getOrAdd(types, key, () => new Set<ConceptType>()).add(mentions[i]!.type);
      });
    const printedAs = (form: NameForm) => (form.bare ? types.get(form.bare.key) : undefined);
    const local = readLocalMeanings(paper, mentions, forms, knowledge, read, (form, type) => find(form, type).concept);

    const isRedefined = (word: string) => {
      const here = local.get(word)?.concept;
      return here !== undefined && here !== (settled(word)?.concept ?? idOf(word));
    };

    const sure = mentions.map((mention, i): Assignment | null => {
      const form = forms[i]!;
      const at = ({ concept, reason }: Found): Assignment => ({
        mention,
        key: form.key,
        concept,
        reason,
        undecided: false,
      });
      const here = local.get(form.key);
      if (here) return at({ concept: here.concept, reason: here.concept === idOf(form.key) ? 'own' : here.reason });
      if (meanings(form.key)) return null;
      const bare = settled(form.key) ? null : withoutHead(form, mention.type, printedAs(form));
      const bareHere = bare === null ? undefined : local.get(bare);
      if (bareHere) return at({ concept: bareHere.concept, reason: 'head-word' });
      if (bare !== null && meanings(bare)) return null;
      // "WSD-S" in a paper that defines WSD otherwise holds no well-known acronym.
      const redefined = form.component !== null && form.words.some(isRedefined);
      return at(find(redefined ? { ...form, component: null } : form, mention.type, printedAs(form)));
    });
    if (!sure.includes(null)) return sure as Assignment[];
    const company: Company = {
      concepts: new Set(sure.flatMap((assignment) => (assignment ? [assignment.concept] : []))),
      text: ` ${paper.title} ${paper.abstract}`.toLowerCase(),
    };
    return sure.map((assignment, i) => assignment ?? decide(mentions[i]!, forms[i]!, company));
  };

  /** Decides a name of several meanings, or one that is such a name with a head word. */
  function decide(mention: Mention, form: NameForm, company: Company): Assignment {
    const isOpen = meanings(form.key) !== undefined;
    const key = isOpen ? form.key : form.bare!.key;
    const chosen = chooseMeaning(mention, meanings(key)!, company);
    const concept = chosen?.concept ?? idOf(key);
    const own = !chosen || concept === idOf(key);
    const reason = isOpen ? (own ? 'own' : chosen.reason) : 'head-word';
    return { mention, key: form.key, concept, reason, undecided: chosen === null };
  }
}
