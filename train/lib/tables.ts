import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChooserTables } from '../../src/extract/tagger/chooserfeatures.ts';
import type { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import type { PhrasePrior } from '../../src/extract/tagger/prior.ts';
import { PhraseRates } from '../../src/extract/tagger/rates.ts';
import { workRoot } from './papers.ts';

/** The chooser's tables as train/rates.ts left them for a fold or for all labelled papers. */
export function tablesOf(name: string, lexicon: Lexicon, prior: PhrasePrior): ChooserTables {
  const read = (kind: string): PhraseRates => new PhraseRates(readFileSync(join(workRoot, `${kind}-${name}.bin`)));
  return { lexicon, rates: read('rates'), labelled: read('labelled'), heads: read('heads'), prior };
}
