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
  /** Place of the root of each tree in `nodes`. */
  roots: Int32Array;
  depths: Int32Array;
  /**
   * Two numbers a node: its feature with, from bit FEATURE_BITS on, how far on the node lies to which the test leads where it holds (where it
   * fails, it leads to the one behind that); and its threshold as `order` gives it.
   */
  nodes: Int32Array;
  /** Of leaves, at half of their place. */
  values: Float32Array;
  /** Features 0 to width - 1 are asked for. */
  width: number;
}

const FEATURE_BITS = 8;
const FEATURE = 2 ** FEATURE_BITS - 1;
const FARTHEST = 2 ** (32 - FEATURE_BITS);
/** Above the order of every float. */
const TOP = 0x7fffffff;

/** Lays out trees, the nodes of each in the order of a walk that goes left first. */
export function layOut({ nodeStart, leafStart, nodes, leaf }: TreeNodes): WalkTrees {
  const size = nodes.length / 4 + leaf.length;
  const out = { nodes: new Int32Array(2 * size), values: new Float32Array(size) };
  let used = 0;
  let width = 0;
  /** Fills a place with a node and adds all below it; gives its depth. */
  const fill = (place: number, tree: number, node: number): number => {
    out.nodes[place + 1] = TOP;
    if (node < 0) {
      out.values[place >> 1] = leaf[leafStart[tree]! - 1 - node]!;
      return 0;
    }
    const at = 4 * (nodeStart[tree]! + node);
    const feature = nodes[at]!;
    const children = used;
    used += 4;
    if (feature < 0 || feature > FEATURE || children - place >= FARTHEST)
      throw new RangeError('a forest with too many features or too large trees');
    width = Math.max(width, feature + 1);
    out.nodes[place] = feature | ((children - place) << FEATURE_BITS);
    out.nodes[place + 1] = order(nodes[at + 1]!);
    return 1 + Math.max(fill(children, tree, nodes[at + 2]!), fill(children + 2, tree, nodes[at + 3]!));
  };
  const roots = new Int32Array(leafStart.length);
  const depths = new Int32Array(leafStart.length);
  for (let t = 0; t < roots.length; t++) {
    roots[t] = used;
    used += 2;
    depths[t] = fill(roots[t]!, t, nodeStart[t + 1]! > nodeStart[t]! ? 0 : -1);
  }
  return { roots, depths, ...out, width };
}

/** Whole numbers in the order of the floats that have these bits: -0 and 0 are one, NaN stands above all others. */
const order = (bits: number): number => (bits ^ ((bits >> 31) & TOP)) + (bits >>> 31);

/** Rows as `addTree` takes them: the order of each float, row × width + feature. What a row lacks counts as 0. */
export function ordered({ width }: WalkTrees, rows: readonly Float32Array[]): Int32Array {
  const floats = new Float32Array(rows.length * width);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!;
    floats.set(row.length > width ? row.subarray(0, width) : row, r * width);
  }
  const out = new Int32Array(floats.buffer);
  for (let i = 0; i < out.length; i++) out[i] = order(out[i]!);
  return out;
}

/**
 * Adds the leaves of one tree that rows lead to.
 * @param features all rows, as `ordered` gives them
 * @param rows numbers of the rows to walk for, the first `count` entries
 * @param sums row × classes + class
 */
export function addTree(
  walk: WalkTrees,
  tree: number,
  features: Int32Array,
  rows: Int32Array,
  count: number,
  sums: Float64Array,
  classes: number,
): void {
  const { nodes, values, width } = walk;
  const root = walk.roots[tree]!;
  const depth = walk.depths[tree]!;
  const c = tree % classes;
  for (let i = 0; i < count; i += 4) {
    // The last rows walk again in the places of those that are missing.
    const r0 = rows[i]!;
    const r1 = rows[Math.min(i + 1, count - 1)]!;
    const r2 = rows[Math.min(i + 2, count - 1)]!;
    const r3 = rows[Math.min(i + 3, count - 1)]!;
    const f0 = r0 * width;
    const f1 = r1 * width;
    const f2 = r2 * width;
    const f3 = r3 * width;
    let n0 = root;
    let n1 = root;
    let n2 = root;
    let n3 = root;
    for (let step = 0; step < depth; step++) {
      const w0 = nodes[n0]!;
      const w1 = nodes[n1]!;
      const w2 = nodes[n2]!;
      const w3 = nodes[n3]!;
      n0 += (w0 >>> FEATURE_BITS) + 2 * Number(features[f0 + (w0 & FEATURE)]! > nodes[n0 + 1]!);
      n1 += (w1 >>> FEATURE_BITS) + 2 * Number(features[f1 + (w1 & FEATURE)]! > nodes[n1 + 1]!);
      n2 += (w2 >>> FEATURE_BITS) + 2 * Number(features[f2 + (w2 & FEATURE)]! > nodes[n2 + 1]!);
      n3 += (w3 >>> FEATURE_BITS) + 2 * Number(features[f3 + (w3 & FEATURE)]! > nodes[n3 + 1]!);
    }
    sums[r0 * classes + c]! += values[n0 >> 1]!;
    if (i + 1 < count) sums[r1 * classes + c]! += values[n1 >> 1]!;
    if (i + 2 < count) sums[r2 * classes + c]! += values[n2 >> 1]!;
    if (i + 3 < count) sums[r3 * classes + c]! += values[n3 >> 1]!;
  }
}
