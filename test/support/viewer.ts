import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { createServer, type Listening, listen, type MapProvider } from '../../src/serve/index.ts';
import type { MapFixture } from './map-fixture.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);

/** The viewer as `npm run build` makes it, from the sources as they are now. */
export async function buildViewer(): Promise<string> {
  const built = await build({
    configFile: join(import.meta.dirname, '../../viz/vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const page = outputs.find(({ fileName }) => fileName === 'index.html');
  if (page?.type !== 'asset') throw new Error('the viewer was built without an index.html');
  return typeof page.source === 'string' ? page.source : Buffer.from(page.source).toString('utf8');
}

export function launch(...more: string[]): Promise<Browser> {
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...quiet, ...more] });
}

export function providerOf(fixture: MapFixture): MapProvider {
  return {
    title: fixture.title,
    version: () => 'v1',
    view: () => fixture.view,
    paper: (id) => fixture.papers.get(id) ?? null,
    concept: (id) => fixture.concepts.get(id) ?? null,
    stats: () => ({ papers: fixture.papers.size }),
  };
}

export const serveFixture = (fixture: MapFixture, vizHtml: string): Promise<Listening> =>
  listen(createServer(providerOf(fixture), { vizHtml }), { port: 0 });

/** A page that keeps what went wrong on it: messages of the console, errors, requests to anywhere but `origin`. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('console', (message) => {
    // Software drawing is slow to read back, and the driver says so; a person's browser does not.
    if (/GL Driver Message/.test(message.text())) return;
    faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) faults.push(`request: ${url}`);
  });
  return { page, faults };
}
