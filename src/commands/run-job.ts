import { constants } from 'node:os';
import { Worker } from 'node:worker_threads';
import { PapergraphError, Stopped, UsageError } from '../lib/errors.ts';
import { currentDigest, lockMap } from '../store/index.ts';
import { threadFile } from '../workers/thread-file.ts';
import type { CommandContext } from './context.ts';
import type { JobMessage, JobStart } from './job-messages.ts';
import type { JobArguments } from './jobs.ts';
import { createProgress, type Progress } from './progress.ts';

/** How a job may use the machine. */
export interface JobLimits {
  /** Threads that read papers. */
  jobs: number;
  /** Megabytes for the objects of the job; undefined: what Node gives by default. */
  memory?: number | undefined;
}

/** A job to run, and whether it reads standard input. */
interface Job<N extends keyof JobArguments> {
  name: N;
  given: JobArguments[N];
  stdin?: boolean;
}

/** How commands run jobs; tests that need many runs give a way of their own. */
export type RunJob = <N extends keyof JobArguments>(
  dir: string,
  job: Job<N>,
  limits: JobLimits,
  context: CommandContext,
) => Promise<void>;

/** A long wait for the disk must not keep Ctrl-C waiting. */
const PATIENCE_MS = 500;

/**
 * Runs a job that writes a map in a thread of its own, under the lock of the folder. Ctrl-C ends it at once, whatever it is at; the
 * lock and what was half written go, and the map stays as it was.
 * @throws PapergraphError or UsageError as the job does; Stopped where a signal ended it
 */
export const runJob: RunJob = async (dir, { name, given, stdin = false }, { jobs, memory }, context) => {
  const progress = createProgress(context);
  const release = lockMap(dir);
  const start: JobStart = {
    name,
    given,
    jobs,
    quiet: context.quiet,
    stdout: terminalOf(context.stdout),
    stderr: terminalOf(context.stderr),
  };
  const { url, execArgv } = threadFile(import.meta.dirname, 'job-thread');
  const thread = new Worker(url, {
    workerData: start,
    execArgv,
    stdin,
    ...(memory !== undefined && { resourceLimits: { maxOldGenerationSizeMb: memory } }),
  });
  if (stdin) context.stdin.pipe(thread.stdin!);
  try {
    await ended(thread, dir, memory, { context, progress });
  } finally {
    progress.end();
    release();
  }
};

const terminalOf = ({ isTTY = false, columns }: CommandContext['stdout']): JobStart['stdout'] => ({
  isTTY,
  ...(columns !== undefined && { columns }),
});

function ended(
  thread: Worker,
  dir: string,
  memory: number | undefined,
  out: { context: CommandContext; progress: Progress },
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let failure: Error | null = null;
    const before = currentDigest(dir);
    const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
      const stopped = (): void => {
        clearTimeout(late);
        const words = currentDigest(dir) === before ? 'is as it was' : 'holds the new map';
        reject(new Stopped(`stopped: ${dir} ${words}`, constants.signals[signal]));
      };
      const late = setTimeout(stopped, PATIENCE_MS);
      thread.off('exit', exited);
      thread.terminate().finally(stopped);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    thread.on('message', (message: JobMessage) => {
      if (message.kind === 'failed')
        failure =
          message.error === 'UsageError' ? new UsageError(message.message) : new PapergraphError(message.message);
      else show(message, out);
    });
    thread.once('error', (error: NodeJS.ErrnoException) => {
      failure = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(memory) : error;
    });
    const exited = (code: number): void => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      if (failure) reject(failure);
      else if (code !== 0) reject(new PapergraphError(`the work ended with code ${code} before it was done`));
      else resolve();
    };
    thread.once('exit', exited);
  });
}

function show(
  message: Exclude<JobMessage, { kind: 'failed' }>,
  { context, progress }: { context: CommandContext; progress: Progress },
): void {
  if (message.kind === 'text') context[message.to].write(message.text);
  else if (message.kind === 'stage') progress.stage(message.name, message.total);
  else if (message.kind === 'update') progress.update(message.done, message.total);
  else progress.end();
}

const outOfMemory = (memory: number | undefined): PapergraphError =>
  new PapergraphError(
    memory === undefined
      ? 'there is not enough memory for so many papers: give --memory more megabytes than Node takes by itself'
      : `${memory} MB are not enough for so many papers: give --memory more`,
  );
