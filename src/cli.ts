#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addCommand } from './commands/add.ts';
import { buildCommand } from './commands/build.ts';
import { diffCommand } from './commands/diff.ts';
import { exportCommand } from './commands/export.ts';
import { extractCommand } from './commands/extract.ts';
import { fixCommand } from './commands/fix.ts';
import { mergesCommand } from './commands/merges.ts';
import { neo4jCommand } from './commands/neo4j.ts';
import { pathCommand } from './commands/path.ts';
import { queryCommand } from './commands/query.ts';
import { readCommand } from './commands/read.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { relatedCommand } from './commands/related.ts';
import { Stopped } from './commands/run-job.ts';
import { serveCommand } from './commands/serve.ts';
import { showCommand } from './commands/show.ts';
import { statsCommand } from './commands/stats.ts';
import { verifyCommand } from './commands/verify.ts';
import { PapergraphError, UsageError } from './lib/errors.ts';
import { packageVersion } from './lib/package.ts';

const program = new Command('papergraph')
  .description('From ML paper abstracts to a knowledge graph of methods, models, datasets, tasks and metrics.')
  .version(packageVersion())
  .showSuggestionAfterError()
  .addHelpText('after', '\nStart with:\n  papergraph build pages/ --out map\n  papergraph serve map');

for (const command of [
  readCommand(),
  buildCommand(),
  addCommand(),
  rebuildCommand(),
  diffCommand(),
  verifyCommand(),
  extractCommand(),
  statsCommand(),
  showCommand(),
  relatedCommand(),
  pathCommand(),
  queryCommand(),
  mergesCommand(),
  fixCommand(),
  exportCommand(),
  neo4jCommand(),
  serveCommand(),
]) {
  program.addCommand(command);
}

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
