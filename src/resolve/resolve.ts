import type { Catalogue } from '../lib/catalogue.ts';
import { byKey, compareStrings } from '../lib/text.ts';
import {
  CONCEPT_TYPES,
  type Concept,
  type ConceptType,
  type ExtractedPaper,
  type PaperConcept,
  type Resolution,
} from '../types.ts';
import { type Assignment, createAssigner } from './assign.ts';
import { chooseName } from './choose-name.ts';
import { roleFor } from './choose-role.ts';
import { chooseType } from './choose-type.ts';
import { mineExpansions } from './expansions.ts';
import { findVariants } from './find-variants.ts';
import { type ConceptDraft, keyUses } from './gather-concept.ts';
import { gatherPaper } from './gather-paper.ts';
import { createGround } from './ground.ts';
import { listMerges } from './list-merges.ts';
import { createKnowledge } from './meanings.ts';
import { createNameReader } from './name-form.ts';
import { nameKey } from './name-key.ts';

/**
 * Decides which names are one thing. Independent of the order of the papers; time and memory grow linearly with the mentions. A concept's id depends
 * on its name, the catalogue and the definitions of acronyms alone, so papers that define nothing new never change it.
 * @param papers output of `extract`, in any order; ids are unique
 * @param given what corrections say: see `resolveCorrected`
 */
export function resolve(papers: readonly ExtractedPaper[], catalogue: Catalogue, given: Given = NOTHING): Resolution {
  const sorted = [...papers].sort(byKey((paper) => paper.id));
  const ground = createGround(catalogue);
  const read = createNameReader(ground.components, ground.index.capitals);
  const expansions = mineExpansions(sorted, read, ground.index, ground.usual);
  const knowledge = createKnowledge(ground, expansions);
  const assign = createAssigner(knowledge, read);

  const drafts = new Map<string, ConceptDraft>();
  const paperConcepts: PaperConcept[] = [];
  for (const paper of sorted) {
    for (const draft of gatherPaper(paper, given.correct(paper, assign(paper)), drafts)) paperConcepts.push(draft);
  }

  const owners = ownersOfKeys(drafts);
  // A name that mostly means something else, an ordinary word, or an adjective ("instruction-tuned", "few-shot") is no name to show for a concept.
  const isVague = (key: string, id: string) => {
    if (ownerOf(owners.get(key)) !== id) return true;
    const canonical = ground.canonicalOf(id);
    if (!canonical || canonical.key === key) return false;
    return /(?:ed|shot)$/.test(key) || ground.index.names.get(key)?.ambiguous === true;
  };
  const ordered = [...drafts.values()].sort(byKey((draft) => draft.id));
  const named = ordered.map((draft) => {
    const chosen = chooseName(draft, ground.canonicalOf(draft.id), isVague);
    const name = given.names.get(draft.id);
    return { draft, ...(name === undefined ? chosen : { name, key: draft.forms.get(name)?.key ?? nameKey(name) }) };
  });
  const concepts = named.map(({ draft, name }): Concept => {
    const { id, papers, mentions, undecided: ambiguous } = draft;
    const type = given.types.has(id)
      ? { type: given.types.get(id)!, typeShare: 1 }
      : (typeInName(ground.canonicalOf(id)?.name) ?? chooseType(draft.typeVotes, ground.typeOf(id)));
    const aliases = [...draft.forms.keys()].filter((surface) => surface !== name).sort(compareStrings);
    return { id, name, ...type, aliases, papers, mentions, ambiguous };
  });
  const types = new Map(concepts.map(({ id, type }) => [id, type]));
  const conceptOf = (name: string): string | undefined => {
    const key = nameKey(name);
    if (owners.has(key)) return ownerOf(owners.get(key)) ?? undefined;
    const known = ground.conceptOf(key);
    return known !== undefined && drafts.has(known) ? known : undefined;
  };
  return {
    concepts,
    paperConcepts: paperConcepts.map((draft) => roleFor(draft, types.get(draft.concept)!)),
    merges: named.flatMap(({ draft, name, key }) => listMerges(draft, { name, key })),
    variants: findVariants(concepts, conceptOf),
  };
}

/** The type that a sense of a shared name carries in its name: "MATH (dataset)" is one, whatever the mentions are taken for. */
function typeInName(name: string | undefined): { type: ConceptType; typeShare: number } | undefined {
  const type = CONCEPT_TYPES.find((t) => name?.endsWith(` (${t})`));
  return type && { type, typeShare: 1 };
}

/** What is decided by hand: where mentions belong, and names and types by id. */
interface Given {
  correct(paper: ExtractedPaper, assignments: Assignment[]): Assignment[];
  names: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, ConceptType>;
}
const NOTHING: Given = { correct: (_, assignments) => assignments, names: new Map(), types: new Map() };

/** Share of a key's papers that makes it one concept's own. */
const OWNERSHIP = 0.8;

/** Papers that use a key, and the concept that it mostly stands for. */
interface Owner {
  all: number;
  most: number;
  concept: string;
}

function ownersOfKeys(drafts: ReadonlyMap<string, ConceptDraft>): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const draft of drafts.values()) {
    for (const [key, { papers }] of keyUses(draft)) {
      const known = owners.get(key);
      if (!known) owners.set(key, { all: papers, most: papers, concept: draft.id });
      else {
        known.all += papers;
        if (papers > known.most) Object.assign(known, { most: papers, concept: draft.id });
      }
    }
  }
  return owners;
}

/** The concept that a key stands for in nearly all papers; null where there is none. */
const ownerOf = (owner: Owner | undefined): string | null =>
  owner && owner.most >= OWNERSHIP * owner.all ? owner.concept : null;
