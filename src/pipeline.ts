import { cluster } from './cluster/index.ts';
import { createExtractor } from './extract/index.ts';
import { layout } from './layout/index.ts';
import type { Catalogue } from './lib/catalogue.ts';
import { loadCatalogue } from './lib/catalogue.ts';
import { type BuildOptions, buildOptions } from './lib/options.ts';
import { foldText } from './lib/text.ts';
import { link, relatedIndex } from './link/index.ts';
import { matchConcepts, resolve } from './resolve/index.ts';
import type { ConceptMap, ExtractedPaper, Paper, RelatedPaper, Resolution } from './types.ts';

/** Called as stages begin and get on. */
export interface PipelineProgress {
  stage(name: string, total?: number): void;
  update(done: number): void;
}

const NO_PROGRESS: PipelineProgress = { stage: () => {}, update: () => {} };

/** The per-paper step: no paper depends on another. Mentions below `minConfidence` are left out. */
export function extractPapers(
  papers: readonly Paper[],
  options: BuildOptions,
  progress: PipelineProgress = NO_PROGRESS,
): ExtractedPaper[] {
  const extract = createExtractor();
  progress.stage('extract', papers.length);
  return papers.map((paper, i) => {
    const extracted = extract(paper);
    progress.update(i + 1);
    return { ...extracted, mentions: extracted.mentions.filter((m) => m.confidence >= options.minConfidence) };
  });
}

/** Mentions of all papers to concepts. */
export function resolvePapers(
  extracted: readonly ExtractedPaper[],
  progress: PipelineProgress = NO_PROGRESS,
  catalogue: Catalogue = loadCatalogue(),
): Resolution {
  progress.stage('resolve');
  return resolve(extracted, catalogue);
}

/**
 * Papers to a map: extract → resolve → link → cluster → lay out. The one place where the stages are composed.
 * @param given options of `buildOptions`; what is left out has its default
 * @param previous the map before papers were added: positions, community ids, names carry over; facts never depend on it
 * @throws UsageError where an option is out of range
 */
export function buildMap(
  papers: readonly Paper[],
  given: Partial<BuildOptions> = {},
  progress: PipelineProgress = NO_PROGRESS,
  previous?: ConceptMap,
): ConceptMap {
  const options = buildOptions(given);
  const resolution = resolvePapers(extractPapers(papers, options, progress), progress);
  progress.stage('link');
  const links = link(papers, resolution, options);
  progress.stage('cluster');
  const clustering = cluster({ papers, resolution, links }, options, previous?.clustering);
  progress.stage('lay out');
  const positions = layout({ papers, resolution, links, clustering }, options, previous?.positions);
  return { papers: [...papers], resolution, links, clustering, positions };
}

/**
 * Papers of a map that are related to a text outside it: extracted and matched like any paper, scored like the stored links.
 * @param n at most this many, nearest first
 */
export function relatedToText(map: ConceptMap, text: { title: string; abstract: string }, n: number): RelatedPaper[] {
  const paper: Paper = {
    id: '',
    title: foldText(text.title),
    abstract: foldText(text.abstract),
    date: null,
    authors: null,
    organisation: null,
    comments: null,
    url: null,
    dateInferred: false,
    aliases: [],
    sources: [],
  };
  const { concepts, merges } = map.resolution;
  const found = matchConcepts(createExtractor()(paper), concepts, merges, loadCatalogue());
  return relatedIndex(map.papers, map.resolution).relatedTo({ ...paper, concepts: found }, n);
}
