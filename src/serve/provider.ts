import type { ConceptDetail, GraphView, PaperDetail, RelatedPaper } from '../types.ts';

/** What the server tells about a map; the command that opened the map fills it in. */
export interface MapProvider {
  title: string;
  /** Changes when the map does; may stand in an ETag: letters, digits, `-` and `.` only. */
  version(): string;
  /** The whole map, or of a very large one (`isLarge`) what its strongest links join. */
  view(part: 'whole' | 'backbone'): GraphView;
  /** Whether a browser is given the backbone first and the rest on demand. */
  isLarge?: boolean;
  /** Null, or a PapergraphError, where no paper has that id. */
  paper(id: string): PaperDetail | null;
  /** Null, or a PapergraphError, where no concept has that id. */
  concept(id: string): ConceptDetail | null;
  /**
   * Null, or a PapergraphError, where no paper has that id.
   * @param n how many, 1 to 100
   */
  related?(id: string, n: number): RelatedPaper[] | null;
  /** How two papers or concepts connect; null where they do not, or one is unknown. */
  path?(from: string, to: string): unknown;
  stats(): unknown;
}
