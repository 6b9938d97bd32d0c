import { expect, test } from 'vitest';
import { GREY, PALETTE } from '../../src/lib/palette.ts';
import { mapStats, openMap, selectGraph, toPropertyGraph, type ViewFilter } from '../../src/query/index.ts';
import { topicMap } from '../support/topic-map.ts';

const map = topicMap();
const index = openMap(map);
const view = (filter: ViewFilter) => selectGraph(index, filter);
const whole = view({ layer: 'both' });

test('the whole map: all nodes, all edges, isolated ones too, every end there', () => {
  expect(whole.nodes.length).toBe(map.papers.length + map.resolution.concepts.length);
  expect(whole.nodes.some((node) => node.id === 'paper:d1')).toBe(true);
  expect(whole.totals).toEqual({ nodes: whole.nodes.length, edges: whole.edges.length });
  const { paperPaper, conceptConcept } = map.links;
  expect(whole.edges.length).toBe(paperPaper.length + conceptConcept.length + map.resolution.paperConcepts.length + 1);
  const ids = new Set(whole.nodes.map((node) => node.id));
  for (const edge of whole.edges) {
    expect(ids.has(edge.source) && ids.has(edge.target)).toBe(true);
    expect(edge.weight).toBeGreaterThan(0);
    expect(edge.weight).toBeLessThanOrEqual(1);
    expect('backbone' in edge).toBe(false);
  }
});

test('nodes carry what a map draws', () => {
  const lora = whole.nodes.find((node) => node.id === 'concept:lora')!;
  expect(lora).toMatchObject({ kind: 'method', label: 'LoRA', papers: 3, date: '2021-06-17', lastDate: '2024-02-14' });
  expect(lora.degree).toBe(whole.edges.filter((e) => e.source === lora.id || e.target === lora.id).length);
  const hub = whole.nodes.find((node) => node.id === 'concept:large-language-model')!;
  expect(hub.size).toBe(100);
  const alone = whole.nodes.find((node) => node.id === 'paper:d1')!;
  expect(alone).toMatchObject({ community: null, communityName: null, color: GREY, size: 4, degree: 0 });
  for (const node of whole.nodes) {
    expect(node.size).toBeGreaterThanOrEqual(4);
    expect(node.size).toBeLessThanOrEqual(100);
    expect([...PALETTE, GREY]).toContain(node.color);
  }
  expect(new Set(whole.nodes.filter((n) => n.community === 'c1').map((n) => n.color))).toEqual(new Set([PALETTE[0]]));
});

test('layers hold their own kinds and relations', () => {
  const relations = (filter: ViewFilter) => [...new Set(view(filter).edges.map((edge) => edge.relation))].sort();
  expect(relations({ layer: 'papers' })).toEqual(['RELATED']);
  expect(relations({ layer: 'concepts' })).toEqual(['CO_OCCURS', 'VARIANT_OF']);
  expect(relations({ layer: 'both' })).toEqual(
    ['CO_OCCURS', 'EVALUATES_ON', 'INTRODUCES', 'RELATED', 'USES', 'VARIANT_OF'].sort(),
  );
  expect(view({ layer: 'papers' }).nodes.every((node) => node.kind === 'paper')).toBe(true);
  const directed = new Set(whole.edges.filter((edge) => edge.directed).map((edge) => edge.relation));
  expect(directed).toEqual(new Set(['EVALUATES_ON', 'INTRODUCES', 'USES', 'VARIANT_OF']));
});

test('top N keeps N edges of the backbone with their ends, and says of how many', () => {
  const cut = view({ layer: 'both', top: 7 });
  expect(cut.edges.length).toBe(7);
  expect(cut.totals).toEqual(whole.totals);
  const ends = new Set(cut.edges.flatMap((edge) => [edge.source, edge.target]));
  expect(new Set(cut.nodes.map((node) => node.id))).toEqual(ends);
  expect(view({ layer: 'both', top: 100000 })).toEqual(whole);
  expect(view({ layer: 'both', top: 0 })).toMatchObject({ nodes: [], edges: [] });
});

