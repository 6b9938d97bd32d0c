import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

/** A body that many requests get: compressed and named once. */
export interface Body {
  type: string;
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer>;
}

export function createBody(type: string, text: string): Body {
  const plain = new Uint8Array(Buffer.from(text, 'utf8'));
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type, etag, plain, gzipped: new Uint8Array(gzipSync(plain, { level: 6 })) };
}

/** Sends a body, compressed where the browser takes that; nothing where it has this very body already. */
export function sendBody(c: Context, body: Body): Response {
  c.header('ETag', body.etag);
  c.header('Vary', 'Accept-Encoding');
  c.header('Cache-Control', 'no-cache');
  const known = c.req.header('If-None-Match');
  if (known?.split(',').some((tag) => tag.trim() === body.etag)) return c.body(null, 304);
  c.header('Content-Type', body.type);
  if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(c.req.header('Accept-Encoding') ?? '')) return c.body(body.plain);
  c.header('Content-Encoding', 'gzip');
  return c.body(body.gzipped);
}
