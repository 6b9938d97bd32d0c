/**
 * Writes the cookbook in docs/cypher.md anew, with the answers of a map of data/sample.
 *
 *     npm run docs:cookbook
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processContext } from '../../../src/commands/context.ts';
import { answerText } from '../../../src/commands/query/format.ts';
import { readParameters } from '../../../src/commands/query/parameters.ts';
import { type Recipe, readRecipes } from '../../../src/commands/query/recipes.ts';
import { openSession, type QuerySession } from '../../../src/commands/query/session.ts';
import { root } from '../../support/cli.ts';
import { sampleMap } from '../../support/sample-map.ts';

const MARK = '<!-- cookbook: written by npm run docs:cookbook -->';
const LINES = 8;

async function entry({ name, question, cypher, parameters }: Recipe, session: QuerySession): Promise<string> {
  const given = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
  const answer = await session.run(cypher, await readParameters(given), { timeoutMs: 60_000, maxRows: 1000 });
  const context = { ...processContext(true), stdout: Object.assign(process.stdout, { isTTY: false }) };
  const table = answerText(answer, 'table', context).trimEnd().split('\n');
  const shown = table.slice(0, LINES + 1).map((line) => (line.length > 150 ? `${line.slice(0, 149)}…` : line));
  if (table.length > shown.length) shown.push(`… ${table.length - shown.length} more`);
  const command = `papergraph query map --recipe ${name}${given.map((each) => ` --param ${each}`).join('')}`;
  return [`### ${name}`, question, '', `\`${command}\``, '```cypher', cypher, '```', '```', ...shown, '```', ''].join(
    '\n',
  );
}

const file = join(root, 'docs/cypher.md');
const session = await openSession(sampleMap());
const entries: string[] = [];
for (const recipe of readRecipes()) entries.push(await entry(recipe, session));
await session.close();
const [before] = readFileSync(file, 'utf8').split(MARK);
writeFileSync(file, `${before}${MARK}\n\n${entries.join('\n')}`);
