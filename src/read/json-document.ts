import type { Draft, Format, ReadContext } from './format.ts';
import { ArrayElements } from './json-elements.ts';
import { lineAt } from './json-error.ts';
import { parseJson, reportNoTitle } from './json-lines.ts';
import { draftsOf, isPaperRecord, listsIn } from './json-record.ts';

/** Longest object, and longest element of an array, that is held in memory. */
const MAX_TEXT = 256 * 1024 * 1024;

/** A JSON document: a list of records, an object with such a list, or one record. */
export const jsonDocument: Format = {
  name: 'JSON',
  recognises: (head) => /^\s*(?:\[\s*(?:[{\]"[\d-]|null|true|false|$)|\{\s*(?:["}]|$))/.test(head),
  async *read(text, context) {
    let object = '';
    let elements: ArrayElements | null = null;
    for await (const chunk of text) {
      if (object === '' && !elements && chunk.trimStart().startsWith('[')) elements = new ArrayElements();
      if (elements) {
        for (const { text: json, line } of elements.push(chunk)) {
          const value = parseJson(json, line, context);
          if (value !== undefined) yield* draftsOf(value, line, context);
        }
      } else object += chunk;
      if ((elements?.pending ?? object.length) > MAX_TEXT) return reportTooLong(context);
    }
    if (elements) reportEnd(elements, context);
    else yield* readObject(object, context);
  },
};

function reportEnd(elements: ArrayElements, context: ReadContext): void {
  if (!elements.closed) {
    context.issues.add(context.file, elements.line, {
      level: 'error',
      what: 'JSON that stops in the middle',
      mend: 'fetch or write the file again; the records before the break were kept',
    });
  } else if (elements.lineAfterEnd !== null) {
    context.issues.add(context.file, elements.lineAfterEnd, {
      level: 'error',
      what: 'text after the end of the JSON list',
      mend: 'write one list a file, or one record a line; what stands after it was passed over',
    });
  }
}

function reportTooLong(context: ReadContext): void {
  context.issues.add(context.file, null, {
    level: 'error',
    what: 'one JSON value of more than 256 MiB',
    mend: 'write one record a line (JSON Lines); the rest of the file was passed over',
  });
}

function* readObject(json: string, context: ReadContext): Generator<Draft> {
  const value = parseJson(json, 1, context);
  if (value !== undefined) yield* draftsOfValue(value, context, json, lineAt(json, json.search(/\S/)));
}

/** Drafts of a parsed value: the lists in it, or itself. */
function* draftsOfValue(value: unknown, context: ReadContext, json: string, first: number): Generator<Draft> {
  const lists = listsIn(value);
  if (lists.length > 0) {
    let lines = recordLines(json);
    for (const records of lists) {
      const place = lines.findIndex((list) => list.length === records.length);
      for (const [at, record] of records.entries()) yield* draftsOf(record, lines[place]?.[at] ?? first, context);
      lines = lines.slice(place + 1);
    }
  } else if (isPaperRecord(value)) yield* draftsOf(value, first, context);
  else reportNoTitle(first, context);
}

/** Lines where the objects begin that stand in a list of the outermost object, list by list. */
function recordLines(json: string): number[][] {
  const lists: number[][] = [];
  let depth = 0;
  let line = 1;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const char = json[at];
    if (char === '\n') line += 1;
    else if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth === 2 && char === '[') lists.push([]);
      else if (depth === 3 && char === '{') lists.at(-1)?.push(line);
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return lists;
}
