import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLatex } from '../../src/lib/latex.ts';

test.each([
  ['\\emph{Low-Rank} Adaptation', 'Low-Rank Adaptation'],
  ['{\\em Multi-Head} {\\bf attention}', 'Multi-Head attention'],
  ['\\textsc{Bert} and \\texttt{vllm}', 'Bert and vllm'],
  ['an $\\ell_1$ or \\ell_1 penalty', 'an ℓ1 or ℓ1 penalty'],
  ['$\\epsilon$-greedy and $\\alpha$', 'ε-greedy and α'],
  ['$\\tau^2$-Bench in $L^{2}$', 'τ²-Bench in L²'],
  ['na\\"ive na\\"{\\i}ve Poincar\\\'e Gar\\c{c}on \\L{}ojasiewicz', 'naïve naïve Poincaré Garçon Łojasiewicz'],
  ['a~spectral norm, ~500 papers', 'a spectral norm, ~500 papers'],
  ['Kullback--Leibler --- so', 'Kullback–Leibler — so'],
  ['{-}', '-'],
  ["``quoted''", '“quoted”'],
  ['50\\% of \\$5 \\& more', '50% of $5 & more'],
  ['costs $5 and $10', 'costs $5 and $10'],
  ['code at https://example.org/a_b. Then', 'code at . Then'],
  ['\\url{https://example.org} \\href{https://x.org}{here}', ' here'],
  ['as in \\cite{smith2020} and \\textcolor{red}{red}', 'as in  and red'],
  ['\\ours and \\ours{} win', '\\ours and  win'],
  ['plain text stays', 'plain text stays'],
])('%s reads %s', (printed, text) => {
  expect(decodeLatex(printed).text).toBe(text);
});

test.each([
  ['We use \\emph{Low-Rank} Adaptation.', 'Low-Rank', 'Low-Rank'],
  ['A \\textbf{Low}-Rank method', 'Low-Rank', '\\textbf{Low}-Rank'],
  ['the $\\ell_1$ norm', 'ℓ1', '$\\ell_1$'],
  ['the $\\ell_1$ norm', 'ℓ1 norm', '$\\ell_1$ norm'],
  ['with $\\epsilon$-greedy search', 'ε-greedy', '$\\epsilon$-greedy'],
  ["by Poincar\\'{e} maps", 'Poincaré maps', "Poincar\\'{e} maps"],
  ['see https://example.org, Adam', 'Adam', 'Adam'],
  ['\\textsc{GPT}-4 wins', 'GPT-4', '\\textsc{GPT}-4'],
])('in %s the name %s is printed as %s', (printed, name, expected) => {
  const { text, toPrinted } = decodeLatex(printed);
  const start = text.indexOf(name);
  expect(printed.slice(...toPrinted(start, start + name.length))).toBe(expected);
});

const part = fc.oneof(
  fc.constantFrom(
    '\\emph{',
    '}',
    '{',
    '$',
    '$$',
    '\\',
    "\\'",
    '\\"{',
    '_',
    '^',
    '~',
    '--',
    '``',
    'http://a.b',
    '\\href{',
    '\\ell',
    '\ud83d',
    '\ud83d\ude00',
    ' ',
    '\\begin{',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

test('printed ranges stay inside the text, in order and on whole code points', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), fc.nat(), fc.nat(), (parts, a, b) => {
      const printed = parts.join('');
      const { text, toPrinted } = decodeLatex(printed);
      const start = a % (text.length + 1);
      const end = start + (b % (text.length - start + 1));
      const [from, to] = toPrinted(start, end);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(printed.length);
      for (const at of [from, to])
        expect(/^[\udc00-\udfff]/.test(printed.slice(at)) && /[\ud800-\udbff]$/.test(printed.slice(0, at))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('ranges that follow one another do so in print', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const printed = parts.join('');
      const { text, toPrinted } = decodeLatex(printed);
      let last = 0;
      for (let i = 0; i < text.length; i++) {
        const [from] = toPrinted(i, i);
        expect(from).toBeGreaterThanOrEqual(last);
        last = from;
      }
    }),
  );
});

test.each(['$', '\\', '{', '\\href{', '\\emph{a', '$a ', '--', 'http://', '\\"', '{\\em '])(
  'half a million signs of %s take no time',
  (unit) => {
    const started = performance.now();
    decodeLatex(unit.repeat(500_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(3000);
  },
);

test('the way there and back: a printed span is found in the readable text', () => {
  const printed = 'We show {\\em Dyn-Stab} and na\\"ive $\\alpha$-LoRA at https://x.org/a_b.';
  const readable = decodeLatex(printed, 'keep');
  expect(readable.text).toBe('We show Dyn-Stab and naïve α-LoRA at https://x.org/a_b.');
  for (const name of ['Dyn-Stab', 'naïve', 'α-LoRA']) {
    const start = readable.text.indexOf(name);
    const span = readable.toPrinted(start, start + name.length);
    expect(readable.fromPrinted(...span)).toEqual([start, start + name.length]);
  }
  expect(decodeLatex(printed).text).not.toContain('x.org');
});
