import { type Command, Option } from 'commander';
import { UsageError } from '../lib/errors.ts';
import { readManifest } from '../store/index.ts';
import { contextOf, defineCommand, visitedOption } from './define.ts';
import { addJobOptions, type JobOptions, jobLimits } from './job-options.ts';
import { type RunJob, runJob } from './run-job.ts';

interface Given extends JobOptions {
  visited?: string;
  remove?: string[];
  replace?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `papergraph add`: papers that came later, or go. The facts are those of a full build; positions and communities carry over. */
export function addCommand(run: RunJob = runJob): Command {
  const command = defineCommand('add', 'add papers to a map, keeping its positions, community names and colours', [
    'papergraph add map page-of-today.txt',
    'papergraph add map corrected.jsonl --replace',
    'papergraph add map --remove 2401.00001 2401.00002',
  ])
    .argument('<dir>', 'the map folder')
    .argument('[input...]', 'files, folders, globs, or - for standard input')
    .addOption(visitedOption())
    .option('--remove <id...>', 'take these papers away: ids or aliases; give them after the inputs')
    .addOption(
      new Option(
        '--replace',
        'a paper that comes takes the place of one of the same id, instead of being joined with it field by field',
      ),
    )
    .option('--json', 'print the summary as JSON');
  return addJobOptions(command).action(async (dir: string, inputs: string[], given: Given) => {
    const { visited, remove = [], replace = false, json = false } = given;
    if (inputs.length === 0 && remove.length === 0) throw new UsageError('add needs an input, or --remove ID…');
    if (inputs.length === 0 && replace) throw new UsageError('--replace needs an input: the papers that come');
    readManifest(dir);
    const job = { dir, inputs, visited, remove, replace, json };
    await run(dir, { name: 'add', given: job, stdin: inputs.includes('-') }, jobLimits(given), contextOf(given));
  });
}
