import { expect, test } from 'vitest';
import { bibtex, ris } from '../../src/lib/references.ts';
import { makePaper } from '../support/small-map.ts';

const paper = makePaper({
  id: '2106.09685',
  title: 'LoRA: 50% of $\\alpha$ & {braces}_x',
  abstract: 'One line.\nAnother.',
  date: '2021-06-17',
  authors: ['Edward J. Hu', 'Ludwig van der Berg', 'Plato', 'Doe, Jane', 'Search and Rescue Lab'],
  url: 'https://huggingface.co/papers/2106.09685',
});

test('BibTeX: fields, escapes, months, names that hold “and”', () => {
  expect(bibtex([paper])).toBe(
    [
      '@misc{hu2021lora,',
      '  title = {{LoRA: 50\\% of α \\& braces\\_x}},',
      '  author = {Edward J. Hu and Ludwig van der Berg and Plato and Doe, Jane and {Search and Rescue Lab}},',
      '  year = {2021},',
      '  eprint = {2106.09685},',
      '  archiveprefix = {arXiv},',
      '  url = {https://huggingface.co/papers/2106.09685},',
      '  abstract = {One line. Another.},',
      '  month = jun',
      '}',
      '',
    ].join('\n'),
  );
});

test('keys are unique and never empty; braces balance whatever a title holds', () => {
  const titles = ['{{{', '}}', '\\', '雪 雪', '<img src=x onerror=1>', 'a@b{c,d}', '$x_{1', '%'];
  const text = bibtex([...titles, ...titles].map((title, i) => makePaper({ id: `p-${i}`, title })));
  const keys = [...text.matchAll(/^@misc\{([^,]*),$/gm)].map((match) => match[1]!);
  expect(keys).toHaveLength(2 * titles.length);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[a-z0-9-]+$/);
  for (const entry of text.split(/\n\n/)) {
    const bare = entry.replace(/\\[\\{}$&#%_]/g, '');
    expect(bare.split('{').length, entry).toBe(bare.split('}').length);
  }
});

test('RIS: tags, family names first, one line a tag, CRLF', () => {
  const doi = makePaper({
    id: '10.1000/a',
    title: 'A\r\nER  - \r\nTY  - JOUR',
    authors: 4,
    url: 'javascript:alert(1)',
    organisation: 'Labs',
  });
  const text = ris([paper, doi]);
  expect(text.split('\r\n')).toEqual([
    'TY  - UNPB',
    'TI  - LoRA: 50% of α & braces_x',
    'AU  - Hu, Edward J.',
    'AU  - van der Berg, Ludwig',
    'AU  - Plato',
    'AU  - Doe, Jane',
    'AU  - Search and Rescue Lab',
    'PY  - 2021',
    'DA  - 2021/06/17',
    'AB  - One line. Another.',
    'AN  - arXiv:2106.09685',
    'UR  - https://huggingface.co/papers/2106.09685',
    'ER  - ',
    '',
    'TY  - GEN',
    'TI  - A ER - TY - JOUR',
    'PB  - Labs',
    'DO  - 10.1000/a',
    'UR  - https://doi.org/10.1000/a',
    'ER  - ',
    '',
  ]);
});

test('nothing gives nothing', () => {
  expect([bibtex([]), ris([])]).toEqual(['', '']);
});
