/**
 * `npx tsx bench/layout.ts [MAP…] [--repeats N] [--seed N]`: the layout beside graphology's ForceAtlas2 (θ 1.2, 100 iterations) in one run, on planted
 * graphs and on the graphs of map folders; and with a tenth of the nodes added to the layout of the others. `--large` instead: one layout of 100,000 nodes and 500,000 edges, with memory. `--points FILE`
 * also writes all places, one JSON line a layout.
 */
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { layOut } from '../src/layout/index.ts';
import { forceAtlas2, louvain, UndirectedGraph } from '../src/lib/graphology.ts';
import { type JointGraph, jointGraph } from '../src/lib/joint-graph.ts';
import { buildOptions } from '../src/lib/options.ts';
import { seededRandom } from '../src/lib/random.ts';
import { openMapFolder } from '../src/store/index.ts';
import { type Plane, scoreLayout } from './layout-scores.ts';
import { type Measured, measure, peakMegabytes } from './measure.ts';
import { plantedGraph } from './planted-graph.ts';

interface Subject {
  name: string;
  joint: JointGraph;
  /** What `own` is scored by; null where it is the communities that the layout starts from. */
  truth: Int32Array | null;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeats: { type: 'string', default: '3' },
    seed: { type: 'string', default: '101' },
    points: { type: 'string' },
    large: { type: 'boolean', default: false },
  },
});
const repeats = Number(values.repeats);
const seed = Number(values.seed);
const options = buildOptions({});

/** What the layout starts from, were it not made anyway: one start of Louvain. */
function communitiesOf(joint: JointGraph): Map<string, string> {
  const graph = new UndirectedGraph();
  for (const name of joint.nodes) graph.addNode(name);
  for (const { a, b, weight } of joint.edges) graph.addUndirectedEdge(a, b, { weight });
  const found = louvain(graph, { rng: seededRandom(options.seed), getEdgeWeight: 'weight' });
  return new Map(joint.nodes.map((name) => [name, `c${found[name]!}`]));
}

/** Pairs of places in a row. */
function edgePlaces(joint: JointGraph): Int32Array {
  const places = new Map(joint.nodes.map((name, place) => [name, place]));
  return Int32Array.from(joint.edges.flatMap(({ a, b }) => [places.get(a)!, places.get(b)!]));
}

function peerGraph(joint: JointGraph): UndirectedGraph {
  const graph = new UndirectedGraph();
  const random = seededRandom(seed);
  for (const name of joint.nodes) graph.addNode(name, { x: random() * 1000, y: random() * 1000 });
  for (const { a, b, weight } of joint.edges) graph.addUndirectedEdge(a, b, { weight });
  return graph;
}

function peer(graph: UndirectedGraph): Record<string, { x: number; y: number }> {
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true, barnesHutTheta: 1.2 };
  return forceAtlas2(graph, { iterations: 100, settings });
}

/** The layout of a graph of which a random tenth of the nodes came later, and how far the others moved at most. */
function grown(joint: JointGraph, membership: ReadonlyMap<string, string>) {
  const random = seededRandom(seed);
  const nodes = joint.nodes.filter(() => random() >= 0.1);
  const kept = new Set(nodes);
  const edges = joint.edges.filter(({ a, b }) => kept.has(a) && kept.has(b));
  const before = layOut({ nodes, edges }, membership, options);
  const start = process.cpuUsage();
  const after = layOut(joint, membership, options, before);
  const { user, system } = process.cpuUsage(start);
  const now = new Map(after.map((position) => [position.id, position]));
  const moved = Math.max(...before.map(({ id, x, y }) => Math.hypot(now.get(id)!.x - x, now.get(id)!.y - y)));
  return { plane: planeOf(after), cpu: (user + system) / 1e6, moved };
}

const planeOf = (points: readonly { x: number; y: number }[]): Plane => ({
  x: Float64Array.from(points, (p) => p.x),
  y: Float64Array.from(points, (p) => p.y),
});

function compare({ name, joint, truth }: Subject): void {
  let membership = new Map<string, string>();
  const grouping = measure(
    'Louvain, one start',
    () => communitiesOf(joint),
    repeats,
    (found) => {
      membership = found;
    },
  );
  let own: Plane = planeOf([]);
  const ours = measure(
    'papergraph',
    () => layOut(joint, membership, options),
    repeats,
    (positions) => {
      own = planeOf(positions);
    },
  );
  const graph = peerGraph(joint);
  let other: Plane = planeOf([]);
  const theirs = measure(
    'ForceAtlas2',
    () => peer(graph),
    repeats,
    (found) => {
      other = planeOf(joint.nodes.map((node) => found[node]!));
    },
  );
  const edges = edgePlaces(joint);
  const community = truth ?? joint.nodes.map((node) => membership.get(node));
  console.log(`\n${name}: ${joint.nodes.length} nodes, ${joint.edges.length} edges`);
  const row = (of: Measured, plane: Plane): void => {
    const s = scoreLayout(plane, edges, community, seededRandom(seed));
    const figures = [s.kept, s.own, s.edge, s.room, s.overlapping].map((v) => v.toFixed(3).padStart(9)).join('');
    console.log(
      `${of.name.padEnd(20)} ${of.cpu.toFixed(2).padStart(7)} (${of.range.map((v) => v.toFixed(2)).join('–')})${figures}`,
    );
    if (values.points)
      appendFileSync(
        values.points,
        `${JSON.stringify({ name, of: of.name, x: [...plane.x], y: [...plane.y], community: [...community] })}\n`,
      );
  };
  console.log(`${'median of runs'.padEnd(20)}   CPU s (range)     kept      own     edge     room  overlap`);
  row(ours, own);
  row(theirs, other);
  const { plane, cpu, moved } = grown(joint, membership);
  row({ name: 'a tenth added later', cpu, wall: cpu, range: [cpu, cpu] }, plane);
  console.log(`Nodes that were there moved by ${moved} at most, where nodes lie 10 apart`);
  const ratio = (cpu: number): string => (cpu / theirs.cpu).toFixed(2);
  console.log(
    `CPU of ForceAtlas2's: layout ${ratio(ours.cpu)}; with one start of Louvain (${grouping.cpu.toFixed(2)} s) ${ratio(ours.cpu + grouping.cpu)}`,
  );
}

/** The planted communities stand for those that the map has anyway. */
function large(): void {
  const { joint, community } = plantedGraph(100_000, 500_000, seed, true);
  const membership = new Map(joint.nodes.map((name, place) => [name, `c${community[place]!}`]));
  const before = peakMegabytes();
  const start = process.cpuUsage();
  const positions = layOut(joint, membership, options);
  const { user, system } = process.cpuUsage(start);
  const cpu = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${positions.length} nodes, ${joint.edges.length} edges: ${cpu} CPU s, peak ${peakMegabytes()} MB, of which ${before} MB before the layout`,
  );
}

if (values.large) large();
else {
  for (const [nodes, edges] of [
    [10_000, 50_000],
    [20_000, 100_000],
  ] as const)
    for (const unequal of [false, true]) {
      const { joint, community } = plantedGraph(nodes, edges, seed, unequal);
      compare({ name: `planted, communities ${unequal ? 'unequal' : 'of 100'}`, joint, truth: community });
    }
  for (const dir of positionals) compare({ name: dir, joint: jointGraph((await openMapFolder(dir)).map), truth: null });
}
