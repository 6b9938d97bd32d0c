/** papergraph as a library: read papers, build a map, ask it, write it. */
export { exporters, htmlFile, planPush, pushGraph, saveExport } from './export/index.ts';
export { createExtractor, extractorVersion } from './extract/index.ts';
export { PapergraphError, UsageError } from './lib/errors.ts';
export { type BuildOptions, buildOptions } from './lib/options.ts';
export {
  buildMap,
  extractPapers,
  type PipelineProgress,
  type RelatedSearch,
  relatedSearch,
  resolvePapers,
} from './pipeline.ts';
export {
  conceptDetail,
  findNode,
  findPath,
  listMerges,
  type MapIndex,
  type MergeEvidence,
  mapStats,
  openMap,
  paperDetail,
  type RollUp,
  relatedPapers,
  restrictGraph,
  rollUp,
  selectGraph,
  toPropertyGraph,
} from './query/index.ts';
export { joinPapers, readInputs } from './read/index.ts';
export { type Corrections, parseCorrections } from './resolve/index.ts';
export { type Manifest, openMapFolder, saveMap } from './store/index.ts';
export type * from './types.ts';
