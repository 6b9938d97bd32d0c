/**
 * Which of a set of things are shown. Kept as what was chosen, not as a list of all that is left, so that a link stays short and
 * still means the same after the map has grown. `ids` are sorted and never empty.
 */
export type Choice = { mode: 'all' } | { mode: 'only' | 'without'; ids: readonly string[] };

export const ALL: Choice = { mode: 'all' };

/** A choice in its one form: sorted, no doubles; nothing left out is `ALL`. */
export function choice(mode: 'only' | 'without', ids: Iterable<string>): Choice {
  const sorted = [...new Set(ids)].sort();
  return sorted.length === 0 ? ALL : { mode, ids: sorted };
}

export function chosen(of: Choice, id: string): boolean {
  return of.mode === 'all' || of.ids.includes(id) === (of.mode === 'only');
}

/** Hides what is shown and shows what is hidden. Hiding the last of an `only` shows all again. */
export function toggled(of: Choice, id: string): Choice {
  if (of.mode === 'all') return choice('without', [id]);
  return choice(of.mode, of.ids.includes(id) ? of.ids.filter((other) => other !== id) : [...of.ids, id]);
}

/** Only this one; all, where it was alone already. */
export function soloed(of: Choice, id: string): Choice {
  return isSolo(of, id) ? ALL : choice('only', [id]);
}

export function isSolo(of: Choice, id: string): boolean {
  return of.mode === 'only' && of.ids.length === 1 && of.ids[0] === id;
}

/** Shows one thing and leaves the rest as it is. */
export function revealed(of: Choice, id: string): Choice {
  return chosen(of, id) ? of : toggled(of, id);
}
