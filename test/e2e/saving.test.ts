import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/data.ts';
import { HOSTILE, mapFixture } from '../support/map-fixture.ts';
import { type MapInBrowser, mapInBrowser, settle } from '../support/map-page.ts';
import { hasChromium } from '../support/viewer.ts';

const fixture = mapFixture();
const { nodes } = fixture.view;
const datasets = nodes.filter(({ kind }) => kind === 'dataset');
let map: MapInBrowser;

/** Presses a button of the dialog and reads what is saved. */
async function saved(page: Page, name: string): Promise<{ name: string; bytes: Buffer; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.formats button', { has: page.locator('strong', { hasText: new RegExp(`^${name}$`) }) }).click(),
  ]);
  const bytes = readFileSync(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** Width and height that a PNG says it has. */
const pngSize = (bytes: Buffer) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

describeWith('Chromium', hasChromium, 'taking things away', () => {
  beforeAll(async () => {
    map = await mapInBrowser(fixture);
  });
  afterAll(() => map?.close());

  test('pictures: PNG at the size asked for, SVG as text, with the legend or without', async () => {
    const { page, faults } = await map.open('', { colorScheme: 'dark' });
    await settle(page);
    const stage = (await page.locator('#stage').boundingBox())!;
    await page.keyboard.press('s');
    expect(await page.locator('#saving').isVisible()).toBe(true);
    await page.locator('#saving select').first().selectOption('3');
    const png = await saved(page, 'PNG');
    expect(png.name).toBe('fixture-b-map-b.png');
    const [width, height] = pngSize(png.bytes);
    expect(width).toBe(3 * (Math.round(stage.width) + 260));
    expect(height).toBeGreaterThanOrEqual(3 * Math.round(stage.height));
    expect(await page.locator('#saving .status').textContent()).toBe('Saved as fixture-b-map-b.png');
    await page.getByLabel('with the legend').uncheck();
    await page.locator('#saving select').first().selectOption('1');
    expect(pngSize((await saved(page, 'PNG')).bytes)).toEqual([Math.round(stage.width), Math.round(stage.height)]);
    await page.getByLabel('with the legend').check();
    const svg = await saved(page, 'SVG');
    const seen = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        broken: parsed.querySelectorAll('parsererror').length,
        names: [...parsed.querySelectorAll('*')].map(({ localName }) => localName),
        texts: [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent),
        ground: parsed.querySelector('rect')!.getAttribute('fill'),
      };
    }, svg.text);
    expect(seen.broken).toBe(0);
    expect([...new Set(seen.names)].sort()).toEqual(['path', 'rect', 'svg', 'text', 'title']);
    expect(seen.ground, 'dark as the page').toBe('#14161a');
    for (const text of ['datasets', `${nodes.length} of ${nodes.length} names`, 'Fixture <b>map</b>'])
      expect(seen.texts).toContain(text);
    // Symbols of the map and of the legend's kinds and communities.
    const kinds = new Set(nodes.map(({ kind }) => kind)).size;
    expect(svg.text.match(/<path transform=/g)).toHaveLength(nodes.length + kinds + fixture.view.communities.length);
    for (const { name } of fixture.view.communities) expect(seen.texts.join(' ')).toContain(name.split(' · ')[0]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('graph files hold exactly what is visible, the same as the command line writes', async () => {
    const { page, faults } = await map.open('#v=1&kind=dataset,method', { file: true });
    await page.keyboard.press('s');
    const shown = nodes.filter(({ kind }) => kind === 'dataset' || kind === 'method');
    const json = JSON.parse((await saved(page, 'JSON')).text) as { nodes: { id: string }[]; edges: unknown[] };
    expect(json.nodes.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
    const drawn = json.edges.length;
    expect(drawn).toBeGreaterThan(10);
    const gexf = await saved(page, 'GEXF');
    expect(gexf.text.match(/<node /g)).toHaveLength(shown.length);
    expect(gexf.text.match(/<edge /g)).toHaveLength(drawn);
    const rows = async (name: string) => (await saved(page, name)).text.trimEnd().split('\n');
    const names = await rows('CSV: names');
    expect(names[0]).toMatch(/^Id,Label,/);
    expect(names).toHaveLength(shown.length + 1);
    expect(await rows('CSV: links')).toHaveLength(drawn + 1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('references: of the picked papers, of one, of all that are visible; hostile titles stay text', async () => {
    const [first, second] = [...fixture.papers.keys()];
    const { page, faults } = await map.open(
      `#v=1&pick=paper:${first},paper:${second},concept:lora&node=paper:${first}`,
    );
    await page.keyboard.press('s');
    const scope = page.locator('#saving').getByLabel('Papers');
    expect(await scope.locator('option').allTextContents()).toEqual([
      'the 2 picked papers',
      'the paper in the panel',
      `all ${fixture.papers.size} visible papers`,
    ]);
    expect((await saved(page, 'BibTeX')).text.match(/^@misc\{/gm)).toHaveLength(2);
    await scope.selectOption('selected');
    expect((await saved(page, 'RIS')).text).toContain(`TI  - ${fixture.papers.get(first!)!.paper.title}\r\n`);
    await scope.selectOption('visible');
    const all = await saved(page, 'RIS');
    expect(all.name).toBe('fixture-b-map-b.ris');
    expect(all.text.match(/^TY {2}- /gm)).toHaveLength(fixture.papers.size);
    expect(all.text).toContain(HOSTILE.image);
    await page.keyboard.press('Escape');
    expect(await page.locator('#saving').isVisible()).toBe(false);
    expect(await page.locator('#panel').isVisible(), 'one step a time').toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a link restores the view, in a frame too', async () => {
    const { page } = await map.open('#v=1&kind=dataset&view=list&sort=name');
    await page.keyboard.press('s');
    const field = page.getByLabel('Link to this view');
    expect(await field.inputValue()).toBe(`${map.url}#v=1&kind=dataset&view=list&sort=name`);
    await page.getByLabel('without bars').check();
    const framed = await field.inputValue();
    expect(framed).toBe(`${map.url}#v=1&kind=dataset&view=list&sort=name&ui=min`);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText(/The link is (copied|marked)/).waitFor();
    await page.context().close();
    const { page: frame, faults } = await map.open(new URL(framed).hash.replace('&view=list&sort=name', ''));
    await settle(frame);
    expect(await frame.locator('#bar').isVisible()).toBe(false);
    expect(await frame.locator('#filters').isVisible()).toBe(false);
    const stage = (await frame.locator('#stage').boundingBox())!;
    expect([stage.x, stage.y, stage.width, stage.height]).toEqual([0, 0, 1280, 800]);
    const whole = frame.getByRole('link', { name: 'Open the whole map' });
    expect(await whole.getAttribute('href')).toBe('#v=1&kind=dataset');
    expect(await whole.getAttribute('target')).toBe('_blank');
    expect(faults).toEqual([]);
    await frame.context().close();
  });

  test('without WebGL the picture is drawn all the same', async () => {
    const flat = await mapInBrowser(fixture, '--disable-3d-apis');
    const { page, faults } = await flat.open('#v=1&kind=dataset');
    await page.getByText('The map cannot be drawn here').waitFor();
    await page.keyboard.press('s');
    const svg = await saved(page, 'SVG');
    for (const { label } of datasets.slice(0, 3)) expect(svg.text).toContain(`>${label}</text>`);
    expect(pngSize((await saved(page, 'PNG')).bytes)).toEqual([2 * 1460, 2 * 800]);
    expect(faults).toEqual([]);
    await flat.close();
  });
});
