import { expect, test } from 'vitest';
import { edgesBetween, linkEvidence, sentencesNaming } from '../../viz/evidence.ts';
import { edgeAt } from '../../viz/hit.ts';
import { createModel } from '../../viz/model.ts';
import { periodsOf } from '../../viz/panels/date-bars.ts';
import { mapFixture } from '../support/map-fixture.ts';

const fixture = mapFixture();
const model = createModel(fixture.view, '');
const paperOf = (id: string) => fixture.papers.get(id)!;

test('edges between two nodes, whichever is named first', () => {
  const relations = (a: string, b: string) => edgesBetween(model, a, b).map(({ relation }) => relation);
  expect(relations('concept:lora', 'concept:qlora').sort()).toEqual(['CO_OCCURS', 'VARIANT_OF']);
  expect(relations('concept:qlora', 'concept:lora').sort()).toEqual(['CO_OCCURS', 'VARIANT_OF']);
  expect(relations('concept:lora', 'concept:lora')).toEqual([]);
  expect(relations('concept:lora', 'concept:unknown')).toEqual([]);
});

test('two concepts rest on the papers that name both', () => {
  const [a, b] = [fixture.concepts.get('lora')!, fixture.concepts.get('qlora')!];
  const { papers, concepts, related } = linkEvidence([], a, b);
  const both = [...fixture.papers.values()].filter(({ concepts: named }) =>
    ['lora', 'qlora'].every((id) => named.some((concept) => concept.id === id)),
  );
  expect(papers.map(({ id }) => id).sort()).toEqual(both.map(({ paper }) => paper.id).sort());
  expect([concepts, related]).toEqual([['lora', 'qlora'], null]);
  for (const { id } of papers) {
    const sentences = sentencesNaming(paperOf(id), concepts);
    const marked = sentences.flatMap(({ text, marks }) => marks.map(({ start, end }) => text.slice(start, end)));
    expect(marked.sort()).toEqual(['LoRA', 'QLoRA']);
  }
});

test('two papers rest on what they share, a paper and a concept on the paper', () => {
  const paper = [...fixture.papers.values()].find(({ related }) => related.length > 0)!;
  const other = paperOf(paper.related[0]!.paper);
  const { related, concepts, papers } = linkEvidence([], other, paper);
  expect(related).toEqual(other.related.find((entry) => entry.paper === paper.paper.id) ?? paper.related[0]);
  expect(concepts).toEqual(related!.shared.map(({ concept }) => concept));
  expect(papers.map(({ id }) => id)).toEqual([other.paper.id, paper.paper.id]);
  const concept = fixture.concepts.get(paper.concepts[0]!.id)!;
  const expected = { papers: [{ id: paper.paper.id }], concepts: [concept.concept.id] };
  expect(linkEvidence([], paper, concept)).toMatchObject(expected);
  expect(linkEvidence([], concept, paper)).toMatchObject(expected);
});

test('as few sentences as name all; a sentence that names both comes before two that name one each', () => {
  const abstract = 'A is old. B is new. A meets B here. C is far.';
  const mention = (start: number) => ({ field: 'abstract' as const, start, end: start + 1 });
  const named = (id: string, places: number[]) => ({
    ...paperOf('script-title').concepts[0]!,
    id,
    mentions: places.map(mention),
  });
  const detail = {
    ...paperOf('script-title'),
    paper: { ...paperOf('script-title').paper, abstract },
    concepts: [named('a', [0, 20]), named('b', [10, 28]), named('c', [36]), named('broken', [999])],
  };
  expect(sentencesNaming(detail, ['a', 'b']).map(({ text }) => text)).toEqual(['A meets B here.']);
  expect(sentencesNaming(detail, ['a', 'b', 'c']).map(({ text }) => text)).toEqual(['A meets B here.', 'C is far.']);
  expect(sentencesNaming(detail, ['a', 'b', 'c'], 1)).toHaveLength(1);
  expect(sentencesNaming(detail, ['broken', 'unknown'])).toEqual([]);
});

test('months where they are few, years where they are many, no gap left out', () => {
  expect(periodsOf(['2024-03-01', null, '2024-01-09', '2024-03-30', 'x'])).toEqual([
    { period: '2024-01', papers: 1 },
    { period: '2024-02', papers: 0 },
    { period: '2024-03', papers: 2 },
  ]);
  expect(periodsOf(['2019-12-31', '2024-01-01']).map(({ period }) => period)).toEqual([
    '2019',
    '2020',
    '2021',
    '2022',
    '2023',
    '2024',
  ]);
  expect(periodsOf([null])).toEqual([]);
});

test('the line under a point', () => {
  const at = { x: (i: number) => model.nodes[i]!.x, y: (i: number) => model.nodes[i]!.y };
  const [from, to] = [model.source[5]!, model.target[5]!];
  const middle = { x: (at.x(from) + at.x(to)) / 2, y: (at.y(from) + at.y(to)) / 2 };
  expect(edgeAt(model, [5], at, middle)).toBe(5);
  expect(edgeAt(model, [5], at, { x: middle.x + 1e4, y: middle.y })).toBe(null);
  expect(edgeAt(model, [], at, middle)).toBe(null);
});
