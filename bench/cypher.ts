/**
 * `npx tsx bench/cypher.ts [--papers N] [--calls N] [--plans]`: times of the Cypher engine in process on a made-up map of N papers (100,000) and 26 relationships a paper:
 * p50 and p95 of wall time, and CPU a call. `--plans` prints the plans.
 */
import { parseArgs } from 'node:util';
import { createEngine, type PlanTree } from '../src/cypher/index.ts';
import { seededRandom } from '../src/lib/random.ts';
import { madeUpMap } from './cypher-graph.ts';
import { peakMegabytes } from './measure.ts';

const { values } = parseArgs({
  options: {
    papers: { type: 'string', default: '100000' },
    calls: { type: 'string', default: '100' },
    plans: { type: 'boolean', default: false },
  },
});
const papers = Number(values.papers);
const random = seededRandom(7);
const pick = (count: number): number => Math.floor(random() * count);
const paper = (): string => `p${pick(papers)}`;
const concept = (): string => `c${papers + pick(papers / 2)}`;

const QUESTIONS: { name: string; query: string; parameters: () => Record<string, string>; calls?: number }[] = [
  { name: 'paper by id', query: 'MATCH (p:Paper {id: $a}) RETURN p.title', parameters: () => ({ a: paper() }) },
  {
    name: 'related by rarity',
    query: `MATCH (p:Paper {id: $a})-[:USES]->(c:Concept)<-[:USES]-(q:Paper) WHERE c.df < 3000
            RETURN q.id, sum(1.0 / c.df) AS score ORDER BY score DESC, q.id LIMIT 10`,
    parameters: () => ({ a: paper() }),
  },
  {
    name: '2-hop, ranked',
    query: `MATCH (p:Paper {id: $a})-[:RELATED]->(q)-[:RELATED]->(r) RETURN r.id, count(*) AS n ORDER BY n DESC, r.id LIMIT 10`,
    parameters: () => ({ a: paper() }),
  },
  {
    name: 'shortest path of two concepts',
    query: `MATCH (a:Concept {id: $a}), (b:Concept {id: $b}), p = shortestPath((a)-[:CO_OCCURS*..8]-(b)) WHERE a <> b
            RETURN [n IN nodes(p) | n.name]`,
    parameters: () => ({ a: concept(), b: concept() }),
  },
  {
    name: 'top concepts, all mentions',
    query: 'MATCH (:Paper)-[:USES]->(c:Concept) RETURN c.name, count(*) AS n ORDER BY n DESC LIMIT 10',
    parameters: () => ({}),
    calls: 10,
  },
  {
    name: 'title CONTAINS, LIMIT 20',
    query: 'MATCH (p:Paper) WHERE p.title CONTAINS $word RETURN p.title LIMIT 20',
    parameters: () => ({ word: `${pick(1000)}` }),
  },
  {
    name: 'what two papers share',
    query: `MATCH (p:Paper {id: $a}), (q:Paper {id: $b}), (p)-[:USES]->(c)<-[:USES]-(q) RETURN c.name`,
    parameters: () => ({ a: paper(), b: paper() }),
  },
  {
    name: 'EXISTS on one paper',
    query: `MATCH (p:Paper {id: $a}) WHERE EXISTS { (p)-[:USES]->(:Concept {name: 'none'}) } RETURN p`,
    parameters: () => ({ a: paper() }),
  },
  {
    name: 'start at the unbound end',
    query: 'MATCH (p:Paper)-[:USES]->(c {id: $a}) RETURN count(p)',
    parameters: () => ({ a: concept() }),
  },
  {
    name: 'papers by community',
    query: 'MATCH (p:Paper)-[:IN]->(m:Community) RETURN m.name, count(p) AS n ORDER BY n DESC LIMIT 10',
    parameters: () => ({}),
    calls: 10,
  },
  {
    name: 'papers by year',
    query: 'MATCH (p:Paper) RETURN p.year AS year, count(*) AS n ORDER BY year',
    parameters: () => ({}),
    calls: 10,
  },
];

const from = performance.now();
const engine = createEngine(madeUpMap(papers, 3));
const { nodeCount, relationshipCount } = engine.graph;
console.log(
  `${nodeCount} nodes, ${relationshipCount} relationships, made in ${Math.round(performance.now() - from)} ms`,
);

for (const { name, query, parameters, calls = Number(values.calls) } of QUESTIONS) {
  const first = performance.now();
  await engine.run(query, parameters());
  const firstCall = performance.now() - first;
  const times: number[] = [];
  let rows = 0;
  const cpu = process.cpuUsage();
  for (let i = 0; i < calls; i++) {
    const begin = performance.now();
    rows += (await engine.run(query, parameters())).rows.length;
    times.push(performance.now() - begin);
  }
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(3).padStart(9);
  const spent = ((user + system) / 1000 / calls).toFixed(3).padStart(9);
  console.log(
    `${name.padEnd(30)} p50${at(0.5)} p95${at(0.95)} cpu${spent} first${firstCall.toFixed(1).padStart(8)} ms, ${rows} rows`,
  );
  if (values.plans) print((await engine.run(`PROFILE ${query}`, parameters())).plan!, '  ');
}
console.log(`peak ${peakMegabytes()} MB`);

function print({ operator, details, estimatedRows, rows, children }: PlanTree, indent: string): void {
  console.log(`${indent}${operator} ${details} ~${estimatedRows} rows ${rows ?? ''}`);
  for (const child of children) print(child, `${indent}  `);
}
