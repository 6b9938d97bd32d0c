import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { abbreviates, sameWords } from '../../src/resolve/abbreviation.ts';
import { createGround } from '../../src/resolve/ground.ts';
import { resolve } from '../../src/resolve/index.ts';
import { nameWords } from '../../src/resolve/name-key.ts';
import { loadUsualExpansions } from '../../src/resolve/usual-expansions.ts';
import type { ExtractedPaper } from '../../src/types.ts';
import { paperNaming, paperOf } from './papers.ts';

const catalogue = loadCatalogue();
const { usual, isListed } = createGround(catalogue);
const conceptsOf = (...papers: ExtractedPaper[]) =>
  resolve(papers, catalogue).paperConcepts.map(({ paper, concept }) => `${paper} ${concept}`);

test('digits of acronyms stand for "to" and "for"', () => {
  expect(abbreviates('T2I', 'text-to-image')).toBe(true);
  expect(abbreviates('T23D', 'text-to-3D')).toBe(true);
  expect(abbreviates('T2I', 'text and image')).toBe(false);
  expect(abbreviates('TI', 'text-to-image')).toBe(true);
});

test('names of the same words up to their endings; a detector is not detection', () => {
  const same = (a: string, b: string) => sameWords(nameWords(a), nameWords(b));
  expect(same('class activation map', 'class activation mapping')).toBe(true);
  expect(same('layer-dimension mapping', 'layer-dimensional mapping')).toBe(true);
  expect(same('object detection', 'object detector')).toBe(false);
  expect(same('activation map', 'class activation map')).toBe(false);
  expect(same('stage 1 training', 'stage 2 training')).toBe(false);
  expect(same('training', 'trained')).toBe(false);
});

test('usual expansions are no names that catalogue or homonyms list', () => {
  expect(usual.size).toBeGreaterThan(300);
  for (const [key, { words, papers }] of usual) {
    expect([key, isListed(key)]).toEqual([key, false]);
    expect(words.length).toBeGreaterThan(0);
    expect(papers).toBeGreaterThanOrEqual(5);
    expect(papers).toBeLessThanOrEqual(10);
  }
  expect(loadUsualExpansions(() => true).size).toBe(0);
});

/** An acronym of four letters that is known from counts of definitions alone. */
const [key, { words }] = [...usual].find(([name]) => /^[a-z]{4}$/.test(name))!;
const [acronym, long] = [key.toUpperCase(), words.join(' ')];
const other = [...key].map((letter) => `${letter}rob`).join(' ');

test('an acronym that nearly all papers define alike is read so where nobody defines it', () => {
  const [a, b] = conceptsOf(paperNaming('1', acronym), paperNaming('2', long));
  expect(a!.slice(2)).toBe(b!.slice(2));
});

test('but not by a paper that introduces it, nor by one that defines it otherwise', () => {
  const own = paperNaming('1', { name: acronym, role: 'introduces' });
  const defining = paperOf('3', `${other} (${acronym})`, [other, acronym], [[acronym, other]]);
  const concepts = conceptsOf(own, paperNaming('2', long), defining);
  expect(new Set(concepts.map((line) => line.slice(2))).size).toBe(3);
});

test('a corpus that means something else is believed', () => {
  const defining = Array.from({ length: 60 }, (_, i) =>
    paperOf(`d${i}`, `${other} (${acronym})`, [other, acronym], [[acronym, other]]),
  );
  const found = conceptsOf(...defining, paperNaming('1', acronym)).find((line) => line.startsWith('1 '));
  expect(found).toBe(`1 ${other.replaceAll(' ', '')}`);
});

test('an acronym amid a name stands for the part before it', () => {
  const name = 'text-to-image (T2I) models';
  const paper = paperOf('1', `${name} and T2I generation`, [
    { name, type: 'model' },
    { name: 'T2I generation', type: 'task' },
  ]);
  expect(conceptsOf(paper)).toEqual(['1 text-to-image-generation', '1 text-to-image-model']);
});

test('a definition speaks of other endings of its long form, of the same kind', () => {
  const [map, mapping] = ['frob activation map', 'frob activation mapping'];
  const paper = (type: 'method' | 'task') =>
    paperOf('1', `${map} (FAM), ${mapping}`, [map, 'FAM', { name: mapping, type }], [['FAM', map]]);
  expect(conceptsOf(paper('method'))).toEqual(['1 frobactivationmap']);
  expect(conceptsOf(paper('task'))).toHaveLength(2);
});

test('proper names with hyphens are taken whole', () => {
  expect(conceptsOf(paperNaming('1', 'VLM-Frobgym'))).toEqual(['1 vlmfrobgym']);
  expect(
    conceptsOf(paperNaming('1', 'Lin-Frob UCB'), paperNaming('2', 'Lin-Frob upper confidence bound')),
  ).toHaveLength(2);
});

test('a well-known name keeps nothing of its head word, though it is an acronym of the catalogue', () => {
  expect(conceptsOf(paperNaming('1', { name: 'LSUN dataset', type: 'dataset' }))).toEqual(['1 lsun']);
  expect(conceptsOf(paperNaming('1', { name: 'mT5 model', type: 'model' }))).toEqual(['1 mt5']);
});
