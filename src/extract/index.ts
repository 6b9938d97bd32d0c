import type { ExtractedPaper, Paper } from '../types.ts';
import { loadKnowledge } from './knowledge.ts';
import { definitionsOf, mentionsOf } from './mentions.ts';
import { namesOf } from './names.ts';
import { createTagger } from './tagger/index.ts';

export { createAddedRoleJudge } from './judge-added.ts';

/** Changes whenever the same paper could give other mentions. */
export const extractorVersion = '3';

/**
 * Loads catalogue, word lists and weights once and gives the per-paper filter: every named concept of a title and abstract with its
 * exact printed places, type, role and confidence, and the acronyms that the text defines. Pure: no paper depends on another.
 * @throws PapergraphError where the package's data is missing or damaged; the filter itself never throws
 */
export function createExtractor(): (paper: Paper) => ExtractedPaper {
  const knowledge = loadKnowledge();
  const tag = createTagger(knowledge.catalogue);
  return (paper) => {
    const { names, view } = tag(paper);
    return { ...paper, mentions: mentionsOf(namesOf(names, view, knowledge)), definitions: definitionsOf(view) };
  };
}
