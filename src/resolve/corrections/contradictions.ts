import { groupBy } from '../../lib/group.ts';
import type { Resolution } from '../../types.ts';
import { nameKey } from '../name-key.ts';
import { type Correction, quote, title } from './entry.ts';
import { formKey } from './forms.ts';
import type { Meant } from './meant.ts';
import type { Problem } from './problem.ts';

type OfKind<K extends Meant['kind']> = Extract<Meant, { kind: K }>;
type Fail = (item: Meant, what: string) => void;

/**
 * Finds corrections that contradict one another: what one joins another splits or drops, two names or types for one concept, one form for two
 * concepts, a name that another concept has, variants in a circle.
 * @param headOf where merges lead
 * @param problems contradictions are added to it, at the later of two entries
 */
export function checkContradictions(
  meant: readonly Meant[],
  base: Resolution,
  headOf: (id: string) => string,
  problems: Problem[],
): void {
  const fail: Fail = ({ entry }, what) =>
    problems.push({ line: entry.line, column: entry.column, what: `${title(entry)}: ${what}` });
  const of = <K extends Meant['kind']>(kind: K) => meant.filter((item) => item.kind === kind) as unknown as OfKind<K>[];
  checkForms([...of('split'), ...of('add')], fail);
  checkAdditions(of('add'), fail);
  checkSplits(of('split'), of('merge'), headOf, fail);
  checkDrops(of('drop'), meant, fail);
  const types = [
    ...of('retype').map((item) => ({ item, to: item.entry.to })),
    ...of('add').map((item) => ({ item, to: item.entry.type })),
  ];
  checkOne(types, headOf, 'type', fail);
  checkOne(
    of('rename').map((item) => ({ item, to: item.entry.to.text })),
    headOf,
    'name',
    fail,
  );
  checkNames(meant, base, headOf, fail);
  checkVariants(of('variant'), headOf, fail);
}

const other = (entry: Correction): string => `it contradicts ${title(entry)}`;
const KEEP = 'keep one of them';

/** A form goes to one place only. */
function checkForms(items: (OfKind<'split'> | OfKind<'add'>)[], fail: Fail): void {
  const taken = new Map<string, { item: Meant; to: string }>();
  const offs = new Map<string, Meant>();
  for (const item of items) {
    for (const { from, surface, to, papers } of item.moves) {
      for (const paper of papers ?? [null]) {
        const key = formKey(from, surface, paper);
        const known = taken.get(key);
        if (known && known.to !== to)
          fail(item, `${other(known.item.entry)}: both take the form ${quote(surface)}: ${KEEP}`);
        else taken.set(key, { item, to });
      }
    }
    if (item.kind !== 'split') continue;
    const known = offs.get(item.off);
    if (known && item.off.endsWith('-split'))
      fail(item, `${other(known.entry)}: what both split off has one id: write one entry with all forms`);
    else offs.set(item.off, item);
  }
}

/** A name is added for one concept, and a concept under one name, be it printed anywhere or not. */
function checkAdditions(adds: OfKind<'add'>[], fail: Fail): void {
  const taken = new Map<string, OfKind<'add'>>();
  const names = new Map<string, OfKind<'add'>>();
  for (const item of adds) {
    const { id, entry, isNew } = item;
    for (const { text } of [entry.name, ...entry.aliases]) {
      const known = taken.get(nameKey(text));
      if (known && known.id !== id) fail(item, `${other(known.entry)}: both take the name ${quote(text)}: ${KEEP}`);
      else taken.set(nameKey(text), item);
    }
    const known = names.get(id);
    if (isNew && known && known.entry.name.text !== entry.name.text)
      fail(item, `${other(known.entry)}: one concept has one name: ${KEEP}`);
    else names.set(id, item);
  }
}

function checkSplits(
  splits: OfKind<'split'>[],
  merges: OfKind<'merge'>[],
  headOf: (id: string) => string,
  fail: Fail,
): void {
  for (const item of splits) {
    if (headOf(item.id) !== headOf(item.off)) continue;
    const merge = merges.find(({ ids }) => ids.some((id) => headOf(id) === headOf(item.id)));
    fail(item, `${merge ? other(merge.entry) : 'it does nothing'}, which joins what this splits: ${KEEP}`);
  }
}

