import { dailyPapersText, readPageLines } from './daily-papers-text.ts';
import type { Format } from './format.ts';
import { readHtml } from './html-text.ts';
import { draftsOfValue } from './json-document.ts';
import { isPaperRecord, listIn } from './json-record.ts';

/** A saved page of this size would be something else. */
const MAX_HTML = 128 * 1024 * 1024;

/** A Hugging Face papers page saved as HTML: the records embedded in it, else its visible text. */
export const dailyPapersHtml: Format = {
  name: 'Daily Papers page saved as HTML',
  recognises: (head) =>
    /^\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body|div|main|section|article)\b/is.test(head),
  async *read(text, context) {
    let html = '';
    for await (const chunk of text) {
      html += chunk;
      if (html.length > MAX_HTML) break;
    }
    const { props, lines } = readHtml(html.slice(0, MAX_HTML));
    const embedded = props
      .map(({ json, line }) => ({ value: parse(json), line }))
      .filter(({ value }) => listIn(value)?.some(isPaperRecord) || isPaperRecord(value));
    const readable = () => dailyPapersText.recognises(lines.map((line) => line.text).join('\n'));
    if (embedded.length === 0 && readable()) yield* readPageLines(lines, context);
    for (const { value, line } of embedded) yield* draftsOfValue(value, context, () => [], line);
  },
};

/** Other parts of the page embed data of their own, so that what cannot be parsed or is no paper is no issue. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
