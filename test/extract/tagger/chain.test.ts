import { expect, test } from 'vitest';
import { Chain, LABELS } from '../../../src/extract/tagger/chain.ts';
import { seededRandom } from '../../../src/lib/random.ts';

const random = seededRandom(5);
const transitions = Float32Array.from({ length: (LABELS + 1) * LABELS }, () => random() * 2 - 1);
const LENGTH = 3;
const scores = Float32Array.from({ length: LENGTH * LABELS }, () => random() * 4 - 2);

/** Inside may only follow begin or inside of its class. */
const allowed = (to: number, from: number): boolean => to === 0 || to % 2 === 1 || from === to || from === to - 1;

/** All paths with their unnormalised weights. */
function paths(): { path: number[]; weight: number }[] {
  let all = [{ path: [] as number[], score: 0 }];
  for (let i = 0; i < LENGTH; i++)
    all = all.flatMap(({ path, score }) =>
      Array.from({ length: LABELS }, (_, y) => y)
        .filter((y) => (i === 0 ? y === 0 || y % 2 === 1 : allowed(y, path[i - 1]!)))
        .map((y) => {
          const from = i === 0 ? LABELS : path[i - 1]!;
          return { path: [...path, y], score: score + scores[i * LABELS + y]! + transitions[from * LABELS + y]! };
        }),
    );
  return all.map(({ path, score }) => ({ path, weight: Math.exp(score) }));
}

const every = paths();
const total = every.reduce((sum, p) => sum + p.weight, 0);
const chain = new Chain(transitions);
chain.run(scores, 0, LENGTH);

test('label probabilities equal the sums over all paths', () => {
  for (let i = 0; i < LENGTH; i++)
    for (let y = 0; y < LABELS; y++) {
      const sum = every.filter(({ path }) => path[i] === y).reduce((s, p) => s + p.weight, 0);
      expect(chain.marginals[i * LABELS + y]).toBeCloseTo(sum / total, 9);
    }
  expect(chain.logNorm).toBeCloseTo(Math.log(total), 9);
});

test('span probabilities equal the sums over all paths that hold exactly that span', () => {
  for (const [start, end] of [
    [0, 1],
    [0, 2],
    [1, 3],
    [0, 3],
    [2, 3],
  ] as const)
    for (let c = 0; c < 6; c++) {
      const holds = (path: number[]): boolean => {
        for (let i = start; i < end; i++) if (path[i] !== (i === start ? 1 + 2 * c : 2 + 2 * c)) return false;
        return path[end] !== 2 + 2 * c;
      };
      const sum = every.filter(({ path }) => holds(path)).reduce((s, p) => s + p.weight, 0);
      expect(chain.spanProbability(start, end, c, LENGTH)).toBeCloseTo(sum / total, 9);
    }
});

test('sentences of one paper do not touch one another', () => {
  const two = new Chain(transitions);
  const twice = new Float32Array(2 * scores.length);
  twice.set(scores);
  twice.set(scores, scores.length);
  two.run(twice, 0, LENGTH);
  two.run(twice, LENGTH, LENGTH);
  expect(two.spanProbability(LENGTH, LENGTH + 2, 1, 2 * LENGTH)).toBeCloseTo(
    chain.spanProbability(0, 2, 1, LENGTH),
    12,
  );
  expect(two.spanProbability(0, 2, 1, LENGTH)).toBeCloseTo(chain.spanProbability(0, 2, 1, LENGTH), 12);
});
