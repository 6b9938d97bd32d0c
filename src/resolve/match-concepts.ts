import type { Catalogue } from '../lib/catalogue.ts';
import type { Concept, ConceptType, ExtractedPaper, Merge, PaperConcept } from '../types.ts';
import { createAssigner } from './assign.ts';
import { roleFor } from './choose-role.ts';
import { chooseType } from './choose-type.ts';
import { mineExpansions } from './expansions.ts';
import type { ConceptDraft } from './gather-concept.ts';
import { gatherPaper } from './gather-paper.ts';
import { getOrAdd } from './get-or-add.ts';
import { createGround } from './ground.ts';
import { createKnowledge, type Knowledge, type Meanings, weighMeanings } from './meanings.ts';
import { createNameReader, type NameForm } from './name-form.ts';
import type { Reason } from './reasons.ts';

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
  const read = createNameReader(ground.components, ground.index.capitals);
  const own = createKnowledge(ground, mineExpansions([paper], read, ground.index, ground.usual));
  const types = new Map(concepts.map(({ id, type }) => [id, type]));
  const knowledge = withMap(own, meaningsInMap(paper, merges, types, read, ground.isListed));
  const drafts = new Map<string, ConceptDraft>();
  return gatherPaper(paper, createAssigner(knowledge, read)(paper), drafts).map((draft) => {
    const { concept } = draft;
    const type = types.get(concept) ?? chooseType(drafts.get(concept)!.typeVotes, ground.typeOf(concept)).type;
    return roleFor(draft, type);
  });
}

/** What a name means in the map. */
interface MapMeanings extends Meanings {
  /** True where definitions or context decided in some paper: the name has several meanings by itself, not only by its type. */
  isSense: boolean;
}

const SENSE_REASONS: ReadonlySet<string> = new Set<Reason>(['definition', 'definition-elsewhere', 'context']);

/** What the names of the paper mean in the map, by key; the weight of a meaning is its papers there. */
function meaningsInMap(
  paper: ExtractedPaper,
  merges: readonly Merge[],
  types: ReadonlyMap<string, ConceptType>,
  read: (text: string) => NameForm,
  isListed: (key: string) => boolean,
): Map<string, MapMeanings> {
  const wanted = new Set<string>();
  for (const { text } of [...paper.mentions, ...paper.definitions.map(({ long }) => long)]) {
    const { key, bare } = read(text);
    wanted.add(key);
    if (bare) wanted.add(bare.key);
  }
  const initials = new Set([...wanted].map((key) => key.charAt(0)));
  const found = new Map<string, { weights: Map<string, number>; isSense: boolean }>();
  for (const { concept, surface, reason, papers } of merges) {
    // Folding every name of a large map is what costs; a key begins like its name where that begins with a plain letter.
    if (/^[A-Za-z]/.test(surface) && !initials.has(surface.charAt(0).toLowerCase())) continue;
    const { key } = read(surface);
    if (!wanted.has(key)) continue;
    const meaning = getOrAdd(found, key, () => ({ weights: new Map<string, number>(), isSense: false }));
    meaning.weights.set(concept, (meaning.weights.get(concept) ?? 0) + papers.length);
    meaning.isSense ||= SENSE_REASONS.has(reason);
  }
  return new Map(
    [...found].map(([key, { weights, isSense }]) => {
      const options = [...weights].map(([concept, weight]) => ({
        concept,
        weight,
        homonym: null,
        type: types.get(concept),
      }));
      return [key, { ...weighMeanings(options, 1, isListed(key)), isSense }];
    }),
  );
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
