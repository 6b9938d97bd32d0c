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

/** Classes that Java means as ASCII, and names that JavaScript spells otherwise. */
const CLASSES: Record<string, string> = {
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Upper: 'A-Z',
  Lower: 'a-z',
  Punct: '!-\\/:-@\\[-`{-~',
  Space: ' \\t\\n\\x0B\\f\\r',
  Blank: ' \\t',
  XDigit: '0-9A-Fa-f',
};

/** `\p{Alpha}` inside or outside of a class in brackets. */
function writeClasses(pattern: string): string {
  return pattern.replace(/\\p\{(?:Is)?(\w+)\}|\\.|[[\]]/gs, (found, name: string | undefined, at: number) => {
    if (name === undefined) return found;
    const inBrackets = pattern.lastIndexOf('[', at) > pattern.lastIndexOf(']', at);
    const ascii = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
    if (ascii === undefined) return `\\p{${name}}`;
    return inBrackets ? ascii : `[${ascii}]`;
  });
}

/**
 * Java's pattern as JavaScript's: leading flags become flags, \\Q…\\E and classes are written out.
 * @throws CypherError for what JavaScript does not have, such as possessive quantifiers and flags in the middle
 */
function toRegExp(java: string): RegExp {
  const leading = /^\(\?([a-zA-Z]+)\)/.exec(java);
  const flags = new Set(['u']);
  for (const flag of leading?.[1] ?? '') {
    if ('ims'.includes(flag)) flags.add(flag);
    else if (flag !== 'u')
      throw new CypherError('ArgumentError', `Invalid Regex: the flag ${flag} is not known here (i, m, s and u are)`);
  }
  const body = writeClasses(java.slice(leading?.[0].length ?? 0))
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
      // without the u flag JavaScript takes escapes that mean nothing, but no \\p
      if (!kind || body.includes('\\p'))
        throw new CypherError('ArgumentError', `Invalid Regex: ${(error as Error).message}`);
    }
  }
  throw new CypherError('ArgumentError', 'Invalid Regex');
}
