import type { Candidate } from './candidates.ts';
import type { TokenRange } from './document.ts';

/** A candidate that was chosen, with its probability to name a concept and the places that are left to it. */
export interface Chosen {
  candidate: Candidate;
  confidence: number;
  places: TokenRange[];
}

/** What one more token is worth against confidence where two names overlap: the longer established name wins. */
const WORTH_OF_LENGTH = 0.08;

/**
 * Takes the candidates at or above a threshold and settles overlaps place by place: the better name keeps the place. Names without a
 * place of their own are gone.
 */
export function selectSpans(judged: { candidate: Candidate; confidence: number }[], threshold: number): Chosen[] {
  const accepted = judged.filter(({ confidence }) => confidence >= threshold);
  const places = accepted.flatMap((judgement) =>
    judgement.candidate.places.map((place) => ({
      judgement,
      place,
      worth: judgement.confidence + WORTH_OF_LENGTH * (place.to - place.from),
    })),
  );
  places.sort(
    (a, b) =>
      b.worth - a.worth || a.place.field - b.place.field || a.place.from - b.place.from || b.place.to - a.place.to,
  );
  const taken = [new Set<number>(), new Set<number>()];
  const kept = new Map<Candidate, TokenRange[]>();
  for (const { judgement, place } of places) {
    const used = taken[place.field]!;
    let free = true;
    for (let i = place.from; i < place.to && free; i++) free = !used.has(i);
    if (!free) continue;
    for (let i = place.from; i < place.to; i++) used.add(i);
    const own = kept.get(judgement.candidate);
    if (own) own.push(place);
    else kept.set(judgement.candidate, [place]);
  }
  return accepted.flatMap(({ candidate, confidence }) => {
    const own = kept.get(candidate);
    return own ? [{ candidate, confidence, places: own.sort((a, b) => a.field - b.field || a.from - b.from) }] : [];
  });
}
