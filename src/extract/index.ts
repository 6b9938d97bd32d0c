import type { ExtractedPaper, Paper } from '../types.ts';
import { findCandidates } from './candidates.ts';
import { loadCues } from './cues.ts';
import { readFields } from './document.ts';
import { loadKnowledge, loadTallies } from './knowledge.ts';
import { definitionsOf, mentionsOf } from './mentions.ts';
import { proposeNames } from './propose.ts';
import { roleFeatures } from './rolefeatures.ts';
import { rolePaperOf } from './rolepaper.ts';
import { judgeRole } from './roles.ts';
import { loadWeights } from './softmax.ts';
import { surroundingsOf } from './surroundings.ts';

/** Changes whenever the same paper could give other mentions. */
export const extractorVersion = '1';

/**
 * Loads catalogue, word lists and weights once and gives the per-paper filter: every named concept of a title and abstract with its
 * exact printed places, type, role and confidence, and the acronyms that the text defines. Pure: no paper depends on another.
 * @throws PapergraphError where the package's data is missing or damaged; the filter itself never throws
 */
export function createExtractor(): (paper: Paper) => ExtractedPaper {
  const knowledge = loadKnowledge(loadTallies());
  const weights = loadWeights('extract/weights.tsv');
  const roleWeights = loadWeights('extract/roles.tsv');
  const cues = loadCues();
  return (paper) => {
    const fields = readFields(paper);
    const candidates = findCandidates(fields, knowledge);
    const around = surroundingsOf(fields, candidates.values(), knowledge, cues);
    const names = proposeNames(candidates, around, weights);
    const paperwide = rolePaperOf(names, around);
    const judged = names.map((name) => ({ ...name, ...judgeRole(roleFeatures(name, around, paperwide), roleWeights) }));
    return { ...paper, mentions: mentionsOf(judged, fields), definitions: definitionsOf(fields) };
  };
}
