import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/extract/tagger/candidates.ts';
import type { ChosenName } from '../../../src/extract/tagger/choose.ts';
import { judgeRoles } from '../../../src/extract/tagger/roles.ts';
import { ROLE_CLASSES } from '../../../src/extract/tagger/rolescore.ts';
import { Rows } from '../../../src/extract/tagger/row.ts';
import { addStanding, standingOf } from '../../../src/extract/tagger/standing.ts';
import { makeForest } from '../../../src/extract/tagger/trees.ts';
import { ROLES } from '../../../src/types.ts';

const place = (start: number, end: number) => ({ start, end, chances: new Float64Array(6), core: 0 });
const candidate = (key: number, ...places: [number, number][]): Candidate => ({
  key,
  length: 1,
  occurrences: places.map(([start, end]) => place(start, end)),
});

/** One tree a role; the leaf is high where the first feature is the role's number. */
const forest = makeForest(
  ROLES.length,
  [0, 2, 4, 6, 8],
  [0, 3, 6, 9],
  ROLES.flatMap((_, role) => [
    { feature: 0, threshold: role - 0.5, left: -1, right: 1 },
    { feature: 0, threshold: role + 0.5, left: -2, right: -3 },
  ]),
  ROLES.flatMap(() => [0, 3, 0]),
);
const name = (introduced: number, ...candidates: Candidate[]): ChosenName => ({
  ...{ confidence: 1, type: 0, types: new Float64Array(5), introduced, candidates, places: [] },
});

describe('roles of chosen names', () => {
  const [a, b] = [candidate(1, [0, 1]), candidate(2, [3, 4])];
  const rowOf = (role: string) => (c: Candidate) => Float32Array.of(c === a ? ROLES.indexOf(role as 'uses') : 1);
  test('introduces from its chance on, whatever the forest of roles says', () => {
    expect(judgeRoles([name(0.4, a), name(0.39, a)], rowOf('studies'), forest, 0.4)).toEqual([
      0,
      ROLES.indexOf('studies'),
    ]);
  });
  test('below it the likeliest other role, over all forms of the name', () => {
    expect(judgeRoles([name(0, b, b, a)], rowOf('uses'), forest, 0.4)).toEqual([ROLES.indexOf('evaluates_on')]);
    expect(judgeRoles([name(0, a)], rowOf('introduces'), forest, 0.4)).not.toContain(0);
  });
});

test('standing: leads, ranks, and the best rivals apart from and over a candidate', () => {
  const candidates = [candidate(1, [0, 2]), candidate(2, [0, 1], [8, 9]), candidate(3, [4, 5])];
  const scores = new Int32Array(3 * ROLE_CLASSES);
  [30, 20, 50].forEach((score, k) => {
    scores[k * ROLE_CLASSES] = score;
  });
  const standing = standingOf(candidates, scores);
  expect([...standing.leads]).toEqual([30, 20, 50]);
  expect([...standing.ranks]).toEqual([1, 2, 0]);
  const row = new Rows(1);
  addStanding(row, 0, standing);
  expect([...row.values.slice(0, row.used)]).toEqual([30, 0, 0, 0, 30, 1, 50, 20, -20, 10]);
});
