import type { Catalogue } from '../lib/catalogue.ts';
import type { ConceptType } from '../types.ts';
import { type CatalogueIndex, indexCatalogue } from './catalogue-index.ts';
import { type Components, componentKey, findComponents } from './components.ts';
import { createConceptIds } from './concept-id.ts';
import { type Homonym, loadHomonyms } from './homonyms.ts';
import { nameKey, nameWords } from './name-key.ts';
import { loadUsualExpansions, type UsualExpansion } from './usual-expansions.ts';

/** What is known before any paper is read: the catalogue, the homonyms, and the ids that follow from them. */
export interface Ground {
  index: CatalogueIndex;
  homonyms: Map<string, Homonym[]>;
  components: Components;
  /** Keys of the catalogue that its entry marks ambiguous. */
  ambiguous: string[];
  /** Id of the concept with this root key. */
  idOf(root: string): string;
  /** Root key of a printed name: that of its canonical name, else its own key. */
  rootOf(name: string): string;
  /** Id of the concept that the catalogue names by this key. */
  conceptOf(key: string): string | undefined;
  /** The catalogue's name for a concept, and its key. */
  canonicalOf(id: string): { name: string; key: string } | undefined;
  typeOf(id: string): ConceptType | undefined;
  /** Whether catalogue or homonyms list a key. */
  isListed(key: string): boolean;
  /** What unlisted acronyms usually stand for, by key. */
  usual: Map<string, UsualExpansion>;
}

const grounds = new WeakMap<Catalogue, Ground>();

/** Prepares a catalogue for resolution; once for each catalogue. */
export function createGround(catalogue: Catalogue): Ground {
  const known = grounds.get(catalogue);
  if (known) return known;
  const ground = prepare(catalogue);
  grounds.set(catalogue, ground);
  return ground;
}

function prepare(catalogue: Catalogue): Ground {
  const index = indexCatalogue(catalogue);
  const homonyms = loadHomonyms();
  for (const { canonical, type } of [...homonyms.values()].flat()) addMeaning(index, canonical, type);
  const components = findComponents(index, (key) => homonyms.has(key));
  addComponentKeys(index, components);
  const idOf = createConceptIds(index.canonical);
  const rootOf = (name: string): string => index.names.get(nameKey(name))?.root ?? nameKey(name);
  const isListed = (key: string): boolean => index.names.has(key) || homonyms.has(key);
  const rootOfId = new Map([...index.canonical.keys()].map((root) => [idOf(root), root]));
  return {
    index,
    homonyms,
    components,
    ambiguous: [...index.names].filter(([, name]) => name.ambiguous).map(([key]) => key),
    idOf,
    rootOf,
    conceptOf: (key) => {
      const known = index.names.get(key);
      return known && idOf(known.root);
    },
    canonicalOf: (id) => {
      const key = rootOfId.get(id);
      return key === undefined ? undefined : { name: index.canonical.get(key)!, key };
    },
    typeOf: (id) => index.types.get(rootOfId.get(id) ?? ''),
    isListed,
    usual: loadUsualExpansions(isListed),
  };
}

/** Makes a meaning of a homonym a name of the catalogue where it is none. */
function addMeaning(index: CatalogueIndex, canonical: string, type: ConceptType): void {
  const root = nameKey(canonical);
  if (index.names.has(root)) return;
  index.names.set(root, { root, type, ambiguous: false });
  index.canonical.set(root, canonical);
  index.types.set(root, type);
  index.expansions.set(root, [nameWords(canonical)]);
}

/** Lets the catalogue's names be found under the key of their components too. */
function addComponentKeys(index: CatalogueIndex, components: Components): void {
  for (const [root, names] of index.expansions) {
    // OpenBookQA is a dataset, open-book question answering a task: names of datasets are taken whole.
    if (index.types.get(root) === 'dataset') continue;
    for (const words of names) {
      const key = componentKey(words, components);
      const known = index.names.get(root);
      if (key !== null && known && !index.names.has(key)) index.names.set(key, { ...known, ambiguous: false });
    }
  }
}
