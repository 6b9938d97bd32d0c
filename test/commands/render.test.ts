import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { CommandContext } from '../../src/commands/context.ts';
import { excerpt } from '../../src/commands/excerpt.ts';
import { conceptText, paperText } from '../../src/commands/render-detail.ts';
import { edgesText } from '../../src/commands/render-edges.ts';
import { pathText } from '../../src/commands/render-path.ts';
import { relatedText } from '../../src/commands/render-related.ts';
import {
  conceptDetail,
  findEdges,
  findNode,
  findPath,
  openMap,
  paperDetail,
  relatedPapers,
} from '../../src/query/index.ts';
import { topicMap } from '../support/topic-map.ts';

const index = openMap(topicMap());
const contextWith = (terminal: { isTTY?: boolean; columns?: number }): CommandContext => ({
  stdin: new PassThrough(),
  stdout: Object.assign(new Writable(), terminal),
  stderr: new Writable(),
  quiet: true,
  env: {},
});
const terminal = contextWith({ isTTY: true, columns: 80 });
const file = contextWith({});
const star = (name: string): string => `*${name}*`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours
const lengths = (text: string): number[] => text.split('\n').map((line) => line.replace(/\u001b\[\d+m/g, '').length);

const long = `${'before '.repeat(30)}LoRA adapters${' after'.repeat(30)}.`;
const span = { start: long.indexOf('LoRA'), end: long.indexOf('LoRA') + 'LoRA adapters'.length };

test('an excerpt holds the name at any width, words whole, the name marked', () => {
  for (let width = 20; width < long.length; width++) {
    const text = excerpt(long, [span], width, star);
    expect(text.length - 2).toBeLessThanOrEqual(width);
    expect(text).toMatch(/^…?(?:before )*\*LoRA adapters\*(?: after)*[.…]?$/);
  }
  expect(excerpt(long, [span], Number.POSITIVE_INFINITY, star)).toBe(long.replace('LoRA adapters', '*LoRA adapters*'));
});

test('an excerpt marks the name where LaTeX before it is longer in print, and several names', () => {
  const printed = 'With $\\alpha$ and \\emph{much} noise, LoRA beats DoRA.';
  const at = (name: string) => ({ start: printed.indexOf(name), end: printed.indexOf(name) + name.length });
  expect(excerpt(printed, [at('DoRA'), at('LoRA')], 80, star)).toBe('With α and much noise, *LoRA* beats *DoRA*.');
  expect(excerpt('\u001b[31mred LoRA', [{ start: 9, end: 13 }], 80, star)).toBe('[31mred *LoRA*');
});

test('on a terminal of 80 columns no line is longer, ids aside; in a file nothing is cut', () => {
  const found = findNode(index, 'lora');
  if (found.found !== 'one') throw new Error('LoRA is not in the map');
  const to = { kind: 'paper', id: 'b1', label: index.papers.get('b1')!.title } as const;
  const path = findPath(index, 'concept:lora', 'paper:b1');
  const texts = (context: CommandContext): string[] => [
    conceptText(conceptDetail(index, 'lora'), context),
    paperText(paperDetail(index, 'a1'), context),
    relatedText(relatedPapers(index, 'a1', { n: 5 }), context),
    pathText(path, found.node, to, context),
    edgesText(
      findEdges(index, 'concept:lora', 'concept:qlora'),
      found.node,
      { ...found.node, label: 'QLoRA' },
      context,
    ),
  ];
  for (const text of texts(terminal)) expect(Math.max(...lengths(text))).toBeLessThanOrEqual(80);
  for (const text of texts(file)) {
    expect(text).not.toMatch(/…$/m);
    expect(text).not.toContain('\u001b');
  }
});

test('the score of a related paper is one and the same in show and related', () => {
  const [nearest] = relatedPapers(index, 'a1', { n: 1 });
  const line = `${nearest!.score.toFixed(3)}  ${nearest!.date}`;
  expect(relatedText([nearest!], file)).toContain(line);
  expect(paperText(paperDetail(index, 'a1'), file)).toContain(line);
});

test('reasons and cues are told in words, one of a thing in the singular', () => {
  const text = conceptText(conceptDetail(index, 'lora'), file);
  expect(text).toContain('the name itself');
  const [one] = [...index.concepts.values()].filter((concept) => concept.papers === 1 && concept.mentions === 1);
  if (one) expect(conceptText(conceptDetail(index, one.id), file)).toContain('1 paper, 1 mention');
  expect(paperText(paperDetail(index, 'a1'), file)).toContain('type and frequency');
});

test('an edge is told with its basis, its measures and the sentences of its papers; no edge is told too', () => {
  const lora = { kind: 'concept', id: 'lora', label: 'LoRA' } as const;
  const qlora = { kind: 'concept', id: 'qlora', label: 'QLoRA' } as const;
  const text = edgesText(findEdges(index, 'concept:lora', 'concept:qlora'), lora, qlora, file);
  expect(text).toContain('CO_OCCURS, from statistics');
  expect(text).toMatch(/2 shared papers, weight 3\.00, association strength 3\.00, NPMI \d\.\d\d, Jaccard 0\.67/);
  expect(text).toContain('VARIANT_OF, from the name');
  expect(text).toContain(index.papers.get('a2')!.title);
  const read = edgesText(findEdges(index, 'paper:a1', 'concept:lora'), lora, qlora, file);
  expect(read).toContain('INTRODUCES, read in a paper; role because of type and frequency');
  expect(read).toContain('We introduce LoRA.');
  expect(edgesText([], lora, qlora, file)).toBe(
    'no edge joins LoRA and QLoRA: `papergraph path` finds the ways between them\n',
  );
});

test('a community is told with how sure the membership is', () => {
  expect(paperText(paperDetail(index, 'a1'), file, 0.5)).toMatch(/^community .* \(50 % sure\)$/m);
});
