/** One line of a text. */
export interface TextLine {
  /** From 1. */
  line: number;
  /** Without its line end; null where it was longer than the limit. */
  text: string | null;
}

const LINE_END = /\r\n|\n|\r/g;

/**
 * Cuts a stream of text into lines (LF, CRLF or CR), a batch a chunk. A line over the limit is passed over without being
 * held in memory.
 * @param limit in UTF-16 code units
 */
export async function* linesOf(chunks: AsyncIterable<string>, limit: number): AsyncGenerator<TextLine[]> {
  let pending = '';
  let tooLong = false;
  let line = 1;
  let afterReturn = false;
  for await (const chunk of chunks) {
    if (chunk === '') continue;
    // A CR at the end of the last chunk has ended its line; the LF of its pair must not end another.
    const text = afterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    afterReturn = chunk.endsWith('\r');
    const batch: TextLine[] = [];
    let from = 0;
    for (const end of text.matchAll(LINE_END)) {
      const piece = text.slice(from, end.index);
      const whole = tooLong || pending.length + piece.length > limit ? null : pending + piece;
      batch.push({ line, text: whole });
      line += 1;
      pending = '';
      tooLong = false;
      from = end.index + end[0].length;
    }
    if (!tooLong) pending += text.slice(from);
    if (pending.length > limit) {
      pending = '';
      tooLong = true;
    }
    yield batch;
  }
  if (pending !== '' || tooLong) yield [{ line, text: tooLong ? null : pending }];
}
