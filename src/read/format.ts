import type { Paper, Source } from '../types.ts';
import type { IssueLog } from './issues.ts';

/** One record as a format found it: text not yet folded, ids not yet recognised. */
export interface Draft {
  /** Line where the record begins, from 1. */
  line: number;
  title: string;
  abstract: string;
  /** ISO day that exists, or null. */
  date: string | null;
  dateInferred: boolean;
  authors: Paper['authors'];
  organisation: string | null;
  comments: number | null;
  url: string | null;
  /** Whatever may hold an arXiv id or a DOI, and ids of the record's own; best first. */
  ids: string[];
  /** Places that the record itself names (papergraph's own output), else null. */
  sources: Source[] | null;
}

/** What a format is told about the file that it reads. */
export interface ReadContext {
  /** Name for `sources` and issues. */
  file: string;
  /** Day of the visit, ISO, or null. */
  visited: string | null;
  issues: IssueLog;
  /** Takes each value of JSON Lines as it stands there, before it is read as papers. */
  onValue?: ((value: unknown, line: number) => void) | undefined;
}

/**
 * A kind of input. To add one: a file with such an object, and one line in formats.ts. Bytes are opened, gunzipped and
 * decoded before a format sees them.
 */
export interface Format {
  /** In words, for messages: "JSON Lines". */
  name: string;
  /** Decides by content alone. `head` is the beginning of the text, up to 65,536 characters, without BOM. */
  recognises(head: string): boolean;
  /** Yields the records in the order of the file; reports to `context.issues` what it cannot use and goes on. */
  read(text: AsyncIterable<string>, context: ReadContext): AsyncIterable<Draft>;
}

/** A draft that says nothing but where it stands. */
export function emptyDraft(line: number): Draft {
  return {
    line,
    title: '',
    abstract: '',
    date: null,
    dateInferred: false,
    authors: null,
    organisation: null,
    comments: null,
    url: null,
    ids: [],
    sources: null,
  };
}
