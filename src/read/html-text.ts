import { Parser } from 'htmlparser2';

/** What a saved page holds. */
export interface HtmlPage {
  /** Values of `data-props`, in which Hugging Face embeds the data of a page, and where they stand. */
  props: { json: string; line: number }[];
  /** The text as a browser copies it: an empty line between paragraphs. */
  lines: { line: number; text: string }[];
  /** Line of the first text that was passed over because there was too much of it; else null. */
  cutAt: number | null;
}

/** Most lines that are kept, empty ones included; a page of a hundred papers has about two thousand. */
const MAX_LINES = 500_000;
/** Most elements inside each other; the parser's time grows with their number for each tag. */
const MAX_DEPTH = 5000;
/** Characters parsed before the depth is looked at. */
const PIECE = 65_536;

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
  const page: HtmlPage = { props: [], lines: [], cutAt: null };
  const lineAt = lineCounter(html);
  let hidden = 0;
  let depth = 0;
  let text = '';
  let textLine = 1;
  let visible = false;
  const keep = (line: string): void => {
    if (page.lines.length < MAX_LINES) page.lines.push({ line: textLine, text: line });
    else if (line !== '') page.cutAt ??= textLine;
  };
  const breakLine = (): void => {
    if (visible) keep(text.replace(/\s+/g, ' '));
    text = '';
    visible = false;
  };
  const breakBlock = (): void => {
    breakLine();
    if (page.lines.at(-1)?.text !== '') keep('');
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        const props = attributes['data-props'];
        if (props !== undefined) page.props.push({ json: props, line: lineAt(parser.startIndex) });
        if (INVISIBLE.has(name)) hidden += 1;
        if (name === 'br') breakLine();
        else if (BLOCK.has(name)) breakBlock();
      },
      onclosetag(name) {
        depth -= 1;
        if (INVISIBLE.has(name)) hidden = Math.max(0, hidden - 1);
        if (BLOCK.has(name) && !VOID.has(name)) breakBlock();
      },
      ontext(piece) {
        if (hidden > 0) return;
        if (!visible) textLine = lineAt(parser.startIndex);
        visible ||= piece.trim() !== '';
        text += piece;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  for (let at = 0; at < html.length && page.cutAt === null; at += PIECE) {
    parser.write(html.slice(at, at + PIECE));
    if (depth > MAX_DEPTH) page.cutAt = lineAt(parser.startIndex);
  }
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
