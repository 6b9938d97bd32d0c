import MiniSearch from 'minisearch';
import type { GraphNode, Kind } from '../src/types.ts';
import { KINDS } from './kinds.ts';

export interface Hit {
  node: number;
  /** The alias by which it was found, where the name itself does not match. */
  alias: string | null;
}

export interface HitGroup {
  kind: Kind;
  hits: Hit[];
}

/** Lower case without accents: how names are compared. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const words = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean);

/**
 * Search over names, aliases and titles: the start of a word is enough and small slips are forgiven.
 * @returns a function from query to groups by kind, the group of the best hit first; at most `limit` hits in all
 */
export function createSearch(nodes: readonly GraphNode[]): (query: string, limit?: number) => HitGroup[] {
  const engine = new MiniSearch<{ id: number; label: string; aliases: string }>({
    fields: ['label', 'aliases'],
    tokenize: words,
    processTerm: (term) => term,
    searchOptions: {
      boost: { label: 2 },
      prefix: true,
      fuzzy: slips(0),
      weights: { prefix: 0.6, fuzzy: 0.2 },
      combineWith: 'AND',
      boostDocument: (id) => 1 + Math.log1p(nodes[id as number]!.papers) / 8,
    },
  });
  engine.addAll(nodes.map((node, id) => ({ id, label: node.label, aliases: node.aliases.join('\n') })));
  const folded = nodes.map((node) => fold(node.label));

  return (query, limit = 20) => {
    const wanted = fold(query).trim();
    if (wanted === '') return [];
    let found = engine.search(query);
    // Two letters swapped are two slips to the engine.
    if (found.length === 0) found = engine.search(query, { fuzzy: slips(1) });
    const scores = new Map<number, number>(found.map(({ id, score }) => [id as number, score]));
    const best = Math.max(0, ...[...scores.values()].slice(0, 1));
    // Names that are the query, or hold it in the middle of a word ("former"), or consist of signs only ("C++").
    folded.forEach((name, node) => {
      if (name === wanted) scores.set(node, best * 2 + 1);
      else if (!scores.has(node) && name.includes(wanted)) scores.set(node, 0.1);
    });
    const sorted = [...scores].sort(([a, s], [b, t]) => t - s || nodes[b]!.papers - nodes[a]!.papers || a - b);
    return group(
      sorted.slice(0, limit).map(([node]) => ({ node, alias: foundBy(nodes[node]!, wanted) })),
      nodes,
    );
  };
}

/** Slips forgiven in a word: none in short ones, two in long ones. */
const slips = (more: number) => (term: string) =>
  (term.length < 3 ? 0 : term.length < 8 ? 1 : 2) + (term.length > 3 ? more : 0);

function foundBy(node: GraphNode, wanted: string): string | null {
  if (fold(node.label).includes(wanted)) return null;
  return node.aliases.find((alias) => fold(alias).includes(wanted)) ?? null;
}

function group(hits: Hit[], nodes: readonly GraphNode[]): HitGroup[] {
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
