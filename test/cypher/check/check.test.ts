import { describe, expect, test } from 'vitest';
import { check } from '../../../src/cypher/check/check.ts';
import { CypherError, locate } from '../../../src/cypher/errors.ts';
import { parse } from '../../../src/cypher/parse/parse.ts';

/** Code, column and message of the error that a query gives before it runs. */
function mistake(query: string): string {
  try {
    check(parse(query));
  } catch (error) {
    if (!(error instanceof CypherError)) throw error;
    return `${locate(error, query).column} ${error.message}`;
  }
  return 'none';
}

const WRONG: [string, string][] = [
  ['MATCH (n) RETURN m', '18 Variable `m` not defined'],
  ['MATCH (n) RETURN N', 'did you mean `n`?'],
  ['MATCH (n)-[n]->() RETURN n', '12 Type mismatch: n defined with conflicting type Node (expected Relationship)'],
  ['WITH 1 AS x MATCH (x) RETURN x', '20 Type mismatch: x defined with conflicting type Integer (expected Node)'],
  ['MATCH p = (p)-->() RETURN p', '7 Variable `p` already declared'],
  ['MATCH (a)-[r]->()-[r]->() RETURN r', "20 Cannot use the same relationship variable 'r'"],
  ['UNWIND [1] AS x UNWIND [2] AS x RETURN x', '31 Variable `x` already declared'],
  ['MATCH (n) WHERE count(n) > 1 RETURN n', '17 Invalid use of aggregating function count(...)'],
  ['RETURN count(count(*))', "14 Can't use aggregate functions inside of aggregate functions"],
  ['RETURN count(rand())', "14 Can't use non-deterministic"],
  ['RETURN [x IN [1] | sum(x)]', "20 Can't use aggregating expressions inside of expressions executing over lists"],
  ['MATCH (n) RETURN n.a + count(*)', '18 Aggregation column contains implicit grouping expressions'],
  ['MATCH (n) RETURN n.a + n.b, n.a + n.b + count(*)', '29 Aggregation column contains implicit grouping expressions'],
  ['MATCH (n) RETURN n.a ORDER BY count(n)', '31 Cannot use aggregation in ORDER BY'],
  [
    'MATCH (n) RETURN DISTINCT n.a ORDER BY n.b',
    '40 In a WITH/RETURN with DISTINCT or an aggregation, it is not possible to access variables declared before',
  ],
  ['MATCH (n) WITH n.a RETURN 1', '16 Expression in WITH must be aliased'],
  ['WITH 1 AS a, 2 AS a RETURN a', '14 Multiple result columns with the same name'],
  ['MATCH () RETURN *', '10 RETURN * is not allowed when there are no variables in scope'],
  ['MATCH (n) RETURN n SKIP n.x', '25 It is not allowed to refer to variables in SKIP'],
  ['MATCH (n) RETURN n LIMIT -1', "26 Invalid input. '-1' is not a valid value"],
  ['MATCH (n) RETURN n LIMIT 1.5', "26 Invalid input. '1.5' is not a valid value"],
  ['RETURN 1 AS a UNION RETURN 2 AS b', '15 All sub queries in an UNION must have the same return column names'],
  ['RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a', '35 Invalid combination of UNION and UNION ALL'],
  ['MATCH (n) RETURN (n)-->()', '18 A pattern expression should only be used in order to test the existence'],
  ['MATCH (n) WHERE (n)-->(m) RETURN n', "24 PatternExpressions are not allowed to introduce new variables: 'm'"],
  ['MATCH (n) WHERE (n) RETURN n', '18 Type mismatch: expected Boolean but was Node'],
  ['RETURN true AND 1', '17 Type mismatch: expected Boolean but was Integer'],
  ['RETURN NOT []', '12 Coercion of list to boolean is not allowed'],
  ["RETURN 'a' * 2", 'Type mismatch: String * Integer is not defined'],
  ['RETURN 1 IN 2', '13 Type mismatch: expected List<T> but was Integer'],
  ['WITH 1 AS n RETURN n.x', '20 Type mismatch: expected Map, Node, Relationship'],
  ['WITH [1] AS l RETURN l.x', '22 Type mismatch'],
  ["WITH [1] AS l RETURN l['a']", '24 Type mismatch: expected Integer but was String'],
  ['MATCH (n) RETURN type(n)', '23 Type mismatch: expected Relationship but was Node'],
  ['RETURN foo(1)', "8 Unknown function 'foo'"],
  ['RETURN toUpper()', "8 Insufficient parameters for function 'toUpper': it takes 1, here are 0"],
  ['RETURN toUpper(DISTINCT 1)', 'Invalid use of DISTINCT'],
  ['MATCH (n $p) RETURN n', '10 Parameter maps cannot be used'],
  [
    'MATCH (n)-[r*2 WHERE r.x = 1]->() RETURN n',
    'Relationship pattern predicates are not supported for variable-length',
  ],
  ['MATCH (n)-[*]->() ((a)-->(b))+ RETURN n', 'Mixing variable-length relationships'],
  ['MATCH p = shortestPath((a)-[*2..3]->(b)) RETURN p', 'does not support a minimal length different from 0 or 1'],
  ['MATCH (a) ((a)-->(b))+ (c) RETURN a', 'occurs both inside a quantified path pattern and outside'],
  ['CALL { WITH 1 AS x RETURN x } WITH 1 AS y CALL { RETURN 2 AS y } RETURN y', 'already declared in outer scope'],
  ['MATCH (a) CALL { RETURN a.x AS y } RETURN y', '25 Variable `a` not defined'],
  ['MATCH (a) CALL (b) { RETURN 1 AS y } RETURN y', '17 Variable `b` not defined'],
  ['RETURN COLLECT { RETURN 1 AS a, 2 AS b }', 'must end with a single return column'],
  ['MATCH (n) CALL db.labels RETURN label', 'does not support passing arguments implicitly'],
  ['CALL db.labels() YIELD name RETURN name', '24 Unknown procedure output: `name`. It yields label'],
  ['CALL apoc.help() YIELD name RETURN name', 'There is no procedure `apoc.help` here'],
  ['MATCH (n)', '1 Query cannot conclude with MATCH'],
  ['RETURN 1 AS a MATCH (n) RETURN n', 'RETURN can only be used at the end of the query'],
];

