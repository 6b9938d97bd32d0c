import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlFile } from '../../src/export/html.ts';
import type { Listening } from '../../src/serve/index.ts';
import { describeWith } from '../support/data.ts';
import { mapFixture } from '../support/map-fixture.ts';
import { buildViewer, hasChromium, launch, openPage, serveFixture } from '../support/viewer.ts';

const fixture = mapFixture();
const total = fixture.view.nodes.length;
let browser: Browser;
let server: Listening;
let vizHtml: string;
let folder: string;
let fileUrl: string;

/** Opens the map and waits until it stands. */
async function open(hash = '', options: Parameters<typeof openPage>[2] = {}, base = server.url) {
  const opened = await openPage(browser, base, options);
  await opened.page.goto(base + hash);
  await opened.page.locator('#filters .shown').waitFor({ state: 'attached' });
  await settle(opened.page);
  return opened;
}

/** Waits for flights, debounces and frames. */
const settle = (page: Page) => page.waitForTimeout(700);
const shown = (page: Page) => page.locator('#filters .shown').textContent();
const regionNames = (page: Page) => page.locator('.region:not(.away)').allTextContents();
const heading = (page: Page) => page.locator('#panel h2').textContent();

/** Where the middle of the free map is: a flight ends there. */
async function middle(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const stage = document.getElementById('stage')!.getBoundingClientRect();
    const panel = document.getElementById('panel')!;
    const right = panel.hidden ? stage.right : panel.getBoundingClientRect().left;
    return { x: (stage.left + right) / 2, y: (stage.top + stage.bottom) / 2 };
  });
}

async function find(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await page.locator('[role=option]').first().waitFor();
}

