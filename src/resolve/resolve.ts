import type { Catalogue } from '../lib/catalogue.ts';
import { byKey, compareStrings } from '../lib/text.ts';
import type { Concept, ExtractedPaper, Resolution } from '../types.ts';
import { createAssigner } from './assign.ts';
import { chooseName } from './choose-name.ts';
import { chooseRole } from './choose-role.ts';
import { chooseType } from './choose-type.ts';
import { mineExpansions } from './expansions.ts';
import { findVariants } from './find-variants.ts';
import type { ConceptDraft } from './gather-concept.ts';
import { gatherPaper, type PaperDraft } from './gather-paper.ts';
import { createGround } from './ground.ts';
import { listMerges } from './list-merges.ts';
import { createKnowledge } from './meanings.ts';
import { createNameReader } from './name-form.ts';
import { nameKey } from './name-key.ts';

/**
 * Decides which names are one thing. Independent of the order of the papers; time and memory grow linearly with the mentions. A concept's id depends
 * on its name, the catalogue and the definitions of acronyms alone, so papers that define nothing new never change it.
 * @param papers output of `extract`, in any order; ids are unique
 */
export function resolve(papers: readonly ExtractedPaper[], catalogue: Catalogue): Resolution {
  const sorted = [...papers].sort(byKey((paper) => paper.id));
  const ground = createGround(catalogue);
  const read = createNameReader(ground.components, ground.index.capitals);
  const expansions = mineExpansions(sorted, read, ground.index);
  const knowledge = createKnowledge(ground, expansions);
  const assign = createAssigner(knowledge, read);

  const drafts = new Map<string, ConceptDraft>();
  const paperDrafts: PaperDraft[] = [];
  for (const paper of sorted) {
    for (const draft of gatherPaper(paper, assign(paper), drafts)) paperDrafts.push(draft);
  }

  const owners = ownersOfKeys(drafts);
  // A name that mostly means something else, an ordinary word, or an adjective ("instruction-tuned") is no name to show for a concept.
  const isVague = (key: string, id: string) => {
    if (owners.get(key) !== id) return true;
    const canonical = ground.canonicalOf(id);
    if (!canonical || canonical.key === key) return false;
    return key.endsWith('ed') || ground.index.names.get(key)?.ambiguous === true;
  };
  const ordered = [...drafts.values()].sort(byKey((draft) => draft.id));
  const named = ordered.map((draft) => ({ draft, ...chooseName(draft, ground.canonicalOf(draft.id), isVague) }));
  const concepts = named.map(({ draft, name }): Concept => {
    const { id, papers, mentions, undecided: ambiguous } = draft;
    const type = chooseType(draft.typeVotes, ground.typeOf(id));
    const aliases = [...draft.surfaces.keys()].filter((surface) => surface !== name).sort(compareStrings);
    return { id, name, ...type, aliases, papers, mentions, ambiguous };
  });
  const types = new Map(concepts.map(({ id, type }) => [id, type]));
  const conceptOf = (name: string): string | undefined => {
    const key = nameKey(name);
    const owner = owners.get(key);
    if (owner !== undefined) return owner ?? undefined;
    const known = ground.conceptOf(key);
    return known !== undefined && drafts.has(known) ? known : undefined;
  };
  return {
    concepts,
    paperConcepts: paperDrafts.map((draft) => chooseRole(draft, types.get(draft.concept)!)),
    merges: named.flatMap(({ draft, name, key }) => listMerges(draft, { name, key })),
    variants: findVariants(concepts, conceptOf),
  };
}

/** Share of a key's papers that makes it one concept's own. */
const OWNERSHIP = 0.8;

/** The concept that a key stands for in nearly all papers; null where there is none. */
function ownersOfKeys(drafts: ReadonlyMap<string, ConceptDraft>): Map<string, string | null> {
  const papers = new Map<string, { all: number; most: number; concept: string }>();
  for (const { id, keys } of drafts.values()) {
    for (const [key, use] of keys) {
      const known = papers.get(key) ?? { all: 0, most: 0, concept: id };
      const most = use.papers > known.most ? { most: use.papers, concept: id } : known;
      papers.set(key, { all: known.all + use.papers, most: most.most, concept: most.concept });
    }
  }
  return new Map([...papers].map(([key, { all, most, concept }]) => [key, most >= OWNERSHIP * all ? concept : null]));
}
