import type { Paper } from '../types.ts';

/** A paper that tells nothing: spread it under what is known. */
export const EMPTY_PAPER: Readonly<Paper> = {
  id: '',
  title: '',
  abstract: '',
  date: null,
  authors: null,
  organisation: null,
  comments: null,
  url: null,
  dateInferred: false,
  aliases: [],
  sources: [],
};
