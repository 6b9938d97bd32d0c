import { type BuildOptions, buildOptions } from '../lib/options.ts';
import { extractAll, extractorName, mapExtracted } from '../pipeline.ts';
import { joinPapers } from '../read/index.ts';
import { holdMap, OLDEST_FORMAT, saveMap } from '../store/index.ts';
import { knownTexts } from './add-job.ts';
import { write } from './context.ts';
import { correctionsOf } from './corrections.ts';
import { pickBuildOptions } from './define.ts';
import { gather } from './gather.ts';
import type { JobWorld } from './jobs.ts';
import { mapSummary } from './summary.ts';

export interface RebuildGiven {
  dir: string;
  /** Options that the map is to have from now on; what is left out stays. */
  options: Partial<BuildOptions>;
  json: boolean;
}

/** A map again from its own papers: what an upgrade of papergraph reads better, with the options of the map. */
export async function rebuildMap({ dir, options: given, json }: RebuildGiven, world: JobWorld): Promise<void> {
  const { context, progress, jobs } = world;
  const held = holdMap(dir, OLDEST_FORMAT);
  try {
    const { corrections, sha256 } = correctionsOf(dir);
    // Options of an older version may be unknown to this one.
    const options = buildOptions({ ...pickBuildOptions(held.manifest.options as Partial<BuildOptions>), ...given });
    progress.stage('read');
    const { papers } = joinPapers(await held.papers());
    const known = await knownTexts(held, papers);
    const extracted = await gather(extractAll(papers, { jobs, known, progress }));
    const map = mapExtracted(extracted, options, progress, { corrections });
    progress.stage('write');
    const manifest = saveMap(dir, map, options, {
      extracted: { papers: extracted, extractor: extractorName() },
      overrides: sha256,
    });
    progress.end();
    await write(context.stdout, mapSummary(dir, map, manifest, json));
  } finally {
    held.close();
  }
}
