import { createServer as createTcp, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { createServer, listen } from '../../src/serve/index.ts';
import { mapFixture } from '../support/map-fixture.ts';
import { providerOf } from '../support/viewer.ts';

const app = createServer(providerOf(mapFixture()), { vizHtml: '<html><head><title>x</title></head></html>' });
const occupy = (port: number): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createTcp().listen(port, '127.0.0.1', () => resolve(server));
    server.on('error', () => resolve(null));
  });
const portOf = (url: string): number => Number(new URL(url).port);

test('it answers on this machine only, and stops', async () => {
  const { url, close } = await listen(app, { port: 0 });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect((await fetch(url)).status).toBe(200);
  await close();
  await expect(fetch(url)).rejects.toThrow();
});

test('a busy port that was asked for is an error that says what to do', async () => {
  const first = await listen(app, { port: 0 });
  await expect(listen(app, { port: portOf(first.url) })).rejects.toThrow(/port \d+ is in use.*--port/);
  await first.close();
});

test('the default port gives way to the next free one', async () => {
  const blocker = await occupy(4321);
  const { url, close } = await listen(app);
  expect(portOf(url)).toBeGreaterThan(4321);
  expect((await fetch(`${url}api/stats`)).status).toBe(200);
  await close();
  blocker?.close();
});

test('wrong ports and foreign addresses are told', async () => {
  await expect(listen(app, { port: 70000 })).rejects.toThrow(/0 to 65535/);
  await expect(listen(app, { port: 0, host: '203.0.113.7' })).rejects.toThrow(/no address of this machine/);
});

test('every interface is shown as localhost', async () => {
  const { url, close } = await listen(app, { port: 0, host: '0.0.0.0' });
  expect(url).toMatch(/^http:\/\/localhost:/);
  await close();
});
