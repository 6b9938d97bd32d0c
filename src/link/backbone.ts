import { Best } from '../lib/heap.ts';
import { closeness } from '../lib/numbers.ts';
import { compareStrings } from '../lib/text.ts';
import type { ConceptLink } from '../types.ts';

/** Links of each concept that belong to the backbone whatever their significance. */
const BEST = 3;
/** Level of significance of the disparity filter. */
const ALPHA = 0.05;

/**
 * Marks the links that are drawn first: each concept's closest (see `closeness`), and those that carry an unlikely part of a concept's shared papers (the disparity filter: Serrano, Boguñá and
 * Vespignani 2009).
 */
export function markBackbone(links: readonly ConceptLink[], papersOf: (concept: string) => number): void {
  const around = new Map<string, { strength: number; degree: number; best: Best<Close> }>();
  for (const link of links) {
    const close = { link, closeness: closeness(link.papers, papersOf(link.a), papersOf(link.b)) };
    for (const end of [link.a, link.b]) {
      let node = around.get(end);
      if (!node) {
        node = { strength: 0, degree: 0, best: new Best(BEST, closest) };
        around.set(end, node);
      }
      node.strength += link.papers;
      node.degree++;
      node.best.push(close);
    }
  }
  for (const link of links)
    for (const end of [link.a, link.b]) {
      const { strength, degree } = around.get(end)!;
      if (degree > 1 && power(1 - link.papers / strength, degree - 1) < ALPHA && link.papers > 1) link.backbone = true;
    }
  for (const { best } of around.values()) for (const { link } of best.drain()) link.backbone = true;
}

interface Close {
  link: ConceptLink;
  closeness: number;
}

const closest = (x: Close, y: Close): number =>
  y.closeness - x.closeness || compareStrings(x.link.a, y.link.a) || compareStrings(x.link.b, y.link.b);

/** `base` to a whole exponent by squaring: multiplication alone gives the same bits everywhere, `Math.pow` does not. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2), square *= square)
    if (rest % 2 === 1) result *= square;
  return result;
}
