import { groupBy } from '../lib/group.ts';
import { associationStrength, roundScore } from '../lib/numbers.ts';
import type { BuildOptions } from '../lib/options.ts';
import { byKey } from '../lib/text.ts';
import type { ConceptLink, PaperConcept, Resolution } from '../types.ts';
import { markBackbone } from './backbone.ts';

/** Concepts of one paper that are paired with one another: those it names most often, where it names more. */
const MOST_CONCEPTS = 200;

/**
 * Links concepts that papers name together, with the measures of their association. Sorted by a, b.
 *
 * The weight is one of four: association strength, shared papers over the number expected by chance (van Eck and Waltman 2009), which damps
 * what everybody names; NPMI (Bouma 2009), which is −1 to 1 and counts as just above 0 where it is not positive; Jaccard, shared papers over papers of
 * either; or the number of shared papers.
 * @param total number of papers
 */
export function linkConcepts(
  resolution: Resolution,
  total: number,
  { minShared, conceptWeight }: Pick<BuildOptions, 'minShared' | 'conceptWeight'>,
): ConceptLink[] {
  const concepts = [...resolution.concepts].sort(byKey((c) => c.id));
  const places = new Map(concepts.map((concept, place) => [concept.id, place]));
  const lists = [...groupBy(resolution.paperConcepts, (link) => link.paper).values()].map((links) =>
    Int32Array.from(chosen(links), (link) => places.get(link.concept)!).sort(),
  );
  const papers = new Int32Array(concepts.length);
  for (const list of lists) for (const concept of list) papers[concept]!++;
  const holders = Array.from(concepts, (): number[] => []);
  lists.forEach((list, paper) => {
    for (const concept of list) holders[concept]!.push(paper);
  });

  const links: ConceptLink[] = [];
  const shared = new Int32Array(concepts.length);
  for (let a = 0; a < concepts.length; a++) {
    const others: number[] = [];
    for (const paper of holders[a]!) {
      const list = lists[paper]!;
      for (let at = list.length - 1; at >= 0 && list[at]! > a; at--) {
        if (shared[list[at]!]!++ === 0) others.push(list[at]!);
      }
    }
    others.sort((x, y) => x - y);
    for (const b of others) {
      const count = shared[b]!;
      shared[b] = 0;
      if (count < minShared) continue;
      const numbers = measure(count, papers[a]!, papers[b]!, total, conceptWeight);
      links.push({ a: concepts[a]!.id, b: concepts[b]!.id, papers: count, ...numbers, backbone: false });
    }
  }
  markBackbone(links, (concept) => papers[places.get(concept)!]!);
  return links;
}

/** Least weight: it has to be positive. */
const LEAST = 1e-6;

/** Association of two concepts by shared papers, papers of each, papers in all. */
function measure(
  shared: number,
  ofA: number,
  ofB: number,
  total: number,
  wanted: BuildOptions['conceptWeight'],
): Pick<ConceptLink, 'weight' | 'npmi' | 'jaccard'> {
  const strength = associationStrength(shared, ofA, ofB, total);
  const npmi = shared === total ? 1 : roundScore(Math.log(strength) / -Math.log(shared / total));
  const jaccard = roundScore(shared / (ofA + ofB - shared));
  const weight = { association: roundScore(strength), npmi, jaccard, count: shared }[wanted];
  return { weight: Math.max(LEAST, weight), npmi, jaccard };
}

function chosen(links: PaperConcept[]): PaperConcept[] {
  if (links.length <= MOST_CONCEPTS) return links;
  const byConcept = byKey((link: PaperConcept) => link.concept);
  return [...links]
    .sort((a, b) => b.mentions.length - a.mentions.length || b.confidence - a.confidence || byConcept(a, b))
    .slice(0, MOST_CONCEPTS);
}
