import MiniSearch from 'minisearch';
import type { GraphNode, Kind } from '../src/types.ts';
import { KINDS } from './kinds.ts';
import { fold, slipsBetween, squeeze, words } from './spelling.ts';

export interface Hit {
  node: number;
  /** The alias by which it was found, where the name itself does not match. */
  alias: string | null;
  /** The author of a paper by whom it was found, where its title does not match. */
  author: string | null;
}

interface HitGroup {
  /** Null: of several kinds, and each is called what the query says. */
  kind: Kind | null;
  hits: Hit[];
}

/** How a name answers a query, best first. */
const RANK = { whole: 0, start: 1, words: 2, within: 3, slips: 4 } as const;

interface Ranked {
  node: number;
  rank: number;
  /** Slips forgiven in all words; 0 above `RANK.slips`. */
  slips: number;
  /** How rare the words are that matched: the engine's own score. */
  score: number;
}

/** Longest name that is also found when written as one word. */
const LONGEST_SQUEEZED = 40;
/** Part of the answers kept for papers where concepts would take all. */
const PAPER_SHARE = 0.3;

/** Answers a query; at most `limit` hits in all. */
export type Find = (query: string, limit?: number) => HitGroup[];

/**
 * Search over names, aliases, titles and authors: the start of a word is enough, case, spaces and hyphens make no difference and small
 * slips are forgiven. A name or alias that is the query leads, then one that starts with it, then one that has its words; within each of
 * these the concept that more papers name.
 * @returns a function from query to groups by kind, the group of the best hit first (see `HitGroup`)
 */
export function createSearch(nodes: readonly GraphNode[]): Find {
  const engine = createEngine();
  engine.addAll(nodes.map(entryOf));
  return finder(nodes, engine);
}

/** Names read in one go: a few milliseconds. */
const CHUNK = 400;

/** `createSearch`, made in small steps between which the page answers. */
export async function prepareSearch(nodes: readonly GraphNode[]): Promise<Find> {
  const engine = createEngine();
  await engine.addAllAsync(nodes.map(entryOf), { chunkSize: CHUNK });
  return finder(nodes, engine);
}

interface Entry {
  id: number;
  label: string;
  aliases: string;
  authors: string;
}

const entryOf = ({ label, aliases, authors }: GraphNode, id: number): Entry => ({
  id,
  label,
  aliases: aliases.join('\n'),
  authors: authors?.join('\n') ?? '',
});

const createEngine = () =>
  new MiniSearch<Entry>({
    fields: ['label', 'aliases', 'authors'],
    tokenize: (text, field) => (field === 'authors' ? words(text) : text.split('\n').flatMap(termsOf)),
    processTerm: (term) => term,
    searchOptions: {
      tokenize: words,
      boost: { label: 2, authors: 0.5 },
      prefix: true,
      fuzzy: slipsForgiven(0),
      weights: { prefix: 0.6, fuzzy: 0.2 },
      combineWith: 'AND',
    },
  });

function finder(nodes: readonly GraphNode[], engine: MiniSearch<Entry>): Find {
  const folded = nodes.map((node) => fold(node.label));
  const squeezed = nodes.map((node) => [node.label, ...node.aliases].map(squeeze));

  return (query, limit = 20) => {
    const wanted = fold(query).trim();
    if (wanted === '') return [];
    let found = engine.search(query);
    // Two letters swapped are two slips to the engine.
    if (found.length === 0) found = engine.search(query, { fuzzy: slipsForgiven(1) });
    const ranked = new Map<number, Ranked>();
    const slips = slipsBetween(words(query));
    for (const { id, score, terms } of found) {
      const made = slips(terms);
      ranked.set(id as number, { node: id as number, rank: made === 0 ? RANK.words : RANK.slips, slips: made, score });
    }
    const whole = squeeze(query) || wanted;
    squeezed.forEach((names, node) => {
      const rank = rankOf(names, whole) ?? (folded[node]!.includes(wanted) ? RANK.within : null);
      const before = ranked.get(node);
      if (rank !== null && rank < (before?.rank ?? Number.POSITIVE_INFINITY))
        ranked.set(node, { node, rank, slips: 0, score: before?.score ?? 0 });
    });
    const best = withPapers([...ranked.values()].sort(byRank(nodes)), nodes, limit);
    return grouped(best, nodes, (node) => {
      const alias = foundBy(nodes[node]!, wanted, whole);
      return { node, alias, author: alias === null ? writtenBy(nodes[node]!, words(query)) : null };
    });
  };
}

