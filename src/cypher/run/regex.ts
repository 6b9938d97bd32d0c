import { CypherError } from '../errors.ts';
import type { Value } from '../values/value.ts';

/** `=~`: the whole text must match, as in Java. Keeps the last pattern, which is nearly always the same one. */
export function matcher(): (a: Value, b: Value) => boolean | null {
  let source: string | null = null;
  let pattern: RegExp | null = null;
  return (a, b) => {
    if (b === null || a === null) return null;
    if (typeof b !== 'string') throw new CypherError('TypeError', 'The right side of =~ must be a string');
    if (typeof a !== 'string') return null;
    if (b !== source) {
      pattern = toRegExp(b);
      source = b;
    }
    return pattern!.test(a);
  };
}

/** Java's pattern as JavaScript's: leading flags become flags, possessive quantifiers and \Q…\E are written out. */
function toRegExp(java: string): RegExp {
  const leading = /^\(\?([a-zA-Z]+)\)/.exec(java);
  const flags = new Set(['u']);
  for (const flag of leading?.[1] ?? '') if ('ims'.includes(flag)) flags.add(flag);
  const body = java
    .slice(leading?.[0].length ?? 0)
    .replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_, quoted: string) => quoted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .replaceAll('\\A', '^')
    .replaceAll('\\z', '$')
    .replaceAll('\\h', '[ \\t]');
  for (const kind of ['u', '']) {
    flags.delete('u');
    if (kind) flags.add(kind);
    try {
      return new RegExp(`^(?:${body})$`, [...flags].join(''));
    } catch (error) {
      if (!kind) throw new CypherError('ArgumentError', `Invalid Regex: ${(error as Error).message}`);
    }
  }
  throw new CypherError('ArgumentError', 'Invalid Regex');
}
