import type { Catalogue } from '../lib/catalogue.ts';
import { byKey } from '../lib/text.ts';
import type { Concept, ExtractedPaper, Merge, PaperConcept } from '../types.ts';
import { createAssigner } from './assign.ts';
import { chooseRole } from './choose-role.ts';
import { chooseType } from './choose-type.ts';
import { mineExpansions } from './expansions.ts';
import { type ConceptDraft, gatherPaper } from './gather.ts';
import { getOrAdd } from './get-or-add.ts';
import { createGround } from './ground.ts';
import { createKnowledge, type Knowledge, type Meanings, weighMeanings } from './meanings.ts';
import { createNameReader, type NameForm } from './name-form.ts';

/**
 * The concepts of one paper that is not in the map, with the map's ids where the map has the concept. Its own definitions come first; names that
 * mean several things in the map are decided like those of any paper.
 * @param concepts the map's concepts
 * @param merges the map's merges
 * @returns sorted by concept
 */
export function matchConcepts(
  paper: ExtractedPaper,
  concepts: readonly Concept[],
  merges: readonly Merge[],
  catalogue: Catalogue,
): PaperConcept[] {
  const ground = createGround(catalogue);
  const read = createNameReader(ground.components);
  const own = createKnowledge(ground, mineExpansions([paper], read, ground.index));
  const knowledge = withMap(own, meaningsInMap(paper, merges, read));
  const types = new Map(concepts.map(({ id, type }) => [id, type]));
  const drafts = new Map<string, ConceptDraft>();
  return gatherPaper(paper, createAssigner(knowledge, read)(paper), drafts)
    .map((draft) => {
      const { concept } = draft;
      const type = types.get(concept) ?? chooseType(drafts.get(concept)!.typeVotes, ground.typeOf(concept)).type;
      return chooseRole(draft, type);
    })
    .sort(byKey((paperConcept) => paperConcept.concept));
}

/** What the names of the paper mean in the map, by key; the weight of a meaning is its papers there. */
function meaningsInMap(
  paper: ExtractedPaper,
  merges: readonly Merge[],
  read: (text: string) => NameForm,
): Map<string, Meanings> {
  const wanted = new Set<string>();
  for (const { text } of [...paper.mentions, ...paper.definitions.map(({ long }) => long)]) {
    const { key, bare } = read(text);
    wanted.add(key);
    if (bare) wanted.add(bare.key);
  }
  const weights = new Map<string, Map<string, number>>();
  for (const { concept, surface, papers } of merges) {
    const { key } = read(surface);
    if (!wanted.has(key)) continue;
    const options = getOrAdd(weights, key, () => new Map<string, number>());
    options.set(concept, (options.get(concept) ?? 0) + papers.length);
  }
  return new Map(
    [...weights].map(([key, options]) => [
      key,
      weighMeanings(
        [...options].map(([concept, weight]) => ({ concept, weight, homonym: null })),
        1,
      ),
    ]),
  );
}

/** Knowledge of the paper's own definitions, then of the map, then of the catalogue. */
function withMap(own: Knowledge, inMap: ReadonlyMap<string, Meanings>): Knowledge {
  const single = (key: string): string | undefined => {
    const options = inMap.get(key)?.options;
    return options?.length === 1 ? options[0]!.concept : undefined;
  };
  return {
    ...own,
    meanings: (key) => {
      const known = inMap.get(key);
      const before = own.meanings(key);
      if (!known) return before;
      // The map decides which meanings prevail; the homonyms' cues and types still speak for theirs.
      if (!before) return known.options.length > 1 ? known : undefined;
      const homonyms = new Map(before.options.map((option) => [option.concept, option.homonym]));
      const options = known.options.map((option) => ({ ...option, homonym: homonyms.get(option.concept) ?? null }));
      return { options, usual: known.usual };
    },
    longForm: (key) => single(key) ?? own.longForm(key),
  };
}
