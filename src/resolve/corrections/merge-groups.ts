import { title } from './entry.ts';
import type { Meant } from './meant.ts';
import type { Problem } from './problem.ts';

/**
 * Where merges lead. Each joins the concepts of its list to the first one.
 * @param problems a concept that is joined to two others, and merges that go in a circle, are added to it
 * @returns the concept that a concept ends in
 */
export function joinHeads(meant: readonly Meant[], problems: Problem[]): (id: string) => string {
  const into = new Map<string, { head: string; item: Extract<Meant, { kind: 'merge' }> }>();
  for (const item of meant) {
    if (item.kind !== 'merge') continue;
    const { entry, ids } = item;
    for (const id of ids.slice(1)) {
      const known = into.get(id);
      if (!known) into.set(id, { head: ids[0]!, item });
      else if (known.head !== ids[0]) {
        const what = `${title(entry)}: ${title(known.item.entry)} joins "${id}" to "${known.head}", this one to "${ids[0]}": write one entry with all their names`;
        problems.push({ line: entry.line, column: entry.column, what });
      }
    }
  }
  const headOf = (id: string): string => {
    const seen = new Set<string>();
    let at = id;
    for (let next = into.get(at); next && !seen.has(at); next = into.get(at)) {
      seen.add(at);
      at = next.head;
    }
    return at;
  };
  for (const [id, { item }] of into) {
    // Only what lies on a circle comes back to itself.
    if (!comesBack(id, into)) continue;
    const what = `${title(item.entry)}: these merges go in a circle: write one entry with all the names, the one that stays first`;
    problems.push({ line: item.entry.line, column: item.entry.column, what });
    break;
  }
  return headOf;
}

function comesBack(id: string, into: ReadonlyMap<string, { head: string }>): boolean {
  const seen = new Set<string>();
  let at = into.get(id)?.head;
  while (at !== undefined && !seen.has(at)) {
    if (at === id) return true;
    seen.add(at);
    at = into.get(at)?.head;
  }
  return false;
}
