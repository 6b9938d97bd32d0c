import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '../../src/extract/tokens.ts';

/** Tokens with the signs between them: space, `~` for a hyphen, `/`, `#` for anything else, `|` at the start of a sentence. */
const show = (text: string): string =>
  tokenize(text)
    .map((t) => `${t.initial ? ' |' : { space: ' ', hyphen: '~', slash: '/', break: ' # ' }[t.gap]}${t.text}`)
    .join('')
    .trim();

test.each([
  ['We run Qwen2.5-7B and GPT-4o.', '|We run Qwen2.5~7B and GPT~4o'],
  ['3D Gaussian Splatting beats R1, π0 and muP.', '|3D Gaussian Splatting beats R1 # π0 and muP'],
  ['Written in C++, it is W[1]-hard.', '|Written in C++ # it is W[1]~hard'],
  ['The ℓ1 norm, ε-greedy and pass@1.', '|The ℓ1 norm # ε~greedy and pass@1'],
  ['On CIFAR-10/100 with Llama 2-7B.', '|On CIFAR~10/100 with Llama 2~7B'],
  ["BERT's layers (and Adam) help.", '|BERT # layers # and Adam # help'],
  ['It works. Then it stops.', '|It works |Then it stops'],
  ['Tests vs. baselines, cf. Sec. 2, pass.', '|Tests vs # baselines # cf # Sec # 2 # pass'],
])('%s', (text, expected) => {
  expect(show(text)).toBe(expected);
});

test('tokens are the printed slices, in order and apart', () => {
  const word = fc.constantFrom(
    'GPT-4o',
    'C++',
    '(LoRA)',
    'e.g.',
    'models.',
    'W[1]',
    '—',
    '"x"',
    'ℓ1',
    '\ud83d',
    '\ud83d\ude00',
    '10%',
    "A's",
    ' ',
    '\n',
    ':)',
    '. . .',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 }), (words) => {
      const text = words.join(' ');
      let end = 0;
      let sentence = 0;
      for (const token of tokenize(text)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(token.start, token.end)).toBe(token.text);
        expect(token.text).not.toBe('');
        expect(token.sentence).toBeGreaterThanOrEqual(sentence);
        ({ end, sentence } = token);
      }
    }),
    { numRuns: 500 },
  );
});

test.each(['a', 'a ', '. ', 'A. ', '(', '-', '"a. ', 'é '])('200,000 signs of %j take linear time', (unit) => {
  const started = performance.now();
  tokenize(unit.repeat(200_000 / unit.length));
  expect(performance.now() - started).toBeLessThan(8000);
});
