import { communityColor } from '../src/lib/palette.ts';
import { type Random, seededRandom } from '../src/lib/random.ts';
import { CONCEPT_TYPES, type Community, type GraphEdge, type GraphNode, type GraphView } from '../src/types.ts';
import { plantedGraph } from './planted-graph.ts';

const SYLLABLES = ['ra', 'lo', 'mi', 'ten', 'sor', 'gra', 'dif', 'fu', 'net', 'bert', 'cal', 'dro', 'ple', 'qua'];
const ROLES = ['INTRODUCES', 'USES', 'EVALUATES_ON', 'STUDIES'];

/** A map of `size` nodes and `links` links in planted communities, two of five nodes papers, names made of syllables. */
export function plantedMap(size: number, links: number): GraphView {
  const random = seededRandom(11);
  const { joint, community } = plantedGraph(size, links, 11, true);
  const place = new Map(joint.nodes.map((name, i) => [name, i]));
  const isPaper = (i: number) => i % 5 < 2;
  const id = (i: number) => `${isPaper(i) ? 'paper' : 'concept'}:${joint.nodes[i]}`;
  const edges: GraphEdge[] = joint.edges.map(({ a, b }, i) => {
    const [from, to] = [place.get(a)!, place.get(b)!];
    const papers = Number(isPaper(from)) + Number(isPaper(to));
    return {
      source: papers === 1 && isPaper(to) ? id(to) : id(from),
      target: papers === 1 && isPaper(to) ? id(from) : id(to),
      relation: papers === 2 ? 'RELATED' : papers === 1 ? ROLES[i % ROLES.length]! : 'CO_OCCURS',
      directed: papers === 1,
      weight: Math.round((0.05 + 0.95 * random() ** 3) * 1000) / 1000,
      basis: papers === 1 ? 'read' : 'statistics',
      shared: [],
    };
  });
  const degree = new Map<string, number>();
  for (const { source, target } of edges)
    for (const end of [source, target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const sizes: number[] = [];
  for (const c of community) sizes[c] = (sizes[c] ?? 0) + 1;
  const nodes = joint.nodes.map((_, i): GraphNode => {
    const c = `c${community[i]! + 1}`;
    const links = degree.get(id(i)) ?? 0;
    return {
      id: id(i),
      kind: isPaper(i) ? 'paper' : CONCEPT_TYPES[Math.floor(i / 5) % CONCEPT_TYPES.length]!,
      label: words(random, isPaper(i) ? 6 : 2),
      community: c,
      communityName: `${c} region`,
      papers: links,
      date: day(random),
      lastDate: isPaper(i) ? null : day(random),
      degree: links,
      ...spot(random, community[i]!, sizes),
      size: Math.min(100, 4 + 2 * links),
      color: communityColor(c),
      aliases: isPaper(i) ? [] : [words(random, 1)],
    };
  });
  const communities = sizes.map(
    (n, c): Community => ({
      id: `c${c + 1}`,
      name: `c${c + 1} region`,
      level: 0,
      parent: null,
      size: n,
      papers: n >> 1,
      concepts: n >> 1,
      stability: 1,
      examples: [],
    }),
  );
  return { nodes, edges, communities, totals: { nodes: nodes.length, edges: edges.length } };
}

/** The strongest links of a map and what they join. */
export function strongestOf(map: GraphView, links: number): GraphView {
  const edges = [...map.edges].sort((a, b) => b.weight - a.weight).slice(0, links);
  const joined = new Set(edges.flatMap(({ source, target }) => [source, target]));
  return { ...map, edges, nodes: map.nodes.filter(({ id }) => joined.has(id)) };
}

const words = (random: Random, n: number): string =>
  Array.from({ length: n }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
      '',
    ),
  ).join(' ');

const two = (n: number): string => String(n).padStart(2, '0');
const day = (random: Random): string =>
  `20${15 + Math.floor(random() * 11)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;

/** Communities on a sunflower, members in a disc of their own as large as their number. */
function spot(random: Random, c: number, sizes: readonly number[]): { x: number; y: number } {
  const before = sizes.slice(0, c).reduce((sum, n) => sum + n, 0) + sizes[c]! / 2;
  const [turn, away] = [random() * 2 * Math.PI, Math.sqrt(random() * sizes[c]!)];
  const angle = c * Math.PI * (3 - Math.sqrt(5));
  const out = Math.sqrt(before);
  return {
    x: 10 * (out * Math.cos(angle) + away * Math.cos(turn)),
    y: 10 * (out * Math.sin(angle) + away * Math.sin(turn)),
  };
}
