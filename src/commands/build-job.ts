import { type BuildOptions, buildOptions } from '../lib/options.ts';
import { extractAll, extractorName, mapExtracted } from '../pipeline.ts';
import { saveMap } from '../store/index.ts';
import { write } from './context.ts';
import { correctionsOf } from './corrections.ts';
import { gather } from './gather.ts';
import { readPapers } from './inputs.ts';
import type { JobWorld } from './jobs.ts';
import { Shards } from './shards.ts';
import { mapSummary } from './summary.ts';

export interface BuildGiven {
  inputs: string[];
  /** True where the inputs are what `extract --raw` printed. */
  extracted: boolean;
  out: string;
  options: Partial<BuildOptions>;
  json: boolean;
}

/** Input to map folder. */
export async function buildNewMap(given: BuildGiven, { context, progress, jobs }: JobWorld): Promise<void> {
  const { out } = given;
  const options = buildOptions(given.options);
  const { corrections, sha256 } = correctionsOf(out);
  const shards = given.extracted ? new Shards() : null;
  const { papers } = await readPapers(given.inputs, options.visited, context, progress, shards?.see);
  shards?.report(context);
  const extracted = await gather(extractAll(papers, { jobs, known: shards?.known, progress }));
  const map = mapExtracted(extracted, options, progress, { corrections });
  progress.stage('write');
  const manifest = saveMap(out, map, options, {
    extracted: { papers: extracted, extractor: extractorName() },
    overrides: sha256,
  });
  progress.end();
  await write(context.stdout, mapSummary(out, map, manifest, given.json));
}
