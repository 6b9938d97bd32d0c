import type { Draft, Format, ReadContext } from './format.ts';
import { jsonErrorOffset, lineAt } from './json-error.ts';
import { draftsOf, isPaperRecord, listsIn } from './json-record.ts';
import { linesOf } from './lines.ts';

/** Longest line that is parsed; V8 holds no string beyond about 536 million units. */
const MAX_LINE = 256 * 1024 * 1024;

/** One JSON object a line; also what `papergraph read` and `extract --raw` print. */
export const jsonLines: Format = {
  name: 'JSON Lines',
  recognises: (head) => {
    const text = head.trimStart();
    if (!text.startsWith('{')) return false;
    const [first = '', ...more] = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
    // A document that is laid out in many lines has no whole object in its first.
    return more.length === 0 || isObject(first) || more[0]!.trimStart().startsWith('{"');
  },
  async *read(text, context) {
    for await (const batch of linesOf(text, MAX_LINE)) {
      for (const { line, text: json } of batch) {
        if (json === null) reportLongLine(line, context);
        else if (json.trim() !== '') yield* readLine(json, line, context);
      }
    }
  },
};

function* readLine(json: string, line: number, context: ReadContext): Generator<Draft> {
  const value = parseJson(json, line, context);
  if (value === undefined) return;
  context.onValue?.(value, line);
  const lists = Array.isArray(value) ? [value] : listsIn(value);
  if (lists.length > 0) for (const record of lists.flat()) yield* draftsOf(record, line, context);
  else if (isPaperRecord(value) || typeof value !== 'object') yield* draftsOf(value, line, context);
  else reportNoTitle(line, context);
}

/**
 * Parses one value; undefined after a report.
 * @param line where the text begins
 */
export function parseJson(json: string, line: number, context: ReadContext): unknown {
  try {
    return JSON.parse(json);
  } catch {
    const offset = jsonErrorOffset(json);
    const cut = offset >= json.length;
    context.issues.add(context.file, line + lineAt(json, offset) - 1, {
      level: 'error',
      what: cut ? 'JSON that stops in the middle' : 'text that is no JSON',
      mend: cut
        ? 'fetch or write the file again; the record was left out'
        : 'correct it at this place; the record was left out',
      ...(cut ? {} : { example: json.slice(Math.max(0, offset - 20), offset + 30) }),
    });
    return undefined;
  }
}

/** Reports an object that is neither a paper nor a list of papers. */
export function reportNoTitle(line: number, context: ReadContext): void {
  context.issues.add(context.file, line, {
    level: 'error',
    what: 'a record without a title',
    mend: 'give every record a title; this one was left out',
  });
}

function reportLongLine(line: number, context: ReadContext): void {
  context.issues.add(context.file, line, {
    level: 'error',
    what: 'a line of more than 256 MiB',
    mend: 'write one record a line; the line was passed over',
  });
}

function isObject(json: string): boolean {
  try {
    return typeof JSON.parse(json) === 'object';
  } catch {
    return false;
  }
}
