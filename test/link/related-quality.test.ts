import { beforeAll, expect, test } from 'vitest';
import { invertedIndex } from '../../src/link/inverted-index.ts';
import { paperIndex } from '../../src/link/paper-index.ts';
import { paperVectors } from '../../src/link/paper-vectors.ts';
import { dataPath, describeWithData } from '../support/data.ts';
import { readSubjectAreas, type SubjectAreas } from '../support/subject-areas.ts';

const FILE = ['related', 'ijcai-2020-2022.jsonl'];

describeWithData(FILE, 'related papers and the subject areas that people gave', () => {
  let set: SubjectAreas;
  beforeAll(() => {
    set = readSubjectAreas(dataPath(...FILE));
  });

  test('the ten nearest share an area at least as often as by BM25, LSA and shared neighbours together (0.412)', () => {
    const index = paperIndex(set.papers, set.resolution);
    expect(set.precisionAt10((place) => index.nearest(place, 10).map((n) => n.paper))).toBeGreaterThanOrEqual(0.412);
  });

  test('by what both print alone, at least as often as by BM25 (0.384)', () => {
    const { vectors, features } = paperVectors(set.papers, set.resolution);
    const index = invertedIndex(vectors, features);
    const nearest = (place: number): number[] => index.nearest(vectors[place]!, 10, place).map((n) => n.paper);
    expect(set.precisionAt10(nearest)).toBeGreaterThanOrEqual(0.384);
  });

  test('every paper has ten, each with a reason, named concepts first', () => {
    const index = paperIndex(set.papers, set.resolution);
    for (const { id } of set.papers.slice(0, 300)) {
      const found = index.related(id, 10);
      expect(found.length).toBe(10);
      for (const { shared, terms } of found) expect(shared.length + terms.length).toBeGreaterThan(0);
    }
  });
});
