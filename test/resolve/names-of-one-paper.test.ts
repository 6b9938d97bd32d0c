import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { spellsOut } from '../../src/resolve/abbreviation.ts';
import { resolve } from '../../src/resolve/index.ts';
import { nameWords } from '../../src/resolve/name-key.ts';
import type { ExtractedPaper } from '../../src/types.ts';
import { paperNaming, paperOf } from './papers.ts';

const catalogue = loadCatalogue();
const groups = (...papers: ExtractedPaper[]) =>
  resolve(papers, catalogue).concepts.map(({ name, aliases }) => [name, ...aliases].sort().join(' = '));

describe('letters of a short form', () => {
  test.each([
    ['MoFaNeRF', 'morphable facial neural radiance field'],
    ['L^3', 'large language lobotomy'],
    ['T$^2$PO', 'token- and turn-level policy optimization'],
    ['H^{2}SD', 'hybrid hindsight self distillation'],
    ['LTSF', 'long-term time series forecasting'],
  ])('%s spells out %s', (short, long) => expect(spellsOut(short, nameWords(long))).toBe(true));
  test.each([
    ['CoSyn', 'code-guided synthetic multimodal data generation'],
    ['LoRA', 'low-rank linear rotation and others of that kind'],
    ['XYZ', 'yet another zone'],
    ['AB', 'abstract banana'],
    ['Rank', 'rank'],
  ])('%s does not spell out %s', (short, long) => expect(spellsOut(short, nameWords(long))).toBe(false));
});

describe('a short form beside its long form', () => {
  test.each([
    ['a title', 'QREP: quick rehearsal with echo pruning is new. QREP wins.'],
    ['a comma', 'we present QREP, a novel quick rehearsal with echo pruning. QREP wins.'],
    ['a dash', 'we present QREP — quick rehearsal with echo pruning. QREP wins.'],
    ['or', 'we present quick rehearsal with echo pruning, or QREP. QREP wins.'],
  ])('%s', (_, text) =>
    expect(groups(paperOf('1', text, ['QREP', 'quick rehearsal with echo pruning', 'QREP']))).toHaveLength(1),
  );

  test('but not one of another kind, nor far away, nor one that is well known', () => {
    const long = 'quick rehearsal with echo pruning';
    const of = (text: string, ...names: Parameters<typeof paperOf>[2]) => groups(paperOf('1', text, names));
    expect(of(`QREX: ${long} wins`, { name: 'QREX', type: 'dataset' }, long)).toHaveLength(2);
    expect(of(`QREX is a thing that beats every other ${long} by far`, 'QREX', long)).toHaveLength(2);
    expect(of('PPO: pink pony optimism', 'PPO', 'pink pony optimism')).toHaveLength(2);
  });
});

describe('names of one paper that say one thing', () => {
  test.each([
    ['tripartite snail tournament', 'tripartite snail tournament problem'],
    ['snail velocity comprehension', 'snail velocity understanding'],
    ['snail placidity alignment', 'snail placid alignment'],
    ['snail partition', 'snail shell partition'],
    ['slimification', 'snail slimification'],
  ])('%s = %s', (one, other) => {
    const type = 'task' as const;
    expect(groups(paperNaming('1', { name: one, type }, { name: other, type }))).toHaveLength(1);
    // Each in a paper of its own they may be two things.
    const apart = [paperNaming('1', { name: one, type }), paperNaming('2', { name: other, type })];
    expect(resolve(apart, catalogue).paperConcepts).toHaveLength(2);
  });

  test.each([
    ['world model', 'world modeling'],
    ['snail partition', 'self snail partition'],
    ['NoWay-NeRF', 'NoWay-NeRF++'],
    ['snail v2', 'snail v3'],
    ['Dream', 'D2F-Dream'],
    ['language model', 'vision-language model'],
  ])('%s ≠ %s', (one, other) => expect(groups(paperNaming('1', one, other))).toHaveLength(2));

  test('a short name that two longer ones may be stands alone', () => {
    expect(groups(paperNaming('1', 'snail partition', 'snail shell partition', 'snail slime partition'))).toHaveLength(
      3,
    );
  });

  test('what the paper introduces is not what it speaks of besides', () => {
    const names = [{ name: 'snail partition' }, { name: 'snail shell partition', role: 'introduces' as const }];
    expect(groups(paperNaming('1', ...names))).toHaveLength(2);
  });

  test('thousands of names in one paper cost linear time', () => {
    const names = Array.from({ length: 6000 }, (_, i) => `snail${i % 7} w${i} partition`);
    const start = process.cpuUsage();
    expect(groups(paperNaming('1', ...names)).length).toBeGreaterThan(1000);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(8);
  });
});
