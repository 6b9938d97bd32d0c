/** Strings. Positions and lengths count code points, as in Neo4j. */
import type { FunctionSpec } from '../contract.ts';
import { CypherError } from '../errors.ts';
import { isList, type Value } from '../values/value.ts';
import { asInteger, asString, BOOLEAN, INTEGER, listOf, STRING, strict, wrongArgument } from './define.ts';

const ASTRAL = /[\ud800-\udfff]/;

/** Number of code points. */
const lengthOf = (text: string): number => (ASTRAL.test(text) ? [...text].length : text.length);

/** Code points from `start`, `count` of them. */
function part(text: string, start: number, count: number): string {
  if (!ASTRAL.test(text)) return text.substring(start, start + count);
  return [...text].slice(start, start + count).join('');
}

function count(name: string, value: Value): number {
  const number = asInteger(name, value);
  if (number < 0n)
    throw new CypherError('ArgumentError', `'${name}()' cannot take a negative start or length: ${number}`);
  return Math.min(Number(number), Number.MAX_SAFE_INTEGER / 2);
}

const onText = (name: string, of: (text: string) => Value, result = STRING): FunctionSpec =>
  strict(name, [STRING], result, ([text]) => of(asString(name, text!)));

// What Java's Character.isWhitespace takes: not the spaces that do not break, nor the byte order mark, but four more control characters.
const isJavaSpace = (c: string): boolean =>
  /[\t-\r\u0020\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/.test(c) || (c >= '\u001c' && c <= '\u001f');

type Side = 'BOTH' | 'LEADING' | 'TRAILING';

/** Takes white space, or whatever characters are in `characters`, off the ends. */
function trim(text: string, side: Side, characters?: string): string {
  const isCut = characters === undefined ? isJavaSpace : (c: string) => characters.includes(c);
  const points = [...text];
  let start = 0;
  let end = points.length;
  if (side !== 'TRAILING') while (start < end && isCut(points[start]!)) start++;
  if (side !== 'LEADING') while (end > start && isCut(points[end - 1]!)) end--;
  return points.slice(start, end).join('');
}

const trimmer = (name: string, side: Side): FunctionSpec =>
  strict(name, [STRING, STRING], STRING, trimCall(name, side), { required: 1 });

const trimCall =
  (name: string, side: Side) =>
  ([text, characters]: readonly Value[]): Value =>
    trim(asString(name, text!), side, characters === undefined ? undefined : asString(name, characters));

function substring([text, start, length]: readonly Value[]): Value {
  const from = count('substring', start!);
  const taken = length === undefined ? Number.POSITIVE_INFINITY : count('substring', length);
  return part(asString('substring', text!), from, taken);
}

function right([text, length]: readonly Value[]): Value {
  const whole = asString('right', text!);
  const size = lengthOf(whole);
  return part(whole, Math.max(0, size - count('right', length!)), size);
}

function split([text, by]: readonly Value[]): Value {
  const whole = asString('split', text!);
  const separators = (isList(by!) ? by : [by!]).map((separator) => asString('split', separator));
  if (whole === '') return [''];
  if (separators.includes('')) return [...whole];
  // The longest separator wins where two of them start at one place.
  const pattern = separators.sort((a, b) => b.length - a.length).map((s) => s.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return pattern.length === 0 ? [whole] : whole.split(new RegExp(pattern.join('|'), 'u'));
}

// An empty search text is found between all characters and at both ends.
const replaceAll = (text: string, search: string, by: string): string =>
  search === '' ? `${by}${[...text].map((c) => c + by).join('')}` : text.split(search).join(by);

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'];

function normalize([text, form = 'NFC']: readonly Value[]): Value {
  if (!FORMS.includes(form as string)) throw wrongArgument('normalize', `one of ${FORMS.join(', ')}`, form);
  return asString('normalize', text!).normalize(form as string);
}

const reverseText = (text: string): string => [...text].reverse().join('');

export const STRINGS: readonly FunctionSpec[] = [
  ...['toLower', 'lower'].map((name) => onText(name, (text) => text.toLowerCase())),
  ...['toUpper', 'upper'].map((name) => onText(name, (text) => text.toUpperCase())),
  ...['char_length', 'character_length'].map((name) => onText(name, (text) => BigInt(lengthOf(text)), INTEGER)),
  onText('trim', (text) => trim(text, 'BOTH')),
  trimmer('btrim', 'BOTH'),
  trimmer('ltrim', 'LEADING'),
  trimmer('rtrim', 'TRAILING'),
  strict('left', [STRING, INTEGER], STRING, ([text, n]) => part(asString('left', text!), 0, count('left', n!))),
  strict('right', [STRING, INTEGER], STRING, right),
  strict('substring', [STRING, INTEGER, INTEGER], STRING, substring, { required: 2 }),
  strict('replace', [STRING, STRING, STRING], STRING, ([text, search, by]) =>
    replaceAll(asString('replace', text!), asString('replace', search!), asString('replace', by!)),
  ),
  strict('split', [STRING, ['STRING', 'LIST']], listOf(STRING), split),
  strict('normalize', [STRING, STRING], STRING, normalize, { required: 1 }),
  strict('reverse', [['STRING', 'LIST']], 'argument', ([value]) =>
    isList(value!) ? value.toReversed() : reverseText(asString('reverse', value!)),
  ),
  strict('size', [['STRING', 'LIST']], INTEGER, ([value]) =>
    BigInt(isList(value!) ? value.length : lengthOf(asString('size', value!))),
  ),
  strict('isEmpty', [['STRING', 'LIST', 'MAP']], BOOLEAN, ([value]) => isEmpty(value!)),
];

function isEmpty(value: Value): boolean {
  if (isList(value)) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  return asString('isEmpty', value) === '';
}
