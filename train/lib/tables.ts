import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChooserTables } from '../../src/extract/tagger/chooserfeatures.ts';
import { loadDiscourseWords } from '../../src/extract/tagger/discourse.ts';
import type { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import type { PhrasePrior } from '../../src/extract/tagger/prior.ts';
import { PhraseRates } from '../../src/extract/tagger/rates.ts';
import { RoleScore } from '../../src/extract/tagger/rolescore.ts';
import { workRoot } from './papers.ts';

/** The chooser's tables as train/rates.ts left them for a fold or for all labelled papers. */
export function tablesOf(name: string, lexicon: Lexicon, prior: PhrasePrior): ChooserTables {
  const read = (kind: string): PhraseRates => new PhraseRates(readFileSync(join(workRoot, `${kind}-${name}.bin`)));
  const roles = new RoleScore(readFileSync(join(workRoot, `roles-${name}.bin`)));
  const discourse = loadDiscourseWords();
  return { lexicon, rates: read('rates'), labelled: read('labelled'), heads: read('heads'), prior, discourse, roles };
}
