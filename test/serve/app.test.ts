import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeView } from '../../src/lib/columns.ts';
import { PapergraphError } from '../../src/lib/errors.ts';
import { isOwnHost } from '../../src/serve/host.ts';
import { createServer } from '../../src/serve/index.ts';
import { mapFixture } from '../support/map-fixture.ts';
import { providerOf } from '../support/viewer.ts';

const VIZ =
  '<!doctype html><html><head><title>x</title><style>b{}</style></head><body><script type="application/json" id="d"></script><script type="module">1</script></body></html>';
const fixture = mapFixture();
const app = createServer(
  {
    ...providerOf(fixture),
    related: (id, n) => fixture.papers.get(id)?.related.slice(0, n) ?? null,
    path: (from, to) => [from, to],
  },
  { vizHtml: VIZ },
);
const get = (path: string, init: RequestInit = {}, to = app) => to.request(`http://127.0.0.1:4321${path}`, init);

test('the page is guarded by a strict policy and shows its title as text', async () => {
  const response = await get('/');
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).toContain('<title>Fixture &lt;b&gt;map&lt;/b&gt;</title>');
  const policy = response.headers.get('content-security-policy')!;
  expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(policy.match(/sha256/g)).toHaveLength(2);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test('the map comes encoded, compressed, and only once', async () => {
  const plain = await get('/api/map');
  expect(plain.headers.get('content-encoding')).toBeNull();
  const data = (await plain.json()) as { title: string; view: unknown };
  expect(data.title).toBe(fixture.title);
  expect(decodeView(data.view).nodes.map(({ id }) => id)).toEqual(fixture.view.nodes.map(({ id }) => id));
  const small = await get('/api/map', { headers: { 'Accept-Encoding': 'br, gzip' } });
  expect(small.headers.get('content-encoding')).toBe('gzip');
  expect(JSON.parse(gunzipSync(Buffer.from(await small.arrayBuffer())).toString())).toEqual(data);
  expect(
    (await get('/api/map', { headers: { 'Accept-Encoding': 'gzip;q=0' } })).headers.get('content-encoding'),
  ).toBeNull();
  const again = await get('/api/map', { headers: { 'If-None-Match': plain.headers.get('etag')! } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

test('of a very large map the backbone comes first, and the whole on demand', async () => {
  const { view } = fixture;
  const backbone = { ...view, nodes: view.nodes.slice(0, 5), edges: [] };
  const large = createServer(
    { ...providerOf(fixture), isLarge: true, view: (part) => (part === 'whole' ? view : backbone) },
    { vizHtml: VIZ },
  );
  const nodes = async (path: string, to = large) => {
    const data = (await (await get(path, {}, to)).json()) as { view: unknown };
    const decoded = decodeView(data.view);
    expect(decoded.totals.nodes).toBe(view.nodes.length);
    return decoded.nodes.length;
  };
  expect(await nodes('/api/map')).toBe(5);
  expect(await nodes('/api/map?part=whole')).toBe(view.nodes.length);
  expect(await nodes('/api/map', app)).toBe(view.nodes.length);
});

test('a new version of the map is sent', async () => {
  let version = 'a';
  let { view } = fixture;
  const live = createServer({ ...providerOf(fixture), version: () => version, view: () => view }, { vizHtml: VIZ });
  const tag = async () => (await get('/api/map', {}, live)).headers.get('etag');
  const first = await tag();
  view = { ...view, nodes: view.nodes.slice(0, 3), edges: [] };
  expect(await tag()).toBe(first);
  version = 'b';
  const second = await tag();
  expect(second).not.toBe(first);
  version = 'c';
  expect(await tag(), 'the tag follows the version alone').not.toBe(second);
});

test('every paper and concept is found under its encoded id', async () => {
  for (const [id, detail] of fixture.papers) {
    const response = await get(`/api/papers/${encodeURIComponent(id)}`);
    expect(response.status, id).toBe(200);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(detail)));
  }
  for (const id of fixture.concepts.keys())
    expect((await get(`/api/concepts/${encodeURIComponent(id)}`)).status).toBe(200);
});

test('related work and paths, where the map can tell them', async () => {
  const [id] = [...fixture.papers.keys()];
  expect(((await (await get(`/api/related/${id}?n=2`)).json()) as unknown[]).length).toBe(2);
  expect((await get(`/api/related/${id}?n=0`)).status).toBe(400);
  expect((await get('/api/related/nope')).status).toBe(404);
  expect(await (await get('/api/path?from=paper:1&to=concept:2')).json()).toEqual({ path: ['paper:1', 'concept:2'] });
  expect((await get('/api/path?from=paper:1')).status).toBe(400);
  const bare = createServer(providerOf(fixture), { vizHtml: VIZ });
  expect((await get(`/api/related/${id}`, {}, bare)).status).toBe(404);
  expect(await (await get('/api/stats')).json()).toEqual({ papers: fixture.papers.size });
});

test('what is not there, and what is no id, is said as JSON', async () => {
  for (const [path, status] of [
    ['/api/papers/unknown', 404],
    ['/api/papers/', 404],
    ['/nothing', 404],
    ['/api/papers/a%00b', 400],
    [`/api/papers/${'x'.repeat(3000)}`, 400],
    ['/index.html', 404],
    ['/..%2f..%2fetc%2fpasswd', 404],
    ['/api/papers/..%2f..%2fpackage.json', 404],
    ['/api/papers/%E0%A4%A', 404],
    ['/api/../package.json', 404],
  ] as const) {
    const response = await get(path);
    expect(response.status, path).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(typeof ((await response.json()) as { error: string }).error).toBe('string');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('an id that the map refuses is one that is not there', async () => {
  const refuse = (id: string): never => {
    throw new PapergraphError(`nothing of the map has the id ${id}`);
  };
  const heard: Error[] = [];
  const strict = createServer(
    { ...providerOf(fixture), paper: refuse, concept: refuse, related: refuse },
    { vizHtml: VIZ, onError: (error) => heard.push(error) },
  );
  for (const path of ['/api/concepts/nonexistent', '/api/papers/nonexistent', '/api/related/nonexistent']) {
    const response = await get(path, {}, strict);
    expect(response.status, path).toBe(404);
    expect(((await response.json()) as { error: string }).error).toMatch(/^no (paper|concept) of this map/);
  }
  expect(heard).toEqual([]);
});

test('it only reads', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const response = await get('/api/map', { method });
    expect(response.status, method).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  }
  const head = await get('/api/map', { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test('a request under another name is refused', async () => {
  for (const [host, status] of [
    ['127.0.0.1:4321', 200],
    ['localhost:4321', 200],
    ['LOCALHOST', 200],
    ['[::1]:4321', 200],
    ['evil.example', 403],
    ['evil.example:4321', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['192.168.1.5:4321', 403],
  ] as const)
    expect((await get('/api/map', { headers: { Host: host } })).status, host).toBe(status);
});

test('the host that the user gave is the server’s own too', () => {
  expect(isOwnHost('192.168.1.5:4321', '192.168.1.5')).toBe(true);
  expect(isOwnHost('map.example:80', 'map.example')).toBe(true);
  expect(isOwnHost('[fe80::1]:80', 'fe80::1')).toBe(true);
  expect(isOwnHost('192.168.1.5', '0.0.0.0')).toBe(true);
  expect(isOwnHost('evil.example', '0.0.0.0')).toBe(false);
  expect(isOwnHost(undefined, '127.0.0.1')).toBe(false);
});

test('the server’s own errors are told to the user of the server, not to the page', async () => {
  const heard: Error[] = [];
  const broken = createServer(
    {
      ...providerOf(fixture),
      paper: () => {
        throw new Error('secret /home/me');
      },
    },
    { vizHtml: VIZ, onError: (error) => heard.push(error) },
  );
  const response = await get('/api/papers/x', {}, broken);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(heard[0]!.message).toContain('secret');
});
