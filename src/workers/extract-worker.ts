/** A thread of the extraction pool: catalogue and weights are loaded once, then batch after batch is read. */
import { createExtractor } from '../extract/index.ts';
import type { Paper } from '../types.ts';
import { type PackedBatch, type PaperText, packBatch } from './pack.ts';

const extract = createExtractor();

/** What is not text has no part in extraction. */
const NO_RECORD: Omit<Paper, 'title' | 'abstract'> = {
  id: '',
  date: null,
  authors: null,
  organisation: null,
  comments: null,
  url: null,
  dateInferred: false,
  aliases: [],
  sources: [],
};

export default function extractBatch(papers: PaperText[]): PackedBatch {
  return packBatch(
    papers,
    papers.map((paper) => extract({ ...NO_RECORD, ...paper })),
  );
}
