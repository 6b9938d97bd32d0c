import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/data.ts';
import { mapFixture } from '../support/map-fixture.ts';
import { type MapInBrowser, mapInBrowser, settle } from '../support/map-page.ts';
import { hasChromium } from '../support/viewer.ts';

const fixture = mapFixture();
const total = fixture.view.nodes.length;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
let map: MapInBrowser;
const shown = (page: Page) => page.locator('#filters .shown').textContent();

/** Everything that a finger has to hit, and is on the screen. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, summary, input, select, .row label, .segments label, .chip, .why',
      ),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen'))
      .map((element) => {
        // A box in a label is hit through the label.
        const target = element.closest('label') ?? element;
        const { width, height } = target.getBoundingClientRect();
        return {
          what: `${target.tagName}.${target.className} ${target.textContent?.trim().slice(0, 30)}`,
          width,
          height,
        };
      })
      .filter(({ width, height }) => (width > 0 && width < 24) || (height > 0 && height < 36)),
  );

describeWith('Chromium', hasChromium, 'on a phone', () => {
  beforeAll(async () => {
    map = await mapInBrowser(fixture);
  });
  afterAll(() => map?.close());

  test('the panel is a sheet, filters a drawer, taps work, targets are large', async () => {
    const { page, faults } = await map.open('', PHONE);
    await settle(page);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.locator('[role=combobox]').tap();
    await page.keyboard.type('qlora');
    await page.locator('[role=option]').first().tap();
    await settle(page);
    expect(await smallTargets(page)).toEqual([]);
    const box = (await page.locator('#panel').boundingBox())!;
    expect([box.x, box.width]).toEqual([0, 390]);
    expect(box.y).toBeGreaterThan(300);
    const stage = (await page.locator('#stage').boundingBox())!;
    const at = { x: 195, y: (stage.y + box.y) / 2 };
    await page.locator('#panel .close').tap();
    await settle(page);
    await page.touchscreen.tap(at.x, at.y);
    await page.locator('#panel').waitFor();
    expect(await page.locator('#panel h2').textContent()).toBe('QLoRA');
    await page.locator('#panel .close').tap();
    await page.locator('.tool.filters').tap();
    await page.locator('#filters.open').waitFor();
    await settle(page);
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole('checkbox', { name: 'methods' }).tap();
    expect(await shown(page)).not.toBe(`${total} of ${total}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('the sheet grows and shrinks with the finger', async () => {
    const { page } = await map.open('#v=1&node=concept:lora', PHONE);
    await page.locator('#panel .papers').waitFor();
    const before = (await page.locator('#panel').boundingBox())!;
    const touch = await page.context().newCDPSession(page);
    const drag = async (from: number, to: number) => {
      const point = (y: number) => ({ touchPoints: [{ x: 195, y }] });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...point(from) });
      for (let step = 1; step <= 5; step++)
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...point(from + ((to - from) * step) / 5) });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await settle(page);
    };
    await drag(before.y + 14, 120);
    const tall = (await page.locator('#panel').boundingBox())!;
    expect(tall.y).toBeLessThan(before.y - 150);
    await drag(tall.y + 14, 830);
    expect(await page.locator('#panel').isHidden()).toBe(true);
    await page.context().close();
  });

  test('two fingers zoom', async () => {
    const { page } = await map.open('', PHONE);
    await settle(page);
    const touch = await page.context().newCDPSession(page);
    const fingers = (apart: number) => [195 - apart, 195 + apart].map((x, id) => ({ x, y: 420, id }));
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(30) });
    for (let apart = 40; apart <= 150; apart += 10) {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
      await page.waitForTimeout(16);
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await settle(page);
    const ratio = /at=[-.\d]+,[-.\d]+,([.\d]+)/.exec(page.url())?.[1];
    expect(Number(ratio)).toBeLessThan(0.7);
    await page.context().close();
  });
});
