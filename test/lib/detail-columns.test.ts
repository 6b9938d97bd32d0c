import { expect, test } from 'vitest';
import { decodeDetails, type EncodedDetails, encodeDetails } from '../../src/lib/detail-columns.ts';
import { mapFixture } from '../support/map-fixture.ts';

const { papers, concepts } = mapFixture();
const throughJson = (encoded: EncodedDetails): EncodedDetails => JSON.parse(JSON.stringify(encoded)) as EncodedDetails;
/** Numbers of an object with four digits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, v: unknown) => (typeof v === 'number' ? Number(v.toPrecision(4)) : v));

test('every detail comes back, but for digits past the fourth', () => {
  const details = decodeDetails(throughJson(encodeDetails(papers, concepts)));
  for (const [id, detail] of papers) expect(details.paper(id)).toEqual(rounded(detail));
  for (const [id, detail] of concepts) expect(details.concept(id)).toEqual(rounded(detail));
  expect(details.paper('nope')).toBeNull();
  expect(details.concept('constructor')).toBeNull();
});

test('evidence is told where its paper is elsewhere or prints no abstract', () => {
  const bare = new Map([...papers].map(([id, d]) => [id, { ...d, paper: { ...d.paper, abstract: '' } }]));
  for (const others of [bare, new Map()]) {
    const details = decodeDetails(throughJson(encodeDetails(others, concepts)));
    expect(details.concept('lora')!.papers.map(({ evidence }) => evidence)).toEqual(
      concepts.get('lora')!.papers.map(({ evidence }) => evidence),
    );
  }
});

test('it is much smaller than the plain details, and another version is refused', () => {
  const encoded = encodeDetails(papers, concepts);
  expect(JSON.stringify(encoded).length).toBeLessThan(
    JSON.stringify([...papers.values(), ...concepts.values()]).length / 2,
  );
  expect(() => decodeDetails({ ...encoded, version: 2 })).toThrow(/version 2.*version 1/);
});
