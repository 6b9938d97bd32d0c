import type { TypeName } from '../ast.ts';
import type { Cursor } from './cursor.ts';

/** Words that stand for a type, longest first, and the name that `valueType()` gives it. */
const NAMES: readonly (readonly [string, string])[] = [
  ['PROPERTY VALUE', 'PROPERTY VALUE'],
  ['ANY PROPERTY VALUE', 'PROPERTY VALUE'],
  ['ANY VALUE', 'ANY'],
  ['ANY NODE', 'NODE'],
  ['ANY VERTEX', 'NODE'],
  ['ANY RELATIONSHIP', 'RELATIONSHIP'],
  ['ANY EDGE', 'RELATIONSHIP'],
  ['ANY MAP', 'MAP'],
  ['ANY', 'ANY'],
  ['BOOLEAN', 'BOOLEAN'],
  ['BOOL', 'BOOLEAN'],
  ['SIGNED INTEGER', 'INTEGER'],
  ['INTEGER', 'INTEGER'],
  ['INT', 'INTEGER'],
  ['FLOAT', 'FLOAT'],
  ['STRING', 'STRING'],
  ['VARCHAR', 'STRING'],
  ['DATE', 'DATE'],
  ['ZONED DATETIME', 'ZONED DATETIME'],
  ['ZONED TIME', 'ZONED TIME'],
  ['LOCAL DATETIME', 'LOCAL DATETIME'],
  ['LOCAL TIME', 'LOCAL TIME'],
  ['TIMESTAMP WITH TIME ZONE', 'ZONED DATETIME'],
  ['TIMESTAMP WITHOUT TIME ZONE', 'LOCAL DATETIME'],
  ['TIMESTAMP WITH TIMEZONE', 'ZONED DATETIME'],
  ['TIMESTAMP WITHOUT TIMEZONE', 'LOCAL DATETIME'],
  ['TIME WITH TIME ZONE', 'ZONED TIME'],
  ['TIME WITHOUT TIME ZONE', 'LOCAL TIME'],
  ['TIME WITH TIMEZONE', 'ZONED TIME'],
  ['TIME WITHOUT TIMEZONE', 'LOCAL TIME'],
  ['DURATION', 'DURATION'],
  ['POINT', 'POINT'],
  ['NODE', 'NODE'],
  ['VERTEX', 'NODE'],
  ['RELATIONSHIP', 'RELATIONSHIP'],
  ['EDGE', 'RELATIONSHIP'],
  ['MAP', 'MAP'],
  ['PATH', 'PATH'],
  ['NULL', 'NULL'],
  ['NOTHING', 'NOTHING'],
];

/** `INTEGER NOT NULL | LIST<STRING>`. */
export function typeName(c: Cursor): TypeName {
  const names: TypeName['names'][number][] = [];
  do names.push(...oneType(c));
  while (!c.barEnds && c.accept('|'));
  return { names };
}

function oneType(c: Cursor): TypeName['names'][number][] {
  if (c.accept('ANY', '<') || c.accept('ANY', 'VALUE', '<')) {
    const inner = c.nested(() => typeName(c));
    c.expect('>');
    return [...inner.names];
  }
  let type: TypeName['names'][number];
  if ((c.is('LIST') || c.is('ARRAY')) && c.is('<', 1)) {
    c.index += 2;
    const inner = c.nested(() => typeName(c));
    c.expect('>');
    type = { name: 'LIST', inner, notNull: notNull(c) };
  } else {
    const found = NAMES.find(([words]) => c.accept(...words.split(' ')));
    if (!found) c.fail('the name of a type, such as INTEGER, STRING or LIST<ANY>');
    type = { name: found[1], notNull: notNull(c) };
  }
  while (c.accept('LIST') || c.accept('ARRAY')) type = { name: 'LIST', inner: { names: [type] }, notNull: notNull(c) };
  return [type];
}

const notNull = (c: Cursor): boolean => c.accept('NOT', 'NULL') || c.accept('!');
