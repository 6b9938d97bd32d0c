import type { Paper } from '../../src/types.ts';

/** A paper of a title and an abstract written for a test. */
export function paperOf(title: string, abstract: string): Paper {
  return {
    id: 'test',
    title,
    abstract,
    date: null,
    authors: null,
    organisation: null,
    comments: null,
    url: null,
    dateInferred: false,
    aliases: [],
    sources: [],
  };
}
