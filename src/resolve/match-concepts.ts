import type { Catalogue } from '../lib/catalogue.ts';
import { groupBy } from '../lib/group.ts';
import type { Concept, ConceptType, ExtractedPaper, Merge, PaperConcept } from '../types.ts';
import { createAssigner } from './assign.ts';
import { roleFor } from './choose-role.ts';
import { chooseType } from './choose-type.ts';
import { mineExpansions } from './expansions.ts';
import type { ConceptDraft } from './gather-concept.ts';
import { gatherPaper } from './gather-paper.ts';
import { createGround } from './ground.ts';
import { createKnowledge, type Knowledge, type Meanings, weighMeanings } from './meanings.ts';
import { createNameReader, type NameForm } from './name-form.ts';
import type { Reason } from './reasons.ts';

/**
 * Makes the function that finds the concepts of one paper that is not in the map, with the map's ids where the map has the concept. Its own definitions
 * come first; names that mean several things in the map are decided like those of any paper. Making it takes a while, as it reads all names of the map;
 * what it makes does not.
 * @param concepts the map's concepts
 * @param merges the map's merges
 * @returns concepts of a paper, sorted by concept
 */
export function createMatcher(
  concepts: readonly Concept[],
  merges: readonly Merge[],
  catalogue: Catalogue,
): (paper: ExtractedPaper) => PaperConcept[] {
  const ground = createGround(catalogue);
  const read = createNameReader(ground.components, ground.index.capitals);
  const types = new Map(concepts.map(({ id, type }) => [id, type]));
  const byKey = groupBy(merges, ({ surface }) => read(surface).key);
  return (paper) => {
    const own = createKnowledge(ground, mineExpansions([paper], read, ground.index, ground.usual));
    const inMap = new Map<string, MapMeanings>();
    for (const key of keysOf(paper, read)) {
      const said = byKey.get(key);
      if (said) inMap.set(key, meaningsOf(said, types, ground.isListed(key)));
    }
    const drafts = new Map<string, ConceptDraft>();
    return gatherPaper(paper, createAssigner(withMap(own, inMap), read)(paper), drafts).map((draft) => {
      const { concept } = draft;
      const type = types.get(concept) ?? chooseType(drafts.get(concept)!.typeVotes, ground.typeOf(concept)).type;
      return roleFor(draft, type);
    });
  };
}

/** What a name means in the map. */
interface MapMeanings extends Meanings {
  /** True where definitions or context decided in some paper: the name has several meanings by itself, not only by its type. */
  isSense: boolean;
}

const SENSE_REASONS: ReadonlySet<string> = new Set<Reason>(['definition', 'definition-elsewhere', 'context']);

/** Keys of all names that the paper prints. */
function keysOf({ mentions, definitions }: ExtractedPaper, read: (text: string) => NameForm): Set<string> {
  const keys = new Set<string>();
  for (const { text } of [...mentions, ...definitions.map(({ long }) => long)]) {
    const { key, bare } = read(text);
    keys.add(key);
    if (bare) keys.add(bare.key);
  }
  return keys;
}

/** What a name means in the map, from the merges of its key; the weight of a meaning is its papers there. */
function meaningsOf(merges: readonly Merge[], types: ReadonlyMap<string, ConceptType>, isListed: boolean): MapMeanings {
  const weights = new Map<string, number>();
  for (const { concept, papers } of merges) weights.set(concept, (weights.get(concept) ?? 0) + papers.length);
  const options = [...weights].map(([concept, weight]) => ({
    concept,
    weight,
    homonym: null,
    type: types.get(concept),
  }));
  return { ...weighMeanings(options, 1, isListed), isSense: merges.some(({ reason }) => SENSE_REASONS.has(reason)) };
}

/** Knowledge of the paper's own definitions, then of the map, then of the catalogue. */
function withMap(own: Knowledge, inMap: ReadonlyMap<string, MapMeanings>): Knowledge {
  return {
    ...own,
    meanings: (key) => {
      const known = inMap.get(key);
      const before = own.meanings(key);
      if (!known) return before;
      if (!before) return known.isSense && known.options.length > 1 ? known : undefined;
      // The map decides which meanings prevail; the homonyms' cues and types still speak for theirs.
      const homonyms = new Map(before.options.map((option) => [option.concept, option.homonym]));
      const options = known.options.map((option) => ({ ...option, homonym: homonyms.get(option.concept) ?? null }));
      return { ...known, options };
    },
    longForm: (key) => {
      const options = inMap.get(key)?.options;
      return options?.length === 1 ? options[0]!.concept : own.longForm(key);
    },
  };
}
