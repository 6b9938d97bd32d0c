/** Trees as flat arrays of nodes; see `Forest`. */
export interface TreeNodes {
  /** First node of each tree and one more; first leaf of each tree. */
  nodeStart: Int32Array;
  leafStart: Int32Array;
  nodes: Int32Array;
  /** The same numbers as `nodes`, as floats. */
  thresholds: Float32Array;
  leaf: Float32Array;
}

/**
 * Trees laid out to be walked for four rows at a time without branches. Leaves are nodes that lead to themselves, so that every walk takes as
 * many steps as its tree is deep, and the processor works on four walks while each waits for memory.
 */
export interface WalkTrees {
  roots: Int32Array;
  depths: Int32Array;
  features: Int32Array;
  thresholds: Float32Array;
  /** Two for each node: where the test holds, where it fails. */
  children: Int32Array;
  /** Of leaves. */
  values: Float32Array;
}

/** Lays out trees, the nodes of each in the order of a walk that goes left first. */
export function layOut({ nodeStart, leafStart, nodes, thresholds, leaf }: TreeNodes): WalkTrees {
  const trees = leafStart.length;
  const size = nodes.length / 4 + leaf.length;
  const out: WalkTrees = {
    roots: new Int32Array(trees),
    depths: new Int32Array(trees),
    features: new Int32Array(size),
    thresholds: new Float32Array(size),
    children: new Int32Array(2 * size),
    values: new Float32Array(size),
  };
  let used = 0;
  /** Adds a node with all below it and gives its depth. */
  const add = (tree: number, node: number): number => {
    const own = used++;
    out.children.fill(own, 2 * own, 2 * own + 2);
    if (node < 0) {
      out.values[own] = leaf[leafStart[tree]! - 1 - node]!;
      return 0;
    }
    const at = 4 * (nodeStart[tree]! + node);
    out.features[own] = nodes[at]!;
    out.thresholds[own] = thresholds[at + 1]!;
    out.children[2 * own] = used;
    const left = add(tree, nodes[at + 2]!);
    out.children[2 * own + 1] = used;
    return 1 + Math.max(left, add(tree, nodes[at + 3]!));
  };
  for (let t = 0; t < trees; t++) {
    out.roots[t] = used;
    out.depths[t] = add(t, nodeStart[t + 1]! > nodeStart[t]! ? 0 : -1);
  }
  return out;
}

/**
 * Adds the leaves of one tree that rows lead to.
 * @param features all rows, row × width + feature
 * @param rows numbers of the rows to walk for, the first `count` entries
 * @param sums row × classes + class
 */
export function addTree(
  walk: WalkTrees,
  tree: number,
  features: Float32Array,
  width: number,
  rows: Int32Array,
  count: number,
  sums: Float64Array,
  classes: number,
): void {
  const { features: feature, thresholds, children, values } = walk;
  const root = walk.roots[tree]!;
  const depth = walk.depths[tree]!;
  const c = tree % classes;
  for (let i = 0; i < count; i += 4) {
    // The last rows walk again in the places of those that are missing.
    const r0 = rows[i]!;
    const r1 = rows[Math.min(i + 1, count - 1)]!;
    const r2 = rows[Math.min(i + 2, count - 1)]!;
    const r3 = rows[Math.min(i + 3, count - 1)]!;
    const [f0, f1, f2, f3] = [r0 * width, r1 * width, r2 * width, r3 * width];
    let n0 = root;
    let n1 = root;
    let n2 = root;
    let n3 = root;
    for (let step = 0; step < depth; step++) {
      n0 = children[2 * n0 + Number(!(features[f0 + feature[n0]!]! <= thresholds[n0]!))]!;
      n1 = children[2 * n1 + Number(!(features[f1 + feature[n1]!]! <= thresholds[n1]!))]!;
      n2 = children[2 * n2 + Number(!(features[f2 + feature[n2]!]! <= thresholds[n2]!))]!;
      n3 = children[2 * n3 + Number(!(features[f3 + feature[n3]!]! <= thresholds[n3]!))]!;
    }
    sums[r0 * classes + c]! += values[n0]!;
    if (i + 1 < count) sums[r1 * classes + c]! += values[n1]!;
    if (i + 2 < count) sums[r2 * classes + c]! += values[n2]!;
    if (i + 3 < count) sums[r3 * classes + c]! += values[n3]!;
  }
}