/** The author whose name has the query's words, where the title has not. */
function writtenBy({ label, authors }: GraphNode, query: readonly string[]): string | null {
  const has = (text: string) => query.every((word) => words(text).some((other) => other.startsWith(word)));
  return !authors || has(label) ? null : (authors.find(has) ?? null);
}

/** The words of a name, and the name as one word: `GPT-4` is also `gpt4`. */
function termsOf(name: string): string[] {
  const parts = words(name);
  const whole = parts.join('');
  return parts.length > 1 && whole.length <= LONGEST_SQUEEZED ? [...parts, whole] : parts;
}

function rankOf(names: readonly string[], whole: string): number | null {
  if (names.includes(whole)) return RANK.whole;
  return names.some((name) => name.startsWith(whole)) ? RANK.start : null;
}

/** Concepts by the papers that name them; titles of papers after them, by how well they match. */
const byRank =
  (nodes: readonly GraphNode[]) =>
  (a: Ranked, b: Ranked): number => {
    const [paperA, paperB] = [a, b].map(({ node }) => nodes[node]!.kind === 'paper') as [boolean, boolean];
    const papers = paperA || paperB ? 0 : nodes[b.node]!.papers - nodes[a.node]!.papers;
    return (
      a.rank - b.rank ||
      a.slips - b.slips ||
      Number(paperA) - Number(paperB) ||
      papers ||
      b.score - a.score ||
      a.node - b.node
    );
  };

/** The first hits, with room kept for papers. */
function withPapers(sorted: readonly Ranked[], nodes: readonly GraphNode[], limit: number): Ranked[] {
  const isPaper = ({ node }: Ranked) => nodes[node]!.kind === 'paper';
  const papers = sorted.filter(isPaper).length;
  let rooms = Math.min(papers, Math.max(Math.floor(limit * PAPER_SHARE), limit - (sorted.length - papers)));
  let others = limit - rooms;
  return sorted.filter((hit) => (isPaper(hit) ? rooms-- > 0 : others-- > 0));
}

/** Slips forgiven in a word: none in short ones, two in long ones. */
const slipsForgiven = (more: number) => (term: string) =>
  (term.length < 3 ? 0 : term.length < 8 ? 1 : 2) + (term.length > 3 ? more : 0);

function foundBy(node: GraphNode, wanted: string, whole: string): string | null {
  if (fold(node.label).includes(wanted) || squeeze(node.label).startsWith(whole)) return null;
  return (
    node.aliases.find((alias) => squeeze(alias) === whole) ??
    node.aliases.find((alias) => squeeze(alias).startsWith(whole)) ??
    node.aliases.find((alias) => fold(alias).includes(wanted)) ??
    null
  );
}

/** By kind; names that are the query stand together before all others where they are of several kinds. */
function grouped(ranked: readonly Ranked[], nodes: readonly GraphNode[], hit: (node: number) => Hit): HitGroup[] {
  const whole = ranked.filter(({ rank }) => rank === RANK.whole).map(({ node }) => hit(node));
  const rest = ranked.filter(({ rank }) => rank !== RANK.whole).map(({ node }) => hit(node));
  if (new Set(whole.map(({ node }) => nodes[node]!.kind)).size < 2) return byKind([...whole, ...rest], nodes);
  return [{ kind: null, hits: whole }, ...byKind(rest, nodes)];
}

function byKind(hits: Hit[], nodes: readonly GraphNode[]): HitGroup[] {
  const groups = new Map<Kind, Hit[]>();
  for (const hit of hits) {
    const { kind } = nodes[hit.node]!;
    const same = groups.get(kind);
    if (same) same.push(hit);
    else groups.set(kind, [hit]);
  }
  // Concepts and papers alternate badly when sorted hit by hit: the kind of the best hit leads, the others follow in fixed order.
  const [lead, ...rest] = [...groups.keys()];
  const order = KINDS.map(({ kind }) => kind).filter((kind) => rest.includes(kind));
  return (lead ? [lead, ...order] : []).map((kind) => ({ kind, hits: groups.get(kind)! }));
}

/** Where the query's words stand in a text, for marking: `[start, end)` pairs, sorted, apart. */
export function matches(text: string, query: string): [number, number][] {
  const lower = text.toLowerCase();
  // Lower case of a few letters is longer than the letter; marks would then sit beside the match.
  if (lower.length !== text.length) return [];
  const found: [number, number][] = [];
  for (const word of new Set(words(query))) {
    const at = lower.indexOf(word);
    if (at >= 0) found.push([at, at + word.length]);
  }
  found.sort(([a], [b]) => a - b);
  return found.filter(([start], i) => i === 0 || start >= Math.max(...found.slice(0, i).map(([, end]) => end)));
}
