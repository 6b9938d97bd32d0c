export { conceptDetail, paperDetail } from './detail.ts';
export { findNode } from './find.ts';
export { type MapIndex, type NodeRef, openMap } from './open-map.ts';
export { findPath, type GraphPath } from './path.ts';
export { toPropertyGraph } from './property-graph.ts';
export { relatedPapers } from './related.ts';
export { restrictGraph } from './restrict-graph.ts';
export { type MapStats, mapStats } from './stats.ts';
export { selectGraph, type ViewFilter } from './view.ts';
