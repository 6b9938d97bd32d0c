import { groupBy } from '../lib/group.ts';
import { compareStrings } from '../lib/text.ts';
import type { ConceptType } from '../types.ts';
import { type Doubt, doubtScore, doubtsOf } from './doubt.ts';
import type { MapIndex } from './open-map.ts';

/** A printed form that was joined to a concept, with what speaks for and against it. */
export interface MergeEvidence {
  concept: string;
  name: string;
  type: ConceptType;
  surface: string;
  /** Reason code; see docs/map-format.md. */
  reason: string;
  /** The user's reason, of corrections. */
  note: string | null;
  papers: string[];
  /** 0 to 1: the more, the sooner a look is worth it. */
  doubt: number;
  doubts: Doubt[];
}

/**
 * What was joined and why, doubtful first, then by number of papers. Concepts' own names are left out, but for those of one concept asked for.
 * @param concept id; left out: of all concepts
 */
export function listMerges(index: MapIndex, concept?: string): MergeEvidence[] {
  const { merges } = index.map.resolution;
  const owners = new Map<string, Set<string>>();
  for (const { surface, concept: id } of merges)
    owners.set(surface, (owners.get(surface) ?? new Set<string>()).add(id));
  const rows = concept === undefined ? merges : index.mergesOf(concept);
  const found = [...groupBy(rows, (merge) => merge.concept)].flatMap(([id, group]) => {
    const known = index.concepts.get(id);
    if (!known) return [];
    const definedIn = new Set(group.flatMap(({ reason, papers }) => (reason === 'definition' ? papers : []))).size;
    return group
      .filter(({ reason }) => reason !== 'exact' || concept !== undefined)
      .map((merge): MergeEvidence => {
        const { surface, reason, note = null, papers } = merge;
        const doubts = doubtsOf(merge, { concept: known, definedIn, owners: owners.get(surface)!.size });
        return {
          concept: id,
          name: known.name,
          type: known.type,
          surface,
          reason,
          note,
          papers,
          doubt: doubtScore(doubts),
          doubts,
        };
      });
  });
  return found.sort(
    (a, b) =>
      b.doubt - a.doubt ||
      b.papers.length - a.papers.length ||
      compareStrings(a.concept, b.concept) ||
      compareStrings(a.surface, b.surface) ||
      compareStrings(a.reason, b.reason),
  );
}
