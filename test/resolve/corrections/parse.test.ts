import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendCorrection, parseCorrections, removeCorrection } from '../../../src/resolve/index.ts';
import { CORRECTION_KINDS } from '../../../src/types.ts';

const read = (text: string) => parseCorrections(text, 'o.yaml').entries;
const refused = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    expect((error as Error).name).toBe('PapergraphError');
    return (error as Error).message;
  }
  throw new Error('it was taken');
};

describe('what is taken', () => {
  test('every kind, in both styles, with places', () => {
    const entries = read(
      [
        '# mine',
        '- merge: [LoRA, "low: rank"]',
        '  reason: one',
        '- {split: A, forms: [b, c]}',
        '- {rename: a, to: A}',
        '- {retype: a, to: model}',
        '- drop: x',
        '- {variant: a, of: b, remove: true}',
        '- {add: Frob Net, type: dataset, aliases: [FN], optional: true}',
      ].join('\n'),
    );
    expect(entries.map(({ kind, number, line, optional }) => [kind, number, line, optional])).toEqual([
      ['merge', 1, 2, false],
      ['split', 2, 4, false],
      ['rename', 3, 5, false],
      ['retype', 4, 6, false],
      ['drop', 5, 7, false],
      ['variant', 6, 8, false],
      ['add', 7, 9, true],
    ]);
    expect(entries[0]).toMatchObject({
      reason: 'one',
      concepts: [{ text: 'LoRA', line: 2, column: 11 }, { text: 'low: rank' }],
    });
    expect(entries[5]).toMatchObject({ remove: true });
  });

  test('what the guide shows', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../docs/corrections.md'), 'utf8');
    const example = /```yaml\n(.*?)```/su.exec(guide)![1]!;
    expect([...new Set(read(example).map((e) => e.kind))].sort()).toEqual([...CORRECTION_KINDS].sort());
    for (const kind of CORRECTION_KINDS) expect(guide).toContain(`papergraph fix map ${kind} `);
  });

  test('every scalar is a text', () => {
    expect(
      read('- drop: no\n- drop: 3.0\n- drop: null\n- drop: 1e3\n').map((e) => e.kind === 'drop' && e.concept.text),
    ).toEqual(['no', '3.0', 'null', '1e3']);
  });

  test('also where a directive or a tag says otherwise', () => {
    for (const text of ['%YAML 1.1\n---\n- drop: no\n', '- drop: !!bool no\n', '- drop: !x no\n', '- drop: "no"\n'])
      expect(read(text)).toMatchObject([{ concept: { text: 'no' } }]);
  });

  test('nothing, comments, a byte order mark, Windows line ends', () => {
    for (const text of ['', '# nothing yet\n', '[]\n', '\ufeff']) expect(read(text)).toEqual([]);
    expect(read('\ufeff- drop: a\r\n  reason: b\r\n')).toMatchObject([{ reason: 'b' }]);
  });
});

