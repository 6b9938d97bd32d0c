/** What would end a literal or a line, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const ESCAPED = /[\u0000-\u001f\u007f'\\\u2028\u2029]/g;
const SHORT: Record<string, string> = { "'": "\\'", '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/**
 * Text as a Cypher literal on one line. Quote and backslash are escaped by a backslash, never as `\uXXXX`: Neo4j decodes those
 * before it looks for the end of a literal.
 */
export function cypherLiteral(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(ESCAPED, (sign) => SHORT[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${escaped}'`;
}

/** A property name, quoted where it must be. */
export const cypherName = (name: string): string =>
  /^[A-Za-z]\w*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
