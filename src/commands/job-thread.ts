/** The thread of a job: see `runJob`. */
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { PapergraphError, UsageError } from '../lib/errors.ts';
import type { CommandContext } from './context.ts';
import type { JobMessage, JobStart } from './job-messages.ts';
import { JOBS, type JobWorld } from './jobs.ts';
import type { Progress } from './progress.ts';

const { name, given, jobs, quiet, stdout, stderr } = workerData as JobStart;
const tell = (message: JobMessage): void => parentPort!.postMessage(message);

/** Text goes to the stream of the process. */
function forward(to: 'stdout' | 'stderr', terminal: JobStart['stdout']): CommandContext['stdout'] {
  const stream = new Writable({
    decodeStrings: false,
    write(text, _encoding, done) {
      tell({ kind: 'text', to, text: String(text) });
      done();
    },
  });
  return Object.assign(stream, terminal);
}

/** An update for each paper would keep the other thread busy: one for each hundredth is enough. */
function progressThere(): Progress {
  let total = 1;
  let told = 0;
  return {
    stage(stage, count) {
      total = count ?? 1;
      told = 0;
      tell({ kind: 'stage', name: stage, ...(count !== undefined && { total: count }) });
    },
    update(done, count = total) {
      total = count;
      if (done < total && done - told < total / 100) return;
      told = done;
      tell({ kind: 'update', done, total });
    },
    end: () => tell({ kind: 'end' }),
  };
}

const world: JobWorld = {
  context: {
    stdin: process.stdin,
    stdout: forward('stdout', stdout),
    stderr: forward('stderr', stderr),
    quiet,
    env: process.env,
  },
  progress: progressThere(),
  jobs,
};

try {
  await (JOBS[name] as (given: unknown, world: JobWorld) => Promise<void>)(given, world);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof PapergraphError)) throw error;
  tell({
    kind: 'failed',
    error: error instanceof UsageError ? 'UsageError' : 'PapergraphError',
    message: error.message,
  });
}
