/**
 * `npx tsx bench/viz.ts [--nodes N] [--links N] [--whole]`: the viewer on a planted map, in a headless Chromium that draws in software: time to the first
 * frame, script per frame while the camera moves, repaint on hover, longest task on a click, filter, search, and the size of the script. Frame
 * rates of software drawing say nothing about a graphics card; time spent in script does, so draw calls are stubbed for it.
 */
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { buildViewer, launch, openPage, serveFixture } from '../test/support/viewer.ts';
import { plantedMap, strongestOf } from './viz-map.ts';
import { stubDraws, watchScript } from './viz-probes.ts';

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '20000' },
    links: { type: 'string', default: '100000' },
    whole: { type: 'boolean', default: false },
  },
});

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const spread = (numbers: readonly number[]): string =>
  `${median(numbers).toFixed(1)} ms (worst of ${numbers.length}: ${Math.max(...numbers).toFixed(1)})`;
const row = (name: string, found: string, wanted: string): void =>
  console.log(`${name.padEnd(34)}${found.padEnd(50)}${wanted}`);

interface Opened {
  page: Page;
  cpu(work: Work): Promise<number>;
}

async function open(browser: Browser, url: string, stubbed: boolean): Promise<Opened> {
  const { page, faults } = await openPage(browser, url);
  page.setDefaultTimeout(120_000);
  // The compiler's own helper, which a function that is sent into the page still calls.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(watchScript);
  if (stubbed) await page.addInitScript(stubDraws);
  const cpu = await clock(page);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('first-frame').length > 0);
  if (faults.length > 0) console.log(faults);
  return { page, cpu };
}

/** Runs something and prints its figures: the wall clock's, and the mean of the thread's own time in script. */
async function figure(name: string, wanted: string, { page, cpu }: Opened, run: (page: Page) => Promise<number[]>) {
  const before = await cpu('ScriptDuration');
  const wall = await run(page);
  const mean = ((await cpu('ScriptDuration')) - before) / wall.length;
  row(name, `${spread(wall)}, CPU ${mean.toFixed(1)}`, wanted);
}

type Work = 'ScriptDuration' | 'TaskDuration';

/** The time that the page's own thread has worked, in milliseconds: what other jobs of the machine do is not in it. */
async function clock(page: Page): Promise<(work: Work) => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async (work) => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === work)!.value * 1000;
  };
}

/** Script of the frames in which the camera flies nearer and back. */
async function frames(page: Page): Promise<number[]> {
  await page.waitForTimeout(500);
  await page.evaluate(() => window.probes.reset());
  for (const key of ['+', '+', '-', '-', '+', 'f']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(450);
  }
  return page.evaluate(() => window.probes.frames.filter((ms) => ms > 0.05));
}

/** Repaint of what a rest of the pointer, and leaving it, changes. */
async function hovers(page: Page): Promise<number[]> {
  await page.waitForTimeout(500);
  const stage = (await page.locator('#stage').boundingBox())!;
  await page.evaluate(() => window.probes.reset());
  for (let i = 0; i < 24; i++) {
    const [across, down] = [0.3 + 0.4 * ((i * 0.618) % 1), 0.3 + 0.4 * ((i * 0.377) % 1)];
    await page.mouse.move(stage.x + stage.width * across, stage.y + stage.height * down);
    await page.waitForTimeout(150);
  }
  return page.evaluate(() => window.probes.timers.filter((ms) => ms > 0.3));
}

async function clicks(page: Page): Promise<number[]> {
  const stage = (await page.locator('#stage').boundingBox())!;
  await page.evaluate(() => window.probes.reset());
  for (let i = 0; i < 6; i++) {
    const [across, down] = [0.3 + 0.25 * ((i * 0.618) % 1), 0.3 + 0.4 * ((i * 0.377) % 1)];
    await page.mouse.move(stage.x + stage.width * across, stage.y + stage.height * down);
    await page.waitForTimeout(150);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForTimeout(400);
  }
  await page.keyboard.press('Escape');
  return page.evaluate(() => window.probes.tasks);
}

/** Script from a filter's click to the end of the frame that follows. */
async function filters(page: Page): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < 3; i++)
    for (const kind of ['task', 'method', 'paper'])
      found.push(
        await page.evaluate(async (id) => {
          const box = document.querySelector<HTMLInputElement>(`[data-kinds=${id}] input`)!;
          window.probes.reset();
          const start = performance.now();
          box.click();
          const sync = performance.now() - start;
          for (let frame = 0; frame < 3; frame++) await new Promise((next) => requestAnimationFrame(next));
          return sync + window.probes.frames.reduce((sum, ms) => sum + ms, 0);
        }, kind),
      );
  return found;
}

async function searches(page: Page): Promise<number[]> {
  await page.keyboard.press('/');
  await page.waitForTimeout(2000);
  return page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#search input')!;
    return ['ra', 'grad', 'diffu', 'tensorqua', 'lomitne bert', 'c', 'netnet', 'plequa ra'].map((query) => {
      input.value = query;
      const start = performance.now();
      input.dispatchEvent(new Event('input', { bubbles: true }));
      return performance.now() - start;
    });
  });
}

const vizHtml = await buildViewer();
const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(vizHtml)![1]!;
const [nodes, links] = [Number(values.nodes), Number(values.links)];
const whole = plantedMap(nodes, links);
// What `serve` sends first of a map with so many names.
const view = !values.whole && nodes > 40_000 ? strongestOf(whole, 40_000) : whole;
const server = await serveFixture({ title: 'Planted', view, papers: new Map(), concepts: new Map() }, vizHtml);
const browser = await launch();
console.log(
  `${nodes} nodes, ${links} links; Chromium ${browser.version()}, software drawing\nmedian of the wall clock (worst), and mean CPU of the page's thread\n`,
);
const drawn = await open(browser, server.url, false);
const first = await drawn.page.evaluate(() => performance.getEntriesByName('first-frame')[0]!.startTime);
const work = await drawn.cpu('TaskDuration');
row('first frame', `${(first / 1000).toFixed(2)} s, CPU ${(work / 1000).toFixed(2)} s`, '≤ 5 s at 20,000');
const says = await drawn.page.locator('#filters .shown, #filters .links output').allTextContents();
row('says', says.join(', '), '');
row('hover repaint', spread(await hovers(drawn.page)), '≤ 5 ms');
const tasks = await clicks(drawn.page);
row('tasks over 50 ms on 6 clicks', tasks.length ? spread(tasks) : 'none', 'none over 100 ms');
await drawn.page.context().close();
const stubbed = await open(browser, server.url, true);
await figure('script per frame, draws stubbed', '≤ 5 ms', stubbed, frames);
await figure('filter', '≤ 200 ms', stubbed, filters);
await figure('search', '≤ 50 ms', stubbed, searches);
row('script', `${(gzipSync(script, { level: 9 }).length / 1000).toFixed(1)} kB gz`, '≤ 90 kB');
await browser.close();
await server.close();
