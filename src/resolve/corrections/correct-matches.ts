import { groupBy } from '../../lib/group.ts';
import { byKey, compareStrings } from '../../lib/text.ts';
import { type PaperConcept, type Resolution, ROLES, type Span } from '../../types.ts';
import { getOrAdd } from '../get-or-add.ts';
import { nameKey } from '../name-key.ts';

/**
 * Applies the corrections of a map to the concepts of a paper that is not in it: forms that a correction brought to one concept go there, ids that are
 * gone lead to what they became, dropped concepts are left out.
 * @param found concepts of one paper, by `createMatcher`
 */
export function correctMatches(
  found: readonly PaperConcept[],
  { merges, corrections = [] }: Resolution,
): PaperConcept[] {
  if (corrections.length === 0) return [...found];
  const forms = new Map<string, Set<string>>();
  const elsewhere = new Set(merges.filter(({ reason }) => reason !== 'correction').map(({ surface }) => surface));
  // A form that went in some papers alone says nothing of others.
  for (const { surface, concept, reason } of merges)
    if (reason === 'correction' && !elsewhere.has(surface))
      getOrAdd(forms, nameKey(surface), () => new Set<string>()).add(concept);
  const former = new Map<string, string | null>();
  for (const { concepts, formerIds } of corrections)
    for (const id of formerIds) if (!former.has(id)) former.set(id, concepts[0] ?? null);
  const placed = found.flatMap((link): PaperConcept[] => {
    const targets = new Set(link.surfaces.map((surface) => [...(forms.get(nameKey(surface)) ?? [])].join('\n')));
    const [only = ''] = targets;
    const byForm = targets.size === 1 && only !== '' && !only.includes('\n') ? only : null;
    const concept = byForm ?? (former.has(link.concept) ? former.get(link.concept)! : link.concept);
    return concept === null ? [] : [{ ...link, concept }];
  });
  return [...groupBy(placed, (link) => link.concept).values()].map(joined).sort(byKey((link) => link.concept));
}

const bySpan = (a: Span, b: Span): number => (a.field === b.field ? a.start - b.start : a.field === 'title' ? -1 : 1);

/** What a paper says of one concept under several ids, in one. */
function joined(links: PaperConcept[]): PaperConcept {
  if (links.length === 1) return links[0]!;
  const [first] = links.toSorted(
    (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || b.confidence - a.confidence,
  );
  return {
    ...first!,
    surfaces: [...new Set(links.flatMap((link) => link.surfaces))].sort(compareStrings),
    mentions: links.flatMap((link) => link.mentions).sort(bySpan),
    confidence: Math.max(...links.map((link) => link.confidence)),
  };
}
