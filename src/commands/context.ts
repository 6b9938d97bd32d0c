import type { Readable, Writable } from 'node:stream';
import pc from 'picocolors';

/** The world outside, as commands see it: tests give their own. */
export interface CommandContext {
  stdin: Readable;
  /** Data goes here. */
  stdout: Writable & { isTTY?: boolean; columns?: number };
  /** Progress, warnings and errors go here. */
  stderr: Writable & { isTTY?: boolean; columns?: number };
  /** No progress; warnings stay. */
  quiet: boolean;
  env: Record<string, string | undefined>;
}

/** The context of a process that was started in a shell. */
export function processContext(quiet: boolean): CommandContext {
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, quiet, env: process.env };
}

/** Colours for a stream: none where it is no terminal or NO_COLOR is set. */
export function colours(context: CommandContext, stream: { isTTY?: boolean }): ReturnType<typeof pc.createColors> {
  return pc.createColors(stream.isTTY === true && !context.env.NO_COLOR);
}

/** Writes text and waits where the reader is slower than we are. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await new Promise<void>((done) => stream.once('drain', done));
}

/** Writes values as JSON Lines. */
export async function writeJsonLines(stream: Writable, values: Iterable<unknown>): Promise<void> {
  for (const value of values) await write(stream, `${JSON.stringify(value)}\n`);
}
