import type { Catalogue } from '../lib/catalogue.ts';
import { byKey, compareStrings } from '../lib/text.ts';
import {
  CONCEPT_TYPES,
  type Concept,
  type ConceptType,
  type ExtractedPaper,
  type Merge,
  type PaperConcept,
  type Resolution,
} from '../types.ts';
import { type Assignment, createAssigner } from './assign.ts';
import { chooseName } from './choose-name.ts';
import { roleFor } from './choose-role.ts';
import { chooseType } from './choose-type.ts';
import { mineExpansions } from './expansions.ts';
import { findVariants } from './find-variants.ts';
import { type ConceptDraft, formOf, keyUses } from './gather-concept.ts';
import { gatherPaper } from './gather-paper.ts';
import { createGround } from './ground.ts';
import { listMerges } from './list-merges.ts';
import { createKnowledge } from './meanings.ts';
import { createNameReader } from './name-form.ts';
import { nameKey } from './name-key.ts';
import { findOwners } from './owners.ts';

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

  const keyed = [...drafts.values()].sort(byKey(({ id }) => id)).map((draft) => ({ draft, keys: keyUses(draft) }));
  const owners = findOwners(keyed);
  // A name that mostly means something else, an ordinary word, or an adjective ("instruction-tuned", "few-shot") is no name to show for a concept.
  const isVague = (key: string, id: string, canonical: { key: string } | undefined) => {
    if (owners.ownerOf(key) !== id) return true;
    if (!canonical || canonical.key === key) return false;
    return /(?:ed|shot)$/.test(key) || ground.index.names.get(key)?.ambiguous === true;
  };
  const concepts: Concept[] = [];
  const merges: Merge[] = [];
  const types = new Map<string, ConceptType>();
  for (const { draft, keys } of keyed) {
    const { id, papers, mentions, undecided: ambiguous } = draft;
    const canonical = ground.canonicalOf(id);
    const name = given.names.get(id);
    const chosen =
      name === undefined
        ? chooseName(draft, keys, canonical, (key) => isVague(key, id, canonical))
        : { name, key: formOf(draft, name)?.key ?? nameKey(name) };
    const type = given.types.has(id)
      ? { type: given.types.get(id)!, typeShare: 1 }
      : (typeInName(canonical?.name) ?? chooseType(draft.typeVotes, ground.typeOf(id)));
    const surfaces = draft.forms.map(({ surface }) => surface);
    const aliases = surfaces.filter((surface) => surface !== chosen.name).sort(compareStrings);
    concepts.push({ id, name: chosen.name, ...type, aliases, papers, mentions, ambiguous });
    types.set(id, type.type);
    for (const merge of listMerges(draft, keys, chosen)) merges.push(merge);
  }
  const conceptOf = (name: string): string | undefined => {
    const key = nameKey(name);
    if (owners.has(key)) return owners.ownerOf(key) ?? undefined;
    const known = ground.conceptOf(key);
    return known !== undefined && drafts.has(known) ? known : undefined;
  };
  paperConcepts.forEach((draft, i) => {
    paperConcepts[i] = roleFor(draft, types.get(draft.concept)!);
  });
  return { concepts, paperConcepts, merges, variants: findVariants(concepts, conceptOf) };
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
