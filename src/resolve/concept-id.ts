import { slug } from '../lib/text.ts';

const SYMBOLS = new Map([
  ['+', 'plus'],
  ['#', 'sharp'],
  ['*', 'star'],
  ['@', 'at'],
  ['%', 'percent'],
  ['^', 'hat'],
]);
const LETTERS = new Map([...SYMBOLS].map(([symbol, word]) => [word, symbol]));
const LONGEST = 100;

/** FNV-1a, 32 bits, in hexadecimal (Fowler, Noll, Vo): tells apart the rare keys whose slugs would be one. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}

const encode = (key: string): string =>
  key
    .replace(/[+#*@%^]/g, (symbol) => `-${SYMBOLS.get(symbol)}-`)
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/** The key that `encode` gave, if it lost nothing. */
function decode(id: string): string {
  let key = '';
  for (const part of id.split('-')) {
    const symbol = LETTERS.get(part);
    key += symbol ?? (/\d$/.test(key) && /^\d/.test(part) ? ` ${part}` : part);
  }
  return key;
}

/**
 * The id of a concept: the slug of the catalogue's canonical name, else of its key (`gpt-3.5`-like names keep their dot: gpt3.5). It depends on
 * nothing but key and catalogue, so adding papers never changes it; keys with one slug are told apart by a hash of the key.
 * @param canonical canonical name by root key
 */
export function createConceptIds(canonical: ReadonlyMap<string, string>): (root: string) => string {
  const taken = new Set<string>();
  const known = new Map<string, string>();
  for (const root of [...canonical.keys()].sort()) {
    const plain = slug(canonical.get(root)!);
    const id = taken.has(plain) || plain.length > LONGEST ? `${plain.slice(0, LONGEST)}-${hash(root)}` : plain;
    taken.add(id);
    known.set(root, id);
  }
  return (root) => {
    let id = known.get(root);
    if (id === undefined) {
      const plain = encode(root);
      const fits = plain.length <= LONGEST && !taken.has(plain) && decode(plain) === root;
      id = fits ? plain : [(plain || slug(root)).slice(0, LONGEST - 20), hash(root)].filter(Boolean).join('-');
      // One string where both are the same.
      if (id === root) id = root;
      known.set(root, id);
    }
    return id;
  };
}
