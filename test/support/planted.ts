import { seededRandom } from '../../src/lib/random.ts';
import type { CorpusPaper } from './corpus.ts';

/**
 * A corpus with known topics: every paper names five concepts, of eight a topic.
 * @param purity share of names that come from the paper's own topic; the rest come from any
 */
export function plantedTopics(topics: number, papersEach: number, purity: number, seed = 1): CorpusPaper[] {
  const random = seededRandom(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  return Array.from({ length: topics * papersEach }, (_, i): CorpusPaper => {
    const topic = i % topics;
    const names = new Set<string>();
    while (names.size < 5) names.add(`Topic${random() < purity ? topic : pick(topics)}Name${pick(8)}`);
    const number = String(Math.floor(i / topics)).padStart(3, '0');
    return { id: `t${topic}-${number}`, title: [...names].join(', '), names: [...names].map((name) => [name]) };
  });
}
