import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentenceAround } from '../../src/lib/sentence.ts';
import { conceptDetail, openMap, paperDetail, relatedPapers } from '../../src/query/index.ts';
import { topicMap } from '../support/topic-map.ts';

const map = topicMap();
const index = openMap(map);

test('a paper: introduced concepts first, then by mentions; related nearest first', () => {
  const detail = paperDetail(index, 'a3');
  expect(detail.concepts.map((c) => c.id)).toEqual(['dora', 'lora', 'large-language-model', 'qlora']);
  expect(detail.concepts[0]).toMatchObject({ name: 'DoRA', type: 'method', role: 'introduces' });
  expect(detail.community).toBe(map.clustering.membership.get('paper:a3'));
  expect(detail.communityName).toContain('LoRA');
  expect(['a1', 'a2']).toContain(detail.related[0]!.paper);
  expect(detail.related.map((r) => r.score)).toEqual(detail.related.map((r) => r.score).sort((a, b) => b - a));
  expect(paperDetail(index, 'd1')).toMatchObject({ community: null, communityName: null, concepts: [], related: [] });
  expect(() => paperDetail(index, 'nope')).toThrow('no paper of the map has the id "nope"');
});

test('related: because, since and n filter', () => {
  const all = relatedPapers(index, 'a1', { n: 99 });
  expect(relatedPapers(index, 'a1', { n: 1 })).toEqual(all.slice(0, 1));
  const because = relatedPapers(index, 'a1', { n: 99, because: 'glue' });
  expect(because.map((r) => r.paper)).toEqual(['a2']);
  expect(because[0]!.shared.map((s) => s.name)).toContain('GLUE');
  const since = relatedPapers(index, 'a1', { n: 99, since: '2024-01-01' });
  expect(since.map((r) => r.paper).sort()).toEqual(['a3', 'c2']);
  expect(relatedPapers(index, 'nope', { n: 9 })).toEqual([]);
});

test('a concept: names and why, variants, papers newest first with the sentence, neighbours', () => {
  const detail = conceptDetail(index, 'lora');
  expect(detail.merges).toEqual([
    { surface: 'LoRA', reason: 'exact', papers: 3 },
    { surface: 'Low-Rank Adaptation', reason: 'definition', papers: 1 },
  ]);
  expect(detail.variants).toEqual([{ id: 'qlora', name: 'QLoRA', basis: 'name' }]);
  expect(conceptDetail(index, 'qlora').variantOf).toEqual([{ id: 'lora', name: 'LoRA', basis: 'name' }]);
  expect(detail.papers.map((p) => p.id)).toEqual(['a3', 'a2', 'a1']);
  expect(detail.papers.map((p) => p.evidence!.text)).toEqual([
    'DoRA splits weights before LoRA adapts a large language model, as QLoRA does.',
    'QLoRA quantizes a large language model, then LoRA trains it.',
    'We introduce LoRA.',
  ]);
  for (const { evidence } of detail.papers) expect(evidence!.text.slice(evidence!.start, evidence!.end)).toBe('LoRA');
  expect(detail.papers.find((p) => p.id === 'a1')).toMatchObject({ role: 'introduces', count: 2, date: '2021-06-17' });
  expect(detail.together.map((t) => t.id)).toEqual(['large-language-model', 'glue', 'qlora', 'dora']);
  expect(() => conceptDetail(index, 'nope')).toThrow('no concept of the map has the id "nope"');
  expect(conceptDetail(index, 'novel-view-synthesis').papers.map((p) => p.date)).toEqual([
    '2023-08-08',
    '2020-08-05',
    null,
  ]);
});

test('sentences end at full stops, not at abbreviations and numbers', () => {
  const text = 'We test e.g. BERT et al. Results of 3.5 points. Then GPT-4 follows! Is it good? Yes.';
  const around = (name: string) => {
    const start = text.indexOf(name);
    return sentenceAround(text, start, start + name.length).text;
  };
  expect(around('BERT')).toBe('We test e.g. BERT et al. Results of 3.5 points.');
  expect(around('3.5')).toBe('We test e.g. BERT et al. Results of 3.5 points.');
  expect(around('GPT-4')).toBe('Then GPT-4 follows!');
  expect(around('good')).toBe('Is it good?');
  expect(around('Yes')).toBe('Yes.');
});

test('law: a sentence holds its span exactly, and even of a huge text it is short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.nat(), fc.nat(30), (text, at, length) => {
      const start = at % (text.length + 1);
      const end = Math.min(text.length, start + length);
      const cut = sentenceAround(text, start, end);
      expect(cut.text.slice(cut.start, cut.end)).toBe(text.slice(start, end));
      expect(text).toContain(cut.text);
      expect(cut.text.length).toBeLessThanOrEqual(1000);
    }),
  );
  const huge = 'word '.repeat(2_000_000);
  expect(sentenceAround(huge, 5_000_000, 5_000_004).text.length).toBeLessThan(1000);
});
