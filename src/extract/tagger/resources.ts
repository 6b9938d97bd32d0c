import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../lib/catalogue.ts';
import { PapergraphError } from '../../lib/errors.ts';
import { packageRoot, readPackageData } from '../../lib/package.ts';
import type { ChooserForests } from './choose.ts';
import type { ChooserTables } from './chooserfeatures.ts';
import { loadDiscourseWords } from './discourse.ts';
import { Lexicon } from './lexicon.ts';
import { PhrasePrior } from './prior.ts';
import { PhraseRates } from './rates.ts';
import { RoleScore } from './rolescore.ts';
import { WordStatistics } from './statistics.ts';
import { type Forest, readForest } from './trees.ts';
import { Vocabulary } from './vocabulary.ts';
import { readWeights, type TaggerWeights } from './weights.ts';

export interface Resources {
  vocabulary: Vocabulary;
  tables: ChooserTables;
  weights: TaggerWeights;
  forests: ChooserForests;
}

/** Everything that tagging needs from data/. */
export function loadResources(catalogue: Catalogue): Resources {
  const words = read('words.bin', (bytes) => new WordStatistics(bytes));
  const vocabulary = new Vocabulary(words, loadStopWords());
  const lexicon = read('phrases.bin', (bytes) => new Lexicon(catalogue, bytes, (text) => vocabulary.get(text)));
  const prior = read('prior.bin', (bytes) => new PhrasePrior(bytes));
  const rates = (name: string): PhraseRates => read(name, (bytes) => new PhraseRates(bytes));
  const forest = (name: string): Forest => read(name, readForest);
  return {
    vocabulary,
    tables: {
      lexicon,
      rates: rates('rates.bin'),
      labelled: rates('labelled.bin'),
      heads: rates('heads.bin'),
      prior,
      discourse: loadDiscourseWords(),
      roles: read('roles.bin', (bytes) => new RoleScore(bytes)),
    },
    weights: read('crf.bin', readWeights),
    forests: {
      core: forest('core.bin'),
      type: forest('type.bin'),
      introduces: forest('introduces.bin'),
      role: forest('role.bin'),
    },
  };
}

/** Words of data/stopwords.txt. */
function loadStopWords(): Set<string> {
  const lines = readPackageData('stopwords.txt').split('\n');
  return new Set(lines.filter((l) => !l.startsWith('#')).flatMap((l) => l.split(/\s+/).filter((w) => w !== '')));
}

function read<T>(name: string, parse: (bytes: Uint8Array) => T): T {
  try {
    return parse(readFileSync(join(packageRoot, 'data', 'weights', name)));
  } catch (cause) {
    throw new PapergraphError(`data/weights/${name} of papergraph cannot be read: install the package again`, {
      cause,
    });
  }
}
