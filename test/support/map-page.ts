import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { htmlFile } from '../../src/export/html.ts';
import type { MapFixture } from './map-fixture.ts';
import { buildViewer, launch, openPage, serveFixture } from './viewer.ts';

/** A map served to a browser, and as a file, for the tests of one subject. */
export interface MapInBrowser {
  url: string;
  fileUrl: string;
  browser: Browser;
  /** Opens the map at a link and waits until it stands. */
  open(hash?: string, options?: BrowserContextOptions & { file?: boolean }): Promise<{ page: Page; faults: string[] }>;
  close(): Promise<void>;
}

let built: Promise<string> | undefined;

export async function mapInBrowser(fixture: MapFixture, ...flags: string[]): Promise<MapInBrowser> {
  built ??= buildViewer();
  const vizHtml = await built;
  const server = await serveFixture(fixture, vizHtml);
  const browser = await launch(...flags);
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-'));
  writeFileSync(join(folder, 'map.html'), htmlFile(vizHtml, fixture));
  const fileUrl = pathToFileURL(join(folder, 'map.html')).href;
  return {
    url: server.url,
    fileUrl,
    browser,
    async open(hash = '', { file = false, ...options } = {}) {
      const base = file ? fileUrl : server.url;
      const opened = await openPage(browser, base, options);
      await opened.page.goto(base + hash);
      await opened.page.locator('#filters .shown').waitFor({ state: 'attached' });
      return opened;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits for flights, debounces and frames. */
export const settle = (page: Page) => page.waitForTimeout(700);
