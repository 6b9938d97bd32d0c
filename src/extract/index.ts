import type { ExtractedPaper, Paper } from '../types.ts';
import { loadCues } from './cues.ts';
import { readFields } from './document.ts';
import { loadKnowledge } from './knowledge.ts';
import { definitionsOf, mentionsOf } from './mentions.ts';
import { namesOf } from './names.ts';
import { roleFeatures } from './rolefeatures.ts';
import { rolePaperOf } from './rolepaper.ts';
import { judgeRole } from './roles.ts';
import { loadWeights } from './softmax.ts';
import { surroundingsOf } from './surroundings.ts';
import { createTagger } from './tagger/index.ts';

/** Changes whenever the same paper could give other mentions. */
export const extractorVersion = '2';

/**
 * Loads catalogue, word lists and weights once and gives the per-paper filter: every named concept of a title and abstract with its
 * exact printed places, type, role and confidence, and the acronyms that the text defines. Pure: no paper depends on another.
 * @throws PapergraphError where the package's data is missing or damaged; the filter itself never throws
 */
export function createExtractor(): (paper: Paper) => ExtractedPaper {
  const knowledge = loadKnowledge();
  const tag = createTagger(knowledge.catalogue);
  const roleWeights = loadWeights('extract/roles.tsv');
  const cues = loadCues();
  return (paper) => {
    const fields = readFields(paper);
    const around = surroundingsOf(fields, knowledge, cues);
    const names = namesOf(tag(paper), fields, knowledge);
    const paperwide = rolePaperOf(names, around);
    const judged = names.map((name) => ({ ...name, ...judgeRole(roleFeatures(name, around, paperwide), roleWeights) }));
    return { ...paper, mentions: mentionsOf(judged), definitions: definitionsOf(fields) };
  };
}
