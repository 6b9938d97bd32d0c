import type { Command } from 'commander';
import type { BuildOptions } from '../lib/options.ts';
import { buildOptions } from '../lib/options.ts';
import { extractorName, extractPapers, mapExtracted } from '../pipeline.ts';
import { lockMap, saveMap } from '../store/index.ts';
import { write } from './context.ts';
import { correctionsOf } from './corrections.ts';
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
        const { corrections, sha256 } = correctionsOf(given.out);
        const { papers } = await readPapers(inputs, options.visited, context, progress);
        const extracted = extractPapers(papers, options, progress);
        const map = mapExtracted(extracted, options, progress, { corrections });
        progress.stage('write');
        const manifest = saveMap(given.out, map, options, {
          extracted: { papers: extracted, extractor: extractorName() },
          overrides: sha256,
        });
        progress.end();
        await write(context.stdout, mapSummary(given.out, map, manifest, given.json === true));
      } finally {
        progress.end();
        release();
      }
    },
  );
}
