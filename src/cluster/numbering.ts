/**
 * Numbers groups of places 0, 1 … by size, largest first, then by smallest member.
 * @param labels any label of each place; equal labels are one group
 */
export function numberBySize(labels: ArrayLike<number>): { community: Int32Array; members: number[][] } {
  const groups = new Map<number, number[]>();
  for (let place = 0; place < labels.length; place++) {
    const group = groups.get(labels[place]!);
    if (group) group.push(place);
    else groups.set(labels[place]!, [place]);
  }
  const members = [...groups.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const community = new Int32Array(labels.length);
  members.forEach((group, number) => {
    for (const place of group) community[place] = number;
  });
  return { community, members };
}
