const TOKEN = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const CUT_ESCAPE = /^(?:u[0-9a-fA-F]{0,3})?$/;
const CUT_WORD = /^(?:-|\.|[eE][+-]?|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/;

/**
 * Where a text stops being JSON, as an offset; its length where it only breaks off. V8's own messages name the place in
 * some cases and versions only.
 */
export function jsonErrorOffset(json: string): number {
  const open: string[] = [];
  let expected = 'value';
  let at = 0;
  for (;;) {
    SPACE.lastIndex = at;
    SPACE.test(json);
    at = SPACE.lastIndex;
    if (at >= json.length) return json.length;
    let token = '"';
    let end = at;
    if (json[at] === '"') {
      const string = stringEnd(json, at);
      if (string.wrong) return string.end;
      end = string.end;
    } else {
      TOKEN.lastIndex = at;
      token = TOKEN.exec(json)?.[0] ?? '';
      if (token === '') return CUT_WORD.test(json.slice(at).trimEnd()) ? json.length : at;
      end = at + token.length;
    }
    const next = after(token, expected, open);
    if (next === null) return at;
    expected = next;
    at = end;
  }
}

/** Where a string ends, or where it goes wrong; a loop, since a pattern would hold every character on its stack. */
function stringEnd(json: string, from: number): { end: number; wrong: boolean } {
  for (let at = from + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 34) return { end: at + 1, wrong: false };
    if (code < 32) return { end: at, wrong: true };
    if (code !== 92) continue;
    ESCAPE.lastIndex = at + 1;
    if (!ESCAPE.test(json)) {
      const cut = json.length - at < 7 && CUT_ESCAPE.test(json.slice(at + 1));
      return cut ? { end: json.length, wrong: false } : { end: at, wrong: true };
    }
    at = ESCAPE.lastIndex - 1;
  }
  return { end: json.length, wrong: false };
}

/** What may follow a token where `expected` was; null where the token may not stand. Keeps the brackets that are open. */
function after(token: string, expected: string, open: string[]): string | null {
  const kind = token.charAt(0);
  const inObject = open.at(-1) === '{';
  if (kind === '}' || kind === ']') {
    const closes = kind === '}' ? /comma|key or end/ : /comma|value or end/;
    if (!closes.test(expected) || inObject !== (kind === '}') || open.length === 0) return null;
    open.pop();
    return open.length === 0 ? 'nothing' : 'comma';
  }
  if (kind === ',') return expected === 'comma' ? (inObject ? 'key' : 'value') : null;
  if (kind === ':') return expected === 'colon' ? 'value' : null;
  if (expected.startsWith('key')) return kind === '"' ? 'colon' : null;
  if (!expected.startsWith('value')) return null;
  if (kind === '{' || kind === '[') {
    open.push(kind);
    return kind === '{' ? 'key or end' : 'value or end';
  }
  return open.length === 0 ? 'nothing' : 'comma';
}

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
