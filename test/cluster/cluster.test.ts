import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluster } from '../../src/cluster/index.ts';
import { buildOptions } from '../../src/lib/options.ts';
import { link } from '../../src/link/index.ts';
import type { Clustering } from '../../src/types.ts';
import { type CorpusPaper, corpus, THREE_TOPICS } from '../support/corpus.ts';
import { plantedTopics } from '../support/planted.ts';

const options = buildOptions({ starts: 5 });
const clusterOf = (given: readonly CorpusPaper[], previous?: Clustering, changed = options): Clustering => {
  const { papers, resolution } = corpus(given);
  return cluster({ papers, resolution, links: link(papers, resolution, changed) }, changed, previous);
};
const fine = ({ communities }: Clustering) => communities.filter((c) => c.level === 0);

test('finds the topics, with papers and concepts together', () => {
  const { membership } = clusterOf(THREE_TOPICS);
  const of = (...nodes: string[]) => new Set(nodes.map((node) => membership.get(node)));
  const lora = of('paper:a1', 'paper:a2', 'paper:a3', 'concept:lora', 'concept:qlora', 'concept:dora', 'concept:glue');
  const scenes = of('paper:b1', 'paper:b2', 'paper:b3', 'concept:nerf', 'concept:gaussian-splatting');
  const speech = of('paper:c1', 'paper:c2', 'concept:whisper', 'concept:librispeech', 'concept:speech-recognition');
  expect([lora.size, scenes.size, speech.size]).toEqual([1, 1, 1]);
  expect(new Set([...lora, ...scenes, ...speech]).size).toBe(3);
});

test('a node without an edge belongs to none', () => {
  const { membership } = clusterOf(THREE_TOPICS);
  expect(membership.has('paper:d1')).toBe(false);
  expect(membership.size).toBe(8 + corpus(THREE_TOPICS).resolution.concepts.length);
});

test('ids go by size; names are distinctive, unique and never the hub; examples are members', () => {
  const { communities, membership } = clusterOf(THREE_TOPICS);
  expect(communities.map((c) => c.id)).toEqual(['c1', 'c2', 'c3']);
  expect(communities.map((c) => c.size)).toEqual([...communities.map((c) => c.size)].sort((a, b) => b - a));
  expect(new Set(communities.map((c) => c.name)).size).toBe(3);
  for (const c of communities) {
    expect(c.name).not.toContain('large language model');
    expect(c.name.split(' · ').length).toBeGreaterThanOrEqual(2);
    expect(c.name.split(' · ').length).toBeLessThanOrEqual(3);
    expect(c.papers + c.concepts).toBe(c.size);
    expect([...membership.values()].filter((id) => id === c.id).length).toBe(c.size);
    expect(c.examples.length).toBeGreaterThan(0);
    expect(c.examples.length).toBeLessThanOrEqual(3);
    for (const paper of c.examples) expect(membership.get(`paper:${paper}`)).toBe(c.id);
    expect(c.stability).toBeGreaterThan(0);
    expect(c.stability).toBeLessThanOrEqual(1);
  }
  expect(communities[0]!.name).toContain('LoRA');
});

test('an empty map, and one where nothing is linked', () => {
  for (const given of [[], [{ id: 'd1', title: 'Zebras', names: [] }]]) {
    const found = clusterOf(given);
    expect(found).toEqual({
      communities: [],
      membership: new Map(),
      certainty: new Map(),
      modularity: 0,
      shuffledModularity: 0,
      resolution: 1,
    });
  }
});

test('planted topics: far better than chance, stable, two levels whose parents are there', () => {
  const found = clusterOf(plantedTopics(6, 12, 1));
  expect(found.modularity).toBeGreaterThan(found.shuffledModularity + 0.2);
  const topics = new Map<string, Set<string>>();
  for (const [node, community] of found.membership) {
    const topic = /^paper:t(\d)/.exec(node)?.[1];
    if (topic) topics.set(topic, (topics.get(topic) ?? new Set()).add(community));
  }
  expect([...topics.values()].map((communities) => communities.size)).toEqual([1, 1, 1, 1, 1, 1]);
  for (const c of fine(found)) expect(c.stability).toBeGreaterThan(0.8);
  const ids = new Set(found.communities.map((c) => c.id));
  for (const c of found.communities) expect(c.parent === null || ids.has(c.parent)).toBe(true);
  for (const group of found.communities.filter((c) => c.level === 1)) {
    const parts = found.communities.filter((c) => c.parent === group.id);
    expect(parts.reduce((sum, c) => sum + c.size, 0)).toBe(group.size);
  }
});

test('a random graph is no better than chance, and more resolution gives more communities', () => {
  const mixed = plantedTopics(6, 12, 0);
  const found = clusterOf(mixed);
  expect(found.modularity).toBeLessThan(found.shuffledModularity + 0.1);
  const many = clusterOf(mixed, undefined, buildOptions({ starts: 3, resolution: 4 }));
  expect(fine(many).length).toBeGreaterThan(fine(found).length);
  expect(many.resolution).toBe(4);
});

