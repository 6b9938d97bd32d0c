/**
 * Makes the pictures of docs/viewer.md again, from the sample: `npm run build && npx tsx bench/pictures.ts [name …]`.
 * Every run takes the same views; look at each picture before it is committed.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

interface Shot {
  name: string;
  hash: string;
  options?: BrowserContextOptions;
  flags?: string[];
  /** Left out where it is the whole window: how high the picture is. */
  height?: number;
  act?(page: Page): Promise<void>;
}

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

const SHOTS: readonly Shot[] = [
  { name: 'light', hash: '' },
  { name: 'dark', hash: '', options: { colorScheme: 'dark' } },
  {
    name: 'search',
    hash: '',
    height: 612,
    act: async (page) => {
      await press('/')(page);
      await page.keyboard.type('diffus');
      await page.waitForTimeout(800);
    },
  },
  { name: 'concept', hash: '#v=1&node=concept:grpo' },
  { name: 'paper', hash: '#v=1&node=paper:understanding-r1-zero-like-training-a-critical-perspective' },
  { name: 'evidence', hash: '#v=1&link=concept:grpo,concept:ppo' },
  { name: 'path', hash: '#v=1&path=concept:lora,concept:nerf' },
  { name: 'table', hash: '#v=1&view=list&node=concept:grpo&sort=-papers' },
  { name: 'saving', hash: '', act: press('s') },
  { name: 'empty', hash: '#v=1&kind=metric&community=none' },
  { name: 'no-webgl', hash: '#v=1&node=concept:lora', flags: ['--disable-3d-apis'] },
  {
    name: 'phone',
    hash: '#v=1&node=concept:grpo',
    options: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  },
];

const root = join(import.meta.dirname, '..');
const map = join(mkdtempSync(join(tmpdir(), 'papergraph-')), 'sample-map');
const cli = join(root, 'dist', 'cli.js');
execFileSync(process.execPath, [cli, 'build', join(root, 'data', 'sample'), '--out', map, '--quiet']);
const server = spawn(process.execPath, [cli, 'serve', map, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const url = await address();
  const wanted = process.argv.slice(2);
  for (const shot of SHOTS) if (wanted.length === 0 || wanted.includes(shot.name)) await take(shot, url);
} finally {
  server.kill();
  rmSync(join(map, '..'), { recursive: true });
}

async function address(): Promise<string> {
  for await (const line of createInterface(server.stdout)) {
    const found = /http:\/\/\S+/.exec(line)?.[0];
    if (found) return found;
  }
  throw new Error('papergraph serve gave no address');
}

async function take({ name, hash, options = {}, flags = [], height, act }: Shot, url: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', ...flags],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  await page.goto(url + hash);
  await page.locator('#filters .shown').waitFor({ state: 'attached' });
  await page.waitForTimeout(1500);
  await act?.(page);
  await page.waitForTimeout(700);
  const clip = height ? { clip: { x: 0, y: 0, width: 1280, height } } : {};
  await page.screenshot({ path: join(root, 'docs', 'pictures', `${name}.png`), ...clip });
  await browser.close();
  console.log(`docs/pictures/${name}.png`);
}
