import { type JointGraph, jointGraph } from '../lib/joint-graph.ts';
import type { BuildOptions } from '../lib/options.ts';
import { seededRandom } from '../lib/random.ts';
import type { Clustering, Links, Paper, Position, Resolution } from '../types.ts';
import { layAnew } from './anew.ts';
import { keepOld } from './keep-old.ts';
import { placeGraph } from './placed-graph.ts';
import { placeIsolates } from './rim.ts';

/**
 * Places all papers and concepts in the plane: communities first, then descent over the edges, then a little room for each, and nodes
 * without edges around the rim. Nodes are about 10 apart; coordinates have two decimals. Sorted by id.
 * @param previous places of the map before: what was there stays there, and only new nodes look for a place
 */
export function layout(
  input: { papers: readonly Paper[]; resolution: Resolution; links: Links; clustering: Clustering },
  options: BuildOptions,
  previous?: readonly Position[],
): Position[] {
  return layOut(jointGraph(input), input.clustering.membership, options, previous);
}

/**
 * Places all nodes of a graph; see `layout`.
 * @param membership community of each node that has edges
 */
export function layOut(
  joint: JointGraph,
  membership: ReadonlyMap<string, string>,
  options: Pick<BuildOptions, 'seed' | 'layoutIterations'>,
  previous?: readonly Position[],
): Position[] {
  const graph = placeGraph(joint);
  const random = seededRandom(options.seed);
  const known = new Map(previous?.map((position) => [position.id, position]));
  const old = graph.names.some((name, place) => graph.degree[place]! > 0 && known.has(name));
  const { x, y } = old
    ? keepOld(graph, membership, known, options.layoutIterations, random)
    : layAnew(graph, membership, options.layoutIterations, random);
  placeIsolates(graph, x, y, known);
  return graph.names.map((id, place) => ({ id, x: cents(x[place]!), y: cents(y[place]!) }));
}

const cents = (value: number): number => Math.round(value * 100) / 100 + 0;
