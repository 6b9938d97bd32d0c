import { cluster } from '../../src/cluster/index.ts';
import { layout } from '../../src/layout/index.ts';
import { buildOptions } from '../../src/lib/options.ts';
import { link } from '../../src/link/index.ts';
import type { ConceptMap } from '../../src/types.ts';
import { corpus, THREE_TOPICS } from './corpus.ts';

/** The map of `THREE_TOPICS`, with a variant, an alias and a merge added by hand. */
export function topicMap(): ConceptMap {
  const { papers, resolution } = corpus(THREE_TOPICS);
  papers.find((paper) => paper.id === 'a1')!.aliases = ['lora-low-rank-adapters', '2106.09685'];
  resolution.concepts.find((concept) => concept.id === 'lora')!.aliases = ['Low-Rank Adaptation'];
  resolution.variants = [{ from: 'qlora', to: 'lora', basis: 'name' }];
  resolution.merges = [
    { concept: 'lora', surface: 'LoRA', reason: 'exact', papers: ['a1', 'a2', 'a3'] },
    { concept: 'lora', surface: 'Low-Rank Adaptation', reason: 'definition', papers: ['a1'] },
  ];
  const options = buildOptions({ starts: 3 });
  const links = link(papers, resolution, options);
  const clustering = cluster({ papers, resolution, links }, options);
  const positions = layout({ papers, resolution, links, clustering }, options);
  return { papers, resolution, links, clustering, positions };
}
