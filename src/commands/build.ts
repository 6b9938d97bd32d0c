import type { Command } from 'commander';
import type { BuildOptions } from '../lib/options.ts';
import { buildOptions } from '../lib/options.ts';
import { buildMap } from '../pipeline.ts';
import { lockMap, saveMap } from '../store/index.ts';
import { write } from './context.ts';
import { addBuildOptions, contextOf, defineCommand, pickBuildOptions } from './define.ts';
import { readPapers } from './inputs.ts';
import { createProgress } from './progress.ts';
import { mapSummary } from './summary.ts';

/** `papergraph build`: input to map folder. */
export function buildCommand(): Command {
  const command = defineCommand('build', 'turn papers into a map folder', [
    'papergraph build pages/ --visited 2025-12-12 --out map',
    'papergraph build papers.jsonl.gz more/*.json --out map --resolution 1.5',
  ])
    .argument('<input...>', 'files, folders, globs, or - for standard input')
    .requiredOption('-o, --out <dir>', 'the map folder; a map that is there is replaced')
    .option('--json', 'print the summary as JSON');
  return addBuildOptions(command).action(
    async (inputs: string[], given: Partial<BuildOptions> & { out: string; json?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const options = buildOptions(pickBuildOptions(given));
      const progress = createProgress(context);
      const release = lockMap(given.out);
      try {
        const { papers } = await readPapers(inputs, options.visited, context, progress);
        const map = buildMap(papers, options, progress);
        progress.stage('write');
        const manifest = saveMap(given.out, map, options);
        progress.end();
        await write(context.stdout, mapSummary(given.out, map, manifest, given.json === true));
      } finally {
        progress.end();
        release();
      }
    },
  );
}
