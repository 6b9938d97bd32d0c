import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/data.ts';
import { mapFixture } from '../support/map-fixture.ts';
import { type MapInBrowser, mapInBrowser, settle } from '../support/map-page.ts';
import { hasChromium } from '../support/viewer.ts';

const fixture = mapFixture();
let map: MapInBrowser;
const heading = (page: Page) => page.locator('#panel h2').textContent();
const quotes = (page: Page) => page.locator('#panel .quotes:not([aria-busy]) q');

describeWith('Chromium', hasChromium, 'reading in the panel', () => {
  beforeAll(async () => {
    map = await mapInBrowser(fixture);
  });
  afterAll(() => map?.close());

  test('of two concepts: the papers that name both, and the sentences, marked; by keyboard', async () => {
    const { page, faults } = await map.open('#v=1&node=concept:lora');
    const why = page.locator('#panel .pair', { hasText: 'QLoRA' }).locator('a.why');
    const both = Number(await why.textContent());
    expect(await why.getAttribute('aria-label')).toBe(`Both in ${both} papers: read where`);
    await why.focus();
    await page.keyboard.press('Enter');
    await quotes(page).first().waitFor();
    expect(await heading(page)).toBe('LoRA – QLoRA');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    expect(new URL(page.url()).hash).toBe('#v=1&link=concept:lora,concept:qlora');
    expect(await page.locator('#panel .statements').textContent()).toContain('QLoRA is a variant of LoRA');
    await page.waitForFunction(() => document.querySelectorAll('#panel .quotes[aria-busy]').length === 0);
    expect(await page.locator('#panel .papers > li').count()).toBe(Math.min(6, both));
    for (const paper of await page.locator('#panel .papers > li').all())
      expect((await paper.locator('q mark').allTextContents()).sort()).toEqual(['LoRA', 'QLoRA']);
    // The two ends stay bright on the map.
    expect(await page.locator('#stage.dimmed').count()).toBe(1);
    await page.goBack();
    await page.locator('#panel .date-bars').waitFor();
    expect(await heading(page)).toBe('LoRA');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('of two papers: the shares as bars that add up, and both in their words', async () => {
    const paper = [...fixture.papers.values()].find(({ related }) => related.length > 0)!;
    const { page, faults } = await map.open(`#v=1&node=paper:${paper.paper.id}`);
    await page.locator('#panel .related a.why').first().click();
    await page.locator('#panel .reasons').waitFor();
    const { score, shared } = paper.related[0]!;
    expect(await page.locator('#panel h3').allTextContents()).toEqual([
      `Why they are related: closeness ${Math.round(score * 100)}%`,
      'In their words',
    ]);
    const shares = await page.locator('#panel .reason .number').allTextContents();
    expect(shares.reduce((sum, share) => sum + Number.parseInt(share, 10), 0)).toBeGreaterThanOrEqual(97);
    const wide = await page
      .locator('#panel .bar')
      .evaluateAll((bars) => bars.map((bar) => (bar as HTMLElement).offsetWidth));
    expect(wide[0]!).toBeGreaterThan(wide.at(-1)!);
    await quotes(page).first().waitFor();
    const names = new Set(await page.locator('#panel .quotes mark').allTextContents());
    expect([...names].every((name) => shared.some((entry) => entry.name === name))).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('of a paper and a concept: a click on their line on the map, and a link from disk', async () => {
    const paper = [...fixture.papers.values()].find(({ concepts }) => concepts[0]?.id === 'qlora')!;
    const link = `#v=1&link=concept:qlora,paper:${paper.paper.id}`;
    const { page, faults } = await map.open(link, { file: true });
    await quotes(page).first().waitFor();
    expect(await page.locator('#panel .statements').textContent()).toContain('introduces QLoRA read in a paper');
    expect(await quotes(page).first().locator('mark').textContent()).toBe('QLoRA');
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isHidden()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
    // A map of the two alone: their line runs through its middle.
    const ends = [`paper:${paper.paper.id}`, 'concept:qlora'];
    const nodes = fixture.view.nodes.filter(({ id }) => ends.includes(id));
    const edges = fixture.view.edges.filter(({ source, target }) => ends.includes(source) && ends.includes(target));
    const two = await mapInBrowser({ ...fixture, view: { ...fixture.view, nodes, edges } });
    const opened = await two.open();
    await settle(opened.page);
    const stage = (await opened.page.locator('#stage').boundingBox())!;
    const middle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
    await opened.page.mouse.click(middle.x + 60, middle.y - 60);
    await settle(opened.page);
    expect(await opened.page.locator('#panel').isHidden(), 'beside the line').toBe(true);
    await opened.page.mouse.click(middle.x, middle.y + 2);
    await quotes(opened.page).first().waitFor();
    expect(await heading(opened.page)).toContain('QLoRA');
    await two.close();
  });

  test('a link of something that is not here says so; its community shows only itself', async () => {
    const { page, faults } = await map.open('#v=1&link=concept:lora,concept:nowhere');
    await page.getByText('One of the two is not on this map').waitFor();
    await page.goto(`${map.url}#v=1&node=concept:mamba`);
    await page.locator('#panel .kicker button').click();
    expect(new URL(page.url()).hash).toContain('community=c3');
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await page.context().close();
  });
});
