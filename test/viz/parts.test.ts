import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeView } from '../../src/lib/columns.ts';
import { encodeDetails } from '../../src/lib/detail-columns.ts';
import { communityColor, GREY, PALETTE } from '../../src/lib/palette.ts';
import type { PaperDetail } from '../../src/types.ts';
import { overlap, placeLabels } from '../../viz/labels.ts';
import { openSource, serverSource } from '../../viz/load.ts';
import { contrast, readable } from '../../viz/palette.ts';
import { mentionsIn } from '../../viz/panels/marks.ts';
import { plainLabel, readableDay, webAddress } from '../../viz/text.ts';
import { mapFixture } from '../support/map-fixture.ts';

test('colours of communities can be told from both grounds', () => {
  for (const ground of ['#f7f7f5', '#14161a'])
    for (const color of [...PALETTE, GREY]) {
      expect(contrast(readable(color, ground, 2.2), ground)).toBeGreaterThanOrEqual(2.2);
      expect(contrast(readable(color, ground, 7), ground)).toBeGreaterThanOrEqual(7);
    }
  expect(readable('#0072b2', '#f7f7f5', 2.2)).toBe('#0072b2');
  expect(communityColor('c11')).toBe(GREY);
});

test('names never cover one another or what is taken', () => {
  const label = fc.record({
    text: fc.string({ minLength: 1, maxLength: 20 }),
    x: fc.integer({ min: 0, max: 800 }),
    y: fc.integer({ min: 0, max: 600 }),
    radius: fc.integer({ min: 1, max: 15 }),
    font: fc.integer({ min: 11, max: 14 }),
    forced: fc.constant(false),
  });
  const taken = [{ left: 300, top: 200, right: 500, bottom: 300 }];
  const width = (text: string, font: number) => text.length * font * 0.6;
  fc.assert(
    fc.property(fc.array(label, { maxLength: 60 }), (labels) => {
      const placed = placeLabels(labels, taken, width, { width: 800, height: 600 }, 40);
      expect(placed.length).toBeLessThanOrEqual(40);
      const boxes = placed.map(({ text, font, left, baseline }) => {
        const middle = baseline - font * 0.35;
        return { left, right: left + width(text, font), top: middle - font * 0.6, bottom: middle + font * 0.6 };
      });
      boxes.forEach((box, i) => {
        for (const other of [...boxes.slice(0, i), ...taken]) expect(overlap(box, other)).toBe(false);
        expect(box.left >= 0 && box.right <= 800 && box.top >= 0 && box.bottom <= 600).toBe(true);
      });
    }),
  );
});

test('a name asked for by the reader is always placed', () => {
  const request = { text: 'LoRA', x: 400, y: 250, radius: 5, font: 13, forced: true };
  const all = [{ left: 0, top: 0, right: 800, bottom: 600 }];
  expect(placeLabels([request], all, () => 40, { width: 800, height: 600 }, 10)).toHaveLength(1);
});

test('mentions are marked in order, without overlap, inside the text', () => {
  const [detail] = [...mapFixture().papers.values()] as [PaperDetail];
  const concept = detail.concepts[0]!;
  const span = (start: number, end: number) => ({ field: 'abstract' as const, start, end });
  const odd: PaperDetail = {
    ...detail,
    paper: { ...detail.paper, abstract: 'LoRA and QLoRA-style LoRA' },
    concepts: [
      { ...concept, id: 'b', mentions: [span(9, 14), span(21, 25), span(20, 99), span(3, 3)] },
      { ...concept, id: 'a', mentions: [span(9, 20), span(0, 4), { field: 'title', start: 0, end: 2 }] },
    ],
  };
  expect(mentionsIn(odd, 'abstract').map(({ start, end, concept: { id } }) => [start, end, id])).toEqual([
    [0, 4, 'a'],
    [9, 20, 'a'],
    [21, 25, 'b'],
  ]);
});

test('only web addresses become links', () => {
  expect(webAddress('https://arxiv.org/abs/1')).toBe('https://arxiv.org/abs/1');
  for (const bad of [
    null,
    '',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'no',
  ])
    expect(webAddress(bad)).toBeNull();
});

test('names on the canvas have no direction marks, and are cut between characters', () => {
  expect(plainLabel('a\u202eb\u2067c')).toBe('abc');
  expect(plainLabel('😀😀😀', 4)).toBe('😀…');
  expect(readableDay('2024-02-05')).toBe('5 Feb 2024');
  expect(readableDay('soon')).toBe('soon');
});

const page = (text: string) => ({ getElementById: () => ({ textContent: text }) }) as unknown as Document;

test('a page with data in it needs no server', async () => {
  const fixture = mapFixture();
  const [id, paper] = [...fixture.papers][0]!;
  const data = {
    title: 'T',
    view: encodeView(fixture.view),
    details: encodeDetails(new Map([[id, paper]]), new Map()),
  };
  const source = openSource(page(deflateRawSync(JSON.stringify(data)).toString('base64')));
  expect((await source.map()).view.nodes).toHaveLength(fixture.view.nodes.length);
  expect(await source.detail(`paper:${id}`)).toEqual(paper);
  expect(await source.detail('concept:constructor')).toBeNull();
});

test('the server is asked with encoded ids, once, and its failures are told in words', async () => {
  const asked: string[] = [];
  let answer = (): Response => Response.json({ kind: 'paper' });
  const source = serverSource(async (path) => {
    asked.push(path);
    return answer();
  });
  await source.detail('paper:10.1/a b?c#d');
  await source.detail('paper:10.1/a b?c#d');
  expect(asked).toEqual(['api/papers/10.1%2Fa%20b%3Fc%23d']);
  answer = () => new Response('{}', { status: 404 });
  expect(await source.detail('concept:x')).toBeNull();
  answer = () => new Response('', { status: 500 });
  await expect(source.detail('concept:y')).rejects.toThrow(/answered 500/);
  answer = () => {
    throw new TypeError('refused');
  };
  await expect(source.map()).rejects.toThrow(/does not answer/);
});
