import type { Command } from 'commander';
import { type BuildOptions, buildOptions } from '../lib/options.ts';
import { OLDEST_FORMAT, readManifest } from '../store/index.ts';
import { addBuildOptions, contextOf, defineCommand, pickBuildOptions } from './define.ts';
import { addJobOptions, type JobOptions, jobLimits } from './job-options.ts';
import { type RunJob, runJob } from './run-job.ts';

interface Given extends Partial<BuildOptions>, JobOptions {
  json?: boolean;
  quiet?: boolean;
}

/** `papergraph rebuild`: a map again from its own papers. */
export function rebuildCommand(run: RunJob = runJob): Command {
  const command = defineCommand(
    'rebuild',
    'make a map again from its own papers: after an upgrade, or with other options',
    ['papergraph rebuild map', 'papergraph rebuild map --resolution 2'],
  )
    .argument('<dir>', 'the map folder')
    .option('--json', 'print the summary as JSON');
  return addJobOptions(addBuildOptions(command)).action(async (dir: string, given: Given) => {
    const options = pickBuildOptions(given);
    buildOptions(options);
    readManifest(dir, OLDEST_FORMAT);
    const job = { dir, options, json: given.json === true };
    await run(dir, { name: 'rebuild', given: job }, jobLimits(given), contextOf(given));
  });
}
