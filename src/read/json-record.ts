import type { Source } from '../types.ts';
import { type Draft, emptyDraft, type ReadContext } from './format.ts';
import {
  isRecord,
  type JsonRecord,
  pick,
  type Reading,
  readAuthors,
  readCount,
  readDate,
  readText,
  readUrl,
} from './json-fields.ts';

/** Names under which the parts of a record are found: papergraph's own, then those of Hugging Face, arXiv and others. */
const NAMES = {
  title: ['title'],
  abstract: ['abstract', 'summary'],
  date: ['date', 'publishedAt', 'published_at', 'published', 'publicationDate', 'publication_date'],
  authors: ['authors', 'author'],
  organisation: ['organisation', 'organization'],
  comments: ['comments', 'numComments', 'num_comments'],
  url: ['url', 'link'],
  ids: ['arxiv_id', 'arxivId', 'arxiv', 'doi', 'DOI', 'id', 'paper_id'],
} as const;

/** Names under which an object holds its list of records. */
const LISTS = ['papers', 'dailyPapers', 'records', 'results', 'items', 'data'];

/** Those of a page's embedded data. */
const PAGE_LISTS = ['papers', 'dailyPapers'];

/** The lists of records in an object, in its order; none where the object is a record itself. */
export function listsIn(value: unknown): unknown[][] {
  if (!isRecord(value) || typeof pick([value], NAMES.title) === 'string') return [];
  return listsNamed(value, LISTS);
}

const listsNamed = (value: JsonRecord, names: string[]): unknown[][] =>
  Object.keys(value)
    .filter((name) => names.includes(name))
    .map((name) => value[name])
    .filter((list) => Array.isArray(list));

/**
 * The papers in a value that a page embeds. Pages embed other things with titles too (menus, dialogs), so that a lone record
 * must say more than its title.
 */
export function embeddedRecords(value: unknown): unknown[] {
  if (!isRecord(value)) return [];
  const records = listsNamed(value, PAGE_LISTS).flat().filter(isPaperRecord);
  if (records.length > 0) return records;
  const more = [...NAMES.abstract, ...NAMES.ids, ...NAMES.authors];
  return isPaperRecord(value) && pick(layersOf(value), more) !== undefined ? [value] : [];
}

/** True for an object that has a title, or whose `paper` has one. */
export const isPaperRecord = (value: unknown): boolean =>
  isRecord(value) && pick(layersOf(value), NAMES.title) !== undefined;

/** The Daily Papers API wraps the paper: what is inside goes before what is around it. */
function layersOf(record: JsonRecord): JsonRecord[] {
  const inner = pick([record], ['paper']);
  return isRecord(inner) ? [inner, record] : [record];
}

/** Drafts of one JSON record: one, or one for each part where the record is a paper that papergraph joined. */
export function* draftsOf(value: unknown, line: number, context: ReadContext): Generator<Draft> {
  if (!isRecord(value)) {
    context.issues.add(context.file, line, {
      level: 'error',
      what: 'a record that is no JSON object',
      mend: 'write each paper as {"title": …, "abstract": …}; this one was left out',
    });
    return;
  }
  const { parts, ...whole } = value;
  if (Array.isArray(parts) && parts.length > 0 && parts.every(isRecord)) {
    for (const part of parts) yield draftOf([{ ...whole, ...part }], line, context);
  } else yield draftOf(layersOf(value), line, context);
}

function draftOf(layers: JsonRecord[], line: number, context: ReadContext): Draft {
  const get = (field: keyof typeof NAMES): unknown => pick(layers, NAMES[field]);
  const take = <T>({ value, wrong }: Reading<T>): T => {
    if (wrong !== undefined) {
      context.issues.add(context.file, line, {
        level: 'warning',
        what: wrong,
        mend: 'correct the field; what could be read was kept',
      });
    }
    return value;
  };
  const date = take(readDate(get('date')));
  const url = take(readUrl(get('url')));
  return {
    ...emptyDraft(line),
    title: take(readText(get('title'), 'title')),
    abstract: take(readText(get('abstract'), 'abstract')),
    date,
    dateInferred: date !== null && pick(layers, ['dateInferred']) === true,
    authors: take(readAuthors(get('authors'))),
    organisation: take(readText(organisationName(get('organisation')), 'organisation')) || null,
    comments: take(readCount(get('comments'))),
    url,
    ids: take(idsOf(layers)),
    sources: sourcesOf(layers),
  };
}

function organisationName(value: unknown): unknown {
  return isRecord(value) ? pick([value], ['fullname', 'displayName', 'name']) : value;
}

/** Every field that may name the record, and the aliases it already has. */
function idsOf(layers: JsonRecord[]): Reading<string[]> {
  const named = NAMES.ids.map((name) => pick(layers, [name]));
  const aliases = pick(layers, ['aliases']);
  const said = [...named, ...(Array.isArray(aliases) ? aliases : [])];
  // A fraction has lost its last zeros (2401.10010), a long number its last digits: neither names the paper any more.
  const damaged = said.some((id) => typeof id === 'number' && !Number.isSafeInteger(id));
  const value = said
    .filter((id) => typeof id === 'string' || Number.isSafeInteger(id))
    .map(String)
    .filter((id) => id.length <= 300);
  return damaged ? { value, wrong: 'id is a number, not text ("2401.00001")' } : { value };
}

/** The sources of a record that papergraph wrote itself. */
function sourcesOf(layers: JsonRecord[]): Source[] | null {
  const sources = pick(layers, ['sources']);
  if (!Array.isArray(sources) || sources.length === 0) return null;
  const read = sources.map((source: unknown) => {
    if (!isRecord(source)) return null;
    const file = pick([source], ['file']);
    const line = pick([source], ['line']);
    return typeof file === 'string' && Number.isSafeInteger(line)
      ? { file: file.toWellFormed(), line: line as number }
      : null;
  });
  return read.includes(null) ? null : read.filter((source) => source !== null);
}
