import { editDistance } from '../lib/edit-distance.ts';
import { Best } from '../lib/heap.ts';
import { compareStrings } from '../lib/text.ts';
import type { MapIndex, NodeRef } from './open-map.ts';

const MOST = 5;
/** Longer texts are cut for comparison; nobody mistypes only the end of so long a title. */
const COMPARED = 80;

/**
 * Papers and concepts whose names nearly are, or hold, a folded text: nearest first, then those of most papers. Where nothing is near, what
 * holds some of its words.
 */
export function suggest(index: MapIndex, folded: string, layer?: 'paper' | 'concept'): NodeRef[] {
  const wanted = folded.slice(0, COMPARED);
  if (wanted === '') return [];
  const allowed = Math.max(1, Math.floor(wanted.length / 4));
  const importance = (ref: NodeRef): number =>
    ref.kind === 'concept' ? index.concepts.get(ref.id)!.papers : index.conceptsOf(ref.id).length;
  type Near = { ref: NodeRef; distance: number; weight: number };
  const best = new Best<Near>(
    4 * MOST,
    (x, y) =>
      x.distance - y.distance ||
      y.weight - x.weight ||
      compareStrings(x.ref.id, y.ref.id) ||
      compareStrings(x.ref.kind, y.ref.kind),
  );
  for (const names of [index.byName, index.byAlias]) {
    for (const [name, refs] of names) {
      const within = wanted.length > 2 && name.includes(wanted);
      const distance = within ? 0.5 + allowed / 2 : editDistance(wanted, name.slice(0, COMPARED), allowed);
      if (distance > allowed) continue;
      for (const ref of refs) if (!layer || ref.kind === layer) best.push({ ref, distance, weight: importance(ref) });
    }
  }
  const near = [...new Set(best.drain().map((found) => found.ref))].slice(0, MOST);
  return near.length > 0 ? near : byWords(index, wanted, layer);
}

/** Shorter words (of, the) say nothing about which title is meant. */
const SHORTEST_WORD = 4;

/** Titles and names that hold words of a text: those with the rarest words first. */
function byWords(index: MapIndex, wanted: string, layer?: 'paper' | 'concept'): NodeRef[] {
  const words = new Set(wanted.split(' ').filter((word) => word.length >= SHORTEST_WORD));
  if (words.size === 0) return [];
  const frequency = new Map<string, number>();
  const holding: { refs: NodeRef[]; own: string[] }[] = [];
  for (const [name, all] of index.byName) {
    const refs = all.filter((ref) => !layer || ref.kind === layer);
    const own = refs.length > 0 ? [...new Set(name.split(' '))].filter((word) => words.has(word)) : [];
    if (own.length > 0) holding.push({ refs, own });
    for (const word of own) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const best = new Best<{ ref: NodeRef; score: number }>(
    MOST,
    (x, y) => y.score - x.score || compareStrings(x.ref.id, y.ref.id) || compareStrings(x.ref.kind, y.ref.kind),
  );
  for (const { refs, own } of holding) {
    const score = own.reduce((sum, word) => sum + 1 / frequency.get(word)!, 0);
    for (const ref of refs) best.push({ ref, score });
  }
  return best.drain().map(({ ref }) => ref);
}
