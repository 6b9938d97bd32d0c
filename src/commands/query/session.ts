import { Worker } from 'node:worker_threads';
import type { Typed } from '../../cypher/index.ts';
import { PapergraphError } from '../../lib/errors.ts';
import type { Answer, Failure, Question, Reply } from './messages.ts';

/** A query that failed: what is wrong, with the place in its text. */
export class QueryError extends PapergraphError {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.caret ? `${failure.message}\n${failure.caret}` : failure.message);
    this.failure = failure;
  }
}

export interface QuerySession {
  /**
   * Runs one query; one at a time.
   * @throws QueryError where the query is wrong or ran out of its limits
   */
  run(query: string, parameters: Readonly<Record<string, Typed>>, limits: QueryLimits): Promise<Answer>;
  /** Stops the query that runs. */
  stop(): void;
  close(): Promise<void>;
}

export interface QueryLimits {
  readonly timeoutMs: number;
  readonly maxRows: number;
}

// The engine looks at the clock itself; what keeps it from doing so, such as a regular expression, ends with the thread.
const GRACE_MS = 3000;
const MEGABYTES = 4096;

/** A thread for one map folder. It is started anew where a query took it down. */
class Thread implements QuerySession {
  readonly #dir: string;
  readonly #stop = new SharedArrayBuffer(4);
  #worker: Promise<Worker> | null = null;

  constructor(dir: string) {
    this.#dir = dir;
  }

  open(): Promise<Worker> {
    this.#worker ??= this.#start();
    return this.#worker;
  }

  async #start(): Promise<Worker> {
    const worker = startWorker({ dir: this.#dir, stop: this.#stop });
    const reply = await next(worker, Number.POSITIVE_INFINITY);
    if ('failure' in reply) throw new PapergraphError(reply.failure.message);
    return worker;
  }

  async run(query: string, parameters: Readonly<Record<string, Typed>>, limits: QueryLimits): Promise<Answer> {
    const worker = await this.open();
    Atomics.store(new Int32Array(this.#stop), 0, 0);
    worker.postMessage({ query, parameters, ...limits } satisfies Question);
    try {
      const reply = await next(worker, limits.timeoutMs + GRACE_MS);
      if ('answer' in reply) return reply.answer;
      throw new QueryError(
        'failure' in reply ? reply.failure : { code: 'Internal', message: 'no answer', caret: null },
      );
    } catch (error) {
      if (!(error instanceof QueryError) || error.failure.code === 'Internal') await this.close();
      throw error;
    }
  }

  stop(): void {
    Atomics.store(new Int32Array(this.#stop), 0, 1);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.then(
      (thread) => thread.terminate(),
      () => undefined,
    );
  }
}

/** Starts `worker.ts`; where the sources run without a build, through the loader that they are developed with. */
function startWorker(workerData: object): Worker {
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } };
  const url = new URL('./worker.js', import.meta.url);
  if (!import.meta.url.endsWith('.ts')) return new Worker(url, options);
  const source = JSON.stringify(url.href.replace(/js$/, 'ts'));
  return new Worker(`import('tsx/esm/api').then(({ tsImport }) => tsImport(${source}, ${source}))`, {
    ...options,
    eval: true,
  });
}

/** The worker's next message; its death or a silence that is too long is an error. */
function next(worker: Worker, timeoutMs: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const timer = Number.isFinite(timeoutMs)
      ? setTimeout(() => failed({ code: 'Timeout', message: SILENT }), timeoutMs)
      : null;
    const settle = (): void => {
      if (timer) clearTimeout(timer);
      worker.off('message', answered).off('error', died).off('exit', ended);
    };
    const failed = ({ code, message }: Pick<Failure, 'code' | 'message'>): void => {
      settle();
      // `Internal` also makes the session start a new thread.
      reject(new QueryError({ code: code === 'Timeout' ? 'Internal' : code, message, caret: null }));
    };
    const answered = (reply: Reply): void => {
      settle();
      resolve(reply);
    };
    const died = (error: NodeJS.ErrnoException): void =>
      failed({ code: 'Internal', message: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? MEMORY : error.message });
    const ended = (): void => failed({ code: 'Internal', message: 'The thread of the query ended' });
    worker.on('message', answered).on('error', died).on('exit', ended);
  });
}

const SILENT = 'The query was stopped: it did not end in its time, and did not answer';
const MEMORY = `The query was stopped: it took more than ${MEGABYTES} MB; aggregate earlier, or ask for less (LIMIT)`;

/**
 * Opens a map folder for queries, in a thread of its own.
 * @throws PapergraphError where the folder is no map
 */
export async function openSession(dir: string): Promise<QuerySession> {
  const thread = new Thread(dir);
  await thread.open();
  return thread;
}