describe('mistakes are found before running, with their place', () => {
  test.each(WRONG)('%s', (query, message) => {
    expect(mistake(query)).toContain(message);
  });
});

const RIGHT = [
  'MATCH (n) WITH n.a AS a WHERE n.b > 1 RETURN a',
  'MATCH (n) RETURN n.a AS a, count(*) AS c ORDER BY n.a, count(*)',
  'MATCH (n) RETURN n, n.a + count(*)',
  'MATCH (n) WITH collect(n) AS ns UNWIND ns AS n RETURN n',
  'MATCH (n) WHERE NOT (n)-->(:A) RETURN CASE WHEN (n)-->() THEN 1 END',
  'MATCH (n) RETURN EXISTS { MATCH (n)-->(m) WITH m WHERE m.x = n.x RETURN m }',
  'MATCH (a) ((x)-->(y))+ (b) RETURN size(x), [n IN y | n.z]',
  'MATCH (n) CALL { WITH n MATCH (n)-->(m) RETURN m UNION WITH n MATCH (n)<--(m) RETURN m } RETURN m',
  'WITH null AS x MATCH (x) RETURN x',
  'UNWIND [1, {a: 2}] AS x RETURN x.a',
  "RETURN 1 + 'a' + [2] AS l",
  'CALL db.labels',
  'MATCH (n) RETURN *, n.x AS y ORDER BY y SKIP 1 LIMIT $limit',
];

test.each(RIGHT)('nothing is wrong with %s', (query) => {
  expect(mistake(query)).toBe('none');
});
