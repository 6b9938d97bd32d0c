import { forceAtlas2, UndirectedGraph } from '../lib/graphology.ts';
import type { Random } from '../lib/random.ts';
import { partDiscs } from './part-discs.ts';
import type { LayoutGraph } from './placed-graph.ts';
import { sunflower } from './sunflower.ts';

const ROUNDS = 200;
const MANY = 2000;
/** Part of the disc that all communities' discs would cover if none overlapped. */
const FILLED = 0.4;

/**
 * Start of the layout: ForceAtlas2 (Jacomy and others 2014) places the communities by the edges between them, and every member
 * is dropped at random into its community's disc, those without one anywhere. One node takes one unit of area.
 * @param community community of each place, 0 to `count` − 1, or −1
 */
export function communityStart(
  graph: LayoutGraph,
  community: Int32Array,
  count: number,
  random: Random,
): { x: Float64Array; y: Float64Array } {
  const sizes = new Int32Array(count);
  for (const c of community) if (c >= 0) sizes[c]!++;
  const centres = placeCommunities(graph, community, count);
  let spread = 0;
  let nodes = 0;
  centres.forEach(({ x, y }, c) => {
    spread += sizes[c]! * (x * x + y * y);
    nodes += sizes[c]!;
  });
  // A full disc of n units of area has a mean squared radius of n / 2π.
  const wanted = nodes / FILLED / (2 * Math.PI);
  const scale = spread > 0 ? Math.sqrt(wanted / (spread / nodes)) : 0;
  const discs = centres.map((at, c) => ({ x: at.x * scale, y: at.y * scale, radius: Math.sqrt(sizes[c]! / Math.PI) }));
  if (count <= MANY) partDiscs(discs);
  const whole = Math.sqrt(community.length / Math.PI);
  const x = new Float64Array(community.length);
  const y = new Float64Array(community.length);
  community.forEach((c, place) => {
    const [dx, dy] = inDisc(random);
    if (c < 0) {
      x[place] = dx * whole;
      y[place] = dy * whole;
      return;
    }
    const disc = discs[c]!;
    x[place] = disc.x + dx * disc.radius;
    y[place] = disc.y + dy * disc.radius;
  });
  return { x, y };
}

function placeCommunities(graph: LayoutGraph, community: Int32Array, count: number): { x: number; y: number }[] {
  const condensed = new UndirectedGraph();
  for (let c = 0; c < count; c++) condensed.addNode(String(c), { ...sunflower(c) });
  const between = new Map<number, number>();
  graph.pulls.forEach((pull, i) => {
    const a = community[graph.edges[2 * i]!]!;
    const b = community[graph.edges[2 * i + 1]!]!;
    if (a < 0 || b < 0 || a === b) return;
    const key = Math.min(a, b) * count + Math.max(a, b);
    between.set(key, (between.get(key) ?? 0) + pull);
  });
  for (const key of [...between.keys()].sort((a, b) => a - b))
    condensed.addUndirectedEdge(String(Math.floor(key / count)), String(key % count), { weight: between.get(key) });
  const settings = { ...forceAtlas2.inferSettings(count), barnesHutOptimize: count > MANY, barnesHutTheta: 1.2 };
  const found = forceAtlas2(condensed, { iterations: ROUNDS, getEdgeWeight: 'weight', settings });
  return Array.from({ length: count }, (_, c) => found[String(c)]!);
}

/** A point of the unit disc, by trying points of the square around it. */
function inDisc(random: Random): [number, number] {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    if (x * x + y * y <= 1) return [x, y];
  }
}
