import { LATEX_ACCENTS, LATEX_SILENT, LATEX_SWITCHES, LATEX_SYMBOLS } from './latexsymbols.ts';

/** Text in readable form with a way back to where each part of it is printed. */
export interface Decoded {
  text: string;
  /**
   * Printed range of a range of `text` (UTF-16 code units, end exclusive): always inside the printed text, on code-point
   * boundaries, with the `$` of formulas and the braces of commands that it touches.
   */
  toPrinted(start: number, end: number): [start: number, end: number];
  /** The way there: range of `text` of what is printed in a range. */
  fromPrinted(start: number, end: number): [start: number, end: number];
}

const TRIGGER = /[\\$~{}^]|--|``|''|https?:|www\./;
const LONGEST_FORMULA = 300;
const LONGEST_ARGUMENT = 500;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LETTER = /[A-Za-z]/;
/** Signs at which something else than themselves may be printed; a run without them is copied as it is. */
const SPECIAL = /[\\$~{}^_\-`'hw\ud800-\udbff]/g;
const LINK_END = /[\s)\]}>,;"'<]/;

/**
 * Decodes the LaTeX that abstracts hold (`\emph{}`, `{\em …}`, `$\alpha$`, `\'e`, `a~spectral`, `--`). Plain text comes back as it is. Never
 * throws; linear in the length of the text.
 * @param links dropped where names are looked for, kept where people read
 */
export function decodeLatex(printed: string, links: 'drop' | 'keep' = 'drop'): Decoded {
  if (!TRIGGER.test(printed)) {
    const same = (start: number, end: number) => wholeCodePoints(printed, start, end);
    return { text: printed, toPrinted: same, fromPrinted: same };
  }
  const { pieces, starts, ends } = scan(printed, links === 'keep');
  return {
    text: pieces.join(''),
    toPrinted(start, end) {
      if (start >= end) {
        const at = starts[start] ?? printed.length;
        return [at, at];
      }
      return balanceBraces(printed, starts[start] ?? printed.length, ends[end - 1] ?? printed.length);
    },
    // Both lists never fall, so the first unit that ends after `start` and the first that begins at `end` or later bound it.
    fromPrinted: (start, end) => [firstAbove(ends, start), firstAbove(starts, end - 1)],
  };
}

/** Place of the first number of a rising list that is larger than a value. */
function firstAbove(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const splitsPair = (text: string, at: number): boolean =>
  at > 0 && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));

function wholeCodePoints(text: string, start: number, end: number): [number, number] {
  const from = Math.max(0, Math.min(start, text.length));
  const to = Math.max(from, Math.min(end, text.length));
  return [splitsPair(text, from) ? from - 1 : from, splitsPair(text, to) ? to + 1 : to];
}

/** A span that holds one brace of a pair takes the other too where it stands right beside it: `\emph{Low}-Rank`, `L_{1}`. */
function balanceBraces(text: string, start: number, end: number): [number, number] {
  let open = 0;
  let unopened = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === '{') open++;
    else if (text[i] === '}') {
      if (open > 0) open--;
      else unopened++;
    }
  }
  while (open-- > 0 && text[end] === '}') end++;
  while (unopened-- > 0 && text[start - 1] === '{') {
    start--;
    let name = start;
    while (name > 0 && start - name < 20 && LETTER.test(text[name - 1]!)) name--;
    if (text[name - 1] === '\\') start = name - 1;
  }
  return [start, end];
}

interface Scan {
  pieces: string[];
  /** Printed start and end of every code unit of the decoded text. */
  starts: number[];
  ends: number[];
}

function scan(text: string, keepLinks: boolean): Scan {
  const out: Scan = { pieces: [], starts: [], ends: [] };
  let at = 0;
  let formulaEnd = -1;
  let formulaStart = -1;

  const put = (piece: string, start: number, end: number): number => {
    const from = formulaStart >= 0 ? formulaStart : start;
    formulaStart = -1;
    out.pieces.push(piece);
    for (let i = 0; i < piece.length; i++) {
      out.starts.push(from);
      out.ends.push(end);
    }
    return end;
  };

  while (at < text.length) {
    const c = text[at]!;
    if (c === '\\') {
      const { piece, end } = command(text, at);
      at = piece === null ? end : put(piece, at, end);
    } else if (c === '$' && at === formulaEnd) {
      // The last character of the formula carries its closing dollar.
      if (formulaStart < 0) for (let i = out.ends.length - 1; i >= 0 && out.ends[i] === at; i--) out.ends[i] = at + 1;
      formulaStart = -1;
      formulaEnd = -1;
      at++;
    } else if (c === '$') {
      const close = formulaEnd < 0 ? closingDollar(text, at) : -1;
      if (close > 0) {
        formulaEnd = close;
        formulaStart = at++;
      } else at = text[at + 1] === '$' ? at + 2 : put(c, at, at + 1);
    } else if (c === '{' || c === '}') at++;
    else if (c === '_' && (at < formulaEnd || followsCommand(text, at))) at++;
    else {
      const joined = ligature(text, at);
      if (joined) at = put(joined.piece, at, joined.end);
      else if ((c === 'h' || c === 'w') && startsLink(text, at)) {
        const end = linkEnd(text, at);
        if (!keepLinks) at = end;
        else while (at < end) at = put(text[at]!, at, at + 1);
      } else if (isHigh(c.charCodeAt(0)) && isLow(text.charCodeAt(at + 1)))
        at = put(text.slice(at, at + 2), at, at + 2);
      else {
        at = put(c, at, at + 1);
        at = copyRun(text, at, out);
      }
    }
  }
  return out;
}

