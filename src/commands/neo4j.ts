import { Command } from 'commander';
import { pushGraph } from '../export/index.ts';
import { UsageError } from '../lib/errors.ts';
import { toPropertyGraph } from '../query/index.ts';
import { openMapFolder } from '../store/index.ts';
import { type CommandContext, write } from './context.ts';
import { contextOf, count, defineCommand } from './define.ts';
import { createProgress } from './progress.ts';
import { table } from './table.ts';

interface PushCommandOptions {
  uri: string;
  user: string;
  passwordEnv: string;
  database?: string;
  batchSize?: number;
  dryRun?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `papergraph neo4j push`: the map into a Neo4j server. */
export function neo4jCommand(): Command {
  const push = defineCommand('push', 'write the map to a Neo4j 5 server; twice is once', [
    'NEO4J_PASSWORD=… papergraph neo4j push map --uri bolt://127.0.0.1:7687',
    'papergraph neo4j push map --uri bolt://127.0.0.1:7687 --dry-run',
  ])
    .argument('<dir>', 'the map folder')
    .requiredOption('--uri <uri>', 'bolt://…, neo4j://…, or their +s and +ssc forms for TLS')
    .option('--user <name>', 'user', 'neo4j')
    .option('--password-env <variable>', 'environment variable that holds the password', 'NEO4J_PASSWORD')
    .option('--database <name>', "database (default: the server's)")
    .option('--batch-size <n>', 'rows a transaction', count)
    .option('--dry-run', 'print the counts and the Cypher; send nothing')
    .option('--json', 'print the counts as JSON')
    .action(runPush);
  return new Command('neo4j').description('write the map to a Neo4j server').addCommand(push);
}

async function runPush(dir: string, given: PushCommandOptions): Promise<void> {
  const context = contextOf(given);
  const { map } = await openMapFolder(dir);
  const password = context.env[given.passwordEnv];
  // An explicitly named variable that is not set is a mistake; a server without authentication needs none.
  if (password === undefined && given.passwordEnv !== 'NEO4J_PASSWORD' && !given.dryRun) {
    throw new UsageError(`--password-env ${given.passwordEnv}: this environment variable is not set`);
  }
  const progress = createProgress(context);
  let writing = '';
  const result = await pushGraph({ uri: given.uri, user: given.user, password: password ?? '' }, toPropertyGraph(map), {
    dryRun: given.dryRun === true,
    ...(given.database !== undefined && { database: given.database }),
    ...(given.batchSize !== undefined && { batchSize: given.batchSize }),
    onProgress: ({ writes, done, total }) => {
      if (writing === '') progress.stage('push', total);
      writing = writes;
      progress.update(done);
    },
  });
  progress.end();
  await write(context.stdout, given.json ? `${JSON.stringify(asJson(result))}\n` : asText(result, given, context));
}

type Result = Awaited<ReturnType<typeof pushGraph>>;

const asJson = ({ digest, nodes, relationships, byLabel, byType, removed }: Result): object => ({
  digest,
  nodes,
  relationships,
  byLabel: Object.fromEntries(byLabel),
  byType: Object.fromEntries(byType),
  removed,
});

function asText(result: Result, given: PushCommandOptions, context: CommandContext): string {
  const rows = [...result.byLabel, ...result.byType].map(([name, n]): (string | number)[] => [name, n]);
  const counts = `${table(context, ['label or type', 'number'], rows)}`;
  if (given.dryRun)
    return `${counts}\n${result.statements.map((s) => `${s};\n`).join('')}\nnothing was sent: this was a dry run\n`;
  const gone = result.removed.nodes + result.removed.relationships;
  const removed = gone > 0 ? `; ${gone} of an earlier push that are no longer in the map were removed` : '';
  return `${counts}${result.nodes.toLocaleString('en')} nodes and ${result.relationships.toLocaleString('en')} relationships are in ${given.uri}${removed}\n`;
}
