import { createReadStream } from 'node:fs';
import { byKey } from '../lib/text.ts';
import type { Paper, ReadResult } from '../types.ts';
import { findFiles, type InputFile } from './find-files.ts';
import type { ReadContext } from './format.ts';
import { formatOf, READABLE } from './formats.ts';
import { IssueLog } from './issues.ts';
import { joinPapers } from './join-papers.ts';
import { makePaper } from './make-paper.ts';
import { BadGzip, NotText, openText } from './open-text.ts';

/** How inputs are read. */
interface ReadOptions {
  /** ISO day of the visit, from which pages' left-out years are taken; null: from the newest year that the page prints. */
  visited: string | null;
  /** What `-` stands for; standard input where it is left out. */
  stdin?: AsyncIterable<Uint8Array>;
  /** Bytes read so far, and bytes of all files (as stored; standard input counts 0). */
  onProgress?: (done: number, total: number) => void;
  /** Takes each value of JSON Lines as it stands there. */
  onValue?: ((value: unknown, file: string, line: number) => void) | undefined;
}

/**
 * Reads all papers of files, folders, globs and `-`, and joins those that are one. Never throws for bad input: what cannot be
 * read is an issue, and the rest goes on. The result does not depend on the order of the inputs.
 */
export async function readInputs(inputs: string[], options: ReadOptions): Promise<ReadResult> {
  const issues = new IssueLog();
  const files = await findFiles(inputs, issues);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  const papers: Paper[] = [];
  let read = 0;
  options.onProgress?.(0, total);
  for (const file of files) {
    const bytes = counted(
      file.path === null ? (options.stdin ?? process.stdin) : createReadStream(file.path, { highWaterMark: 1 << 20 }),
      (n) => {
        done += file.path === null ? 0 : n;
        options.onProgress?.(Math.min(done, total), total);
      },
    );
    if (await readFile(file, bytes, papers, options, issues)) read += 1;
  }
  options.onProgress?.(total, total);
  const joined = joinPapers(papers);
  const withoutAbstract = joined.papers.filter((paper) => paper.abstract === '').length;
  return {
    papers: joined.papers.sort(byKey((paper) => paper.id)),
    issues: issues.list(),
    counts: { files: read, records: papers.length, joined: joined.joined, withoutAbstract },
  };
}

/** Adds a file's papers to the list; returns whether a format knew it and at least one paper was in it. */
async function readFile(
  file: InputFile,
  bytes: AsyncIterable<Uint8Array>,
  papers: Paper[],
  options: ReadOptions,
  issues: IssueLog,
): Promise<boolean> {
  const before = papers.length;
  // In a folder, files of other kinds are to be expected.
  const level = file.named ? 'error' : 'warning';
  const report = (what: string, mend: string) => issues.add(file.name, null, { level, what, mend });
  try {
    const text = await openText(bytes);
    const format = formatOf(text.head);
    if (!format) {
      report('a text that is none of the kinds that are read', `give one of: ${READABLE}`);
      return false;
    }
    if (text.encoding === 'windows-1252') {
      const what = 'text that is not UTF-8; it was read as Windows-1252 (Latin-1)';
      issues.add(file.name, null, { level: 'warning', what, mend: 'save the file as UTF-8' });
    }
    const onValue = options.onValue && ((value: unknown, line: number) => options.onValue?.(value, file.name, line));
    const context: ReadContext = { file: file.name, visited: options.visited, issues, onValue };
    for await (const draft of format.read(text.chunks, context)) {
      const paper = makePaper(draft, context);
      if (paper) papers.push(paper);
    }
    if (papers.length === before)
      report(`no paper in it (read as ${format.name})`, 'check that the whole page or file was copied');
  } catch (error) {
    if (error instanceof NotText) report(error.message, `give one of: ${READABLE}`);
    else if (error instanceof BadGzip) {
      issues.add(file.name, null, {
        level: 'error',
        what: error.message,
        mend: 'fetch the file again; the records before were kept',
      });
    } else {
      const what = `cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
      issues.add(file.name, null, { level: 'error', what, mend: 'check the file and the rights' });
    }
  }
  return papers.length > before;
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    onBytes(chunk.length);
    yield chunk;
  }
}