describe('what is refused, with its place and how to write it', () => {
  test.each([
    ['no list', 'merge: []\n', /^o\.yaml:1:1: write a list/],
    ['bad YAML', '- drop: [a\n- drop: b\n', /^o\.yaml:2:1: this is no valid YAML/],
    ['a second document', '- drop: a\n---\n- drop: b\n', /^o\.yaml:2:1: a second document/],
    ['no kind', '- merg: [a, b]\n', /^o\.yaml:1:3: correction 1 says not what to do/],
    ['two kinds', '- drop: a\n  rename: b\n', /correction 1 holds rename and drop: write two entries/],
    [
      'an unknown key',
      '- drop: a\n  reson: b\n',
      /^o\.yaml:2:3: correction 1 \(drop\): there is no key "reson", did you mean "reason"/,
    ],
    [
      'a missing key',
      '- drop: a\n- rename: b\n',
      /^o\.yaml:2:3: correction 2 \(rename\): "to" is missing.*\n.*\{rename: lora, to: LoRA\}/,
    ],
    ['one name to merge', '- merge: [a]\n', /^o\.yaml:1:10: .*two names or more/],
    ['no list of names', '- merge: a\n', /two names or more/],
    ['a list for a name', '- drop: [a]\n', /write one name/],
    ['an empty name', '- drop:\n', /it is empty/],
    ['a name without letters', '- {add: "?!", type: model}\n', /letter or digit/],
    ['an unknown type', '- retype: a\n  to: modle\n', /^o\.yaml:2:7: .*method, model, dataset, task, metric/],
    ['a long name', `- drop: ${'x'.repeat(301)}\n`, /at most 300 characters/],
    ['a key twice', '- drop: a\n  drop: b\n', /"drop" stands there twice/],
    ['a map as a value', '- drop: {a: b}\n', /names or lists of names/],
    ['a list in a list', '- merge: [a, [b]]\n', /names only/],
    ['a word', '- drop\n', /^o\.yaml:1:3: entry 1 is no correction/],
  ])('%s', (_, text, message) => expect(refused(text)).toMatch(message));

  test('all that is wrong, in the order of the file', () => {
    const lines = refused('- drop: a\n  x: y\n- merge: [a]\n').split('\n');
    expect(lines.filter((line) => line.startsWith('o.yaml')).map((line) => line.slice(0, 8))).toEqual([
      'o.yaml:2',
      'o.yaml:3',
    ]);
  });

  test('keys of every object', () => {
    expect(refused('- __proto__: x\n  drop: y\n')).toMatch(/no key "__proto__"/);
    expect(refused('- constructor: x\n')).toMatch(/says not what to do/);
    expect(read('- drop: __proto__\n')).toMatchObject([{ concept: { text: '__proto__' } }]);
  });

  test('control characters never come back in a message', () => {
    const message = refused('- drop: a\n  "x\\e[31m\\u009b": y\n');
    for (const control of ['\u001b', '\u009b']) expect(message).not.toContain(control);
  });
});

describe('hostile files end soon and cleanly', () => {
  const bomb = [
    '- a: &a [x, x]',
    ...Array.from({ length: 30 }, (_, i) => `- b: &${i ? `a${i}` : 'b'} [${'*a, '.repeat(9)}*a]`),
  ];
  test.each([
    ['aliases of aliases', bomb.join('\n')],
    ['half a megabyte of aliases', `- [&a x${', *a'.repeat(120_000)}]`],
    ['deep lists', '['.repeat(200_000)],
    ['deep maps', '{a: '.repeat(100_000)],
    ['deep blocks', '- '.repeat(150_000)],
    ['many keys', `- ${Array.from({ length: 30_000 }, (_, i) => `k${i}: v`).join('\n  ')}`],
    ['a file that is too long', '#'.repeat(1_000_001)],
  ])('%s', (_, text) => {
    const began = performance.now();
    expect(refused(text).length).toBeLessThan(10_000);
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});

describe('edits', () => {
  const hand =
    '# head\n\n# about a\n- drop: a # why\n\n# about b\n- merge:\n    - b\n    - "c d" # quoted\n# the end\n';
  test('an entry more leaves comments and entries as they are', () => {
    const text = appendCorrection(hand, { rename: 'e', to: 'E: f', reason: 'x # y' });
    for (const comment of ['# head', '# about a', '# why', '# about b', '# quoted', '# the end'])
      expect(text).toContain(comment);
    expect(text).toContain('"c d"');
    expect(read(text).map((e) => e.kind)).toEqual(['drop', 'merge', 'rename']);
  });

  test('an entry less leaves all comments but its own', () => {
    for (const number of [1, 2]) {
      const text = removeCorrection(hand, number);
      for (const comment of ['# head', '# about a', '# about b', '# the end']) expect(text).toContain(comment);
      expect(read(text).map((e) => e.kind)).toEqual([number === 1 ? 'merge' : 'drop']);
    }
    expect(() => removeCorrection(hand, 3)).toThrow(/no correction 3: there are 2/);
    expect(read(removeCorrection('- drop: a\n', 1))).toEqual([]);
  });

  test('any name and reason comes back as it was given', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((s) => s.replace(/\s+/g, ' ').trim());
    const word = text.filter((s) => s.length > 0 && !/\p{C}/u.test(s) && s.isWellFormed());
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 5 }), (rows) => {
        let file = '';
        for (const [a, b, reason] of rows) file = appendCorrection(file, { merge: [a, b], reason });
        expect(read(file).map((e) => e.kind === 'merge' && [...e.concepts.map((w) => w.text), e.reason])).toEqual(rows);
        for (let n = rows.length; n > 0; n--) file = removeCorrection(file, 1);
        expect(read(file)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