describeWith('Chromium', hasChromium, 'the map in a real browser', () => {
  beforeAll(async () => {
    vizHtml = await buildViewer();
    server = await serveFixture(fixture, vizHtml);
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'papergraph-'));
    writeFileSync(join(folder, 'map.html'), htmlFile(vizHtml, fixture));
    fileUrl = pathToFileURL(join(folder, 'map.html')).href;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  for (const where of ['server', 'file'] as const)
    test(`from a ${where}: it draws, searches and reads without a word on the console or a request elsewhere`, async () => {
      const { page, faults } = await open('', {}, where === 'server' ? server.url : fileUrl);
      expect(await shown(page)).toBe(`${total} of ${total}`);
      expect(await page.locator('#stage canvas').count()).toBeGreaterThan(5);
      const names = await regionNames(page);
      expect(names.length).toBeGreaterThanOrEqual(4);
      // A dot is dropped where a line ends, and all but the first part where there is no room.
      const known = fixture.view.communities.flatMap(({ name }) => [name.replaceAll(' · ', ' '), name.split(' · ')[0]]);
      for (const name of names) expect(known).toContain(name.replaceAll(' · ', ' '));
      await find(page, 'qlora');
      await page.keyboard.press('Enter');
      await settle(page);
      expect(await heading(page)).toBe('QLoRA');
      await page.locator('#panel .papers a').first().click();
      await page.locator('#panel .abstract mark').first().waitFor();
      expect(faults).toEqual([]);
      if (where === 'file') {
        // A page opened from disk asks for nothing but itself, and its policy forbids the rest.
        expect(
          await page.evaluate(
            () => performance.getEntriesByType('resource').filter((r) => !r.name.startsWith('data:')).length,
          ),
        ).toBe(0);
        await page.evaluate(() => fetch('https://example.com/').catch(() => null));
        expect(faults.some((fault) => /Content Security Policy/.test(fault))).toBe(true);
      }
      await page.context().close();
    });

  test('search by keyboard: grouped suggestions, arrows, Enter flies and opens', async () => {
    const { page, faults } = await open();
    await find(page, 'diffus');
    const input = page.locator('[role=combobox]');
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('[role=group] .group').allTextContents()).toEqual(['methods', 'models']);
    expect(await page.locator('[role=option] b').first().textContent()).toBe('diffus');
    const first = await input.getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    expect(await input.getAttribute('aria-activedescendant')).not.toBe(first);
    const chosen = await page.locator('[aria-selected=true] .name').textContent();
    await page.keyboard.press('Enter');
    await settle(page);
    expect(await heading(page)).toBe(chosen);
    expect(chosen).toBe('Stable Diffusion');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    expect(new URL(page.url()).hash).toContain('node=concept:stable-diffusion');
    // A slip of the keyboard finds it too, and Escape leaves the field.
    await find(page, 'mabma');
    expect(await page.locator('[role=option] .name').first().textContent()).toBe('Mamba');
    await page.keyboard.press('Escape');
    expect(await page.locator('#suggestions').isHidden()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('the legend hides, shows and solos kinds and communities, and counts', async () => {
    const { page } = await open();
    const papers = fixture.papers.size;
    await page.getByRole('checkbox', { name: 'papers' }).uncheck();
    expect(await shown(page)).toBe(`${total - papers} of ${total}`);
    expect(await page.locator('#live').textContent()).toBe(`${total - papers} of ${total} shown`);
    expect(await page.locator('[data-kinds=paper] .number').textContent()).toBe(`0 of ${papers}`);
    expect(new URL(page.url()).hash).toContain('kind=!paper');
    await page.locator('[data-communities=c1]').hover();
    await page.getByRole('button', { name: 'Only LoRA · adapters' }).click();
    const inside = fixture.view.nodes.filter(({ community, kind }) => community === 'c1' && kind !== 'paper').length;
    expect(await shown(page)).toBe(`${inside} of ${total}`);
    expect(await regionNames(page)).toEqual(['LoRA · adapters']);
    // What is hidden is found, marked as such, and shown when asked for.
    await find(page, 'mamba');
    expect(await page.locator('[role=option].hidden-hit').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await settle(page);
    expect(await heading(page)).toBe('Mamba');
    expect(Number((await shown(page))!.split(' ')[0])).toBeGreaterThan(inside);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    expect(await shown(page)).toBe(`${total} of ${total}`);
    await page.context().close();
  });

  test('layers, and the number of links', async () => {
    const { page } = await open();
    await page.locator('.segments label', { hasText: 'Papers' }).click();
    expect(await shown(page)).toBe(`${fixture.papers.size} of ${total}`);
    await page.keyboard.press('3');
    expect(await shown(page)).toBe(`${fixture.concepts.size} of ${total}`);
    await page.keyboard.press('1');
    const links = page.locator('.links output');
    expect(await links.textContent()).toMatch(/^\d+ of \d+ links$/);
    await page.locator('#links').focus();
    await page.keyboard.press('End');
    await settle(page);
    expect(await links.textContent()).toBe(`${fixture.view.edges.length} of ${fixture.view.edges.length} links`);
    expect(new URL(page.url()).hash).toContain(`links=${fixture.view.edges.length}`);
    await page.keyboard.press('Home');
    await settle(page);
    expect(await links.textContent()).toBe(`0 of ${fixture.view.edges.length} links`);
    await page.context().close();
  });

  test('resting on a symbol dims the rest, a click pins it, Escape steps back', async () => {
    const { page, faults } = await open();
    await find(page, 'qlora');
    await page.keyboard.press('Enter');
    await settle(page);
    const at = await middle(page);
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isHidden()).toBe(true);
    expect(await page.locator('#stage.dimmed').count()).toBe(0);
    await page.mouse.move(at.x - 5, at.y - 3);
    await page.mouse.move(at.x, at.y);
    await page.locator('#stage.dimmed').waitFor();
    expect(await page.locator('#panel').isHidden()).toBe(true);
    await page.mouse.down();
    await page.mouse.up();
    await page.locator('#panel').waitFor();
    expect(await heading(page)).toBe('QLoRA');
    await page.mouse.move(30, 30);
    await settle(page);
    expect(await page.locator('#stage.dimmed').count(), 'pinned').toBe(1);
    await page.keyboard.press('Escape');
    await settle(page);
    expect(await page.locator('#panel').isHidden()).toBe(true);
    expect(await page.locator('#stage.dimmed').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('every mention of every paper is marked at its exact place', async () => {
    const { page } = await open();
    for (const [id, { paper, concepts }] of [...fixture.papers].slice(0, 12)) {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        `v=1&node=${encodeURIComponent(`paper:${id}`)}`,
      );
      await page.waitForFunction(
        (title) =>
          document.querySelector('#panel h2')?.textContent === title && document.querySelector('#panel .abstract'),
        paper.title,
      );
      const { text, spans } = await page.locator('#panel .abstract').evaluate((element) => {
        let at = 0;
        const found: { start: number; end: number; node: string | null }[] = [];
        for (const child of element.childNodes) {
          const length = child.textContent!.length;
          if (child.nodeName === 'MARK')
            found.push({ start: at, end: at + length, node: (child as Element).querySelector('a')!.dataset.node! });
          at += length;
        }
        return { text: element.textContent, spans: found };
      });
      expect(text).toBe(paper.abstract);
      const expected = concepts.flatMap(({ id: concept, mentions }) =>
        mentions.map(({ start, end }) => ({ start, end, node: `concept:${concept}` })),
      );
      expect(spans).toEqual(expected.sort((a, b) => a.start - b.start));
    }
    await page.context().close();
  });

  test('the panels tell where things come from', async () => {
    const { page } = await open('#v=1&node=concept:lora');
    await page.locator('#panel .papers').waitFor();
    const text = (await page.locator('#panel').textContent())!;
    for (const part of [
      'Introduced by',
      'Variants',
      'QLoRA',
      'from the name',
      'Named together with',
      'Also written as',
      'differs in case',
    ])
      expect(text).toContain(part);
    const lora = fixture.concepts.get('lora')!;
    const quote = page.locator('#panel .papers q').first();
    const evidence = lora.papers.find((paper) => paper.evidence)!.evidence!;
    expect(await quote.textContent()).toBe(evidence.text);
    expect(await quote.locator('mark').textContent()).toBe('LoRA');
    await page.locator('#panel .papers a').first().click();
    await page.locator('#panel .related').waitFor();
    const nearest = page.locator('#panel .related > li').first();
    if (await nearest.locator('button.more').count()) await nearest.locator('button.more').click();
    const reasons = nearest.locator('.reason .number');
    const shares = (await reasons.allTextContents()).map((share) => Number.parseInt(share, 10));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThanOrEqual(97);
    // A javascript: address of the data never becomes a link.
    for (const href of await page
      .locator('#panel a.out')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol)))
      expect(href).toMatch(/^https?:$/);
    await page.context().close();
  });

  test('a link to what is not on this map says so, without a word on the console', async () => {
    const { page, faults } = await open('#v=1&node=concept:nonexistent');
    expect(await page.locator('#panel .kicker').textContent()).toBe('not on this map');
    expect(await page.locator('#panel .body').textContent()).toContain('This is not on this map');
    expect(faults).toEqual([]);
    await page.locator('#panel .close').click();
    expect(await page.locator('#panel').isHidden()).toBe(true);
    await page.context().close();
  });

  test('other spellings come before the papers; community names are whole in the legend', async () => {
    const { page } = await open('#v=1&node=concept:lora');
    await page.locator('#panel .papers').waitFor();
    const sections = await page.locator('#panel h3').allTextContents();
    expect(sections[0]).toBe('Also written as');
    expect(sections.indexOf('Papers')).toBe(sections.length - 1);
    for (const { id, name } of fixture.view.communities) {
      const label = page.locator(`[data-communities="${id}"] label`);
      expect(await label.getAttribute('title')).toBe(name);
      expect(await label.locator('.name').textContent()).toBe(name);
    }
    await page.context().close();
  });

  test('back and forward, and a link that restores the view', async () => {
    const { page } = await open();
    await find(page, 'mamba');
    await page.keyboard.press('Enter');
    await settle(page);
    await page.locator('#panel .chips a').first().click();
    await settle(page);
    const second = await heading(page);
    expect(second).not.toBe('Mamba');
    await page.keyboard.press('2');
    await settle(page);
    const address = page.url();
    const state = { shown: await shown(page), heading: await heading(page) };
    await page.goBack();
    await settle(page);
    expect(await shown(page)).toBe(`${total} of ${total}`);
    await page.goBack();
    await settle(page);
    expect(await heading(page)).toBe('Mamba');
    await page.goBack();
    await settle(page);
    expect(await page.locator('#panel').isHidden()).toBe(true);
    await page.goForward();
    await settle(page);
    expect(await heading(page)).toBe('Mamba');
    await page.context().close();
    const again = await open(new URL(address).hash);
    expect({ shown: await shown(again.page), heading: await heading(again.page) }).toEqual(state);
    expect(again.page.url()).toBe(address);
    await again.page.context().close();
  });

  test('by keyboard alone: Tab to the map, arrows, Enter, help', async () => {
    const { page } = await open();
    for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement?.id === 'stage')); i++)
      await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('stage');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await settle(page);
    expect(await page.locator('#live').textContent()).toMatch(
      /, (paper|method|model|dataset|task|metric), \d+ links?$/,
    );
    const name = (await page.locator('#live').textContent())!.split(',')[0];
    await page.keyboard.press('Enter');
    await settle(page);
    expect(await heading(page)).toContain(name);
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open] tr').count()).toBeGreaterThan(10);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await page.locator('#panel').isVisible()).toBe(true);
    await page.context().close();
  });
});
