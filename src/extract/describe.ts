import type { Candidate } from './candidates.ts';
import type { TokenRange } from './document.ts';
import { featuresOf } from './features.ts';
import type { Surroundings } from './surroundings.ts';

/** Features of every candidate of a paper. */
export function describe(candidates: Iterable<Candidate>, around: Surroundings): Map<Candidate, string[]> {
  const { fields } = around;
  const list = [...candidates];
  const strong = fields.map((_, field) =>
    list.flatMap((c) =>
      c.evidence.size > 1 || !c.evidence.has('head') ? c.places.filter((p) => p.field === field) : [],
    ),
  );
  const longest = strong.map((places, field) => longestAt(places, fields[field]!.tokens.length));
  const covered = (place: TokenRange): boolean => {
    const reach = longest[place.field]!;
    return (reach.before[place.from] ?? 0) >= place.to || (reach.at[place.from] ?? 0) > place.to;
  };
  return new Map(
    list.map((c) => {
      const share = c.places.filter(covered).length / c.places.length;
      return [c, featuresOf(c, around, share)];
    }),
  );
}

/** For every token: the furthest end of a place that begins there (`at`), and of one that begins before it (`before`). */
function longestAt(places: TokenRange[], tokens: number): { at: Uint32Array; before: Uint32Array } {
  const at = new Uint32Array(tokens);
  for (const { from, to } of places) at[from] = Math.max(at[from]!, to);
  const before = new Uint32Array(tokens);
  for (let i = 1; i < tokens; i++) before[i] = Math.max(before[i - 1]!, at[i - 1]!);
  return { at, before };
}
