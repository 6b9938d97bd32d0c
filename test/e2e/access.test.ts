import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/data.ts';
import { mapFixture } from '../support/map-fixture.ts';
import { type MapInBrowser, mapInBrowser, settle } from '../support/map-page.ts';
import { hasChromium } from '../support/viewer.ts';

const fixture = mapFixture();
const paper = [...fixture.papers.keys()][0]!;
let map: MapInBrowser;

/** What axe finds on the page as it is, minor findings left out. */
async function findings(page: Page): Promise<{ found: string[]; passed: string[] }> {
  const result = await page.evaluate(() => {
    const { axe: onPage } = globalThis as unknown as { axe: typeof axe };
    return onPage.run({ resultTypes: ['violations'], rules: { region: { enabled: false } } });
  });
  const found = result.violations
    .filter(({ impact }) => impact !== 'minor')
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${impact} ${id}: ${html.slice(0, 160)}\n${failureSummary}`),
    );
  return { found, passed: result.passes.map(({ id }) => id) };
}

const VIEWS: Record<string, { hash: string; keys?: string[]; options?: BrowserContextOptions }> = {
  'first picture': { hash: '' },
  'paper panel': { hash: `#v=1&node=paper:${paper}` },
  'concept panel, dark': { hash: '#v=1&node=concept:lora', options: { colorScheme: 'dark' } },
  'path panel, dark': { hash: '#v=1&path=concept:lora,concept:sam', options: { colorScheme: 'dark' } },
  'link panel': { hash: '#v=1&link=concept:lora,concept:qlora' },
  'table, dark': { hash: '#v=1&view=list&node=concept:lora&pick=concept:lora', options: { colorScheme: 'dark' } },
  search: { hash: '', keys: ['/', 'd', 'i', 'f'] },
  help: { hash: '', keys: ['?'], options: { colorScheme: 'dark' } },
  saving: { hash: '', keys: ['s'] },
  'nothing matches': { hash: '#v=1&kind=method&community=none' },
  frame: { hash: '#ui=min' },
  phone: { hash: '#v=1&node=concept:lora', options: { viewport: { width: 390, height: 844 }, hasTouch: true } },
};

describeWith('Chromium', hasChromium, 'for everyone', () => {
  beforeAll(async () => {
    map = await mapInBrowser(fixture);
  });
  afterAll(() => map?.close());

  for (const [name, { hash, keys = [], options = {} }] of Object.entries(VIEWS))
    test(`axe finds nothing serious: ${name}`, async () => {
      const { page } = await map.open(hash, { ...options, reducedMotion: 'reduce', bypassCSP: true });
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForTimeout(300);
      await page.addScriptTag({ content: axe.source });
      const { found, passed } = await findings(page);
      expect(found).toEqual([]);
      expect(passed).toContain('color-contrast');
      await page.context().close();
    });

  test('axe sees a fault where there is one', async () => {
    const { page } = await map.open('', { bypassCSP: true });
    await page.addScriptTag({ content: axe.source });
    await page.evaluate(() => document.querySelector('#tools .help')!.removeAttribute('aria-label'));
    await page.evaluate(() => document.querySelector('#tools .help')!.removeAttribute('title'));
    expect((await findings(page)).found.join()).toContain('button-name');
    await page.context().close();
  });

  test('at 200 % nothing is cut off or covered', async () => {
    const { page } = await map.open('#v=1&node=concept:lora', {
      viewport: { width: 640, height: 400 },
      deviceScaleFactor: 2,
    });
    await settle(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const stage = (await page.locator('#stage').boundingBox())!;
    const panel = (await page.locator('#panel').boundingBox())!;
    expect(panel.height).toBeGreaterThan(150);
    expect(panel.y - stage.y, 'some of the map stays').toBeGreaterThan(60);
    await page.keyboard.press('s');
    const dialog = (await page.locator('#saving').boundingBox())!;
    expect(dialog.y).toBeGreaterThanOrEqual(0);
    expect(dialog.y + dialog.height).toBeLessThanOrEqual(400);
    await page.keyboard.press('Escape');
    await page.context().close();
  });

  test('every stop of the Tab key shows that it is one', async () => {
    const { page } = await map.open('#v=1&node=concept:lora');
    await page.locator('#panel .papers').waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const stops = new Set<string>();
    for (let i = 0; i < 90; i++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (element === document.body) return null;
        // Its thumb is outlined, which no style can be asked for.
        if (element.closest('.thumbs')) return { name: element.outerHTML, seen: true };
        const seen = [element, element.nextElementSibling, element.closest('.range')].some((part) => {
          if (!part) return false;
          const { outlineStyle, outlineWidth } = getComputedStyle(part);
          return outlineStyle !== 'none' && outlineWidth !== '0px';
        });
        return {
          name: `${element.tagName} ${element.id} ${element.textContent?.slice(0, 20)} in ${element.parentElement?.className}`,
          seen,
        };
      });
      if (!stop) break;
      expect(stop.seen, stop.name).toBe(true);
      stops.add(stop.name);
    }
    expect(stops.size).toBeGreaterThan(20);
    await page.context().close();
  });

  test('nothing moves by itself where motion is not wanted', async () => {
    const { page } = await map.open('', { reducedMotion: 'reduce' });
    await settle(page);
    await page.keyboard.press('/');
    await page.keyboard.type('qlora');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
    await page.context().close();
  });

  test('dark follows the system, can be switched and is remembered', async () => {
    const { page } = await map.open('', { colorScheme: 'dark' });
    const ground = () => page.locator('#stage').evaluate((stage) => getComputedStyle(stage).backgroundColor);
    expect(await ground()).toBe('rgb(20, 22, 26)');
    await page.keyboard.press('d');
    expect(await ground()).toBe('rgb(247, 247, 245)');
    await page.reload();
    await page.locator('#filters .shown').waitFor();
    expect(await ground()).toBe('rgb(247, 247, 245)');
    await page.keyboard.press('d');
    expect(await ground()).toBe('rgb(20, 22, 26)');
    await page.context().close();
  });
});
