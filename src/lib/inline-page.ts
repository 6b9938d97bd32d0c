import { createHash } from 'node:crypto';

/** Text for element content and attribute values. */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => names[sign]!);
}

/** The page with another title. */
export function withTitle(html: string, title: string): string {
  return replaceOnce(html, /<title>[^<]*<\/title>/, `<title>${escapeHtml(title)}</title>`);
}

/** `String.replace` with a text in place of a pattern, where the text may hold `$`. */
export function replaceOnce(text: string, pattern: RegExp | string, by: string): string {
  return text.replace(pattern, () => by);
}

/**
 * A Content-Security-Policy under which exactly the scripts and styles inside a page run, by their hashes, and nothing is
 * loaded from anywhere else.
 * @param html a page whose scripts and styles are all inside it
 * @param more further directives
 */
export function contentPolicy(html: string, more: readonly string[] = []): string {
  const scripts = contents(html, /<script\b([^>]*)>/gi, '</script').filter(
    ({ attributes }) => !/\btype="(?:application\/json|text\/plain)"/.test(attributes),
  );
  const styles = contents(html, /<style\b([^>]*)>/gi, '</style');
  const hashes = (parts: { text: string }[]) =>
    parts.length === 0 ? "'none'" : parts.map(({ text }) => `'sha256-${sha256(text)}'`).join(' ');
  return [
    "default-src 'none'",
    `script-src ${hashes(scripts)}`,
    `style-src ${hashes(styles)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    ...more,
  ].join('; ');
}

// Browsers hash what they parsed: line ends are one character by then.
const sha256 = (text: string): string => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('base64');

/** What stands between opening and closing tags, found as a browser does: a script ends at the first closing tag. */
function contents(html: string, opening: RegExp, closing: string): { attributes: string; text: string }[] {
  const found: { attributes: string; text: string }[] = [];
  const lower = html.toLowerCase();
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const start = opening.lastIndex;
    const end = lower.indexOf(closing, start);
    if (end < 0) break;
    found.push({ attributes: match[1]!, text: html.slice(start, end) });
    opening.lastIndex = end;
  }
  return found;
}
