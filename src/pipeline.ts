import { cluster } from './cluster/index.ts';
import { createAddedRoleJudge, createExtractor, extractorVersion } from './extract/index.ts';
import { layout } from './layout/index.ts';
import type { Catalogue } from './lib/catalogue.ts';
import { loadCatalogue } from './lib/catalogue.ts';
import { EMPTY_PAPER } from './lib/empty-paper.ts';
import { type BuildOptions, buildOptions } from './lib/options.ts';
import { packageVersion } from './lib/package.ts';
import { foldText } from './lib/text.ts';
import { link, relatedIndex } from './link/index.ts';
import { type Corrections, correctMatches, createMatcher, resolve, resolveCorrected } from './resolve/index.ts';
import type { ConceptMap, ExtractedPaper, Paper, PaperConcept, RelatedPaper, Resolution } from './types.ts';
import { extractInOrder, type KnownRaw } from './workers/extract-pool.ts';

/** Called as stages begin and get on. */
export interface PipelineProgress {
  stage(name: string, total?: number): void;
  update(done: number): void;
}

const NO_PROGRESS: PipelineProgress = { stage: () => {}, update: () => {} };

/** What the raw tables of a map were made with; others cannot be taken for those of this version. */
export const extractorName = (): string => `${packageVersion()} ${extractorVersion}`;

/** Without the mentions that are less sure than `minConfidence`. */
export function confident(extracted: readonly ExtractedPaper[], { minConfidence }: BuildOptions): ExtractedPaper[] {
  if (minConfidence === 0) return [...extracted];
  return extracted.map((paper) => ({
    ...paper,
    mentions: paper.mentions.filter((mention) => mention.confidence >= minConfidence),
  }));
}

/** The per-paper step: no paper depends on another. Mentions below `minConfidence` are left out. */
export function extractPapers(
  papers: readonly Paper[],
  options: BuildOptions,
  progress: PipelineProgress = NO_PROGRESS,
): ExtractedPaper[] {
  const extract = createExtractor();
  progress.stage('extract', papers.length);
  const extracted = papers.map((paper, i) => {
    const read = extract(paper);
    progress.update(i + 1);
    return read;
  });
  return confident(extracted, options);
}

/**
 * The per-paper step in threads: every mention, whatever its confidence, in the order of the papers.
 * @param jobs threads; the result does not depend on their number
 * @param known what was read in a text before, by the same version of the extractor
 */
export function extractAll(
  papers: readonly Paper[],
  { jobs, known, progress = NO_PROGRESS }: { jobs: number; known?: KnownRaw | undefined; progress?: PipelineProgress },
): AsyncGenerator<ExtractedPaper> {
  progress.stage('extract', papers.length);
  return extractInOrder(papers, { jobs, known, update: (done) => progress.update(done) });
}

/**
 * Mentions of all papers to concepts.
 * @param corrections what the user corrected
 * @throws PapergraphError where a correction means nothing in these papers, or contradicts another
 */
export function resolvePapers(
  extracted: readonly ExtractedPaper[],
  progress: PipelineProgress = NO_PROGRESS,
  corrections: Corrections | null = null,
  catalogue: Catalogue = loadCatalogue(),
): Resolution {
  progress.stage('resolve');
  if (!corrections) return resolve(extracted, catalogue);
  const adds = corrections.entries.some(({ kind }) => kind === 'add');
  return resolveCorrected(extracted, catalogue, corrections, adds ? createAddedRoleJudge() : undefined);
}

/**
 * Papers to a map: extract → resolve → link → cluster → lay out.
 * @param given options of `buildOptions`; what is left out has its default
 * @param previous the map before papers were added: positions, community ids, names carry over; facts never depend on it
 * @param corrections what the user corrected
 * @throws UsageError where an option is out of range
 */
export function buildMap(
  papers: readonly Paper[],
  given: Partial<BuildOptions> = {},
  progress: PipelineProgress = NO_PROGRESS,
  previous?: Previous,
  corrections: Corrections | null = null,
): ConceptMap {
  const options = buildOptions(given);
  return mapExtracted(extractPapers(papers, options, progress), options, progress, { previous, corrections });
}

/** What a map keeps of the one before it. */
export type Previous = Pick<ConceptMap, 'clustering' | 'positions'>;

/** Extracted papers to a map: resolve → link → cluster → lay out; see `buildMap`. */
export function mapExtracted(
  extracted: readonly ExtractedPaper[],
  options: BuildOptions,
  progress: PipelineProgress,
  { previous, corrections = null }: { previous?: Previous | undefined; corrections?: Corrections | null },
): ConceptMap {
  const resolution = resolvePapers(confident(extracted, options), progress, corrections);
  return mapResolved(extracted, resolution, options, progress, previous);
}

/** Resolved papers to a map: link → cluster → lay out; see `buildMap`. */
export function mapResolved(
  extracted: readonly ExtractedPaper[],
  resolution: Resolution,
  options: BuildOptions,
  progress: PipelineProgress,
  previous?: Previous,
): ConceptMap {
  const papers = extracted.map(({ mentions: _, definitions: __, ...paper }): Paper => paper);
  progress.stage('link');
  const links = link(papers, resolution, options);
  progress.stage('cluster');
  const clustering = cluster({ papers, resolution, links }, options, previous?.clustering);
  progress.stage('lay out');
  const positions = layout({ papers, resolution, links, clustering }, options, previous?.positions);
  return { papers, resolution, links, clustering, positions };
}

/** Finds related papers with reasons, for papers of a map and for texts outside it. */
export interface RelatedSearch {
  /** @throws PapergraphError where no paper has that id */
  related(paper: string, n: number): RelatedPaper[];
  /** The text is extracted and matched like any paper, and scored like the stored links. */
  relatedToText(text: { title: string; abstract: string }, n: number): RelatedPaper[];
}

/** Makes a map ready for any number of searches. That takes some time with a large map; a search then takes milliseconds. */
export function relatedSearch({ papers, resolution }: ConceptMap): RelatedSearch {
  const { related, relatedTo } = relatedIndex(papers, resolution);
  let conceptsOf: ((paper: Paper) => PaperConcept[]) | null = null;
  return {
    related,
    relatedToText({ title, abstract }, n) {
      conceptsOf ??= conceptReader(resolution);
      const paper = { ...EMPTY_PAPER, title: foldText(title), abstract: foldText(abstract) };
      return relatedTo({ ...paper, concepts: conceptsOf(paper) }, n);
    },
  };
}

/** Reads the concepts of a paper outside the map, under the map's ids. */
function conceptReader(resolution: Resolution): (paper: Paper) => PaperConcept[] {
  const extract = createExtractor();
  const match = createMatcher(resolution.concepts, resolution.merges, loadCatalogue());
  return (paper) => correctMatches(match(extract(paper)), resolution);
}
