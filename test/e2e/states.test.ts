import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/data.ts';
import { HOSTILE, mapFixture } from '../support/map-fixture.ts';
import { type MapInBrowser, mapInBrowser, settle } from '../support/map-page.ts';
import { hasChromium, openPage } from '../support/viewer.ts';

const fixture = mapFixture();
const total = fixture.view.nodes.length;
let map: MapInBrowser;
let browser: Browser;

describeWith('Chromium', hasChromium, 'when something is missing, lost or hostile', () => {
  beforeAll(async () => {
    map = await mapInBrowser(fixture);
    browser = map.browser;
  });
  afterAll(() => map?.close());

  test('nothing matches, nothing there, no answer: each is said with a way out', async () => {
    const { page } = await map.open('#v=1&kind=method&community=none');
    expect(await page.locator('#notice').textContent()).toContain('Nothing matches');
    await page.locator('#notice button').click();
    expect(await page.locator('#notice').isHidden()).toBe(true);
    await page.route('**/api/concepts/**', (route) => route.abort());
    await page.keyboard.press('/');
    await page.keyboard.type('dpo');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('The server does not answer').waitFor();
    await page.unroute('**/api/concepts/**');
    await page.locator('#panel').getByRole('button', { name: 'Try again' }).click();
    await page.locator('#panel .papers').waitFor();
    await page.route('**/api/map', (route) =>
      route.fulfill({ json: { title: 'x', view: { format: 'papergraph-view', version: 99 } } }),
    );
    await page.reload();
    await page.getByText(/version 99.*version 1/).waitFor();
    await page.unroute('**/api/map');
    await page.locator('#notice button').click();
    await page.locator('#filters .shown').waitFor();
    await page.context().close();
  });

  test('loading is seen and said until the map is there', async () => {
    const { page } = await openPage(browser, map.url);
    let answer = () => {};
    await page.route('**/api/map', async (route) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      await route.continue();
    });
    await page.goto(map.url);
    await page.getByText('Loading the map').waitFor();
    expect(await page.locator('#notice .turning').isVisible()).toBe(true);
    answer();
    await page.locator('#filters .shown').waitFor();
    expect(await page.locator('#notice').isHidden()).toBe(true);
    await page.context().close();
  });

  test('an empty map says what to do', async () => {
    const bare = { nodes: [], edges: [], communities: [], totals: { nodes: 0, edges: 0 } };
    const empty = await mapInBrowser({ ...fixture, view: bare });
    const { page, faults } = await openPage(empty.browser, empty.url);
    await page.goto(empty.url);
    await page.getByText('This map is empty').waitFor();
    expect(faults).toEqual([]);
    await empty.close();
  });

  test('without WebGL: a message, and search, table, filters and panels work', async () => {
    const flat = await mapInBrowser(fixture, '--disable-3d-apis');
    const { page, faults } = await flat.open();
    await page.getByText('The map cannot be drawn here').waitFor();
    const rows = () => page.locator('#list table').getAttribute('aria-rowcount');
    expect(await rows()).toBe(String(total + 1));
    await page.getByRole('checkbox', { name: 'papers' }).uncheck();
    expect(await rows()).toBe(String(total - fixture.papers.size + 1));
    await page.keyboard.press('/');
    await page.keyboard.type('lora');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#panel .papers').waitFor();
    expect(await page.locator('#panel h2').textContent()).toBe('LoRA');
    expect(await page.locator('#list [aria-current]').textContent()).toContain('LoRA');
    await page.locator('#notice .close').click();
    expect(await page.locator('#notice').isHidden()).toBe(true);
    expect(faults).toEqual([]);
    await flat.close();
  });

  test('a lost drawing is made again, once; then the table takes over', async () => {
    const { page } = await map.open('#v=1&node=concept:lora');
    await settle(page);
    const lose = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas.sigma-nodes')!;
        (canvas.getContext('webgl2') ?? canvas.getContext('webgl'))!.getExtension('WEBGL_lose_context')!.loseContext();
      });
    await lose();
    await settle(page);
    expect(await page.locator('#stage canvas').count()).toBeGreaterThan(5);
    expect(await page.locator('#notice').isHidden()).toBe(true);
    expect(await page.locator('#panel h2').textContent()).toBe('LoRA');
    await lose();
    await page.getByText('The drawing was lost').waitFor();
    expect(await page.locator('#list').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Load the page again' }).count()).toBe(1);
    await page.context().close();
  });

  test('hostile titles are text, wherever they stand', async () => {
    const { page, faults } = await map.open();
    for (const [query, title] of [
      ['onerror', HOSTILE.image],
      ['script', HOSTILE.script],
      ['isolated', HOSTILE.bidi],
      ['verylong', HOSTILE.long],
    ] as const) {
      await page.keyboard.press('/');
      await page.keyboard.type(query);
      await page.locator('[role=option]').first().waitFor();
      expect(await page.locator('[role=option] .name').first().textContent()).toBe(title);
      await page.keyboard.press('Enter');
      await settle(page);
      expect(await page.locator('#panel h2').textContent()).toBe(title);
    }
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('#main img, #panel script, h1 b').count()).toBe(0);
    expect(await page.locator('#title').textContent()).toBe(fixture.title);
    // A very long title neither widens the page nor covers the panel.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('the policy of the served page lets in nothing but its own script and style', async () => {
    const answer = await fetch(map.url);
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
    const { page, faults } = await map.open();
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<p style="color: red" id="styled">x</p>');
    });
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('#styled').evaluate((p) => p.style.color)).toBe('');
    expect(faults.filter((fault) => /Content Security Policy/.test(fault)).length).toBeGreaterThanOrEqual(2);
    await page.context().close();
  });
});
