import type { GraphView, PropertyGraph } from '../types.ts';

/** What a file says about itself. */
export interface ExportMeta {
  title: string;
  /** Version of papergraph. */
  version: string;
}

/**
 * The content of one file, as text or in pieces (a big graph as one string would pass V8's limit), or of several files by
 * name.
 */
export type ExportContent = Iterable<string> | ReadonlyMap<string, Iterable<string>>;

/** A file format. A new one is one file in this folder and one line in index.ts. */
export interface Exporter {
  /** Name for `--format`. */
  format: string;
  /** Usual extension, without the dot; empty for a folder of several files. */
  extension: string;
  /** One line for `--help`. */
  description: string;
  /**
   * @param view the selection to draw: nodes, edges, positions, colours
   * @param graph the same selection as a property graph; called only by formats that need it
   * @throws PapergraphError where the view breaks its promises (an edge without an end, a weight that is not positive)
   */
  write(view: GraphView, graph: () => PropertyGraph, meta: ExportMeta): ExportContent;
}
