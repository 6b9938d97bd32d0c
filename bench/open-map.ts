/**
 * `npx tsx bench/open-map.ts MAP`: how long a map folder takes to be ready for Cypher by columns, and as the plain graph that is exported;
 * wall and CPU time, and what the first query of a kind adds.
 */
import { openMapGraph } from '../src/commands/query/map-graph.ts';
import { createEngine } from '../src/cypher/index.ts';
import { toPropertyGraph } from '../src/query/index.ts';
import { openMapFolder } from '../src/store/index.ts';

const [dir = 'sample-map'] = process.argv.slice(2);

async function timed<T>(what: string, run: () => Promise<T> | T): Promise<T> {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const result = await run();
  const { user, system } = process.cpuUsage(cpu);
  const figures = [performance.now() - wall, (user + system) / 1000].map((ms) => `${Math.round(ms)} ms`.padStart(9));
  console.log(`${what.padEnd(40)}${figures.join(' wall')} CPU`);
  return result;
}

const graph = await timed('open by columns', () => openMapGraph(dir));
const { nodeCount, relationshipCount } = graph.source;
console.log(`${nodeCount} nodes, ${relationshipCount} relationships`);
const engine = createEngine(graph.source);
await timed('load id, title, name', () => graph.load(['id', 'title', 'name']));
await timed('first query by id', () => engine.run('MATCH (p:Paper {id: $id}) RETURN p.title', { id: 'x' }));
await timed('first hop', () =>
  engine.run('MATCH (p:Paper)-[:USES]->(c) RETURN c.name, count(*) AS n ORDER BY n DESC LIMIT 1'),
);
await timed('load evidence', () => graph.load(['evidence']));
await timed('open as the exported graph', async () => createEngine(toPropertyGraph((await openMapFolder(dir)).map)));
