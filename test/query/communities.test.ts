import { describe, expect, test } from 'vitest';
import { communityChanges, findGaps } from '../../src/query/index.ts';
import type { Clustering, Community, ConceptMap, PaperConcept } from '../../src/types.ts';
import { smallMap } from '../support/small-map.ts';

const community = (id: string, papers: number, level = 0): Community => ({
  id,
  name: `name of ${id}`,
  level,
  parent: null,
  size: papers,
  papers,
  concepts: 0,
  stability: 1,
  examples: [],
});
/** A clustering from the papers of each community. */
function clustering(groups: Record<string, string[]>): Clustering {
  const members = Object.entries(groups);
  return {
    communities: [...members.map(([id, nodes]) => community(id, nodes.length)), community('g1', 3, 1)],
    membership: new Map(members.flatMap(([id, nodes]) => nodes.map((node): [string, string] => [`paper:${node}`, id]))),
    certainty: new Map(),
    modularity: 0,
    shuffledModularity: 0,
    resolution: 1,
  };
}
const changesOf = (before: Record<string, string[]>, after: Record<string, string[]>) =>
  communityChanges(clustering(before), clustering(after)).map(({ id, change, before: was, after: is, other }) => [
    id,
    change,
    was,
    is,
    other?.id ?? null,
  ]);

describe('what became of communities', () => {
  test('nothing, growth, loss', () => {
    expect(changesOf({ c1: ['a', 'b'], c2: ['c'] }, { c1: ['a', 'b'], c2: ['c'] })).toEqual([]);
    expect(changesOf({ c1: ['a', 'b'], c2: ['c', 'd'] }, { c1: ['a', 'b', 'd', 'e'], c2: ['c'] })).toEqual([
      ['c1', 'grew', 2, 4, null],
      ['c2', 'shrank', 2, 1, null],
    ]);
  });

  test('new, split off, joined, fell apart', () => {
    expect(changesOf({ c1: ['a'] }, { c1: ['a'], c2: ['x', 'y'] })).toEqual([['c2', 'new', 0, 2, null]]);
    expect(changesOf({ c1: ['a', 'b', 'c', 'd', 'e'] }, { c1: ['a', 'b', 'c'], c2: ['d', 'e', 'x'] })).toEqual([
      ['c1', 'shrank', 5, 3, null],
      ['c2', 'split', 0, 3, 'c1'],
    ]);
    expect(changesOf({ c1: ['a', 'b'], c2: ['c', 'd', 'e'] }, { c1: ['a', 'b', 'c', 'd'], c3: ['e'] })).toEqual([
      ['c1', 'grew', 2, 4, null],
      ['c2', 'joined', 3, 0, 'c1'],
      ['c3', 'new', 0, 1, null],
    ]);
    expect(changesOf({ c1: ['a'], c2: ['b'], c3: ['c', 'd'] }, { c1: ['a', 'c'], c2: ['b', 'd'] })).toContainEqual([
      'c3',
      'vanished',
      2,
      0,
      null,
    ]);
  });
});

/** Three topics of twelve papers; topics 0 and 1 both use two bridge concepts of topic 2's kind, and two papers name concepts of both. */
function gapMap(): ConceptMap {
  const map = smallMap();
  const concept = map.resolution.concepts[0]!;
  const paper = map.papers[0]!;
  const links: [string, string][] = [];
  for (let topic = 0; topic < 3; topic++)
    for (let i = 0; i < 12; i++)
      for (const own of [i % 4, (i + 1) % 4])
        links.push([`p${topic}-${String(i).padStart(2, '0')}`, `k${topic}-${own}`]);
  for (let i = 0; i < 6; i++) links.push([`p0-0${i}`, 'bridge'], [`p1-0${i}`, 'bridge']);
  links.push(['p0-00', 'k1-0'], ['p0-00', 'k1-1'], ['p2-00', 'k0-0']);
  const papers = [...new Set(links.map(([id]) => id))].sort();
  const concepts = [...new Set(links.map(([, id]) => id))].sort();
  const membership = new Map<string, string>();
  for (const id of papers) membership.set(`paper:${id}`, `c${Number(id[1]) + 1}`);
  for (const id of concepts) membership.set(`concept:${id}`, id === 'bridge' ? 'c4' : `c${Number(id[1]) + 1}`);
  const sizes = [1, 2, 3].map((n) => ({ ...community(`c${n}`, 12), concepts: 4, size: 16 }));
  return {
    ...map,
    papers: papers.map((id) => ({ ...paper, id, title: `Title ${id}` })),
    resolution: {
      ...map.resolution,
      concepts: concepts.map((id) => ({ ...concept, id, name: id, papers: links.filter(([, c]) => c === id).length })),
      paperConcepts: links.map(
        ([p, c]): PaperConcept => ({ ...map.resolution.paperConcepts[0]!, paper: p, concept: c }),
      ),
      variants: [],
    },
    links: { conceptConcept: [], paperPaper: [] },
    clustering: { ...map.clustering, membership, communities: [...sizes, { ...community('c4', 0), size: 1 }] },
  };
}

test('gaps: few links, common neighbours, what lies between', () => {
  const gaps = findGaps(gapMap(), 10);
  expect(gaps.map(({ a, b }) => [a.id, b.id])).toEqual([['c1', 'c2']]);
  const [gap] = gaps;
  expect(gap!.linked).toBeGreaterThan(0);
  expect(gap!.linked).toBeLessThan(0.5);
  expect(gap!.neighbours).toBe(1);
  expect(gap!.concepts[0]).toEqual({ id: 'bridge', name: 'bridge' });
  expect(gap!.papers[0]!.title).toBe('Title p0-00');
  expect(gap!.papers[0]!.toA + gap!.papers[0]!.toB).toBeLessThan(1);
  expect(findGaps(gapMap(), 0)).toEqual([]);
  expect(findGaps(smallMap(), 10)).toEqual([]);
});
