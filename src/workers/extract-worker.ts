/** A thread of the extraction pool: catalogue and weights are loaded once, then batch after batch is read. */
import { createExtractor } from '../extract/index.ts';
import { EMPTY_PAPER } from '../lib/empty-paper.ts';
import { type PackedBatch, type PaperText, packBatch } from './pack.ts';

const extract = createExtractor();

export default function extractBatch(papers: PaperText[]): PackedBatch {
  return packBatch(
    papers,
    papers.map((paper) => extract({ ...EMPTY_PAPER, ...paper })),
  );
}
