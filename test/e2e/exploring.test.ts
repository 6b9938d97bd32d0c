import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeView } from '../../src/lib/columns.ts';
import { describeWith } from '../support/data.ts';
import { mapFixture } from '../support/map-fixture.ts';
import { type MapInBrowser, mapInBrowser, settle } from '../support/map-page.ts';
import { hasChromium } from '../support/viewer.ts';

const fixture = mapFixture();
const total = fixture.view.nodes.length;
let map: MapInBrowser;

const shown = async (page: Page) => Number((await page.locator('#filters .shown').textContent())!.split(' of ')[0]);
const heading = (page: Page) => page.locator('#panel h2').textContent();
const hash = (page: Page) => decodeURIComponent(new URL(page.url()).hash);
/** Types into the search field and waits for the answer. */
async function ask(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await page.locator('[role=option]').first().waitFor();
}
async function stageBox(page: Page) {
  return (await page.locator('#stage').boundingBox())!;
}

describeWith('Chromium', hasChromium, 'exploring a map', () => {
  beforeAll(async () => {
    map = await mapInBrowser(fixture);
  });
  afterAll(() => map?.close());

  test('see: names of communities give way to names of concepts as one comes nearer', async () => {
    const { page, faults } = await map.open();
    await settle(page);
    const opacity = () => page.locator('#regions').evaluate(({ style }) => Number(style.opacity));
    expect(await opacity()).toBe(1);
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('+');
      await page.waitForTimeout(350);
    }
    expect(await opacity()).toBe(0);
    const box = await stageBox(page);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.keyboard.press('f');
    await settle(page);
    expect(await opacity()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('see: of a very large map what the strongest links join, and all of it on demand', async () => {
    const { page, faults } = await map.open();
    const { view } = fixture;
    const kept = new Set(view.nodes.slice(0, 60).map(({ id }) => id));
    const edges = view.edges.filter(({ source, target }) => kept.has(source) && kept.has(target));
    const part = encodeView({ ...view, nodes: view.nodes.slice(0, 60), edges });
    await page.route('**/api/map', (route) => route.fulfill({ json: { title: 'Large', view: part } }));
    await page.goto(`${map.url}#v=1&layer=papers`);
    await page.reload();
    await page.getByText('What the strongest links join.').waitFor();
    expect(await page.locator('#filters .shown').textContent()).toBe(`${fixture.papers.size} of ${total}`);
    await page.keyboard.press('1');
    expect(await page.locator('.links output').textContent()).toMatch(new RegExp(` of ${view.edges.length} links$`));
    await page.getByRole('button', { name: `Load all ${total}` }).click();
    await page.waitForFunction(
      (all) => document.querySelector('#filters .shown')?.textContent === all,
      `${total} of ${total}`,
    );
    expect(hash(page)).toContain('part=whole');
    expect(await page.getByText('What the strongest links join.').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('find: authors, and actions typed or clicked', async () => {
    const { page, faults } = await map.open('', { file: true });
    await ask(page, 'ada example');
    expect(await page.locator('[role=option]').first().textContent()).toContain('by Ada Example');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await ask(page, 'only datasets');
    await page.keyboard.press('Enter');
    expect(await shown(page)).toBe(fixture.view.nodes.filter(({ kind }) => kind === 'dataset').length);
    await ask(page, 'clear filt');
    await page.getByRole('option', { name: /Clear filters/ }).click();
    expect(await shown(page)).toBe(total);
    await ask(page, 'colour by date');
    await page.keyboard.press('Enter');
    expect(await page.locator('#coloring').inputValue()).toBe('date');
    await ask(page, 'path from qlora to mamba');
    expect(await page.locator('[role=option]').first().textContent()).toContain('Path from QLoRA to Mamba');
    await page.keyboard.press('Enter');
    await page.locator('ol.way q mark').first().waitFor();
    expect(await heading(page)).toBe('QLoRA – Mamba');
    // The camera brings all of it into sight, beside its panel.
    await settle(page);
    expect(hash(page)).toContain('at=');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('focus: a path by mouse and by keyboard, each step with its sentences; another filter, another way', async () => {
    const { page, faults } = await map.open();
    await ask(page, 'mamba');
    await page.keyboard.press('Enter');
    await settle(page);
    const at = /at=[^&]+/.exec(page.url())![0];
    // QLoRA is open, and the camera still looks at Mamba.
    await page.evaluate((address) => {
      location.hash = address;
    }, `v=1&node=concept:qlora&${at}`);
    await settle(page);
    const panel = (await page.locator('#panel').boundingBox())!;
    const box = await stageBox(page);
    await page.keyboard.down('Shift');
    await page.mouse.click((box.x + panel.x) / 2, box.y + box.height / 2);
    await page.keyboard.up('Shift');
    await page.locator('ol.way q mark').first().waitFor();
    expect(await heading(page)).toBe('QLoRA – Mamba');
    expect(hash(page)).toContain('path=concept:qlora,concept:mamba');
    const way = await page.locator('ol.way > li').count();
    expect(way).toBeGreaterThan(1);
    expect(
      await page
        .locator('ol.way > li:not(:first-child)')
        .evaluateAll((steps) => steps.every((step) => step.querySelector('q, .reason'))),
    ).toBe(true);
    expect(await page.locator('#stage.dimmed').count()).toBe(1);
    // Without links between concepts it leads over papers.
    await page.locator('.more-filters summary').click();
    await page.locator('[data-relations=CO_OCCURS] input').uncheck();
    await page.locator('ol.way > li').nth(way).waitFor();
    await page.locator('#panel').getByRole('button', { name: 'The other way round' }).click();
    await settle(page);
    expect(await heading(page)).toBe('Mamba – QLoRA');
    await page.locator('[data-relations=CO_OCCURS] input').check();
    await page.locator('#stage').focus();
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isHidden()).toBe(true);
    // By keyboard: open one, step to another, P.
    await page.goBack();
    await settle(page);
    await page.goto(`${map.url}#v=1&node=concept:dora`);
    await settle(page);
    await page.locator('#stage').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('p');
    await page.locator('ol.way').waitFor();
    expect(hash(page)).toMatch(/path=concept:dora,/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('focus: surroundings of one to three links, by button and by key', async () => {
    const { page } = await map.open('#v=1&node=concept:adapters');
    await settle(page);
    const near = new Set(
      fixture.view.edges
        .filter(({ source, target }) => [source, target].includes('concept:adapters'))
        .flatMap(({ source, target }) => [source, target]),
    );
    await page.getByRole('button', { name: 'Only its neighbours' }).click();
    expect(await shown(page)).toBe(near.size);
    await page.getByRole('button', { name: 'Only its neighbours' }).click();
    expect(await shown(page)).toBe(total);
    await page.locator('#stage').focus();
    await page.keyboard.press('e');
    expect(await shown(page)).toBe(near.size);
    await page.keyboard.press('e');
    expect(hash(page)).toContain('around=2,concept:adapters');
    expect(await shown(page)).toBeGreaterThan(near.size);
    await page.goBack();
    await settle(page);
    expect(await shown(page)).toBe(near.size);
    await page.context().close();
  });

  test('focus: a lasso or Shift picks many, Space one; they can be shown alone and let go', async () => {
    const { page, faults } = await map.open();
    await settle(page);
    const box = await stageBox(page);
    const loop = async (share: number) => {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const [dx, dy] = [(box.width / 2) * share, (box.height / 2) * share];
      await page.mouse.move(x - dx, y - dy);
      await page.mouse.down();
      for (const [i, j] of [
        [1, -1],
        [1, 1],
        [-1, 1],
        [-1, -0.9],
      ] as const)
        await page.mouse.move(x + dx * i, y + dy * j, { steps: 4 });
      await page.mouse.up();
    };
    await page.keyboard.down('Shift');
    await loop(0.99);
    await page.keyboard.up('Shift');
    expect(await page.locator('#picked span').textContent()).toBe(`${total} names picked`);
    await page.keyboard.press('o');
    await loop(0.5);
    const some = Number.parseInt((await page.locator('#picked span').textContent())!, 10);
    expect(some).toBeGreaterThan(2);
    expect(some).toBeLessThan(total);
    await page.getByRole('button', { name: 'Show only these' }).click();
    expect(await shown(page)).toBe(some);
    await page.getByRole('button', { name: 'Let go' }).click();
    expect(await shown(page)).toBe(total);
    expect(await page.locator('#picked').isHidden()).toBe(true);
    // The hand is back after Escape, and nothing was opened by all the dragging.
    await page.locator('#stage').focus();
    await page.keyboard.press('Escape');
    expect(await page.locator('#stage.with-lasso').count()).toBe(0);
    expect(await page.locator('#panel').isHidden()).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(' ');
    expect(await page.locator('#picked span').textContent()).toBe('2 names picked');
    await page.keyboard.press(' ');
    expect(await page.locator('#live').textContent()).toBe('1 name picked');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('focus: a trail of what was opened leads back', async () => {
    const { page } = await map.open();
    for (const name of ['qlora', 'mamba', 'imagenet']) {
      await ask(page, name);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(100);
    }
    expect(await page.locator('#trail a bdi').allTextContents()).toEqual(['QLoRA', 'Mamba', 'ImageNet']);
    await page.locator('#trail a').first().click();
    expect(await heading(page)).toBe('QLoRA');
    expect(await page.locator('#trail a[aria-current]').textContent()).toBe('QLoRA');
    await page.goBack();
    await settle(page);
    expect(await heading(page)).toBe('ImageNet');
    await page.context().close();
  });

  test('filter: months by key and by mouse; they play, and places stay', async () => {
    const { page, faults } = await map.open();
    const papers = [...fixture.papers.values()].map(({ paper }) => paper.date!.slice(0, 7)).sort();
    const visiblePapers = async () => {
      const text = (await page.locator('[data-kinds=paper] .number').textContent())!;
      return Number(text.split(' of ')[0]);
    };
    const first = page.getByRole('slider', { name: 'First month' });
    await first.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await settle(page);
    const since = /since=([\d-]+)/.exec(hash(page))![1]!;
    expect(await visiblePapers()).toBe(papers.filter((month) => month >= since).length);
    expect(await page.locator('#filters .shown').textContent()).toContain(` of ${total}`);
    const last = page.getByRole('slider', { name: 'Last month' });
    const track = (await last.boundingBox())!;
    await page.mouse.move(track.x + track.width - 8, track.y + track.height / 2);
    await page.mouse.down();
    await page.mouse.move(track.x + track.width / 2, track.y + track.height / 2, { steps: 5 });
    await page.mouse.up();
    await settle(page);
    const until = /until=([\d-]+)/.exec(hash(page))![1]!;
    expect(await visiblePapers()).toBe(papers.filter((month) => month >= since && month <= until).length);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    expect(await shown(page)).toBe(total);
    await page.getByRole('button', { name: 'Play the months' }).click();
    const counts = new Set<number>();
    for (let i = 0; i < 5; i++) {
      await page.waitForTimeout(500);
      counts.add(await visiblePapers());
    }
    expect(counts.size).toBeGreaterThan(2);
    expect(hash(page)).not.toContain('at=');
    await page.getByRole('button', { name: 'Pause' }).click();
    const paused = await visiblePapers();
    await page.waitForTimeout(800);
    expect(await visiblePapers()).toBe(paused);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('filter: roles, thresholds and words; the count says what is hidden, one click clears', async () => {
    const { page, faults } = await map.open();
    await page.locator('.more-filters summary').click();
    await page.locator('[data-roles=introduces] .solo').focus();
    await page.keyboard.press('Enter');
    const introduced = [...fixture.concepts.values()].filter(({ papers }) =>
      papers.some(({ role }) => role === 'introduces'),
    ).length;
    expect(await shown(page)).toBe(introduced + fixture.papers.size);
    await page.keyboard.press('x');
    const slider = page.getByLabel('Papers that name a concept');
    await slider.focus();
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(40);
    }
    await settle(page);
    const least = Number(/minpapers=(\d+)/.exec(hash(page))![1]);
    expect(least).toBeGreaterThan(1);
    const kept = fixture.view.nodes.filter(({ kind, papers }) => kind === 'paper' || papers >= least).length;
    expect(await shown(page)).toBe(kept);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByLabel('Words in names and authors').fill('diffus');
    await settle(page);
    expect(await shown(page)).toBe(2);
    expect(await page.locator('#live').textContent()).toBe(`2 of ${total} shown`);
    await page.getByLabel('Colour them, hide nothing').check();
    expect(await shown(page)).toBe(total);
    expect(await page.locator('.key li').first().textContent()).toBe('holds “diffus”');
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('compare: colours by date and links with their key; variants in their parent and back', async () => {
    const { page, faults } = await map.open();
    await settle(page);
    const box = await stageBox(page);
    // Without the outline of what has the focus.
    const clip = { x: box.x + 10, y: box.y + 10, width: box.width - 20, height: box.height - 20 };
    const picture = () => page.screenshot({ clip });
    const before = await picture();
    await page.locator('#coloring').selectOption('date');
    await settle(page);
    expect(await page.locator('.key li').count()).toBe(5);
    expect((await picture()).equals(before)).toBe(false);
    await page.locator('#stage').focus();
    await page.keyboard.press('c');
    expect(await page.locator('#coloring').inputValue()).toBe('links');
    expect(await page.locator('#live').textContent()).toBe('Coloured by number of links');
    await page.locator('#coloring').selectOption('community');
    await settle(page);
    expect((await picture()).equals(before)).toBe(true);
    await page.getByLabel('Count variants in their parent').check();
    expect(await shown(page)).toBe(total - 1);
    await page.locator('#stage').focus();
    await page.keyboard.press('v');
    expect(await shown(page)).toBe(total);
    // A variant that is asked for stands by itself again.
    await page.keyboard.press('v');
    await ask(page, 'qlora');
    expect(await page.locator('[role=option]').first().textContent()).toContain('hidden, show');
    await page.keyboard.press('Enter');
    expect(await shown(page)).toBe(total);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
