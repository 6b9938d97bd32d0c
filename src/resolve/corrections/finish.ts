import { groupBy } from '../../lib/group.ts';
import { compareStrings } from '../../lib/text.ts';
import type { AppliedCorrection, Merge, PaperConcept, Resolution, VariantLink } from '../../types.ts';
import { nameKey } from '../name-key.ts';
import { type Corrections, inWords } from './entry.ts';
import { formKey } from './forms.ts';
import type { Meant } from './meant.ts';
import type { Plan } from './plan.ts';

/**
 * Puts the rest of the corrections into a resolution that was made by their plan: variants, the user's reasons, and what each correction did.
 * @param base the resolution without corrections
 */
export function finishCorrections(
  corrections: Corrections,
  plan: Plan,
  base: Resolution,
  made: Resolution,
): Resolution {
  return {
    ...made,
    merges: withNotes(made.merges, plan),
    variants: correctVariants(made, plan.variants),
    corrections: listCorrections(corrections, plan, base, made),
  };
}

function withNotes(merges: readonly Merge[], plan: Plan): Merge[] {
  const renamed = new Map<string, { to: string; reason: string | null }>();
  const added = new Map<string, string | null>();
  for (const item of plan.meant) {
    const id = 'id' in item ? plan.headOf(item.id) : '';
    if (item.kind === 'rename') renamed.set(id, { to: nameKey(item.entry.to.text), reason: item.entry.reason });
    if (item.kind === 'add') added.set(id, item.entry.reason);
  }
  const rows = merges.map((merge): Merge => {
    const { concept, surface } = merge;
    const rename = renamed.get(concept);
    const wasOwn = rename && /^(?:exact|folded)$/.test(merge.reason) && nameKey(surface) !== rename.to;
    const row = wasOwn ? { ...merge, reason: 'correction' } : merge;
    if (row.reason !== 'correction') return row;
    const note = plan.notes.get(formKey(concept, surface)) ?? (wasOwn ? rename.reason : added.get(concept));
    return note ? { ...row, note } : row;
  });
  return rows.sort(
    (a, b) =>
      compareStrings(a.concept, b.concept) ||
      compareStrings(a.surface, b.surface) ||
      compareStrings(a.reason, b.reason),
  );
}

/** The variants that corrections set, then all others that are not taken out and close no circle. */
function correctVariants({ concepts, variants }: Resolution, { add, remove }: Plan['variants']): VariantLink[] {
  const ids = new Set(concepts.map(({ id }) => id));
  const set = add
    .filter(([child, parent]) => ids.has(child) && ids.has(parent))
    .map(([from, to]): VariantLink => ({ from, to, basis: 'correction' }));
  const parents = new Map<string, Map<string, VariantLink>>();
  const reaches = (start: string, goal: string): boolean => {
    const seen = new Set([start]);
    for (const id of seen) {
      if (id === goal) return true;
      for (const to of parents.get(id)?.keys() ?? []) seen.add(to);
    }
    return false;
  };
  for (const link of [...set, ...variants]) {
    if (remove.has(formKey(link.from, link.to)) || parents.get(link.from)?.has(link.to) || reaches(link.to, link.from))
      continue;
    parents.set(link.from, (parents.get(link.from) ?? new Map<string, VariantLink>()).set(link.to, link));
  }
  return [...parents.values()]
    .flatMap((links) => [...links.values()])
    .sort((a, b) => compareStrings(a.from, b.from) || compareStrings(a.to, b.to));
}

/** What each correction did, in the order of the file. */
function listCorrections(
  { entries }: Corrections,
  plan: Plan,
  base: Resolution,
  made: Resolution,
): AppliedCorrection[] {
  const after = new Map(made.concepts.map((concept) => [concept.id, concept]));
  const before = new Map(base.concepts.map((concept) => [concept.id, concept]));
  const meant = new Map(plan.meant.map((item) => [item.entry.number, item]));
  const gone = new Set<string>();
  const [sizeBefore, sizeAfter] = [createSizes(base), createSizes(made)];
  return entries.map((entry): AppliedCorrection => {
    const { number, kind, reason } = entry;
    const common = { number, kind, what: inWords(entry), reason };
    const item = meant.get(number);
    if (!item) return { ...common, concepts: [], formerIds: [], papers: 0, mentions: 0 };
    const { own, lost } = touched(item, plan);
    const formerIds = lost.filter((id) => before.has(id) && !after.has(id) && !gone.has(id)).sort(compareStrings);
    for (const id of formerIds) gone.add(id);
    const concepts = own.filter((id) => after.has(id));
    const size =
      kind === 'merge' ? sizeBefore(lost) : kind === 'drop' ? sizeBefore(own) : sizeAfter(concepts.slice(0, 1));
    return { ...common, concepts, formerIds, ...size };
  });
}

/** Final ids that a correction is about, and ids that may be gone by it. */
function touched(item: Meant, { headOf }: Plan): { own: string[]; lost: string[] } {
  switch (item.kind) {
    case 'merge':
      return { own: [...new Set(item.ids.slice(0, 1).map(headOf))], lost: item.ids.slice(1) };
    case 'split':
      return { own: [...new Set([headOf(item.off), headOf(item.id)])], lost: [item.id] };
    case 'add': {
      const lost = [...new Set(item.moves.map(({ from }) => from))].sort(compareStrings);
      return { own: [...new Set([headOf(item.id), ...lost])], lost };
    }
    case 'variant':
      return { own: [headOf(item.child), headOf(item.parent)], lost: [] };
    case 'drop':
      return { own: [item.id], lost: [item.id] };
    default:
      return { own: [headOf(item.id)], lost: [] };
  }
}

/** Papers and mentions of some concepts, each paper once. */
function createSizes({ concepts, paperConcepts }: Resolution) {
  const known = new Map(concepts.map((concept) => [concept.id, concept]));
  let papersOf: Map<string, PaperConcept[]> | null = null;
  return (ids: readonly string[]): { papers: number; mentions: number } => {
    const found = ids.flatMap((id) => known.get(id) ?? []);
    const mentions = found.reduce((sum, concept) => sum + concept.mentions, 0);
    if (found.length < 2) return { papers: found[0]?.papers ?? 0, mentions };
    papersOf ??= groupBy(paperConcepts, (link) => link.concept);
    const papers = new Set(ids.flatMap((id) => (papersOf!.get(id) ?? []).map(({ paper }) => paper)));
    return { papers: papers.size, mentions };
  };
}
