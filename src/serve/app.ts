import { type Context, Hono } from 'hono';
import { encodeView } from '../lib/columns.ts';
import { PapergraphError } from '../lib/errors.ts';
import { contentPolicy, withTitle } from '../lib/inline-page.ts';
import { type Body, createBody, sendBody } from './body.ts';
import { isOwnHost } from './host.ts';
import type { MapProvider } from './provider.ts';

export interface ServerOptions {
  /** The built viewer (dist/viz/index.html). */
  vizHtml: string;
  /** The address that it will listen on, for the check of Host headers. Default 127.0.0.1. */
  host?: string;
  /** Hears of errors that are the server's own. */
  onError?(error: Error): void;
}

const HEADERS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
const LONGEST_ID = 2000;
const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * The map over HTTP: the viewer at `/`, its data under `/api/`. Read-only, for this machine; no file of the disk is ever named by a
 * request.
 */
export function createServer(provider: MapProvider, options: ServerOptions): Hono {
  const app = new Hono();
  const page = withTitle(options.vizHtml, provider.title);
  const policy = contentPolicy(page, ["connect-src 'self'", "frame-ancestors 'self'"]);
  const pageBody = createBody('text/html; charset=utf-8', page);
  const whole = cachedMap(provider, 'whole');
  const first = provider.isLarge ? cachedMap(provider, 'backbone') : whole;

  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (!isOwnHost(c.req.header('Host') ?? new URL(c.req.url).host, options.host ?? '127.0.0.1'))
      return fail(c, 403, 'this server answers only to its own address');
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      c.header('Allow', 'GET, HEAD');
      return fail(c, 405, 'this server only reads: use GET');
    }
    return next();
  });
  app.get('/', (c) => {
    c.header('Content-Security-Policy', policy);
    return sendBody(c, pageBody);
  });
  app.get('/api/map', (c) => sendBody(c, c.req.query('part') === 'whole' ? whole() : first()));
  app.get('/api/stats', (c) => c.json(provider.stats() as object));
  app.get('/api/papers/:id', (c) => found(c, 'paper', (id) => provider.paper(id)));
  app.get('/api/concepts/:id', (c) => found(c, 'concept', (id) => provider.concept(id)));
  if (provider.related)
    app.get('/api/related/:id', (c) => {
      const n = Number(c.req.query('n') ?? 10);
      if (!Number.isInteger(n) || n < 1 || n > 100) return fail(c, 400, 'n must be a whole number from 1 to 100');
      return found(c, 'paper', (id) => provider.related!(id, n));
    });
  if (provider.path)
    app.get('/api/path', (c) => {
      const { from, to } = c.req.query();
      if (!isId(from) || !isId(to)) return fail(c, 400, 'from and to must name a paper or concept each');
      return c.json({ path: provider.path!(from, to) ?? null });
    });
  app.notFound((c) => fail(c, 404, 'there is nothing at this address'));
  app.onError((error, c) => {
    if (error instanceof PapergraphError) return fail(c, 400, error.message);
    options.onError?.(error);
    return fail(c, 500, 'the server failed on this request');
  });
  return app;
}

/** The encoded map, made again only when the map has another version. */
function cachedMap(provider: MapProvider, part: 'whole' | 'backbone'): () => Body {
  let kept: { version: string; body: Body } | null = null;
  return () => {
    const version = provider.version();
    if (kept?.version !== version) {
      const view = encodeView(provider.view(part), { reasons: false });
      kept = { version, body: createBody(JSON_TYPE, JSON.stringify({ title: provider.title, version, view })) };
    }
    return kept.body;
  };
}

const isId = (id: string | undefined): id is string =>
  id !== undefined && id.length > 0 && id.length <= LONGEST_ID && !/\p{Cc}/u.test(id);

function found(c: Context, what: string, get: (id: string) => unknown): Response {
  const id = c.req.param('id');
  if (!isId(id)) return fail(c, 400, `that is not the id of a ${what}`);
  const value = known(() => get(id));
  if (value === null) return fail(c, 404, `no ${what} of this map has that id`);
  c.header('Cache-Control', 'no-cache');
  return c.json(value as object);
}

/** What a question about one id gives; null where the map refuses the id as unknown. */
function known(get: () => unknown): unknown {
  try {
    return get() ?? null;
  } catch (error) {
    if (error instanceof PapergraphError) return null;
    throw error;
  }
}

const fail = (c: Context, status: 400 | 403 | 404 | 405 | 500, error: string): Response => c.json({ error }, status);