test('edges of files carry concept ids with shares, terms, counts and places; those for drawing do not', () => {
  expect(whole.edges.every((edge) => !('evidence' in edge))).toBe(true);
  const edges = view({ layer: 'both', evidence: true }).edges;
  for (const { relation, basis, shared, evidence } of edges) {
    for (const id of shared) expect(index.concepts.has(id)).toBe(true);
    if (relation === 'RELATED') {
      const { shares, terms, termShares } = evidence!;
      expect([shares!.length, termShares!.length]).toEqual([shared.length, terms!.length]);
      expect([...shares!, ...termShares!].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2);
    } else expect(shared).toEqual([]);
    if (relation === 'CO_OCCURS') expect(evidence!.count).toBeGreaterThan(0);
    if (basis === 'read' && relation !== 'VARIANT_OF') expect(evidence!.places!.length).toBe(evidence!.count);
  }
  const lora = edges.find((edge) => edge.source === 'paper:a1' && edge.target === 'concept:lora')!;
  expect(lora.evidence).toMatchObject({ count: 2, confidence: 0.8, places: ['a1|title|0|4', 'a1|abstract|13|17'] });
});

test('filters by kind, community and day', () => {
  expect(new Set(view({ layer: 'both', kinds: ['paper', 'task'] }).nodes.map((n) => n.kind))).toEqual(
    new Set(['paper', 'task']),
  );
  const one = view({ layer: 'both', communities: ['c2'] });
  expect(one.nodes.length).toBe(map.clustering.communities.find((c) => c.id === 'c2')!.size);
  expect(one.communities.map((c) => c.id)).toEqual(['c2']);
  const late = view({ layer: 'both', since: '2024-01-01', until: '2024-01-31' });
  expect(late.nodes.map((n) => n.id).sort()).toEqual([
    'concept:large-language-model',
    'concept:librispeech',
    'concept:speech-recognition',
    'concept:whisper',
    'paper:c2',
  ]);
  expect(view({ layer: 'papers', since: '1900-01-01' }).nodes.some((n) => n.date === null)).toBe(false);
});

test('the property graph: names of the design, undirected once and in order, plain values', () => {
  const graph = toPropertyGraph(map);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  expect(nodes.get('concept:lora')!.labels).toEqual(['Concept', 'Method']);
  expect(nodes.get('paper:a1')!.properties).toMatchObject({
    id: 'a1',
    title: 'LoRA: low-rank adapters',
    date: '2021-06-17',
  });
  expect(nodes.get('community:c1')).toMatchObject({ labels: ['Community'], properties: { id: 'c1', level: 0 } });
  const introduces = graph.relationships.find((r) => r.type === 'INTRODUCES' && r.start === 'paper:a1')!;
  expect(introduces).toMatchObject({
    end: 'concept:lora',
    properties: {
      count: 2,
      evidence: ['a1|title|0|4', 'a1|abstract|13|17'],
      basis: 'read',
      confidence: 0.8,
      cue: 'default',
    },
  });
  const counts = new Map<string, number>();
  for (const { type, start, end, properties } of graph.relationships) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
    expect(nodes.has(start) && nodes.has(end)).toBe(true);
    if (type === 'RELATED' || type === 'CO_OCCURS') expect(start < end).toBe(true);
    if (type === 'RELATED') {
      expect((properties.shares as number[]).length).toBe((properties.shared as string[]).length);
      expect(properties.basis).toBe('statistics');
    }
    for (const value of Object.values(properties))
      expect(value === null || ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value)).toBe(
        true,
      );
  }
  const { relations } = mapStats(map);
  for (const [relation, count] of Object.entries(relations)) expect(counts.get(relation) ?? 0).toBe(count);
  expect(counts.get('IN')).toBe(map.clustering.membership.size);
});

test('statistics count, and say in words what the communities are worth', () => {
  const stats = mapStats(map);
  expect(stats).toMatchObject({
    papers: 9,
    concepts: 11,
    firstDate: '2020-08-05',
    lastDate: '2024-02-14',
    withoutAbstract: 0,
    withoutConcepts: 1,
    isolated: 1,
    kinds: { paper: 9, method: 4, model: 3, dataset: 2, task: 2, metric: 0 },
  });
  expect(stats.topConcepts.model[0]).toEqual({ id: 'large-language-model', name: 'large language model', papers: 5 });
  expect(stats.communities.map((c) => c.level)).toEqual([0, 0, 0]);
  const nodes = toPropertyGraph(map).nodes.filter((node) => node.labels.includes('Community'));
  expect(stats.communityCounts.all).toBe(nodes.length);
  expect(stats.communityCounts.fine).toBe(3);
  const verdictOf = (modularity: number, shuffledModularity: number) =>
    mapStats({ ...map, clustering: { ...map.clustering, modularity, shuffledModularity } }).verdict;
  expect(verdictOf(0.5, 0.2)).toContain('are better than chance');
  expect(verdictOf(0.3, 0.3)).toContain('no better than chance');
  expect(verdictOf(0.3, 0.25)).toContain('little better than chance');
});
