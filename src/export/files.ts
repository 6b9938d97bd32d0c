import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PapergraphError } from '../lib/errors.ts';
import type { ExportContent } from './exporter.ts';

/** Characters gathered before they are written: one write a line would be slow. */
const BUFFER = 1 << 16;

/** The files of an export by path. */
function exportFiles(content: ExportContent, out: string): [path: string, pieces: Iterable<string>][] {
  // A string is an iterable too, of single characters.
  if (typeof content === 'string') return [[out, [content]]];
  if (content instanceof Map) return [...content].map(([name, pieces]) => [join(out, name), pieces]);
  return [[out, content as Iterable<string>]];
}

/** Content of a single file in pieces worth writing, for standard output. */
export function* exportPieces(content: Iterable<string>): Generator<string> {
  if (typeof content === 'string') return yield content;
  let buffer = '';
  for (const piece of content) {
    buffer += piece;
    if (buffer.length >= BUFFER) {
      yield buffer;
      buffer = '';
    }
  }
  if (buffer) yield buffer;
}

/**
 * Writes an export. Each file is written beside its place and put there whole, so a killed run leaves the old file.
 * @param out the file, or the folder of a format with several files; missing folders are made
 * @returns the paths written
 * @throws PapergraphError where a file cannot be written
 */
export async function saveExport(content: ExportContent, out: string): Promise<string[]> {
  const files = exportFiles(content, out);
  const written: string[] = [];
  for (const [path, pieces] of files) {
    const unfinished = `${path}.${process.pid}.part`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await pipeline(Readable.from(exportPieces(pieces)), createWriteStream(unfinished));
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      const { code, message } = error as NodeJS.ErrnoException;
      if (!code) throw error;
      throw new PapergraphError(`${path} cannot be written: ${message}`);
    }
    written.push(path);
  }
  return written;
}
