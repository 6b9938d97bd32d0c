import type { Random } from './graph.ts';

type Kind = 'boolean' | 'integer' | 'float' | 'string' | 'list';

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

const LEAVES: Record<Kind, readonly string[]> = {
  boolean: ['n.b', 'true', 'false', 'null', 'm.b'],
  integer: ['n.i', 'm.i', '0', '1', '2', '-3', 'null', 'size(n.l)'],
  float: ['n.f', 'm.f', '0.5', '2.0', '-1.5', 'null'],
  string: ['n.s', 'm.s', "'a'", "'b'", "''", 'null'],
  list: ['n.l', 'm.l', '[]', '[1, 2]', '[n.i, m.i]', 'null'],
};

// Neo4j's reverse() of a null that it does not know beforehand is an error; ours is null.
// Each hole is filled with an expression of the kind that it names.
const FORMS: Record<Kind, readonly string[]> = {
  boolean: [
    '(<boolean> AND <boolean>)',
    '(<boolean> OR <boolean>)',
    '(<boolean> XOR <boolean>)',
    '(NOT <boolean>)',
    '(<integer> < <integer>)',
    '(<integer> >= <float>)',
    '(<integer> = <float>)',
    '(<float> <> <float>)',
    '(<string> = <string>)',
    '(<string> < <string>)',
    '(<string> CONTAINS <string>)',
    '(<string> STARTS WITH <string>)',
    '(<string> ENDS WITH <string>)',
    '(<integer> IN <list>)',
    '(<list> = <list>)',
    '(<list> < <list>)',
    '(<integer> IS NULL)',
    '(<string> IS NOT NULL)',
    '(<integer> < <integer> <= <integer>)',
    'any(x IN <list> WHERE x > <integer>)',
    'none(x IN <list> WHERE x = <integer>)',
    'isEmpty(<list>)',
  ],
  integer: [
    '(<integer> + <integer>)',
    '(<integer> - <integer>)',
    '(<integer> * <integer>)',
    '(<integer> % 3)',
    '(<integer> / 2)',
    'abs(<integer>)',
    'sign(<float>)',
    'size(<string>)',
    'toInteger(<float>)',
    'toInteger(<string>)',
    'coalesce(<integer>, <integer>)',
    'CASE WHEN <boolean> THEN <integer> ELSE <integer> END',
    'reduce(s = 0, x IN <list> | s + x)',
    'head(<list>)',
    '(<list>)[<integer>]',
  ],
  float: [
    '(<float> + <integer>)',
    '(<float> * <float>)',
    '(<float> / 4)',
    'toFloat(<integer>)',
    'round(<float>)',
    'floor(<float>)',
    'CASE <integer> WHEN <integer> THEN <float> ELSE <float> END',
  ],
  string: [
    '(<string> + <string>)',
    '(<string> + <integer>)',
    'toString(<float>)',
    'toUpper(<string>)',
    'substring(<string>, 1)',
    'left(<string>, 1)',
    "replace(<string>, 'a', <string>)",
    'coalesce(<string>, <string>)',
    "reverse(coalesce(<string>, ''))",
  ],
  list: [
    '(<list> + <integer>)',
    '(<list> + <list>)',
    '[x IN <list> WHERE x > <integer> | x * 2]',
    'tail(<list>)',
    '(<list>)[<integer>..]',
    'range(0, 3)',
  ],
};

/** A random expression over two nodes `n` and `m`. */
function randomExpression(random: Random, kind: Kind, depth: number): string {
  if (depth === 0 || random() < 0.2) return pick(random, LEAVES[kind]);
  return pick(random, FORMS[kind]).replace(/<(\w+)>/g, (_, hole) => randomExpression(random, hole as Kind, depth - 1));
}

/** A query that computes and filters by random expressions. */
export function randomQuery(random: Random): string {
  const value = pick<Kind>(random, ['boolean', 'integer', 'float', 'string', 'list']);
  const where = randomExpression(random, 'boolean', 3);
  return `MATCH (n)-->(m) WHERE ${where} OR n.id < 3 RETURN n.id, m.id, ${randomExpression(random, value, 3)} AS x, ${where} AS y`;
}
