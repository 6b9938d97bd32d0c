/** The part of the syntax tree that describes patterns: nodes, relationships, paths. */
import type { Expression, Place, Variable } from './ast.ts';

/** `A&!B|%`: a condition on the labels of a node or the type of a relationship. */
export type LabelExpression =
  | { readonly kind: 'label'; readonly name: string; readonly at: Place }
  | { readonly kind: 'wildcard'; readonly at: Place }
  | { readonly kind: 'not'; readonly operand: LabelExpression; readonly at: Place }
  | {
      readonly kind: 'and' | 'or';
      readonly left: LabelExpression;
      readonly right: LabelExpression;
      readonly at: Place;
    };

export interface NodePattern {
  readonly kind: 'node';
  readonly variable: Variable | null;
  readonly labels: LabelExpression | null;
  /** A map literal or a parameter. */
  readonly properties: Expression | null;
  readonly where: Expression | null;
  readonly at: Place;
}

export interface RelationshipPattern {
  readonly kind: 'relationship';
  readonly variable: Variable | null;
  readonly types: LabelExpression | null;
  readonly direction: 'out' | 'in' | 'both';
  /** `*min..max`; null for a single relationship. A missing bound is null (1, or without limit). */
  readonly length: { readonly min: number | null; readonly max: number | null } | null;
  readonly properties: Expression | null;
  readonly where: Expression | null;
  readonly at: Place;
}

/** `((a)-->(b) WHERE …){1,3}`; a quantified relationship `-[r]->+` becomes one, too. */
export interface QuantifiedPath {
  readonly kind: 'quantified';
  readonly pattern: PathPattern;
  readonly where: Expression | null;
  readonly min: number;
  /** null: without limit. */
  readonly max: number | null;
  readonly at: Place;
}

/** Nodes and what is between them; starts and ends with a node, two quantified paths have an empty node between them. */
export interface PathPattern {
  readonly elements: readonly (NodePattern | RelationshipPattern | QuantifiedPath)[];
  readonly at: Place;
}

/** Which of the matching paths count; null: all of them. */
export type PathSelector =
  | { readonly kind: 'ANY' | 'SHORTEST' | 'SHORTEST GROUPS'; readonly count: number }
  | { readonly kind: 'ALL SHORTEST' };

/** One of the patterns of a MATCH, separated by commas. */
export interface PatternPart {
  readonly variable: Variable | null;
  readonly selector: PathSelector | null;
  /** Written as `shortestPath(…)` or `allShortestPaths(…)`. */
  readonly shortest: 'shortestPath' | 'allShortestPaths' | null;
  readonly path: PathPattern;
  /** The WHERE in a parenthesised path of SHORTEST: `SHORTEST 1 ((a)-->+(b) WHERE …)`. */
  readonly where: Expression | null;
  readonly at: Place;
}
