import type { Catalogue } from '../lib/catalogue.ts';
import type { ExtractedPaper, Resolution } from '../types.ts';
import {
  type Corrections,
  createCorrector,
  finishCorrections,
  planCorrections,
  type RoleJudge,
} from './corrections/index.ts';
import { createGround } from './ground.ts';
import { resolve } from './resolve.ts';

/**
 * Resolves and applies the user's corrections. Their names are looked up in the resolution without corrections, so the result depends on papers and
 * corrections alone, not on what was corrected before. Ids of concepts that no correction names stay as they are. Costs two resolutions.
 * @param judge gives the roles of names that are added by hand; without it they are studied
 * @throws PapergraphError naming file, line and column of what means nothing or contradicts itself
 */
export function resolveCorrected(
  papers: readonly ExtractedPaper[],
  catalogue: Catalogue,
  corrections: Corrections,
  judge?: RoleJudge,
): Resolution {
  const base = resolve(papers, catalogue);
  if (corrections.entries.length === 0) return base;
  const { idOf, rootOf } = createGround(catalogue);
  const plan = planCorrections(corrections, base, { ofName: (name) => idOf(rootOf(name)), ofKey: idOf });
  const { names, types } = plan;
  const made = resolve(papers, catalogue, { correct: createCorrector(plan, judge), names, types });
  return finishCorrections(corrections, plan, base, made);
}
