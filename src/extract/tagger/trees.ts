import { addTree, layOut, ordered, type TreeNodes, type WalkTrees } from './walk.ts';

/**
 * Gradient-boosted trees in flat arrays. A node is four 32-bit numbers: feature, threshold (a float), left child, right child; a child below
 * 0 is leaf -1-child.
 */
export interface Forest extends TreeNodes {
  /** Trees in a round: 1 for two classes, else one a class. */
  classes: number;
  walk: WalkTrees;
}

/** Trees after which a sum far below zero is as good as final. */
const EARLY = 60;
const HOPELESS = -2.5;

/**
 * Sums of leaves before any link function, row × classes + class. Of two classes, what is hopeless after the first trees is not pursued.
 * Goes tree by tree, so that each is in the processor's cache for all rows.
 */
export function evaluate({ classes, walk }: Forest, rows: Float32Array[]): Float64Array {
  const features = ordered(walk, rows);
  const sums = new Float64Array(rows.length * classes);
  const alive = new Int32Array(rows.length);
  for (let r = 0; r < rows.length; r++) alive[r] = r;
  let count = rows.length;
  for (let t = 0; t < walk.roots.length; t++) {
    if (t === EARLY && classes === 1) {
      let kept = 0;
      for (let r = 0; r < count; r++) if (!(sums[r]! < HOPELESS)) alive[kept++] = r;
      count = kept;
    }
    addTree(walk, t, features, alive, count, sums, classes);
  }
  return sums;
}

const MAGIC = 0x31464750;
const HEADER = 16;

/** Reads a packed forest: "PGF1", classes, trees, nodes (leaves: nodes + trees); then the arrays, little-endian 32-bit numbers. */
export function readForest(bytes: Uint8Array): Forest {
  const { buffer } = bytes.slice();
  const header = buffer.byteLength < HEADER ? [] : [...new Uint32Array(buffer, 0, 4)];
  const [magic = 0, classes = 1, trees = 0, nodes = 0] = header;
  const leaves = nodes + trees;
  if (magic !== MAGIC || buffer.byteLength !== HEADER + 4 * (2 * trees + 1 + 4 * nodes + leaves))
    throw new RangeError('not a forest, or cut short');
  const nodesAt = HEADER + 4 * (2 * trees + 1);
  return withWalk(classes, {
    nodeStart: new Int32Array(buffer, HEADER, trees + 1),
    leafStart: new Int32Array(buffer, HEADER + 4 * (trees + 1), trees),
    nodes: new Int32Array(buffer, nodesAt, 4 * nodes),
    thresholds: new Float32Array(buffer, nodesAt, 4 * nodes),
    leaf: new Float32Array(buffer, nodesAt + 16 * nodes, leaves),
  });
}

const withWalk = (classes: number, trees: TreeNodes): Forest => ({ classes, ...trees, walk: layOut(trees) });

/** The inverse of `readForest`. */
export function writeForest(forest: Forest): Uint8Array {
  const header = Uint32Array.of(MAGIC, forest.classes, forest.leafStart.length, forest.nodes.length / 4);
  const parts = [header, forest.nodeStart, forest.leafStart, forest.nodes, forest.leaf].map(
    (a) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength),
  );
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}

/** A forest of nodes given one by one. */
export function makeForest(
  classes: number,
  nodeStart: number[],
  leafStart: number[],
  nodes: { feature: number; threshold: number; left: number; right: number }[],
  leaf: number[],
): Forest {
  const words = new Int32Array(4 * nodes.length);
  const thresholds = new Float32Array(words.buffer);
  for (const [k, { feature, threshold, left, right }] of nodes.entries()) {
    words.set([feature, 0, left, right], 4 * k);
    thresholds[4 * k + 1] = threshold;
  }
  return withWalk(classes, {
    nodeStart: Int32Array.from(nodeStart),
    leafStart: Int32Array.from(leafStart),
    nodes: words,
    thresholds,
    leaf: Float32Array.from(leaf),
  });
}
