import type { Command } from 'commander';
import { type BuildOptions, buildOptions } from '../lib/options.ts';
import { addBuildOptions, contextOf, defineCommand, pickBuildOptions } from './define.ts';
import { addJobOptions, type JobOptions, jobLimits } from './job-options.ts';
import { type RunJob, runJob } from './run-job.ts';

interface Given extends Partial<BuildOptions>, JobOptions {
  out: string;
  extracted?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `papergraph build`: input to map folder. */
export function buildCommand(run: RunJob = runJob): Command {
  const command = defineCommand('build', 'turn papers into a map folder', [
    'papergraph build pages/ --visited 2025-12-12 --out map',
    'papergraph build papers.jsonl.gz more/*.json --out map --resolution 1.5',
    'papergraph build --extracted shards/*.jsonl --out map',
  ])
    .argument('<input...>', 'files, folders, globs, or - for standard input')
    .requiredOption('-o, --out <dir>', 'the map folder; a map that is there is replaced')
    .option('--extracted', 'the inputs are what `extract --raw` printed: nothing is extracted twice')
    .option('--json', 'print the summary as JSON');
  return addJobOptions(addBuildOptions(command)).action(async (inputs: string[], given: Given) => {
    const { out, extracted = false, json = false } = given;
    const options = pickBuildOptions(given);
    buildOptions(options);
    const job = { inputs, extracted, out, options, json };
    await run(out, { name: 'build', given: job, stdin: inputs.includes('-') }, jobLimits(given), contextOf(given));
  });
}
