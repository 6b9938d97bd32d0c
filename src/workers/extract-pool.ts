import Tinypool from 'tinypool';
import { createExtractor } from '../extract/index.ts';
import type { ExtractedPaper, Paper, RawPaper } from '../types.ts';
import { type PackedBatch, unpackBatch } from './pack.ts';
import { threadFile } from './thread-file.ts';

/** Papers sent to a thread at once. */
const BATCH = 64;
/** Below this many papers a second copy of catalogue and weights costs more than it gains. */
const WORTH_A_THREAD = 200;
/** Batches under way for each thread: one that is read, one that waits. */
const IN_FLIGHT = 2;

/** What is known of a paper's text from before; null where it has to be read. */
export type KnownRaw = (paper: Paper) => RawPaper | null;

interface PoolOptions {
  /** Threads; 1 reads in the calling thread. */
  jobs: number;
  known?: KnownRaw | undefined;
  /** Called with the number of papers done so far. */
  update?: (done: number) => void;
}

/**
 * Extracts papers in threads and gives them in their order, whatever the number of threads. At most a few batches are under way,
 * so that a slow reader holds the readers of papers back. Ends its threads when it is left early.
 */
export async function* extractInOrder(
  papers: readonly Paper[],
  { jobs, known = () => null, update = () => {} }: PoolOptions,
): AsyncGenerator<ExtractedPaper> {
  const before = papers.map(known);
  const unread = papers.filter((_, i) => before[i] === null);
  const threads = Math.min(jobs, Math.ceil(unread.length / WORTH_A_THREAD));
  const read = threads > 1 ? readInThreads(unread, threads) : readHere(unread);
  let done = 0;
  try {
    for (const [i, paper] of papers.entries()) {
      const raw = before[i] ?? (await read.next()).value!;
      before[i] = null;
      update(++done);
      yield { ...paper, ...raw };
    }
  } finally {
    await read.return(undefined);
  }
}

async function* readHere(papers: readonly Paper[]): AsyncGenerator<RawPaper, undefined> {
  if (papers.length === 0) return;
  const extract = createExtractor();
  for (const paper of papers) {
    const { mentions, definitions } = extract(paper);
    yield { mentions, definitions };
  }
}

async function* readInThreads(papers: readonly Paper[], threads: number): AsyncGenerator<RawPaper, undefined> {
  const { url, execArgv } = threadFile(import.meta.dirname, 'extract-worker');
  const pool = new Tinypool({ filename: url.href, minThreads: threads, maxThreads: threads, execArgv });
  const underWay: { batch: readonly Paper[]; packed: Promise<PackedBatch> }[] = [];
  let sent = 0;
  const send = (): void => {
    const batch = papers.slice(sent, sent + BATCH);
    sent += batch.length;
    const packed: Promise<PackedBatch> = pool.run(batch.map(({ title, abstract }) => ({ title, abstract })));
    // Awaited in its turn; a failure before that is none that nobody sees to.
    packed.catch(() => {});
    underWay.push({ batch, packed });
  };
  try {
    for (;;) {
      while (sent < papers.length && underWay.length < threads * IN_FLIGHT) send();
      const first = underWay.shift();
      if (!first) return;
      const packed = await first.packed;
      if (sent < papers.length) send();
      yield* unpackBatch(first.batch, packed);
    }
  } finally {
    await pool.destroy();
  }
}
