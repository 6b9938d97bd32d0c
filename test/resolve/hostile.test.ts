import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { createMatcher, resolve } from '../../src/resolve/index.ts';
import { paperNaming, paperOf } from './papers.ts';

const catalogue = loadCatalogue();

test('names from hell', () => {
  const names = [
    '__proto__',
    'constructor',
    '🤗',
    '🤗🤗',
    '<script>alert(1)</script>',
    '\ud800',
    '‮evil',
    '***',
    'x'.repeat(5000),
    'C',
    'C++',
    'C#',
  ];
  const { concepts } = resolve(
    names.map((name, i) => paperNaming(String(i), name)),
    catalogue,
  );
  expect(concepts.length).toBe(names.length);
  for (const { id } of concepts) {
    expect(id.length).toBeGreaterThan(0);
    expect(id.length).toBeLessThan(130);
    expect(id.isWellFormed()).toBe(true);
    expect(id).not.toMatch(/[<>\s/]/);
  }
});

test('an empty name is no concept; no papers give an empty resolution', () => {
  const paper = {
    ...paperOf('1', 'a b', []),
    mentions: [
      {
        field: 'abstract' as const,
        start: 1,
        end: 2,
        text: ' ',
        type: 'task' as const,
        role: 'uses' as const,
        confidence: 1,
        cue: '',
      },
    ],
  };
  expect(resolve([paper], catalogue)).toEqual({ concepts: [], paperConcepts: [], merges: [], variants: [] });
  expect(resolve([], catalogue).concepts).toEqual([]);
  expect(createMatcher([], [], catalogue)(paper)).toEqual([]);
});

test('long names cost linear time', () => {
  const names = [
    'a-'.repeat(20_000),
    'Ab'.repeat(20_000),
    `${'word '.repeat(10_000)}model`,
    `${' -'.repeat(20_000)}x`,
    '('.repeat(20_000),
    `v${'1.'.repeat(20_000)}`,
    `A${'s'.repeat(40_000)}`,
  ];
  const start = process.cpuUsage().user;
  resolve(
    names.map((name, i) => paperNaming(String(i), name, `${name} model`)),
    catalogue,
  );
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(10);
});

test('thousands of expansions of one acronym cost linear time', () => {
  const word = (n: number) => [...String(n)].map((d) => 'abcdefghij'[Number(d)]).join('');
  const papers = Array.from({ length: 4000 }, (_, i) => {
    const long = `x${word(i)} y${word(i * 7)}`;
    return paperOf(String(i), `${long} (XY)`, [long, 'XY'], [['XY', long]]);
  });
  const start = process.cpuUsage().user;
  expect(resolve(papers, catalogue).concepts.length).toBeGreaterThan(3000);
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(10);
});
