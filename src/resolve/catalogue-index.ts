import type { Catalogue, CatalogueEntry } from '../lib/catalogue.ts';
import { compareStrings } from '../lib/text.ts';
import type { ConceptType } from '../types.ts';
import { nameKey, nameWords } from './name-key.ts';

/** What the catalogue says about a key. */
interface KnownName {
  /** Key of the canonical name. */
  root: string;
  type: ConceptType;
  /** True for an ordinary word or a short form of several things. */
  ambiguous: boolean;
}

/** The catalogue by name keys, with aliases of aliases followed to their end. */
export interface CatalogueIndex {
  names: Map<string, KnownName>;
  /** Root key → the canonical name as printed. */
  canonical: Map<string, string>;
  /** Root key → type. */
  types: Map<string, ConceptType>;
  /** Keys that stand for a longer name and are printed in capitals alone (SCM, GAN). */
  capitals: Set<string>;
  /** Root key → words of its aliases of several words: the expansions that are known for it. */
  expansions: Map<string, string[][]>;
}

const better = (a: CatalogueEntry, b: CatalogueEntry): boolean =>
  a.origin !== b.origin
    ? a.origin === 'judged'
    : a.papers !== b.papers
      ? a.papers > b.papers
      : compareStrings(a.phrase, b.phrase) < 0;

/** Follows aliases to the name that is none; a circle of aliases ends at its smallest key. */
function follow(key: string, next: Map<string, string>): string {
  const seen = new Set<string>();
  let at = key;
  for (let to = next.get(at); to !== undefined && to !== at; to = next.get(at)) {
    if (seen.has(at)) return circleFrom(at, next).sort(compareStrings)[0]!;
    seen.add(at);
    at = to;
  }
  return at;
}

function circleFrom(key: string, next: Map<string, string>): string[] {
  const circle = [key];
  for (let at = next.get(key)!; at !== key; at = next.get(at)!) circle.push(at);
  return circle;
}

/** Indexes a catalogue by `nameKey`. Of several phrases with one key the judged one in most papers speaks. */
export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  const best = new Map<string, CatalogueEntry>();
  for (const entry of catalogue.entries.values()) {
    const key = nameKey(entry.phrase);
    const known = best.get(key);
    if (!known || better(entry, known)) best.set(key, entry);
  }
  const next = new Map<string, string>();
  for (const [key, entry] of best) next.set(key, nameKey(entry.canonical));
  const index: CatalogueIndex = {
    names: new Map(),
    canonical: new Map(),
    types: new Map(),
    capitals: new Set(),
    expansions: new Map(),
  };
  for (const [key, entry] of [...best].sort((a, b) => compareStrings(a[0], b[0]))) {
    const root = follow(key, next);
    index.names.set(key, { root, type: entry.type, ambiguous: entry.ambiguous });
    if (root !== key && /^\p{Lu}{2,6}$/u.test(entry.phrase)) index.capitals.add(key);
    const own = best.get(root);
    // The canonical name may have no row of its own: then the first alias that names it directly gives its spelling.
    if (own && nameKey(own.canonical) === root) {
      index.canonical.set(root, own.canonical);
      index.types.set(root, own.type);
    } else if (nameKey(entry.canonical) === root && !index.canonical.has(root)) {
      index.canonical.set(root, entry.canonical);
      index.types.set(root, entry.type);
    }
    addExpansion(index, root, entry.phrase);
  }
  for (const [root, type] of index.types) {
    addExpansion(index, root, index.canonical.get(root)!);
    if (!index.names.has(root)) index.names.set(root, { root, type, ambiguous: false });
  }
  return index;
}

function addExpansion(index: CatalogueIndex, root: string, phrase: string): void {
  const words = nameWords(phrase);
  if (words.length < 2) return;
  const known = index.expansions.get(root);
  if (known) known.push(words);
  else index.expansions.set(root, [words]);
}
