import type { Random } from '../lib/random.ts';
import type { LayoutGraph } from './placed-graph.ts';
import { pressApart } from './pressure.ts';

export interface DescentOptions {
  rounds: number;
  /** Side of the square that one node takes where nodes lie evenly. */
  unit: number;
  /** Places that may move; the others pull and press but stay. */
  moves: (place: number) => boolean;
}

/** How far an edge moves each end in the first round, as a share of its length while that is short. */
const PULL = 0.5;
/**
 * Squared length, in units, from which on longer edges no longer pull harder: in the first round, so that nodes far from home find it, and
 * from the middle of the descent on.
 */
const SOFT_AT_FIRST = 100;
const SOFT = 4;
/** How strongly crowds are pressed apart, against the pull of a node's edges. */
const PRESSURE = 0.4;
/** Edges a node beyond which more edges no longer mean longer steps: everything would swing to and fro. */
const MANY_EDGES = 10;
/** How strongly everything is drawn to the middle, so that what hangs together loosely does not drift away. */
const INWARDS = 0.003;

/**
 * Descent in rounds whose steps shrink to nothing: the ends of each edge are drawn together by the gradient of a Student-t similarity, as in
 * UMAP (McInnes and others 2018), and crowds are pressed apart by the density on a grid, where UMAP pushes random pairs. Changes `x` and
 * `y` of nodes with edges. Linear in nodes and edges; only + − × ÷, so that the bits are the same everywhere.
 */
export function descend(
  graph: LayoutGraph,
  x: Float64Array,
  y: Float64Array,
  random: Random,
  options: DescentOptions,
): void {
  const { degree, pulls } = graph;
  const { rounds, unit } = options;
  const connected = Int32Array.from(degree.keys()).filter((place) => degree[place]! > 0);
  const count = connected.length;
  if (count === 0) return;
  const number = new Int32Array(degree.length);
  connected.forEach((place, i) => {
    number[place] = i;
  });
  const ends = graph.edges.map((place) => number[place]!);
  const mobile = Uint8Array.from(connected, (place) => (options.moves(place) ? 1 : 0));
  const px = Float64Array.from(connected, (place) => x[place]! / unit);
  const py = Float64Array.from(connected, (place) => y[place]! / unit);
  const edgesEach = (2 * pulls.length) / count;
  const step = edgesEach > MANY_EDGES ? MANY_EDGES / edgesEach : 1;
  for (let round = 0; round < rounds; round++) {
    const rate = 1 - round / rounds;
    const early = Math.max(0, 2 * rate - 1);
    const soft = SOFT + (SOFT_AT_FIRST - SOFT) * early * early;
    drawTogether(ends, pulls, mobile, px, py, rate * step * PULL, soft);
    for (let i = 0; i < count; i++) {
      if (!mobile[i]) continue;
      px[i]! *= 1 - INWARDS * rate;
      py[i]! *= 1 - INWARDS * rate;
    }
    pressApart(px, py, mobile, rate * step * PRESSURE * edgesEach, rate, random);
  }
  connected.forEach((place, i) => {
    if (!mobile[i]) return;
    x[place] = px[i]! * unit;
    y[place] = py[i]! * unit;
  });
}

function drawTogether(
  ends: Int32Array,
  pulls: Float64Array,
  mobile: Uint8Array,
  x: Float64Array,
  y: Float64Array,
  strength: number,
  soft: number,
): void {
  for (let i = 0; i < pulls.length; i++) {
    const a = ends[2 * i]!;
    const b = ends[2 * i + 1]!;
    const dx = x[a]! - x[b]!;
    const dy = y[a]! - y[b]!;
    const force = (strength * soft * pulls[i]!) / (soft + dx * dx + dy * dy);
    if (mobile[a]) {
      x[a]! -= force * dx;
      y[a]! -= force * dy;
    }
    if (mobile[b]) {
      x[b]! += force * dx;
      y[b]! += force * dy;
    }
  }
}
