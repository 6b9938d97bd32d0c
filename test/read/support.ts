import { EMPTY_PAPER } from '../../src/lib/empty-paper.ts';
import { readInputs } from '../../src/read/index.ts';
import { titleId } from '../../src/read/paper-ids.ts';
import type { Paper, ReadResult } from '../../src/types.ts';

/** Reads one text or file content as standard input. */
export function readContent(content: string | Uint8Array, visited: string | null = null): Promise<ReadResult> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readInputs(['-'], { visited, stdin: chunksOf(bytes) });
}

/** Bytes in pieces that cut lines and characters anywhere. */
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = bytes.length > 10_000 ? 65_536 : 7;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The header of a Daily Papers page as a browser copies it. */
export const HEADER =
  'new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nDec 12\n\n';

/** The paper with this title. */
export function titled(result: { papers: Paper[] }, title: string): Paper {
  const paper = result.papers.find((candidate) => candidate.title === title);
  if (!paper) throw new Error(`no paper "${title}" among: ${result.papers.map((p) => p.title).join(' | ')}`);
  return paper;
}

export const titlesOf = (result: { papers: Paper[] }): string[] => result.papers.map((paper) => paper.title).sort();

/** A paper with defaults for what a test does not care about. */
export function paperWith(fields: Partial<Paper> & { title: string }): Paper {
  return {
    ...EMPTY_PAPER,
    id: titleId(fields.title),
    sources: [{ file: 'a', line: 1 }],
    ...fields,
  };
}
