import { Parser } from 'htmlparser2';

/** What a saved page holds. */
export interface HtmlPage {
  /** Values of `data-props`, in which Hugging Face embeds the data of a page, and where they stand. */
  props: { json: string; line: number }[];
  /** The text as a browser copies it: an empty line between paragraphs. */
  lines: { line: number; text: string }[];
}

const INVISIBLE = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'select',
  'button',
  'nav',
  'footer',
]);
const BLOCK = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'dd',
    'details',
    'dialog',
    'div',
    'dl',
    'dt',
    'fieldset',
    'figure',
  ],
  ...['form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'summary'],
  ...['table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
]);
/** These stand alone, so that they never hide the text after them. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/** Reads a page's embedded data and its visible text in one pass; broken markup is mended as htmlparser2 does. */
export function readHtml(html: string): HtmlPage {
  const page: HtmlPage = { props: [], lines: [] };
  const lineAt = lineCounter(html);
  let hidden = 0;
  let text = '';
  let textLine = 1;
  const breakLine = (): void => {
    if (text.trim() !== '') page.lines.push({ line: textLine, text: text.replace(/\s+/g, ' ') });
    text = '';
  };
  const breakBlock = (): void => {
    breakLine();
    if (page.lines.at(-1)?.text !== '') page.lines.push({ line: textLine, text: '' });
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const props = attributes['data-props'];
        if (props !== undefined) page.props.push({ json: props, line: lineAt(parser.startIndex) });
        if (INVISIBLE.has(name)) hidden += 1;
        if (name === 'br') breakLine();
        else if (BLOCK.has(name)) breakBlock();
      },
      onclosetag(name) {
        if (INVISIBLE.has(name)) hidden = Math.max(0, hidden - 1);
        if (BLOCK.has(name) && !VOID.has(name)) breakBlock();
      },
      ontext(piece) {
        if (hidden > 0) return;
        if (text.trim() === '') textLine = lineAt(parser.startIndex);
        text += piece;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  breakLine();
  return page;
}

/** Line of an offset; offsets must not decrease from call to call. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
