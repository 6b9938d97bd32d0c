import { contentKey } from '../lib/content-key.ts';
import { PapergraphError } from '../lib/errors.ts';
import { type BuildOptions, buildOptions } from '../lib/options.ts';
import { extractAll, extractorName, mapExtracted } from '../pipeline.ts';
import { comparable, mapDiff } from '../query/index.ts';
import { joinPapers } from '../read/index.ts';
import { holdMap, type OpenedMap, saveMap } from '../store/index.ts';
import type { Paper, RawPaper } from '../types.ts';
import type { KnownRaw } from '../workers/extract-pool.ts';
import { write } from './context.ts';
import { correctionsOf } from './corrections.ts';
import { gather } from './gather.ts';
import { readPapers } from './inputs.ts';
import type { JobWorld } from './jobs.ts';
import { diffText } from './render-diff.ts';
import { mapSummary } from './summary.ts';
import { withoutControls } from './table.ts';

export interface AddGiven {
  dir: string;
  inputs: string[];
  visited?: string | undefined;
  /** Ids of papers to take away. */
  remove: string[];
  /** True where a paper that comes takes the place of the one that is there, instead of being joined with it. */
  replace: boolean;
  json: boolean;
}

/** Papers that came later, and papers that go. The facts are those of a full build; positions and communities carry over. */
export async function addToMap(given: AddGiven, { context, progress, jobs }: JobWorld): Promise<void> {
  const { dir, json } = given;
  const held = holdMap(dir);
  try {
    const { corrections, sha256 } = correctionsOf(dir);
    const options = buildOptions(held.manifest.options as Partial<BuildOptions>);
    const there = await held.papers();
    const came =
      given.inputs.length > 0
        ? (await readPapers(given.inputs, given.visited ?? options.visited, context, progress)).papers
        : [];
    const stay = without(there, given.remove, given.replace ? came : [], dir);
    const { papers } = joinPapers([...stay, ...came]);
    const known = await knownTexts(held, there);
    const extracted = await gather(extractAll(papers, { jobs, known, progress }));
    const previous = { clustering: await held.clustering(), positions: await held.positions() };
    const map = mapExtracted(extracted, options, progress, { previous, corrections });
    progress.stage('compare');
    const before = {
      papers: there,
      concepts: await held.concepts(),
      conceptLinks: await held.conceptLinks(),
      clustering: previous.clustering,
    };
    const diff = mapDiff(before, comparable(map));
    progress.stage('write');
    const manifest = saveMap(dir, map, options, {
      extracted: { papers: extracted, extractor: extractorName() },
      overrides: sha256,
    });
    progress.end();
    const summary = mapSummary(dir, map, manifest, json, diff);
    await write(context.stdout, json ? summary : `${diffText(diff, context)}${summary}`);
  } finally {
    held.close();
  }
}

/**
 * The papers that stay.
 * @throws PapergraphError where an id to remove is none of theirs
 */
function without(
  there: readonly Paper[],
  remove: readonly string[],
  replacing: readonly Paper[],
  dir: string,
): Paper[] {
  const byId = new Map<string, Paper[]>();
  for (const paper of there)
    for (const id of [paper.id, ...paper.aliases]) byId.set(id, [...(byId.get(id) ?? []), paper]);
  const gone = new Set<Paper>();
  for (const given of remove) {
    const id = given.replace(/^paper:/, '');
    const found = there.find((paper) => paper.id === id) ?? byId.get(id);
    if (found === undefined)
      throw new PapergraphError(
        `--remove ${withoutControls(given)}: no paper of ${dir} has this id: \`papergraph show ${dir} TITLE\` tells a paper's id`,
      );
    const [one, ...more] = Array.isArray(found) ? found : [found];
    if (more.length > 0)
      throw new PapergraphError(
        `--remove ${withoutControls(given)}: several papers have this id: give one of ${[one!, ...more].map((p) => p.id).join(', ')}`,
      );
    gone.add(one!);
  }
  for (const { id, aliases } of replacing)
    for (const name of [id, ...aliases]) for (const old of byId.get(name) ?? []) gone.add(old);
  if (gone.size === there.length && replacing.length === 0)
    throw new PapergraphError(`--remove would leave no paper in ${dir}: delete the folder instead`);
  return there.filter((paper) => !gone.has(paper));
}

/** What the map already knows of texts, where this version of the extractor read them. */
export async function knownTexts(held: OpenedMap, papers: readonly Paper[]): Promise<KnownRaw> {
  const before = await held.extracted(papers, extractorName());
  const known = new Map<string, RawPaper>();
  for (const paper of before ?? [])
    known.set(contentKey(paper), { mentions: paper.mentions, definitions: paper.definitions });
  return (paper) => known.get(contentKey(paper)) ?? null;
}
