import { compareStrings } from '../lib/text.ts';
import type { Merge } from '../types.ts';
import type { ConceptDraft, KeyUse } from './gather-concept.ts';
import { getOrAdd } from './get-or-add.ts';
import { REASONS, type Reason } from './reasons.ts';

/** The reason by which a key came to this concept: the most frequent one. */
function reasonOf(uses: readonly KeyUse[], key: string): Reason | 'own' {
  const reasons = uses.find((use) => use.key === key)?.reasons;
  let best: Reason | 'own' = 'own';
  let papers = 0;
  for (const reason of REASONS) {
    const count = reasons?.get(reason) ?? 0;
    if (count > papers) [best, papers] = [reason, count];
  }
  return best;
}

/** Different papers of ascending lists, ascending. */
const union = (lists: string[][]): string[] =>
  lists.length === 1 ? lists[0]! : [...new Set(lists.flat())].sort(compareStrings);

/**
 * Every printed form of a concept with the reason why it belongs there and the papers it stands in; a form that came by different reasons in
 * different papers is listed once for each.
 * @param keys how its keys are used
 */
export function listMerges(draft: ConceptDraft, keys: readonly KeyUse[], name: { name: string; key: string }): Merge[] {
  const nameReason = reasonOf(keys, name.key);
  const merges: Merge[] = [];
  for (const { surface, key, uses } of draft.forms) {
    if (uses.length === 1) {
      const { reason, papers } = uses[0]!;
      merges.push({ concept: draft.id, surface, reason: shownReason(surface, key, reason), papers });
      continue;
    }
    const byReason = new Map<Reason, string[][]>();
    for (const { reason, papers } of uses) getOrAdd(byReason, shownReason(surface, key, reason), () => []).push(papers);
    for (const [reason, lists] of byReason) merges.push({ concept: draft.id, surface, reason, papers: union(lists) });
  }
  return merges.length === 1
    ? merges
    : merges.sort((a, b) => compareStrings(a.surface, b.surface) || compareStrings(a.reason, b.reason));

  function shownReason(surface: string, key: string, reason: Reason | 'own'): Reason {
    if (reason === 'correction') return reason;
    if (surface === name.name) return 'exact';
    if (key === name.key) return 'folded';
    if (reason !== 'own') return reason;
    // The form is the root itself and the name is an alias of it: what joined the name joined the two.
    return nameReason === 'own' ? 'folded' : nameReason;
  }
}