test('one kind alone: the other belongs to none, names and examples are there all the same', () => {
  const given = plantedTopics(4, 10, 1);
  const nodesOf = ({ membership }: Clustering) => [...membership.keys()].map((node) => node.split(':')[0]);
  const papers = clusterOf(given, undefined, buildOptions({ cluster: 'papers', starts: 3 }));
  expect(new Set(nodesOf(papers))).toEqual(new Set(['paper']));
  expect(fine(papers)).toHaveLength(4);
  for (const c of fine(papers)) expect([c.papers, c.concepts, c.examples.length]).toEqual([10, 0, 3]);
  expect(fine(papers)[0]!.name).toMatch(/^Topic\dName\d · Topic\dName\d/);
  const concepts = clusterOf(given, undefined, buildOptions({ cluster: 'concepts', starts: 3 }));
  expect(new Set(nodesOf(concepts))).toEqual(new Set(['concept']));
  expect(fine(concepts)).toHaveLength(4);
  for (const c of fine(concepts)) expect([c.papers, c.concepts, c.examples]).toEqual([0, 8, []]);
});

test('the most stable resolution finds what is there and is told; Louvain is there', () => {
  const given = plantedTopics(6, 12, 1);
  const found = clusterOf(given, undefined, buildOptions({ resolution: 'auto', starts: 3 }));
  expect(fine(found)).toHaveLength(6);
  expect([0.35, 0.5, 0.7, 1]).toContain(found.resolution);
  const louvain = clusterOf(given, undefined, buildOptions({ clusterMethod: 'louvain', starts: 3 }));
  expect(fine(louvain)).toHaveLength(6);
});

test('how sure each membership is', () => {
  const sure = clusterOf(plantedTopics(6, 12, 1));
  expect([...sure.certainty.keys()]).toEqual([...sure.membership.keys()]);
  expect(Math.min(...sure.certainty.values())).toBeGreaterThan(0.8);
  const unsure = clusterOf(plantedTopics(6, 12, 0));
  expect(Math.min(...unsure.certainty.values())).toBeLessThan(0.5);
});

test('names are unique over both levels, do not repeat a stem, and leave out what everybody names', () => {
  const names: [string, string][] = [
    ['object detection', 'object detector'],
    ['speech recognition', 'recurrent transducer'],
  ];
  const given: CorpusPaper[] = names.flatMap(([first, second], topic) =>
    Array.from({ length: 8 }, (_, i): CorpusPaper => {
      const own: [string, 'method'][] = [first, second, `Method${topic}${i % 2}`].map((name) => [name, 'method']);
      return { id: `t${topic}${i}`, title: `${first} ${i}`, names: [['deep learning', 'method'], ...own] };
    }),
  );
  const { communities } = clusterOf(given);
  expect(new Set(communities.map((c) => c.name)).size).toBe(communities.length);
  for (const { name } of communities) {
    expect(name).not.toContain('deep learning');
    expect(name.includes('object detection') && name.includes('object detector')).toBe(false);
  }
});

test('with a map before, communities that go on keep id and name; new ones get numbers never used', () => {
  const before = clusterOf(THREE_TOPICS);
  const named: Clustering = {
    ...before,
    communities: before.communities.map((c) => ({ ...c, id: `c${Number(c.id.slice(1)) + 20}`, name: `my ${c.id}` })),
    membership: new Map([...before.membership].map(([node, id]) => [node, `c${Number(id.slice(1)) + 20}`])),
  };
  const more: CorpusPaper[] = [
    ...THREE_TOPICS,
    ...['e1', 'e2', 'e3', 'e4'].map(
      (id): CorpusPaper => ({
        id,
        title: `Protein folding ${id}`,
        names: [
          ['AlphaFold', 'model'],
          ['protein folding', 'task'],
          ['cryo-EM', 'dataset'],
        ],
      }),
    ),
  ];
  const after = clusterOf(more, named);
  for (const [node, id] of named.membership) expect(after.membership.get(node)).toBe(id);
  expect(
    fine(after)
      .map((c) => c.id)
      .sort(),
  ).toEqual(['c21', 'c22', 'c23', 'c24']);
  expect(fine(after).find((c) => c.id === 'c21')!.name).toBe('my c1');
  expect(fine(after).find((c) => c.id === 'c24')!.name).toContain('AlphaFold');
  const fresh = clusterOf(more);
  const groups = ({ membership }: Clustering) => {
    const members = new Map<string, string[]>();
    for (const [node, id] of membership) members.set(id, [...(members.get(id) ?? []), node]);
    return [...members.values()].map(String).sort();
  };
  expect(groups(after)).toEqual(groups(fresh));
  expect(after.modularity).toBe(fresh.modularity);
});

test('law: the order of the input makes no difference', () => {
  const { papers, resolution } = corpus(plantedTopics(3, 5, 0.7));
  const links = link(papers, resolution, options);
  const expected = cluster({ papers, resolution, links }, options);
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, key: numbers.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const input = {
        papers: shuffled(papers),
        resolution: {
          ...resolution,
          concepts: shuffled(resolution.concepts),
          paperConcepts: shuffled(resolution.paperConcepts),
        },
        links: { conceptConcept: shuffled(links.conceptConcept), paperPaper: shuffled(links.paperPaper) },
      };
      const found = cluster(input, options);
      expect(found).toEqual(expected);
      expect([...found.membership]).toEqual([...expected.membership]);
    }),
    { numRuns: 15 },
  );
});
