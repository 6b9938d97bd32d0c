import { addCommand } from '../../src/commands/add.ts';
import { buildCommand } from '../../src/commands/build.ts';
import { extractCommand } from '../../src/commands/extract.ts';
import { fixCommand } from '../../src/commands/fix.ts';
import { mergesCommand } from '../../src/commands/merges.ts';
import { showCommand } from '../../src/commands/show.ts';
import { statsCommand } from '../../src/commands/stats.ts';
import { UsageError } from '../../src/lib/errors.ts';

const COMMANDS = {
  add: addCommand,
  build: buildCommand,
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
