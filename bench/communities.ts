/**
 * `npx tsx bench/communities.ts MAP [STARTS]`: Louvain and Leiden side by side on the graph of a map (papers and concepts together,
 * resolution 1) with the same seeds, turn by turn; then the map's own communities, to be read.
 */
import { meanAgreement } from '../src/cluster/agreement.ts';
import { modularityOf, type PlacedGraph } from '../src/cluster/graph.ts';
import { prepareLeiden } from '../src/cluster/leiden.ts';
import { prepareLouvain } from '../src/cluster/louvain.ts';
import { placeConnected } from '../src/cluster/placed.ts';
import { jointGraph } from '../src/lib/joint-graph.ts';
import { seededRandom } from '../src/lib/random.ts';
import { openMapFolder } from '../src/store/index.ts';
import { peakMegabytes } from './measure.ts';

const LARGEST = 10;
const [dir = '', number = '10'] = process.argv.slice(2);

/** Result of a call and its CPU seconds. */
function timed<T>(call: () => T): { result: T; cpu: number } {
  const before = process.cpuUsage();
  const result = call();
  const { user, system } = process.cpuUsage(before);
  return { result, cpu: (user + system) / 1e6 };
}

/** In how many parts, beyond one each, the communities fall when only links inside them are left. */
function loosePieces({ nodes, edges }: PlacedGraph, community: Int32Array): number {
  const root = Int32Array.from({ length: nodes }, (_, place) => place);
  const find = (place: number): number => {
    let at = place;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  for (let i = 0; i < edges.length; i += 2)
    if (community[edges[i]!] === community[edges[i + 1]!]) root[find(edges[i]!)] = find(edges[i + 1]!);
  return root.filter((above, place) => above === place).length - new Set(community).size;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const { map } = await openMapFolder(dir);
const { graph } = placeConnected(jointGraph(map));
console.log(`${graph.nodes} nodes, ${graph.weights.length} edges; peak ${peakMegabytes()} MB before`);
const methods = [
  { name: 'louvain', prepare: prepareLouvain },
  { name: 'leiden', prepare: prepareLeiden },
].map(({ name, prepare }) => {
  const { result: run, cpu: preparing } = timed(() => prepare(graph));
  // Once without counting it: the first run of either is slower while it is compiled.
  run(1, seededRandom(0));
  return { name, run, preparing, groupings: [] as Int32Array[], cpu: [] as number[] };
});
for (let seed = 1; seed <= Number(number); seed++) {
  for (const { run, groupings, cpu: seconds } of methods) {
    const { result, cpu } = timed(() => run(1, seededRandom(seed)));
    groupings.push(result);
    seconds.push(cpu);
  }
}
for (const { name, preparing, groupings, cpu } of methods) {
  const modularity = groupings.map((community) => modularityOf(graph, community, 1));
  const agreement = groupings.flatMap((x, i) => groupings.slice(0, i).map((y) => meanAgreement([x, y])));
  console.log(
    [
      `${name.padEnd(7)}  modularity ${mean(modularity).toFixed(4)} (best ${Math.max(...modularity).toFixed(4)})`,
      `ARI ${mean(agreement).toFixed(3)} (least ${Math.min(...agreement).toFixed(3)})`,
      `${mean(groupings.map((community) => new Set(community).size)).toFixed(1)} communities`,
      `${mean(groupings.map((community) => loosePieces(graph, community))).toFixed(1)} loose pieces`,
      `${mean(cpu).toFixed(2)} CPU s a start (${Math.min(...cpu).toFixed(2)} to ${Math.max(...cpu).toFixed(2)}) after ${preparing.toFixed(2)}`,
    ].join('; '),
  );
}
console.log(`peak ${peakMegabytes()} MB\n`);

const { communities, membership, modularity, shuffledModularity, resolution } = map.clustering;
const fine = communities.filter(({ level }) => level === 0);
const titles = new Map(map.papers.map(({ id, title }) => [id, title]));
console.log(
  `the map: ${fine.length} communities in ${communities.length - fine.length} groups over ${membership.size} nodes, ` +
    `modularity ${modularity.toFixed(3)} against ${shuffledModularity.toFixed(3)} shuffled, resolution ${resolution}`,
);
for (const { id, name, parent, papers, concepts, stability, examples } of fine.slice(0, LARGEST)) {
  console.log(`${id} in ${parent}: ${name}; ${papers} papers, ${concepts} concepts, stability ${stability.toFixed(2)}`);
  for (const paper of examples) console.log(`    ${titles.get(paper)} (${paper})`);
}
