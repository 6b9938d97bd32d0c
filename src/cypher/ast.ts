/**
 * The abstract syntax tree that the parser makes, the checker judges and the planner reads. Every node has `at`, its place in the
 * query text; nothing in the tree is changed after parsing.
 */
import type { LabelExpression, PathPattern, PatternPart } from './ast-patterns.ts';

export type { LabelExpression, NodePattern, PathPattern, PatternPart, RelationshipPattern } from './ast-patterns.ts';

/** A place in the query text: offsets in UTF-16 code units, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator = 'OR' | 'XOR' | 'AND' | '+' | '-' | '*' | '/' | '%' | '^' | '||' | StringOperator;
export type StringOperator = 'IN' | 'STARTS WITH' | 'ENDS WITH' | 'CONTAINS' | '=~';
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type QuantifierName = 'all' | 'any' | 'none' | 'single';

/** `null`, booleans, integers (bigint), floats (number) and strings, as they are written. */
export interface Literal {
  readonly kind: 'literal';
  readonly value: null | boolean | bigint | number | string;
  readonly at: Place;
}
export interface Parameter {
  readonly kind: 'parameter';
  readonly name: string;
  readonly at: Place;
}
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  readonly at: Place;
}
export interface PropertyAccess {
  readonly kind: 'property';
  readonly of: Expression;
  readonly key: string;
  readonly at: Place;
}
interface ListLiteral {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly at: Place;
}
interface MapEntry {
  readonly key: string;
  readonly value: Expression;
}
export interface MapLiteral {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
  readonly at: Place;
}
/** `n {.key, .*, other, key: expression}`. */
export interface MapProjection {
  readonly kind: 'mapProjection';
  readonly of: Variable;
  readonly items: readonly (MapEntry | { readonly all: true })[];
  readonly at: Place;
}
export interface Unary {
  readonly kind: 'unary';
  readonly operator: 'NOT' | '+' | '-';
  readonly operand: Expression;
  readonly at: Place;
}
export interface Binary {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly at: Place;
}
/** `a < b <= c`: each operand is compared with the next one and the answers are joined by AND. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly operands: readonly Expression[];
  readonly operators: readonly ComparisonOperator[];
  readonly at: Place;
}
interface NullTest {
  readonly kind: 'nullTest';
  readonly operand: Expression;
  readonly negated: boolean;
  readonly at: Place;
}
/** `x IS :: INTEGER NOT NULL | LIST<STRING>`. */
export interface TypeTest {
  readonly kind: 'typeTest';
  readonly operand: Expression;
  readonly type: TypeName;
  readonly negated: boolean;
  readonly at: Place;
}
export interface TypeName {
  /** Any of these; upper case, as `valueType()` writes them (`ZONED DATETIME`). */
  readonly names: readonly { readonly name: string; readonly notNull: boolean; readonly inner?: TypeName }[];
}
export interface NormalizedTest {
  readonly kind: 'normalizedTest';
  readonly operand: Expression;
  readonly form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD';
  readonly negated: boolean;
  readonly at: Place;
}
/** `n:A&!B`, as a predicate on a node or a relationship. */
export interface LabelTest {
  readonly kind: 'labelTest';
  readonly of: Expression;
  readonly labels: LabelExpression;
  readonly at: Place;
}
export interface Index {
  readonly kind: 'index';
  readonly of: Expression;
  readonly index: Expression;
  readonly at: Place;
}
export interface Slice {
  readonly kind: 'slice';
  readonly of: Expression;
  readonly from: Expression | null;
  readonly to: Expression | null;
  readonly at: Place;
}
/** `CASE x WHEN 1` became `CASE WHEN x = 1`. */
interface Case {
  readonly kind: 'case';
  readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
  readonly otherwise: Expression | null;
  readonly at: Place;
}
export interface ListComprehension {
  readonly kind: 'listComprehension';
  readonly variable: Variable;
  readonly list: Expression;
  readonly where: Expression | null;
  readonly project: Expression | null;
  readonly at: Place;
}
export interface PatternComprehension {
  readonly kind: 'patternComprehension';
  readonly pattern: PatternPart;
  readonly where: Expression | null;
  readonly project: Expression;
  readonly at: Place;
}
export interface Quantifier {
  readonly kind: 'quantifier';
  readonly name: QuantifierName;
  readonly variable: Variable;
  readonly list: Expression;
  readonly where: Expression | null;
  readonly at: Place;
}
export interface Reduce {
  readonly kind: 'reduce';
  readonly accumulator: Variable;
  readonly init: Expression;
  readonly variable: Variable;
  readonly list: Expression;
  readonly body: Expression;
  readonly at: Place;
}
/** A function or an aggregation; `count(*)` has `star`. */
export interface FunctionCall {
  readonly kind: 'call';
  /** As written. */
  readonly name: string;
  readonly distinct: boolean;
  readonly star: boolean;
  readonly args: readonly Expression[];
  readonly at: Place;
}
/** A pattern used as a predicate: `(a)-->(:B)`. */
export interface PatternExpression {
  readonly kind: 'pattern';
  readonly pattern: PathPattern;
  readonly at: Place;
}
/** `shortestPath((a)-[*]-(b))` outside MATCH. */
export interface ShortestPathExpression {
  readonly kind: 'shortestPath';
  readonly part: PatternPart;
  readonly at: Place;
}
/** `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`; a bare pattern became a query of one MATCH. */
export interface SubqueryExpression {
  readonly kind: 'subquery';
  readonly form: 'EXISTS' | 'COUNT' | 'COLLECT';
  readonly query: Query;
  readonly at: Place;
}

