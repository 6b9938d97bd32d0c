import { expect, test } from 'vitest';
import { isNoise } from '../../src/extract/noise.ts';
import { wordsOf } from '../../src/extract/tokens.ts';
import { loadWords } from '../../src/extract/words.ts';
import { viewOf } from './support.ts';

const words = loadWords();
const isJunk = (name: string): boolean => {
  const view = viewOf('', `We saw ${name} there.`);
  return isNoise(wordsOf(view, { start: 2, end: view.words.length - 2 }), words);
};

test.each([
  ...['Algorithm 1', 'Figure', 'Section 3', 'our method', 'their framework'],
  ...['Stanford', 'Kenya', 'University of Oxford', 'Monday', 'NeurIPS', 'github.com/foo/bar'],
  ...['mathcalO', 'mathcalO Big', 'approx3', 'sim14B', 'textbfuniform'],
  ...['PeV', 'GHz', 'Fe-C', 'Ni-Ti alloys', 'TiO2', 'LiFePO4', 'NaCl', 'CO2'],
])('no name: %s', (name) => {
  expect(isJunk(name)).toBe(true);
});

test.each([
  ...['F1', 'C4', 'N2N', 'MoCo', 'CoCa', 'NeRF', 'SiT', 'V2V', 'B2B', 'R1', 'π0', 'o1', 'C++'],
  ...[
    'Sim2Real',
    'sim2real',
    'textbook',
    'Adam-mini',
    'W[1]-hard',
    'W-C-net',
    'Algorithm Distillation',
    'Stanford Cars',
  ],
])('may be a name: %s', (name) => {
  expect(isJunk(name)).toBe(false);
});
