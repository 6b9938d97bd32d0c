import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphNode } from '../../src/types.ts';
import { describeWith } from '../support/data.ts';
import { HOSTILE, mapFixture } from '../support/map-fixture.ts';
import { type MapInBrowser, mapInBrowser, settle } from '../support/map-page.ts';
import { hasChromium } from '../support/viewer.ts';

const fixture = mapFixture();
const { nodes } = fixture.view;
let map: MapInBrowser;
const cells = (page: Page) => page.locator('#list td.column-name').allTextContents();
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? document.activeElement?.id,
  );

describeWith('Chromium', hasChromium, 'the table', () => {
  beforeAll(async () => {
    map = await mapInBrowser(fixture);
  });
  afterAll(() => map?.close());

  test('is the map in words: filtered, sorted, linked; its order is part of a link', async () => {
    const { page, faults } = await map.open('#v=1&view=list&kind=dataset');
    const datasets = nodes.filter(({ kind }) => kind === 'dataset').map(({ label }) => label);
    expect((await cells(page)).sort()).toEqual(datasets.sort());
    await page.getByRole('button', { name: 'Name' }).click();
    expect(await cells(page)).toEqual(datasets.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect(await page.locator('th[aria-sort=ascending]').textContent()).toBe('Name');
    expect(new URL(page.url()).hash).toContain('sort=name');
    await page.getByRole('button', { name: 'Name' }).click();
    expect(new URL(page.url()).hash).toContain('sort=-name');
    await page.locator('#list a', { hasText: 'ImageNet' }).click();
    expect(await page.locator('#panel h2').textContent()).toBe('ImageNet');
    expect(await page.locator('#list [aria-current]').textContent()).toContain('ImageNet');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('hostile titles are text, on one line', async () => {
    const { page, faults } = await map.open('#v=1&view=list&kind=paper&sort=name');
    for (const title of Object.values(HOSTILE)) {
      await page.locator('#list').evaluate((list, row) => list.scrollTo(0, row), 0);
      const row = page.locator('#list td.column-name', { hasText: title.slice(0, 20) }).first();
      for (let i = 0; i < 6 && (await row.count()) === 0; i++) {
        await page.locator('#list').evaluate((list) => list.scrollBy(0, 500));
        await page.waitForTimeout(60);
      }
      expect(await row.textContent()).toBe(title);
      expect((await row.boundingBox())!.height).toBe(36);
    }
    expect(await page.locator('#main img, #list script').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('by keyboard: one stop of the Tab key, arrows, pages, ends, picking, opening', async () => {
    const { page } = await map.open('#v=1&view=list&sort=name');
    await page.locator('#list thead button').last().focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('2');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    expect(await page.locator('#picked span').textContent()).toBe('2 names picked');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A');
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(String(nodes.length + 1));
    await page.keyboard.press('PageUp');
    const above = Number(await focused(page));
    expect(above).toBeLessThan(nodes.length - 5);
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe('2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await settle(page);
    const second = [...nodes].sort((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1))[1]!;
    expect(await page.locator('#panel h2').textContent()).toBe(second.label);
    await page.context().close();
  });

  test('twenty thousand rows: only those in sight exist, and all can be reached and picked', async () => {
    const many: GraphNode[] = Array.from({ length: 20_000 }, (_, i) => ({
      ...nodes[i % nodes.length]!,
      id: `concept:n${i}`,
      kind: 'method',
      label: `Name ${String(i).padStart(5, '0')}`,
      x: i % 141,
      y: Math.floor(i / 141),
    }));
    const view = { ...fixture.view, nodes: many, edges: [], totals: { nodes: many.length, edges: 0 } };
    const large = await mapInBrowser({ ...fixture, view }, '--disable-3d-apis');
    const { page, faults } = await large.open('#v=1&view=list&sort=name');
    await page.locator('#list td').first().waitFor();
    expect(await page.locator('#list table').getAttribute('aria-rowcount')).toBe('20001');
    expect(await page.locator('#list tr[data-id]').count()).toBeLessThan(60);
    await page.locator('#list a').first().focus();
    await page.keyboard.press('End');
    expect(await page.locator('#list tr[data-id]').last().textContent()).toContain('Name 19999');
    expect(await focused(page)).toBe('20001');
    // The row is where it should be: in sight, under its number.
    const box = (await page.locator('#list tr[data-id="concept:n19999"]').boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(800);
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, -300_000);
    await page.waitForTimeout(200);
    // What had the focus is out of sight; the table goes on from there.
    expect(await focused(page)).toBe('list');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('20000');
    await page.getByLabel('Pick all rows').check();
    expect(await page.locator('#picked span').textContent()).toBe('20,000 names picked');
    await page.getByRole('button', { name: 'Let go' }).click();
    expect(faults).toEqual([]);
    await large.close();
  });
});
