import { type Command, Option } from 'commander';
import { UsageError } from '../lib/errors.ts';
import { type CommandContext, colours, write } from './context.ts';
import { contextOf, count, defineCommand } from './define.ts';
import { answerText, FORMATS, type Format } from './query/format.ts';
import type { Answer } from './query/messages.ts';
import { readParameters } from './query/parameters.ts';
import { findRecipe, readRecipes } from './query/recipes.ts';
import { runRepl } from './query/repl.ts';
import { openSession, type QueryLimits } from './query/session.ts';
import { plural } from './table.ts';

interface QueryOptions {
  param: string[];
  format: Format;
  timeout: number;
  maxRows: number;
  recipe?: string;
  recipes?: boolean;
  quiet?: boolean;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

/** `papergraph query`: Cypher over a map, without a server. */
export function queryCommand(): Command {
  return defineCommand(
    'query',
    'Cypher over the map, read-only, without a server; without a query an interactive prompt',
    [
      "papergraph query map 'MATCH (p:Paper)-[:INTRODUCES]->(c) RETURN p.title, c.name ORDER BY p.date DESC LIMIT 10'",
      "papergraph query map 'MATCH (p:Paper {id: $id})-[r]->(c:Concept) RETURN type(r), c.name' --param id=2106.09685",
      'papergraph query map --recipe related --param paper=2106.09685',
      'papergraph query map --recipes',
      'papergraph query map',
    ],
  )
    .argument('<dir>', 'the map folder')
    .argument('[cypher]', 'the query')
    .option(
      '--param <name=value>',
      'a parameter; name:=EXPRESSION takes any value of Cypher (several times)',
      collect,
      [],
    )
    .addOption(new Option('--format <format>', 'how the answer is printed').choices(FORMATS).default('table'))
    .option('--timeout <seconds>', 'stop the query after this time', count, 30)
    .option('--max-rows <n>', 'print no more rows', count, 10_000)
    .addOption(new Option('--recipe <name>', 'a question of the cookbook').conflicts('recipes'))
    .option('--recipes', 'list the cookbook')
    .action(async (dir: string, cypher: string | undefined, given: QueryOptions) => {
      const context = contextOf(given);
      const limits = { timeoutMs: given.timeout * 1000, maxRows: given.maxRows };
      if (given.recipes) return listRecipes(context);
      if (given.recipe !== undefined && cypher !== undefined)
        throw new UsageError('query takes a query or --recipe, not both');
      const recipe = given.recipe === undefined ? null : findRecipe(given.recipe);
      const own = recipe ? Object.entries(recipe.parameters).map(([name, value]) => `${name}=${value}`) : [];
      const parameters = await readParameters([...own, ...given.param]);
      const query = recipe?.cypher ?? cypher;
      const session = await openSession(dir);
      try {
        if (query === undefined) return await runRepl(session, parameters, limits, given.format, context);
        const answer = await session.run(query, parameters, limits);
        await printAnswer(answer, given.format, limits, context);
      } finally {
        await session.close();
      }
    });
}

/** Prints rows on standard output, and what was left out of them on standard error. */
export async function printAnswer(
  answer: Answer,
  format: Format,
  { maxRows }: QueryLimits,
  context: CommandContext,
): Promise<void> {
  const dim = colours(context, context.stderr).dim;
  if (answer.plan !== undefined) await write(context.stdout, answer.plan);
  if (answer.columns.length > 0) await write(context.stdout, answerText(answer, format, context));
  if (answer.truncated)
    await write(context.stderr, `only the first ${plural(maxRows, 'row')} are shown: --max-rows takes more\n`);
  else if (!context.quiet && format === 'table')
    await write(context.stderr, dim(`${plural(answer.rows.length, 'row')}, ${Math.ceil(answer.ms)} ms\n`));
}

async function listRecipes(context: CommandContext): Promise<void> {
  const bold = colours(context, context.stdout).bold;
  for (const { name, question, parameters } of readRecipes()) {
    const takes = Object.entries(parameters).map(([key, value]) => ` --param ${key}=${value}`);
    await write(context.stdout, `${bold(name)}${takes.join('')}\n  ${question}\n`);
  }
}
