import type { Random } from '../lib/random.ts';
import type { LayoutGraph } from './placed-graph.ts';

export interface DescentOptions {
  rounds: number;
  /** Distance at which joined nodes feel near. */
  unit: number;
  /** Places that may move; the others pull and push but stay. */
  moves: (place: number) => boolean;
}

/** Nodes pushed away for each edge drawn together. */
const PUSHED = 4;
/** How strongly everything is drawn to the middle, so that what hangs together loosely does not drift away. */
const INWARDS = 0.02;
const LONGEST_STEP = 4;

/**
 * Stochastic descent over the edges: the two ends of each edge are drawn together and random others pushed away, both by the
 * gradient of a Student-t similarity, with steps that shrink to nothing (the optimisation of UMAP, McInnes and others 2018, on the
 * graph itself). Changes `x` and `y`. Linear in the number of edges; only + − × ÷, so that the bits are the same everywhere.
 */
export function descend(
  graph: LayoutGraph,
  x: Float64Array,
  y: Float64Array,
  random: Random,
  options: DescentOptions,
): void {
  const { edges, pulls, degree } = graph;
  const { rounds, unit } = options;
  const connected = Int32Array.from(degree.keys()).filter((place) => degree[place]! > 0);
  const mobile = Uint8Array.from(degree, (_, place) => (options.moves(place) ? 1 : 0));
  const clip = (step: number): number => Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
  const push = (from: number, rate: number): void => {
    for (let n = 0; n < PUSHED / 2; n++) {
      const other = connected[Math.floor(random() * connected.length)]!;
      if (other === from) continue;
      const dx = (x[from]! - x[other]!) / unit;
      const dy = (y[from]! - y[other]!) / unit;
      const squared = dx * dx + dy * dy;
      const force = 2 / ((0.01 + squared) * (1 + squared));
      x[from]! += rate * unit * clip(force * dx);
      y[from]! += rate * unit * clip(force * dy);
    }
  };
  for (let round = 0; round < rounds; round++) {
    const rate = 1 - round / rounds;
    for (let i = 0; i < pulls.length; i++) {
      const a = edges[2 * i]!;
      const b = edges[2 * i + 1]!;
      if (mobile[a]! + mobile[b]! === 0) continue;
      const dx = (x[a]! - x[b]!) / unit;
      const dy = (y[a]! - y[b]!) / unit;
      const force = (-2 * pulls[i]!) / (1 + dx * dx + dy * dy);
      const stepX = rate * unit * clip(force * dx);
      const stepY = rate * unit * clip(force * dy);
      if (mobile[a]) {
        x[a]! += stepX;
        y[a]! += stepY;
        push(a, rate);
      }
      if (mobile[b]) {
        x[b]! -= stepX;
        y[b]! -= stepY;
        push(b, rate);
      }
    }
    for (const place of connected) {
      if (!mobile[place]) continue;
      x[place]! *= 1 - INWARDS * rate;
      y[place]! *= 1 - INWARDS * rate;
    }
  }
}
