import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { binaryKind, isGzip } from './file-kind.ts';

/** Bytes looked at before anything is decided. */
const HEAD_BYTES = 1024 * 1024;
/** Characters of the text that a format is recognised by. */
const HEAD_CHARS = 65_536;
/** A gzip file that grows beyond this is taken for a bomb. */
const MAX_GUNZIPPED = 8 * 1024 ** 3;

type Bytes = AsyncIterable<Uint8Array>;

/** A text whose beginning is known, and the whole of it as a stream. */
export interface OpenText {
  head: string;
  chunks: AsyncIterable<string>;
  /** Name of the encoding where it is not UTF-8. */
  encoding: string | null;
}

/** A file that is no text: what it is, in words (`an empty file`). */
export class NotText extends Error {}

/** A gzip file that is damaged or a bomb; what was read before stays. */
export class BadGzip extends Error {}

/**
 * Opens bytes as text: gunzips by the magic bytes, tells binary files, finds the encoding (BOM, else UTF-8, else Windows-1252).
 * @throws NotText where there is no text; the stream of chunks throws BadGzip
 */
export async function openText(bytes: Bytes): Promise<OpenText> {
  let start = await peek(bytes);
  if (isGzip(start.head)) start = await peek(gunzip(start.all));
  if (start.head.length === 0) throw new NotText('an empty file');
  const encoding = encodingOf(start.head);
  const binary = encoding.startsWith('utf-16') ? null : binaryKind(start.head);
  if (binary) throw new NotText(binary);
  const head = new TextDecoder(encoding).decode(start.head, { stream: true }).slice(0, HEAD_CHARS);
  if (head.trim() === '') throw new NotText('a file of white space only');
  return { head, chunks: decode(start.all, encoding), encoding: encoding === 'utf-8' ? null : encoding };
}

/** Reads the beginning of a stream; `all` gives the whole of it again. */
async function peek(bytes: Bytes): Promise<{ head: Uint8Array; all: Bytes }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let failure: unknown;
  while (length < HEAD_BYTES && failure === undefined) {
    try {
      const next = await iterator.next();
      if (next.done) break;
      chunks.push(next.value);
      length += next.value.length;
    } catch (error) {
      // What came before the failure is still worth reading; the failure comes again after it.
      if (length === 0) throw error;
      failure = error;
    }
  }
  const all = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
      if (failure !== undefined) throw failure;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return { head: Buffer.concat(chunks), all: all() };
}

async function* gunzip(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes);
  const unzipped = createGunzip({ chunkSize: 256 * 1024 });
  source.on('error', (error) => unzipped.destroy(error));
  let length = 0;
  try {
    for await (const chunk of source.pipe(unzipped)) {
      length += chunk.length;
      if (length > MAX_GUNZIPPED) throw new BadGzip('a gzip file that grows beyond 8 GiB');
      yield chunk;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw code.startsWith('Z_')
      ? new BadGzip(code === 'Z_BUF_ERROR' ? 'a gzip file that is cut off' : 'a damaged gzip file')
      : error;
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Where the head is not the whole, its end may cut a character: at most three bytes of it.
  const cuts = head.length < HEAD_BYTES ? 0 : 3;
  for (let cut = 0; cut <= cuts; cut++) if (isUtf8(head.subarray(0, head.length - cut))) return 'utf-8';
  return 'windows-1252';
}

async function* decode(bytes: Bytes, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
