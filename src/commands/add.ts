import type { Command } from 'commander';
import type { BuildOptions } from '../lib/options.ts';
import { buildOptions } from '../lib/options.ts';
import { extractorName, extractPapers, mapExtracted } from '../pipeline.ts';
import { communityChanges } from '../query/index.ts';
import { joinPapers } from '../read/index.ts';
import { lockMap, openMapFolder, readManifest, saveMap } from '../store/index.ts';
import { write } from './context.ts';
import { correctionsOf } from './corrections.ts';
import { contextOf, defineCommand, visitedOption } from './define.ts';
import { readPapers } from './inputs.ts';
import { createProgress } from './progress.ts';
import { changesText } from './render-communities.ts';
import { mapSummary } from './summary.ts';

/** `papergraph add`: papers that came later. The facts are those of a full build; positions and communities carry over. */
export function addCommand(): Command {
  return defineCommand('add', 'add papers to a map, keeping its positions, community names and colours', [
    'papergraph add map page-of-today.txt',
  ])
    .argument('<dir>', 'the map folder')
    .argument('<input...>', 'files, folders, globs, or - for standard input')
    .addOption(visitedOption())
    .option('--json', 'print the summary as JSON')
    .action(async (dir: string, inputs: string[], given: { visited?: string; json?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      readManifest(dir);
      const progress = createProgress(context);
      const release = lockMap(dir);
      try {
        const { corrections, sha256 } = correctionsOf(dir);
        const { map: before, manifest: old } = await openMapFolder(dir);
        const options = buildOptions(old.options as Partial<BuildOptions>);
        const read = await readPapers(inputs, given.visited ?? options.visited, context, progress);
        const { papers } = joinPapers([...before.papers, ...read.papers]);
        const extracted = extractPapers(papers, options, progress);
        const map = mapExtracted(extracted, options, progress, { previous: before, corrections });
        progress.stage('write');
        const manifest = saveMap(dir, map, options, {
          extracted: { papers: extracted, extractor: extractorName() },
          overrides: sha256,
        });
        progress.end();
        const known = new Set(before.papers.map((p) => p.id));
        const added = papers.filter((p) => !known.has(p.id)).length;
        if (!given.quiet) context.stderr.write(`${added} new papers beside ${before.papers.length} that were there\n`);
        const changes = communityChanges(before.clustering, map.clustering);
        const summary = mapSummary(dir, map, manifest, given.json === true, changes);
        await write(context.stdout, given.json ? summary : `${changesText(changes, context)}${summary}`);
      } finally {
        progress.end();
        release();
      }
    });
}
