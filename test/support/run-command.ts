import { addCommand } from '../../src/commands/add.ts';
import { buildCommand } from '../../src/commands/build.ts';
import { diffCommand } from '../../src/commands/diff.ts';
import { extractCommand } from '../../src/commands/extract.ts';
import { fixCommand } from '../../src/commands/fix.ts';
import { JOBS } from '../../src/commands/jobs.ts';
import { mergesCommand } from '../../src/commands/merges.ts';
import { createProgress } from '../../src/commands/progress.ts';
import { rebuildCommand } from '../../src/commands/rebuild.ts';
import type { RunJob } from '../../src/commands/run-job.ts';
import { showCommand } from '../../src/commands/show.ts';
import { statsCommand } from '../../src/commands/stats.ts';
import { verifyCommand } from '../../src/commands/verify.ts';
import { UsageError } from '../../src/lib/errors.ts';
import { lockMap } from '../../src/store/index.ts';

/** A job in this thread. */
const runHere: RunJob = async (dir, { name, given }, _, context) => {
  const release = lockMap(dir);
  try {
    await JOBS[name](given, { context, progress: createProgress(context), jobs: 1 });
  } finally {
    release();
  }
};

const COMMANDS = {
  add: () => addCommand(runHere),
  build: () => buildCommand(runHere),
  rebuild: () => rebuildCommand(runHere),
  diff: diffCommand,
  verify: verifyCommand,
  extract: extractCommand,
  fix: fixCommand,
  merges: mergesCommand,
  show: showCommand,
  stats: statsCommand,
};

/** Runs a command in this process, so that catalogue and weights are loaded once: for tests that need many runs. */
export async function runCommand(
  name: keyof typeof COMMANDS,
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const streams = [process.stdout, process.stderr];
  const written = ['', ''];
  const writes = streams.map((stream) => stream.write);
  streams.forEach((stream, i) => {
    stream.write = ((text: string) => {
      written[i] += text;
      return true;
    }) as typeof stream.write;
  });
  let code = 0;
  try {
    await COMMANDS[name]().exitOverride().parseAsync(args, { from: 'user' });
  } catch (error) {
    code = error instanceof UsageError ? 2 : 1;
    written[1] += (error as Error).message;
  } finally {
    streams.forEach((stream, i) => {
      stream.write = writes[i]!;
    });
  }
  return { code, stdout: written[0]!, stderr: written[1]! };
}
