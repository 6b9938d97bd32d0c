#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { PapergraphError, Stopped, UsageError } from './lib/errors.ts';
import { packageVersion } from './lib/package.ts';

const program = new Command('papergraph')
  .description('From ML paper abstracts to a knowledge graph of methods, models, datasets, tasks and metrics.')
  .version(packageVersion())
  .showSuggestionAfterError()
  .addHelpText('after', '\nStart with:\n  papergraph build pages/ --out map\n  papergraph serve map');

/** The commands in the order of the help; each is loaded where it is asked for, since loading all takes longer than many answers. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  read: async () => (await import('./commands/read.ts')).readCommand(),
  build: async () => (await import('./commands/build.ts')).buildCommand(),
  add: async () => (await import('./commands/add.ts')).addCommand(),
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuildCommand(),
  diff: async () => (await import('./commands/diff.ts')).diffCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  extract: async () => (await import('./commands/extract.ts')).extractCommand(),
  stats: async () => (await import('./commands/stats.ts')).statsCommand(),
  show: async () => (await import('./commands/show.ts')).showCommand(),
  related: async () => (await import('./commands/related.ts')).relatedCommand(),
  path: async () => (await import('./commands/path.ts')).pathCommand(),
  query: async () => (await import('./commands/query.ts')).queryCommand(),
  merges: async () => (await import('./commands/merges.ts')).mergesCommand(),
  fix: async () => (await import('./commands/fix.ts')).fixCommand(),
  export: async () => (await import('./commands/export.ts')).exportCommand(),
  neo4j: async () => (await import('./commands/neo4j.ts')).neo4jCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
};
const asked = process.argv[2] ?? '';
for (const load of Object.hasOwn(COMMANDS, asked) ? [COMMANDS[asked]!] : Object.values(COMMANDS))
  program.addCommand(await load());

/** Subcommands inherit neither of these from the program. */
function exitByThrowing(command: Command): void {
  command.exitOverride().showHelpAfterError(`(see \`${commandPath(command)} --help\`)`);
  command.commands.forEach(exitByThrowing);
}
const commandPath = (command: Command): string =>
  command.parent ? `${commandPath(command.parent)} ${command.name()}` : command.name();

/** 0 done, 1 failed, 2 wrong use, 128 and more stopped by a signal. */
function exitCode(error: unknown): number {
  // Commander has printed its own message; help and version are no mistakes.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof PapergraphError) {
    process.stderr.write(`papergraph: ${error.message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
  if (error instanceof Stopped) {
    process.stderr.write(`papergraph: ${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`papergraph: unexpected error, please report it: ${(error as Error)?.stack ?? error}\n`);
  return 1;
}

let outputFailed = false;
/** Ends the process where standard output takes no more. */
function endWithoutOutput(error: NodeJS.ErrnoException): void {
  // `papergraph … | head` closes the pipe early; that is no failure of ours.
  if (error.code === 'EPIPE') process.exit(0);
  if (outputFailed) return;
  outputFailed = true;
  process.stderr.write(`papergraph: cannot write to standard output: ${error.message}\n`, () => process.exit(1));
}
process.stdout.on('error', endWithoutOutput);

/** Waits until all that was written has left; does not come back from a standard output that fails. */
async function flush(): Promise<void> {
  await new Promise<void>((done) => {
    process.stdout.write('', (error) => (error ? endWithoutOutput(error) : done()));
  });
  await new Promise<void>((done) => {
    process.stderr.write('', () => done());
  });
}

exitByThrowing(program);
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCode(error);
}
await flush();
// What a command left open, such as a connection on which no answer ever came, must not keep the process alive.
process.exit();
