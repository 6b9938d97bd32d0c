/**
 * Agreement of two groupings of the same things: the adjusted Rand index (Hubert and Arabie 1985). 1 where they are the same, about 0
 * where they agree as much as chance does; 0 where both are trivial (one group, or all alone) and so say nothing.
 * @param x, y group of each place; whole numbers from 0
 */
export function adjustedRand(x: Int32Array, y: Int32Array): number {
  const groups = y.reduce((most, group) => Math.max(most, group), -1) + 1;
  const ofX = new Map<number, number>();
  const ofY = new Map<number, number>();
  const both = new Map<number, number>();
  for (let place = 0; place < x.length; place++) {
    count(ofX, x[place]!);
    count(ofY, y[place]!);
    count(both, x[place]! * groups + y[place]!);
  }
  const [inX, inY, inBoth] = [ofX, ofY, both].map(pairs) as [number, number, number];
  const expected = (inX * inY) / ((x.length * (x.length - 1)) / 2);
  const most = (inX + inY) / 2;
  return most > expected ? (inBoth - expected) / (most - expected) : 0;
}

/** Mean agreement of every pair of groupings; 0 for fewer than two. */
export function meanAgreement(groupings: readonly Int32Array[]): number {
  let sum = 0;
  let pairs = 0;
  groupings.forEach((x, i) => {
    for (const y of groupings.slice(0, i)) {
      sum += adjustedRand(x, y);
      pairs++;
    }
  });
  return pairs > 0 ? sum / pairs : 0;
}

const count = (counts: Map<number, number>, group: number): void => {
  counts.set(group, (counts.get(group) ?? 0) + 1);
};

function pairs(counts: Map<number, number>): number {
  let sum = 0;
  for (const n of counts.values()) sum += (n * (n - 1)) / 2;
  return sum;
}