/** Copies what stands before the next special sign; gives its place. */
function copyRun(text: string, start: number, { pieces, starts, ends }: Scan): number {
  SPECIAL.lastIndex = start;
  const end = SPECIAL.exec(text)?.index ?? text.length;
  if (end > start) pieces.push(text.slice(start, end));
  for (let i = start; i < end; i++) {
    starts.push(i);
    ends.push(i + 1);
  }
  return end;
}

/** Two or three signs that print as one: `--`, quotes, `^2`, and `~` between words. */
function ligature(text: string, at: number): { piece: string; end: number } | null {
  const next = text[at + 1] ?? ' ';
  switch (text[at]) {
    case '-':
      if (next !== '-') return null;
      return text[at + 2] === '-' ? { piece: '—', end: at + 3 } : { piece: '–', end: at + 2 };
    case '`':
      return next === '`' ? { piece: '“', end: at + 2 } : null;
    case "'":
      return next === "'" ? { piece: '”', end: at + 2 } : null;
    case '^':
      if (next === '*') return { piece: '*', end: at + 2 };
      if (next === '{' && text[at + 3] === '}') return superscript(text[at + 2]!, at + 4);
      return superscript(next, at + 2);
    case '~':
      return at > 0 && !/\s/.test(text[at - 1]!) && !/[\s/]/.test(next) ? { piece: ' ', end: at + 1 } : null;
    default:
      return null;
  }
}

const superscript = (sign: string, end: number): { piece: string; end: number } | null =>
  /\d/.test(sign) ? { piece: SUPERSCRIPTS[Number(sign)]!, end } : null;

/** Whether a command of at most 20 letters ends at a place: `\ell_1` outside of dollars. */
function followsCommand(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 20 && LETTER.test(text[start - 1]!)) start--;
  return start < at && text[start - 1] === '\\';
}

/** Pandoc's rule for telling formulas from money: no space inside the dollars at either end, no digit after the closing one. */
function closingDollar(text: string, open: number): number {
  if (/[\s$]/.test(text[open + 1] ?? ' ')) return -1;
  const limit = Math.min(text.length, open + LONGEST_FORMULA);
  for (let i = open + 2; i < limit; i++)
    if (text[i] === '$' && text[i - 1] !== '\\' && !/\s/.test(text[i - 1]!) && !/\d/.test(text[i + 1] ?? '')) return i;
  return -1;
}

function startsLink(text: string, at: number): boolean {
  if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]!)) return false;
  return text.startsWith('http://', at) || text.startsWith('https://', at) || text.startsWith('www.', at);
}

function linkEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !LINK_END.test(text[end]!)) end++;
  while (end > at && /[.:!?]/.test(text[end - 1]!)) end--;
  return end;
}

/** What the command at a backslash prints (null: nothing) and where to go on after it. */
function command(text: string, at: number): { piece: string | null; end: number } {
  let end = at + 1;
  while (end < text.length && end - at < 40 && LETTER.test(text[end]!)) end++;
  const word = text.slice(at + 1, end);
  const sign = word === '' ? (text[end++] ?? '') : '';
  const accented = accent(text, word || sign, end);
  if (accented) return { piece: accented.letter, end: accented.end };
  if (sign !== '') {
    if (/^[%&_#${}]$/.test(sign)) return { piece: sign, end };
    if (/[\s,;:\\]/.test(sign)) return { piece: ' ', end };
    return /[!\-/()[\]]/.test(sign) ? { piece: null, end } : { piece: '\\', end: at + 1 };
  }
  const symbol = LATEX_SYMBOLS.get(word);
  if (symbol) return { piece: symbol, end };
  if (LATEX_SILENT.has(word)) return { piece: null, end: skipArgument(text, end) };
  if (LATEX_SWITCHES.has(word)) return { piece: null, end: text[end] === ' ' ? end + 1 : end };
  return text[end] === '{' && word !== '' ? { piece: null, end } : { piece: '\\', end: at + 1 };
}

/** The letter under an accent command that ends at a place: `\'e`, `\'{e}`, `\"{\i}`, `\c{c}`. */
function accent(text: string, name: string, end: number): { letter: string; end: number } | null {
  const mark = LATEX_ACCENTS.get(name);
  if (!mark) return null;
  let at = end;
  if (LETTER.test(name) && text[at] !== '{') return null;
  const braced = text[at] === '{';
  if (braced) at++;
  if (text[at] === '\\' && /[ij]/.test(text[at + 1] ?? '')) at++;
  const letter = text[at];
  if (!letter || !/[\p{L}]/u.test(letter)) return null;
  at++;
  if (braced && text[at] === '}') at++;
  return { letter: (letter + mark).normalize('NFC'), end: at };
}

/** Passes over one `{argument}`; stays where there is none or it does not end soon. */
function skipArgument(text: string, at: number): number {
  if (text[at] !== '{') return at;
  const limit = Math.min(text.length, at + LONGEST_ARGUMENT);
  for (let i = at, depth = 0; i < limit; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return at;
}

/** Text as people read it: LaTeX decoded, links kept. */
export const readable = (printed: string): string => decodeLatex(printed, 'keep').text;
