import type { GraphSource } from '../src/cypher/index.ts';
import { seededRandom } from '../src/lib/random.ts';

const WORDS =
  'learning graph neural model attention diffusion language vision transfer robust sparse causal prompt'.split(' ');

/** A made-up map with the shape of a real one (few concepts are in most papers), as columns. */
export function madeUpMap(papers: number, seed: number): GraphSource {
  const random = seededRandom(seed);
  const concepts = papers / 2;
  const communities = Math.max(1, papers / 200);
  const nodeCount = papers + concepts + communities;
  const types = ['USES', 'RELATED', 'CO_OCCURS', 'IN'];
  const counts = [papers * 10, papers * 10, papers * 5, papers];
  const relationshipCount = counts.reduce((sum, count) => sum + count, 0);
  const starts = new Int32Array(relationshipCount);
  const ends = new Int32Array(relationshipCount);
  const typeNumbers = new Uint8Array(relationshipCount);
  const zipf = (count: number): number => Math.floor(count * random() ** 3);
  const uniform = (count: number): number => Math.floor(random() * count);
  let at = 0;
  counts.forEach((count, type) => {
    for (let i = 0; i < count; i++, at++) {
      typeNumbers[at] = type;
      if (type === 0) [starts[at], ends[at]] = [uniform(papers), papers + zipf(concepts)];
      else if (type === 1) [starts[at], ends[at]] = [uniform(papers), uniform(papers)];
      else if (type === 2) [starts[at], ends[at]] = [papers + zipf(concepts), papers + uniform(concepts)];
      else [starts[at], ends[at]] = [i, papers + concepts + uniform(communities)];
    }
  });
  const titles = Array.from({ length: papers }, (_, i) => `${word(random)} ${word(random)} for ${word(random)} ${i}`);
  const kindOf = (node: number): number => (node < papers ? 0 : node < papers + concepts ? 1 : 2);
  const labels = [['Paper'], ['Concept', 'Method'], ['Community']];
  const ids = ['p', 'c', 'm'];
  const idOf = (node: number): string => `${ids[kindOf(node)]}${node}`;
  const degree = new Int32Array(nodeCount);
  for (let i = 0; i < counts[0]!; i++) degree[ends[i]!]!++;
  const idColumn = Array.from({ length: nodeCount }, (_, node) => idOf(node));
  const names = Array.from({ length: nodeCount }, (_, node) => `name ${node}`);
  const columns: Record<string, (node: number) => string | bigint | null> = {
    id: (node) => idColumn[node]!,
    title: (node) => (node < papers ? titles[node]! : null),
    name: (node) => (node >= papers ? names[node]! : null),
    year: (node) => (node < papers ? BigInt(2015 + (node % 10)) : null),
    df: (node) => (kindOf(node) === 1 ? BigInt(degree[node]!) : null),
  };
  return {
    nodeCount,
    relationshipCount,
    nodeId: idOf,
    relationshipId: String,
    labelsOf: (node) => labels[kindOf(node)]!,
    types,
    typeNumbers,
    starts,
    ends,
    nodeKeys: (node) => Object.keys(columns).filter((key) => columns[key]!(node) !== null),
    relationshipKeys: (index) => (typeNumbers[index] === 3 ? [] : ['weight']),
    nodeColumn: (key) => columns[key] ?? (() => null),
    relationshipColumn: (key) => (key === 'weight' ? (index) => (index % 97) / 97 : () => null),
  };
}

const word = (random: () => number): string => WORDS[Math.floor(random() * WORDS.length)]!;
