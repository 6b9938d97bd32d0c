import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/extract/tagger/candidates.ts';
import { CUES, discourseOf, loadDiscourseWords } from '../../../src/extract/tagger/discourse.ts';
import { addDiscourse } from '../../../src/extract/tagger/discoursefeatures.ts';
import { Lexicon } from '../../../src/extract/tagger/lexicon.ts';
import { type PaperView, viewPaper } from '../../../src/extract/tagger/paperview.ts';
import { CUE, reasonOf, tell } from '../../../src/extract/tagger/reasons.ts';
import { putRoleCues } from '../../../src/extract/tagger/rolecues.ts';
import { RoleSink } from '../../../src/extract/tagger/rolesink.ts';
import { Rows } from '../../../src/extract/tagger/row.ts';
import { WordStatistics, writeTable } from '../../../src/extract/tagger/statistics.ts';
import { Vocabulary } from '../../../src/extract/tagger/vocabulary.ts';

const empty = (columns: number) =>
  writeTable(
    new Int32Array(0),
    Array.from({ length: columns }, () => new Uint8Array(0)),
  );
const vocabulary = new Vocabulary(new WordStatistics(empty(7)), new Set(['the', 'a', 'we']));
const lexicon = new Lexicon({ entries: new Map(), notConcepts: new Set() }, empty(1), (text) => vocabulary.get(text));
const words = loadDiscourseWords();

const TITLE = 'GridWeaver: Stitching Maps with PointNet';
const ABSTRACT =
  'Maps are hard to stitch. In this paper, we introduce a solver called GridWeaver for PointNet. It helps.';
const view = viewPaper(TITLE, ABSTRACT, vocabulary, lexicon);
const discourse = discourseOf(view, words);
const at = (text: string, nth = 0): number =>
  view.words.map((w, i) => (w.text === text ? i : -1)).filter((i) => i >= 0)[nth]!;

function candidate(text: string, paper: PaperView = view): Candidate {
  const occurrences = paper.words.flatMap((w, i) =>
    w.text === text ? [{ start: i, end: i + 1, chances: new Float64Array(6), core: 0 }] : [],
  );
  return { key: vocabulary.get(text).fold, length: 1, occurrences };
}

describe('what a paper says of its own work', () => {
  test('the sentence that announces, the colon, the nearest cue before a place', () => {
    expect(discourse.colon).toBe(at(':'));
    expect(discourse.turn).toBe(view.tokens.sentence[at('introduce')]);
    expect([...discourse.announces].reduce((a, b) => a + b, 0)).toBe(1);
    expect(discourse.said[at('introduce')]).toBe(1);
    const place = at('GridWeaver', 1);
    expect(discourse.before[place * CUES]).toBe(at('introduce'));
    expect(discourse.before[place * CUES + 1]).toBe(at('called'));
    // Cues do not reach into the next sentence.
    expect(discourse.before[at('helps') * CUES]).toBe(-1);
  });

  test('what stands after "for" is farther from the announcement than what stands before it', () => {
    const introduced = at('introduce');
    expect(discourse.blocks[at('GridWeaver', 1)]! - discourse.blocks[introduced]!).toBe(0);
    expect(discourse.blocks[at('PointNet', 1)]! - discourse.blocks[introduced]!).toBe(1);
  });

  test('features of every candidate are as many; those of another place differ', () => {
    const rows = ['GridWeaver', 'PointNet', 'Maps'].map((text) => {
      const row = new Rows(1);
      addDiscourse(row, candidate(text), { view, discourse, words });
      return [...row.values.slice(0, row.used)];
    });
    expect(new Set(rows.map((r) => r.length)).size).toBe(1);
    expect(rows.flat().every(Number.isFinite)).toBe(true);
    expect(rows[0]).not.toEqual(rows[1]);
  });

  test('an empty paper and one without an abstract', () => {
    for (const [title, abstract] of [
      ['', ''],
      ['Only: a title', ''],
      ['', 'Only text.'],
    ] as const) {
      const other = viewPaper(title, abstract, vocabulary, lexicon);
      expect(() => discourseOf(other, words)).not.toThrow();
    }
  });
});

describe('reasons', () => {
  const told = (code: number): string => reasonOf(code, view, discourse);
  test('are in the words of the text', () => {
    expect(told(tell(CUE.word, at('introduce')))).toBe('we introduce');
    expect(told(tell(CUE.word, at('called')))).toBe('called');
    expect(told(tell(CUE.titleWord, at('with')))).toBe('title: with …');
    expect(told(tell(CUE.colon, 0))).toBe("name before the title's colon");
    expect(told(tell(CUE.kin, 0))).toBe('named like GridWeaver');
  });
});

describe('hashed features', () => {
  const sink = new RoleSink();
  const seen = (text: string, paper = view): number[] => {
    sink.begin();
    putRoleCues(sink, candidate(text, paper), { view: paper, discourse: discourseOf(paper, words), words });
    return [...sink.hashes.slice(0, sink.used)];
  };
  test('each once, the same for the same place, others elsewhere', () => {
    const first = seen('GridWeaver');
    expect(new Set(first).size).toBe(first.length);
    expect(seen('GridWeaver')).toEqual(first);
    expect(seen('PointNet')).not.toEqual(first);
  });
  test('a full sink takes no more and forgets nothing', () => {
    sink.begin();
    for (let k = 1; k < 5000; k++) sink.put(k * 1024, k);
    const used = sink.used;
    expect(used).toBe(sink.hashes.length);
    expect([sink.hashes[0], sink.told[0]]).toEqual([1024, 1]);
    sink.begin();
    expect(sink.used).toBe(0);
  });
});
