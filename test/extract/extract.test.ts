import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createExtractor, extractorVersion } from '../../src/extract/index.ts';
import type { ExtractedPaper, Paper } from '../../src/types.ts';
import { dataPath, describeWithData } from '../support/data.ts';
import { paperOf } from './support.ts';

const extract = createExtractor();

/** Printed form, type and role of every mention of a field. */
const shown = (paper: ExtractedPaper, field: 'title' | 'abstract'): string[] =>
  paper.mentions
    .filter((m) => m.field === field)
    .map((m) => `${paper[field].slice(m.start, m.end)} ${m.type} ${m.role}`);

const slim = paperOf(
  'SlimTune: Frugal Adapters for Large Language Models',
  'Fine-tuning large language models (LLMs) is costly. We introduce SlimTune, an adapter method that extends Low-Rank Adaptation (LoRA). LLMs tuned with SlimTune beat LoRA on GLUE and MMLU. We compare with Llama 2-7B, Qwen2.5-7B and GPT-4o.',
);

test('a paper with its names, exact places, types, roles and cues', () => {
  const paper = extract(slim);
  expect(shown(paper, 'title')).toEqual([
    'SlimTune method introduces',
    'Frugal Adapters method studies',
    'Large Language Models model studies',
  ]);
  expect(shown(paper, 'abstract')).toEqual([
    'large language models model studies',
    'LLMs model studies',
    'SlimTune method introduces',
    'Low-Rank Adaptation method uses',
    'LoRA method uses',
    'LLMs model studies',
    'SlimTune method introduces',
    'LoRA method uses',
    'GLUE dataset evaluates_on',
    'MMLU dataset evaluates_on',
    'Llama 2-7B model uses',
    'Qwen2.5-7B model uses',
    'GPT-4o model uses',
  ]);
  expect(paper.mentions[0]).toMatchObject({ field: 'title', start: 0, end: 8, text: 'SlimTune', cue: 'we introduce' });
  expect(paper.mentions.find((m) => m.text === 'GLUE')).toMatchObject({ field: 'abstract', start: 172, end: 176 });
  expect(paper.definitions.map(({ short, long }) => [short.text, long.text])).toEqual([
    ['LLMs', 'large language models'],
    ['LoRA', 'Low-Rank Adaptation'],
  ]);
  expect(paper.definitions[1]!.short).toEqual({ field: 'abstract', start: 127, end: 131, text: 'LoRA' });
  expect(paper).toMatchObject({ id: 'test', date: null });
  expect(extractorVersion).not.toBe('');
});

const names = (title: string, abstract: string): string[] => [
  ...new Set(extract(paperOf(title, abstract)).mentions.map((m) => m.text)),
];

test('odd names survive', () => {
  const found = names(
    'Sparse policies',
    'We add an $\\ell_1$ penalty and use \\emph{proximal policy optimization} (PPO). We report pass@1 on HumanEval. Our policy builds on π0.5 and is written in C++ with 3D Gaussian Splatting and muP. DeepSeek-R1 is strong. We test on CIFAR-10/100 too.',
  );
  for (const name of [
    'ℓ1 penalty',
    'proximal policy optimization',
    'PPO',
    'pass@1',
    'HumanEval',
    'π0.5',
    '3D Gaussian Splatting',
    'muP',
    'DeepSeek-R1',
    'CIFAR-10',
  ])
    expect(found).toContain(name);
});

test('LaTeX is read and its printed place kept', () => {
  const paper = extract(
    paperOf('Penalties', 'We use the $\\ell_1$ norm and \\emph{proximal policy optimization} here.'),
  );
  expect(shown(paper, 'abstract').map((s) => s.replace(/ \w+ \w+$/, ''))).toEqual([
    '$\\ell_1$ norm',
    'proximal policy optimization',
  ]);
  expect(paper.mentions[0]!.text).toBe('ℓ1 norm');
});

test('parts of a text, links, places, people and institutions are no names', () => {
  const found = names(
    'Learning with less',
    'Algorithm 1 and Eq. (4) of Section 3 state our method; code is at https://github.com/acme/slim-net and slimnet.github.io. The models were made by Anna at Google in Paris, and at Stanford University. We published it at EMNLP 2024 in China. Figure 2 and Table 5 tell more.',
  );
  expect(found).toEqual([]);
});

test('an ordinary word is a name only where it is printed as one', () => {
  const paper = extract(
    paperOf(
      'MATH is hard',
      'Doing the math by hand is slow. We evaluate on MATH and GSM8K. A whisper of noise is added. We train it with Adam. We use Whisper for speech recognition.',
    ),
  );
  const printed = paper.mentions.map((m) => paper[m.field].slice(m.start, m.end));
  expect(printed).toContain('MATH');
  expect(printed).toContain('Whisper');
  expect(printed).toContain('Adam');
  expect(printed).not.toContain('math');
  expect(printed).not.toContain('whisper');
});

