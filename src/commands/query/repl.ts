import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline/promises';
import type { Typed } from '../../cypher/index.ts';
import { UsageError } from '../../lib/errors.ts';
import { type CommandContext, colours, write } from '../context.ts';
import { printAnswer } from '../query.ts';
import { completer, type Names, readNames } from './complete.ts';
import { FORMATS, type Format } from './format.ts';
import { readParameters } from './parameters.ts';
import { findRecipe, readRecipes } from './recipes.ts';
import { schemaText } from './schema.ts';
import { QueryError, type QueryLimits, type QuerySession } from './session.ts';

interface Repl {
  readonly session: QuerySession;
  readonly limits: QueryLimits;
  readonly context: CommandContext;
  readonly names: Names;
  parameters: Record<string, Typed>;
  format: Format;
}

const HELP = `Write a query; it ends with a semicolon or an empty line. Ctrl-C stops a running query, Ctrl-D leaves.
  :schema                   labels, relationships and properties of this map
  :param name=value         sets a parameter ($name); name:=EXPRESSION takes any value of Cypher
  :params                   shows them
  :recipes                  the questions of the cookbook
  :recipe NAME [name=value] runs one
  :format table|json|csv    how answers are printed
  :help                     this text
  :quit                     leaves
EXPLAIN before a query shows its plan, PROFILE also how many rows each step gave.
`;

const HISTORY = 500;
const historyFile = (env: CommandContext['env']): string =>
  join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'papergraph', 'query-history');

function readHistory(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    // There is none before the first time.
    return [];
  }
}

function keepHistory(file: string, lines: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${lines.slice(0, HISTORY).join('\n')}\n`, { mode: 0o600 });
  } catch {
    // A home that cannot be written loses the history and nothing else.
  }
}

/** Reads queries from a terminal or a pipe until it ends. An error is printed and the prompt comes back. */
export async function runRepl(
  session: QuerySession,
  parameters: Record<string, Typed>,
  limits: QueryLimits,
  format: Format,
  context: CommandContext,
): Promise<void> {
  const repl: Repl = { session, limits, context, parameters, format, names: await readNames(session, limits) };
  const terminal = context.stdout.isTTY === true;
  const file = historyFile(context.env);
  const lines = createInterface({
    input: context.stdin,
    output: context.stdout,
    terminal,
    history: terminal ? readHistory(file) : [],
    historySize: HISTORY,
    removeHistoryDuplicates: true,
    completer: completer(repl.names),
  });
  if (terminal) await write(context.stdout, 'Cypher over this map, read-only. :help tells more, :quit leaves.\n');
  if (terminal) lines.on('history', (history) => keepHistory(file, history));
  let running = false;
  lines.on('SIGINT', () => (running ? session.stop() : lines.close()));
  const ask = async (text: string): Promise<boolean> => {
    running = true;
    try {
      return await obey(repl, text);
    } catch (error) {
      await tell(repl, error);
      return true;
    } finally {
      running = false;
    }
  };
  await eachStatement(lines, terminal, ask);
  lines.close();
}

/** Calls `ask` with each whole query or command, until it answers false or the lines end. */
async function eachStatement(lines: Interface, terminal: boolean, ask: (text: string) => Promise<boolean>) {
  let query = '';
  const prompt = (): void => {
    lines.setPrompt(query === '' ? 'cypher> ' : '      | ');
    if (terminal) lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    const isCommand = query === '' && line.trimStart().startsWith(':');
    query = query === '' ? line : `${query}\n${line}`;
    if (isCommand || line.trim() === '' || /;\s*$/.test(line)) {
      const whole = query.trim().replace(/;+$/, '');
      query = '';
      if (whole !== '' && !(await ask(whole))) return;
    }
    prompt();
  }
  if (query.trim() !== '') await ask(query.trim());
}

async function tell({ context }: Repl, error: unknown): Promise<void> {
  const red = colours(context, context.stderr).red;
  if (error instanceof QueryError || error instanceof UsageError)
    return write(context.stderr, `${red(error.message)}\n`);
  throw error;
}

/** Runs a query or a command of the prompt; false ends it. */
async function obey(repl: Repl, text: string): Promise<boolean> {
  const { context } = repl;
  if (!text.startsWith(':')) {
    await answer(repl, text, repl.parameters);
    return true;
  }
  const [command = '', ...words] = text.slice(1).trim().split(/\s+/);
  switch (command) {
    case 'quit':
    case 'exit':
      return false;
    case 'help':
      await write(context.stdout, HELP);
      return true;
    case 'schema':
      await write(context.stdout, await schemaText(repl.session, repl.limits, context));
      return true;
    case 'param':
      repl.parameters = { ...repl.parameters, ...(await readParameters([text.replace(/^:param\s*/, '')])) };
      return true;
    case 'params':
      await write(context.stdout, `${JSON.stringify(repl.parameters, null, 2)}\n`);
      return true;
    case 'recipes':
      for (const { name, question } of readRecipes()) await write(context.stdout, `${name.padEnd(28)}${question}\n`);
      return true;
    case 'recipe':
      await cook(repl, words);
      return true;
    case 'format':
      repl.format = FORMATS.find((format) => format === words[0]) ?? repl.format;
      return true;
    default:
      throw new UsageError(`there is no command :${command}; :help lists them`);
  }
}

async function answer(repl: Repl, query: string, parameters: Record<string, Typed>): Promise<void> {
  const result = await repl.session.run(query, parameters, repl.limits);
  await printAnswer(result, repl.format, repl.limits, repl.context);
}

async function cook(repl: Repl, [name = '', ...given]: string[]): Promise<void> {
  const recipe = findRecipe(name);
  const own = Object.entries(recipe.parameters).map(([key, value]) => `${key}=${value}`);
  await write(repl.context.stdout, `${recipe.cypher}\n`);
  await answer(repl, recipe.cypher, { ...repl.parameters, ...(await readParameters([...own, ...given])) });
}
