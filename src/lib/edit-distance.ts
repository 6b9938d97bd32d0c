/** Letters to add, leave out, replace or swap with the next (Damerau and Levenshtein); anything above `limit` counts as `limit` + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [twoAgo, before, now]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, i) => i), []];
  for (let i = 1; i <= a.length; i++) {
    now = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = before![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min(before![j]! + 1, now[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, twoAgo![j - 2]! + 1);
      now.push(distance);
      least = Math.min(least, distance);
    }
    if (least > limit) return limit + 1;
    twoAgo = before;
    before = now;
  }
  return before![b.length]!;
}