test('coordinated names are two, and the longest name wins over its parts', () => {
  const found = names(
    'Concept Sliders and LoRAs for image editing',
    'We combine Concept Sliders and LoRAs with Stable Diffusion XL. Llama 2-7B is our language model. We use QLoRA.',
  );
  expect(found).toContain('Concept Sliders');
  expect(found).toContain('LoRAs');
  expect(found).toContain('Stable Diffusion XL');
  expect(found).toContain('Llama 2-7B');
  for (const part of ['Concept Sliders and LoRAs', 'Stable Diffusion', 'Llama', 'LoRA'])
    expect(found).not.toContain(part);
});

test('a name stands free of what a hyphen adds', () => {
  const found = names(
    'Attention',
    'A Transformer-based policy and LoRA-based tuning are used; a vision-language model is not a language model.',
  );
  expect(found).toContain('LoRA');
  expect(found).toContain('vision-language model');
});

/** What holds for every output. */
function checkMentions(paper: ExtractedPaper): void {
  let end = 0;
  let field = 'title';
  for (const m of paper.mentions) {
    if (m.field !== field) [field, end] = [m.field, 0];
    if (m.field === 'title' && field === 'abstract') throw new Error('the title comes first');
    const text = paper[m.field];
    const printed = text.slice(m.start, m.end);
    if (m.start < end || m.end <= m.start || m.end > text.length) throw new Error(`place of ${m.text}`);
    if (/^\s|\s$/.test(printed) || (!/[\\{}$~^`'-]|https?:|www/.test(text) && printed !== m.text))
      throw new Error(`text of ${m.text}`);
    if (/[\p{L}\p{N}]$/u.test(text.slice(0, m.start)) && /^[\p{L}\p{N}]/u.test(printed))
      throw new Error(`half a word: ${m.text}`);
    if (/[\p{L}\p{N}]$/u.test(printed) && /^[\p{L}\p{N}]/u.test(text.slice(m.end)))
      throw new Error(`half a word: ${m.text}`);
    if (!(m.confidence >= 0 && m.confidence <= 1) || m.cue === '') throw new Error(`confidence or cue of ${m.text}`);
    end = m.end;
  }
  for (const { short, long } of paper.definitions)
    for (const span of [short, long])
      if (span.start < 0 || span.end > paper[span.field].length || span.start >= span.end)
        throw new Error('definition');
}

const piece = fc.oneof(
  fc.constantFrom(
    'LoRA',
    '(LoRA)',
    'we',
    'introduce',
    'large language models',
    'GPT-4o',
    'ImageNet.',
    'on',
    'CIFAR-10',
    'Adam',
    '$\\ell_1$ norm',
    '\\emph{BERT}',
    '__proto__',
    'constructor',
    'toString',
    '\u202e',
    '<script>',
    '\ud83d',
    'https://a.b/c',
    'The',
    'Diffusion',
    'U-Net:',
    'e.g.',
    '"',
    '{',
    '}',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const words = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(' '));

test('whatever the text: places inside it, sorted, apart, on borders of words; the same answer twice', () => {
  fc.assert(
    fc.property(words, words, (title, abstract) => {
      const paper = extract(paperOf(title, abstract));
      checkMentions(paper);
      expect(extract(paperOf(title, abstract))).toEqual(paper);
    }),
    { numRuns: 400 },
  );
});

test.each([
  'LoRA ',
  'a ',
  'Large Language Model ',
  '(A) ',
  'A. ',
  'we introduce X, ',
  '$x$ ',
  '((((',
  'a-',
  'GPT-4, ',
  'learning network ',
  '\\emph{',
])('100,000 signs of %j take bounded time', (unit) => {
  const started = performance.now();
  const text = unit.repeat(100_000 / unit.length);
  checkMentions(extract(paperOf(text, text)));
  expect(performance.now() - started).toBeLessThan(15_000);
});

describeWithData(['gold', 'dev.jsonl'], 'labelled abstracts', () => {
  test('places hold on real text, and most labelled names are found', () => {
    const papers = readFileSync(dataPath('gold', 'dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Paper & { entities: { core: boolean; surfaces: string[] }[] });
    let found = 0;
    let all = 0;
    for (const gold of papers) {
      const paper = extract(gold);
      checkMentions(paper);
      const printed = new Set(paper.mentions.map((m) => paper[m.field].slice(m.start, m.end)));
      for (const { core, surfaces } of gold.entities) {
        if (!core) continue;
        all++;
        if (surfaces.some((s) => printed.has(s))) found++;
      }
    }
    expect(found / all).toBeGreaterThan(0.65);
  });
});
