import type { PaperLink } from '../types.ts';
import type { PaperIndex } from './paper-index.ts';

/** Links of each paper that belong to the backbone. */
const BACKBONE = 3;

/** Links every paper to its `most` nearest; a link that both ends choose is one. Sorted by a, b. */
export function linkPapers(index: PaperIndex, most: number): PaperLink[] {
  const total = index.papers.length;
  const chosen = new Map<number, { score: number; backbone: boolean }>();
  for (let paper = 0; paper < total; paper++) {
    index.nearest(paper, most).forEach(({ paper: other, score }, rank) => {
      const key = Math.min(paper, other) * total + Math.max(paper, other);
      const link = chosen.get(key);
      if (link) link.backbone ||= rank < BACKBONE;
      else chosen.set(key, { score, backbone: rank < BACKBONE });
    });
  }
  const keys = Float64Array.from(chosen.keys()).sort();
  return Array.from(keys, (key) => {
    const { score, backbone } = chosen.get(key)!;
    const a = Math.floor(key / total);
    const b = key % total;
    const { concepts, terms } = index.explain(a, b);
    return {
      a: index.papers[a]!.id,
      b: index.papers[b]!.id,
      weight: score,
      shared: concepts.map((c) => index.conceptId(c.place)),
      shares: concepts.map((c) => c.share),
      terms: terms.map((t) => index.term(t.place)),
      termShares: terms.map((t) => t.share),
      backbone,
    };
  });
}
