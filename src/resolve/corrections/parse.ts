import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import { PapergraphError } from '../../lib/errors.ts';
import { foldText } from '../../lib/text.ts';
import type { Correction, Corrections, Place, Word } from './entry.ts';
import { type Problem, refuse } from './problem.ts';
import { readEntry } from './read-entry.ts';
import { EXAMPLES } from './schema.ts';

/** Far more than hands write; keeps hostile files from costing time. */
const LONGEST_FILE = 1_000_000;
const SHAPE = `write a list of corrections, such as\n  ${EXAMPLES.merge}`;

/** A value of an entry: the text of a scalar or a list of them, and where each stands. */
export interface Value {
  plain: string | string[];
  at: Place;
  /** Places of the items of a list. */
  items: Place[];
}

/**
 * Reads a file of corrections (`overrides.yaml`): a YAML list of entries. Every scalar is taken as text, so that `no` and `3.0` are names.
 * @param file how messages call the file
 * @throws PapergraphError naming file, line, column and what to write instead
 */
export function parseCorrections(text: string, file: string): Corrections {
  if (text.length > LONGEST_FILE)
    throw new PapergraphError(`${file} is longer than ${LONGEST_FILE / 1e6} MB: that is no list of corrections`);
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const place = (node: Node): Place => placeAt(node.range?.[0] ?? 0);
  const document = parseYaml(text.replace(/^\ufeff/, ''), file, lines);
  const problems: Problem[] = [];
  // What follows the first one is mostly its consequence.
  for (const { code, message, pos } of document.errors.slice(0, 1))
    refuse(file, [{ ...placeAt(pos[0]), what: YAML_WORDS.get(code) ?? `this is no valid YAML: ${message}` }]);
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === '')) return { file, entries: [] };
  if (!isSeq(root)) {
    refuse(file, [{ ...place(root), what: SHAPE }]);
    return { file, entries: [] };
  }
  const entries: Correction[] = [];
  root.items.forEach((item, i) => {
    const node = item as Node;
    const at = place(node);
    const number = i + 1;
    if (!isMap(node)) {
      problems.push({ ...at, what: `entry ${number} is no correction: ${SHAPE}` });
      return;
    }
    const before = problems.length;
    const fields = new Map<string, Value & { key: Place }>();
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : null;
      const keyPlace = place(pair.key as Node);
      const value = key === null ? 'its keys are words' : readValue(pair.value as Node | null, place, keyPlace);
      if (key === null || typeof value === 'string')
        problems.push({ ...keyPlace, what: `correction ${number}: ${value as string}` });
      else if (fields.has(key))
        problems.push({ ...keyPlace, what: `correction ${number}: "${key}" stands there twice: keep one` });
      else fields.set(key, { ...value, key: keyPlace });
    }
    const entry = problems.length > before ? null : readEntry(fields, { number, ...at }, problems);
    if (entry) entries.push(entry);
  });
  refuse(file, problems);
  return { file, entries };
}

/** The parser's errors that can be said better. */
const YAML_WORDS = new Map([
  ['MULTIPLE_DOCS', 'a second document begins here: keep one list, without lines of ---'],
  ['RESOURCE_EXHAUSTION', `this is nested too deeply: ${SHAPE}`],
]);

function parseYaml(text: string, file: string, lineCounter: LineCounter) {
  try {
    // Plain texts only; keys are compared by `parseCorrections`, in linear time.
    return parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false, uniqueKeys: false });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new PapergraphError(`${file} is nested too deeply: ${SHAPE}`, { cause });
  }
}

/** A scalar as it is written: a directive or tag may have made a number or truth value of it. */
const textOf = (node: Scalar): string => foldText(node.source ?? String(node.value));

/** @returns the value, or what is wrong with it */
function readValue(node: Node | null, place: (node: Node) => Place, key: Place): Value | string {
  if (node === null) return { plain: '', at: key, items: [] };
  if (isAlias(node)) return 'aliases (*name) are not taken: write the value itself';
  const at = place(node);
  if (isScalar(node)) return { plain: textOf(node), at, items: [] };
  if (!isSeq(node)) return 'its values are names or lists of names';
  const words: Word[] = [];
  for (const item of node.items as Node[]) {
    if (!isScalar(item)) return 'a list holds names only, no lists and no aliases (*name)';
    words.push({ text: textOf(item), ...place(item) });
  }
  return { plain: words.map(({ text }) => text), at, items: words.map(({ line, column }) => ({ line, column })) };
}
