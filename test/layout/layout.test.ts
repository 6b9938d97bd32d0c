import { expect, test } from 'vitest';
import { cluster } from '../../src/cluster/index.ts';
import { layout } from '../../src/layout/index.ts';
import { buildOptions } from '../../src/lib/options.ts';
import { link } from '../../src/link/index.ts';
import type { Position } from '../../src/types.ts';
import { type CorpusPaper, corpus, THREE_TOPICS } from '../support/corpus.ts';
import { plantedTopics } from '../support/planted.ts';

const options = buildOptions({ starts: 3 });
function laidOut(given: readonly CorpusPaper[], previous?: readonly Position[]) {
  const { papers, resolution } = corpus(given);
  const links = link(papers, resolution, options);
  const clustering = cluster({ papers, resolution, links }, options);
  const input = { papers, resolution, links, clustering };
  return { input, positions: layout(input, options, previous) };
}
const distance = (a: Position, b: Position): number => Math.hypot(a.x - b.x, a.y - b.y);
const topicsGiven = plantedTopics(6, 15, 0.9);
const topics = laidOut(topicsGiven);

test('every node has one place, in order of id, with two decimals', () => {
  const { positions, input } = topics;
  expect(positions.map((p) => p.id)).toEqual(
    [...input.resolution.concepts.map((c) => `concept:${c.id}`), ...input.papers.map((p) => `paper:${p.id}`)].sort(),
  );
  for (const { x, y } of positions) {
    expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    expect(Math.abs(Math.round(x * 100) - x * 100)).toBeLessThan(1e-6);
    expect(Math.fround(x).toFixed(2)).toBe(x.toFixed(2));
    expect(Object.is(x, -0) || Object.is(y, -0)).toBe(false);
  }
});

test('neighbours in the plane are of one community, and nobody sits on another', () => {
  const { positions, input } = topics;
  let own = 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const p of positions) {
    const others = positions
      .filter((q) => q !== p)
      .map((q) => ({ q, d: distance(p, q) }))
      .sort((a, b) => a.d - b.d);
    nearest = Math.min(nearest, others[0]!.d);
    const community = input.clustering.membership.get(p.id);
    own += others.slice(0, 5).filter(({ q }) => input.clustering.membership.get(q.id) === community).length / 5;
  }
  expect(own / positions.length).toBeGreaterThan(0.9);
  expect(nearest).toBeGreaterThan(4);
});

test('the same input gives the same places; another seed gives others', () => {
  expect(laidOut(topicsGiven).positions).toEqual(topics.positions);
  expect(layout(topics.input, buildOptions({ seed: 2 }))).not.toEqual(topics.positions);
});

test('isolated nodes lie around the rest, apart from one another', () => {
  const lonely = Array.from({ length: 30 }, (_, i): CorpusPaper => ({ id: `z${i}`, title: `zebra${i}`, names: [] }));
  const { positions } = laidOut([...THREE_TOPICS, ...lonely]);
  const isolated = positions.filter((p) => /paper:(z|d1)/.test(p.id));
  const linked = positions.filter((p) => !isolated.includes(p));
  const rim = Math.max(...linked.map((p) => Math.hypot(p.x, p.y)));
  expect(isolated.length).toBe(31);
  for (const p of isolated) {
    expect(Math.hypot(p.x, p.y)).toBeGreaterThan(rim);
    for (const q of isolated) if (p !== q) expect(distance(p, q)).toBeGreaterThan(5);
  }
});

test('nothing, one node, only isolated nodes', () => {
  expect(laidOut([]).positions).toEqual([]);
  expect(laidOut([{ id: 'x', title: 'Zebras', names: [] }]).positions).toHaveLength(1);
  const pair = laidOut([{ id: 'x', title: 'LoRA', names: [['LoRA']] }]).positions;
  expect(pair).toHaveLength(2);
  expect(distance(pair[0]!, pair[1]!)).toBeGreaterThan(1);
});

test('when papers are added, the old ones stay and the new ones settle beside their neighbours', () => {
  const added: CorpusPaper[] = Array.from({ length: 6 }, (_, topic) => ({
    id: `new${topic}`,
    title: `Topic${topic}Name0, Topic${topic}Name1, Topic${topic}Name2, Fresh${topic}`,
    names: [0, 1, 2].map((n): [string] => [`Topic${topic}Name${n}`]).concat([[`Fresh${topic}`]]),
  }));
  const lonely: CorpusPaper = { id: 'zebra', title: 'Zebras', names: [] };
  const before = laidOut([...topicsGiven, lonely]).positions;
  const { positions, input } = laidOut(
    [...topicsGiven, lonely, ...added, { ...lonely, id: 'yak', title: 'Yaks' }],
    before,
  );
  const now = new Map(positions.map((p) => [p.id, p]));
  expect(positions).toHaveLength(before.length + 13);
  for (const p of before) expect(now.get(p.id)).toEqual(p);
  let own = 0;
  for (let topic = 0; topic < 6; topic++) {
    const self = now.get(`paper:new${topic}`)!;
    const community = input.clustering.membership.get(self.id);
    const others = positions.filter((q) => q !== self).sort((a, b) => distance(self, a) - distance(self, b));
    own += others.slice(0, 5).filter((q) => input.clustering.membership.get(q.id) === community).length / 5;
    expect(distance(self, others[0]!)).toBeGreaterThan(1);
  }
  expect(own / 6).toBeGreaterThan(0.7);
  const [zebra, yak] = [now.get('paper:zebra')!, now.get('paper:yak')!];
  expect(distance(zebra, yak)).toBeGreaterThan(5);
});

test('no rounds at all still gives a map', () => {
  const { input } = topics;
  const still = layout(input, buildOptions({ layoutIterations: 0 }));
  expect(still).toHaveLength(topics.positions.length);
  expect(new Set(still.map((p) => `${p.x} ${p.y}`)).size).toBe(still.length);
});
