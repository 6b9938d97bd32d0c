import { dailyPapersText, readPageLines } from './daily-papers-text.ts';
import type { Draft, Format, ReadContext } from './format.ts';
import { readHtml } from './html-text.ts';
import { draftsOf, embeddedRecords } from './json-record.ts';

/** A saved page has less than a million characters; a text of more than this is something else. */
const MAX_HTML = 32 * 1024 * 1024;

const XML_DECLARATION = /<\?xml[^>]*>/iy;
const START = /<(?:!doctype html|html|head|body|div|main|section|article)\b/iy;

/** A Hugging Face papers page saved as HTML: the records embedded in it, else its visible text. */
export const dailyPapersHtml: Format = {
  name: 'Daily Papers page saved as HTML',
  recognises: (head) => {
    START.lastIndex = afterProlog(head);
    return START.test(head);
  },
  async *read(text, context) {
    let html = '';
    for await (const chunk of text) {
      html += chunk;
      if (html.length > MAX_HTML) return reportTooLarge(context);
    }
    yield* readPage(html, context);
  },
};

/** Where the first tag may stand: behind white space, comments and XML declarations. */
function afterProlog(head: string): number {
  let at = 0;
  for (;;) {
    while (at < head.length && head[at]!.trim() === '') at += 1;
    XML_DECLARATION.lastIndex = at;
    if (head.startsWith('<!--', at)) {
      const end = head.indexOf('-->', at + 4);
      if (end < 0) return head.length;
      at = end + 3;
    } else if (XML_DECLARATION.test(head)) at = XML_DECLARATION.lastIndex;
    else return at;
  }
}

function* readPage(html: string, context: ReadContext): Generator<Draft> {
  const { props, lines, cutAt } = readHtml(html);
  if (cutAt !== null) {
    context.issues.add(context.file, cutAt, {
      level: 'error',
      what: 'too many paragraphs, or elements too deep inside each other, for a saved page',
      mend: 'save each page in a file of its own; the text from here on was passed over',
    });
  }
  let found = false;
  let broken = false;
  for (const { json, line } of props) {
    const value = parse(json);
    if (value === undefined && /"(?:dailyPapers|papers)"/.test(json)) {
      broken = true;
      context.issues.add(context.file, line, {
        level: 'warning',
        what: 'embedded records that cannot be parsed',
        mend: 'save the page again; its visible text was read instead',
      });
    }
    for (const record of embeddedRecords(value)) {
      found = true;
      yield* draftsOf(record, line, context);
    }
  }
  const readable = () => dailyPapersText.recognises(lines.map((line) => line.text).join('\n'));
  if ((!found || broken) && readable()) yield* readPageLines(lines, context);
}

function reportTooLarge(context: ReadContext): void {
  context.issues.add(context.file, null, {
    level: 'error',
    what: 'HTML of more than 32 MiB, too large for a saved page',
    mend: 'split it into one page a file; nothing of it was read',
  });
}

/** Undefined for what is no JSON: other parts of the page embed data of their own, so that this alone is no issue. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