export type Expression =
  | Literal
  | Parameter
  | Variable
  | PropertyAccess
  | ListLiteral
  | MapLiteral
  | MapProjection
  | Unary
  | Binary
  | Comparison
  | NullTest
  | TypeTest
  | NormalizedTest
  | LabelTest
  | Index
  | Slice
  | Case
  | ListComprehension
  | PatternComprehension
  | Quantifier
  | Reduce
  | FunctionCall
  | PatternExpression
  | ShortestPathExpression
  | SubqueryExpression;

interface MatchClause {
  readonly kind: 'match';
  readonly optional: boolean;
  readonly parts: readonly PatternPart[];
  readonly where: Expression | null;
  readonly at: Place;
}
interface UnwindClause {
  readonly kind: 'unwind';
  readonly list: Expression;
  readonly variable: Variable;
  readonly at: Place;
}
export interface ProjectionItem {
  readonly expression: Expression;
  /** The alias, or the text of the expression where there is none. */
  readonly name: string;
  readonly aliased: boolean;
  readonly at: Place;
}
export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
}
/** WITH or RETURN. `star` puts the variables in scope first, by name. */
export interface ProjectionClause {
  readonly kind: 'with' | 'return';
  readonly distinct: boolean;
  readonly star: boolean;
  readonly items: readonly ProjectionItem[];
  readonly orderBy: readonly OrderItem[];
  readonly skip: Expression | null;
  readonly limit: Expression | null;
  readonly where: Expression | null;
  readonly at: Place;
}
/** `CALL { … }`, `CALL (a, b) { … }`; `imports` is null without a parenthesis (then a leading WITH imports). */
export interface CallSubqueryClause {
  readonly kind: 'callSubquery';
  readonly optional: boolean;
  readonly imports: readonly Variable[] | 'all' | null;
  readonly query: Query;
  readonly at: Place;
}
/** `CALL db.labels() YIELD label AS l WHERE …`; `args` is null where the parenthesis is left out, `yields` where YIELD is. */
export interface CallProcedureClause {
  readonly kind: 'callProcedure';
  readonly optional: boolean;
  readonly name: string;
  readonly args: readonly Expression[] | null;
  readonly yields: readonly { readonly field: string; readonly variable: Variable }[] | 'all' | null;
  readonly where: Expression | null;
  readonly at: Place;
}
export type Clause = MatchClause | UnwindClause | ProjectionClause | CallSubqueryClause | CallProcedureClause;

export interface SingleQuery {
  readonly clauses: readonly Clause[];
  readonly at: Place;
}
/** One or more queries joined by UNION. `all` holds, for each UNION, whether it keeps duplicates. */
export interface Query {
  readonly parts: readonly SingleQuery[];
  readonly unions: readonly { readonly all: boolean; readonly at: Place }[];
  readonly at: Place;
}
export interface Statement {
  readonly mode: 'RUN' | 'EXPLAIN' | 'PROFILE';
  readonly query: Query;
}
