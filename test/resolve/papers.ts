import type { ConceptType, ExtractedPaper, Mention, Role } from '../../src/types.ts';
import { makePaper } from '../support/small-map.ts';

type Name = string | { name: string; type?: ConceptType; role?: Role; confidence?: number; cue?: string };

/**
 * A paper as the extractor gives it: `text` is its abstract, and every first place where it prints one of `names` (or the next one, if a name comes
 * twice) is a mention; definitions are pairs of short and long form.
 */
export function paperOf(
  id: string,
  text: string,
  names: readonly Name[],
  definitions: readonly [string, string][] = [],
): ExtractedPaper {
  const from = new Map<string, number>();
  const find = (name: string, after = 0) => {
    const start = text.indexOf(name, after);
    if (start < 0) throw new Error(`"${name}" is not in "${text}"`);
    return { field: 'abstract' as const, start, end: start + name.length, text: name };
  };
  const mentions = names.map((given): Mention => {
    const { name, ...rest } = typeof given === 'string' ? { name: given } : given;
    const place = find(name, from.get(name) ?? 0);
    from.set(name, place.end);
    return { type: 'method', role: 'studies', confidence: 0.9, cue: 'default', ...place, ...rest };
  });
  return {
    ...makePaper({ id, title: `Paper ${id}`, abstract: text, sources: [] }),
    mentions: mentions.sort((a, b) => a.start - b.start),
    definitions: definitions.map(([short, long]) => ({ short: find(short), long: find(long) })),
  };
}

/** A paper that does nothing but name things. */
export const paperNaming = (id: string, ...names: Name[]): ExtractedPaper =>
  paperOf(
    id,
    `we use ${names.map((given) => (typeof given === 'string' ? given : given.name)).join(' ; ')} here`,
    names,
  );