/** A dropped concept takes no other correction; forms may be split off it before. */
function checkDrops(drops: OfKind<'drop'>[], meant: readonly Meant[], fail: Fail): void {
  const users = new Map<string, Meant[]>();
  for (const item of meant) {
    if (item.kind === 'drop' || item.kind === 'split') continue;
    const ids = 'ids' in item ? item.ids : 'child' in item ? [item.child, item.parent] : [item.id];
    for (const id of ids) users.set(id, [...(users.get(id) ?? []), item]);
  }
  for (const drop of drops) {
    for (const item of users.get(drop.id) ?? []) {
      const later = item.entry.number > drop.entry.number ? item : drop;
      const earlier = later === drop ? item : drop;
      fail(later, `${other(earlier.entry)}: a dropped concept is gone: ${KEEP}`);
    }
  }
}

/** A concept gets one name and one type. */
function checkOne(
  given: { item: Meant & { id: string }; to: string }[],
  headOf: (id: string) => string,
  what: string,
  fail: Fail,
): void {
  for (const group of groupBy(given, ({ item }) => headOf(item.id)).values()) {
    const [first, ...rest] = group.sort((a, b) => a.item.entry.number - b.item.entry.number);
    for (const { item, to } of rest)
      if (to !== first!.to) fail(item, `${other(first!.item.entry)}: one concept has one ${what}: ${KEEP}`);
  }
}

/** No concept gets a name that another one has. */
function checkNames(meant: readonly Meant[], base: Resolution, headOf: (id: string) => string, fail: Fail): void {
  const renames = meant.filter((item) => item.kind === 'rename');
  if (renames.length === 0) return;
  const dropped = new Set(meant.flatMap((item) => (item.kind === 'drop' ? [item.id] : [])));
  const named = new Map<string, string>();
  for (const { id, name } of base.concepts) if (headOf(id) === id && !dropped.has(id)) named.set(id, name);
  for (const item of meant) {
    if (item.kind === 'add' && item.isNew && headOf(item.id) === item.id) named.set(item.id, item.entry.name.text);
    if (item.kind === 'split' && !named.has(item.off) && headOf(item.off) === item.off)
      named.set(item.off, (item.entry.as ?? item.entry.forms[0]!).text);
  }
  for (const { id, entry } of renames) named.set(headOf(id), entry.to.text);
  const owners = groupBy([...named], ([, name]) => nameKey(name));
  for (const item of renames) {
    const owner = (owners.get(nameKey(item.entry.to.text)) ?? []).find(([id]) => id !== headOf(item.id));
    if (owner)
      fail(item, `the concept ${owner[0]} is called ${quote(owner[1])}: merge the two, or choose another name`);
  }
}

function checkVariants(items: OfKind<'variant'>[], headOf: (id: string) => string, fail: Fail): void {
  const links = items.map((item) => ({ item, child: headOf(item.child), parent: headOf(item.parent) }));
  const parents = groupBy(
    links.filter(({ item }) => !item.entry.remove),
    ({ child }) => child,
  );
  const reaches = (start: string, goal: string): boolean => {
    const seen = new Set([start]);
    for (const id of seen) {
      if (id === goal) return true;
      for (const { parent } of parents.get(id) ?? []) seen.add(parent);
    }
    return false;
  };
  for (const { item, child, parent } of links) {
    if (child === parent) fail(item, 'a concept is no variant of itself: take the entry out');
    else if (item.entry.remove) {
      const set = (parents.get(child) ?? []).find((link) => link.parent === parent);
      if (set) fail(item, `${other(set.item.entry)}: ${KEEP}`);
    } else if (reaches(parent, child)) {
      fail(item, `these variants go in a circle (${circle(child, parent, parents)}): take one of them out`);
      return;
    }
  }
}

const LONGEST_WAY = 8;

/** The ids on the way from a parent back to its child. */
function circle(child: string, parent: string, parents: ReadonlyMap<string, { parent: string }[]>): string {
  const from = new Map<string, string>([[parent, child]]);
  for (const [id] of from)
    for (const { parent: next } of parents.get(id) ?? []) if (!from.has(next)) from.set(next, id);
  const way: string[] = [];
  for (let at = from.get(child)!; at !== child; at = from.get(at)!) way.unshift(at);
  const shown = way.length > LONGEST_WAY ? [...way.slice(0, LONGEST_WAY), '…'] : way;
  return [child, ...shown, child].join(' → ');
}
