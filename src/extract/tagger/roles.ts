import { ROLES } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import type { ChosenName } from './choose.ts';
import { evaluate, type Forest } from './trees.ts';

const INTRODUCES = ROLES.indexOf('introduces');

/**
 * Roles of the chosen names, as numbers of `ROLES`: "introduces" from a chance on, else the likeliest of the others over all forms of a name.
 * @param leastIntroduced chance of being introduced, by the forest that tells this of every candidate
 */
export function judgeRoles(
  names: ChosenName[],
  rowOf: (candidate: Candidate) => Float32Array,
  forest: Forest,
  leastIntroduced: number,
): number[] {
  const rows = names.flatMap(({ candidates }) => candidates.map(rowOf));
  const sums = evaluate(forest, rows);
  let at = 0;
  return names.map(({ introduced, candidates }) => {
    const chances = new Float64Array(ROLES.length);
    for (let k = 0; k < candidates.length; k++) addShares(chances, sums, ROLES.length * at++);
    if (introduced >= leastIntroduced) return INTRODUCES;
    let best = -1;
    for (let c = 0; c < ROLES.length; c++) if (c !== INTRODUCES && (best < 0 || chances[c]! > chances[best]!)) best = c;
    return best;
  });
}

/** Adds the shares that raw sums stand for (softmax), in ten-thousandths, so that the last bits of exponentials decide nothing. */
function addShares(chances: Float64Array, sums: Float64Array, from: number): void {
  let top = -Infinity;
  for (let c = 0; c < chances.length; c++) top = Math.max(top, sums[from + c]!);
  let all = 0;
  for (let c = 0; c < chances.length; c++) all += Math.exp(sums[from + c]! - top);
  for (let c = 0; c < chances.length; c++) chances[c]! += Math.round((1e4 * Math.exp(sums[from + c]! - top)) / all);
}
