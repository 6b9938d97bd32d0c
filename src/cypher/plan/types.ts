/** The plan of a query: a tree of operators, each with what it reads from; the leaf is the row that comes from outside. */
import type { Expression } from '../ast.ts';
import type { LabelExpression } from '../ast-patterns.ts';
import type { Scope } from './scope.ts';

interface Base {
  /** Estimated number of rows for one row from outside. */
  rows: number;
  /** Rows that PROFILE counted. */
  counted?: number;
}
interface Fed extends Base {
  readonly source: Plan;
}
/** An expression and the variables that it sees. */
export interface Bound {
  readonly expression: Expression;
  readonly scope: Scope;
}
export type Direction = 'out' | 'in' | 'both';

/** How one node is reached from another over one relationship. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  /** Is `to` bound already? */
  readonly into: boolean;
  /** Slot of the relationship, or of the list of them; null where nobody asks for it. */
  readonly relationship: number | null;
  readonly direction: Direction;
  /** Null for any type. */
  readonly types: LabelExpression | null;
  /** Slots (of a relationship or a list) that must not hold the same relationship. */
  readonly unlike: readonly number[];
  /** Direction is against the text: lists of relationships are turned. */
  readonly reversed: boolean;
  /** Does anybody look at the node at the end? */
  readonly asked: boolean;
  /** Labels that the node at the end must have. */
  readonly labels: readonly string[];
}

export type Plan =
  | (Base & { readonly kind: 'Argument' })
  | (Fed & { readonly kind: 'NodeScan'; readonly slot: number; readonly label: string | null; readonly name: string })
  | (Fed & {
      readonly kind: 'NodeSeek';
      readonly slot: number;
      readonly label: string | null;
      readonly key: string;
      readonly value: Bound;
      /** `IN`: any item of the list. */
      readonly many: boolean;
      readonly name: string;
    })
  | (Fed & { readonly kind: 'Expand'; readonly hop: Hop; readonly name: string })
  | (Fed & {
      readonly kind: 'VarExpand';
      readonly hop: Hop;
      readonly min: number;
      readonly max: number | null;
      /** Properties that every relationship must have. */
      readonly each: { readonly slot: number; readonly test: Bound } | null;
      readonly name: string;
    })
  | (Fed & {
      readonly kind: 'Quantified';
      readonly from: number;
      readonly to: number;
      readonly into: boolean;
      readonly min: number;
      readonly max: number | null;
      /** One turn: starts with `first` bound, leaves `last` bound. */
      readonly turn: Plan;
      readonly first: number;
      readonly last: number;
      /** Variables of a turn and the slots of their lists. */
      readonly groups: readonly { readonly inner: number; readonly list: number }[];
      /** Slots of the relationships of a turn, in order. */
      readonly relationships: readonly number[];
      /** Slot of the list of all relationships passed. */
      readonly trail: number;
      readonly unlike: readonly number[];
      readonly reversed: boolean;
      readonly name: string;
    })
  | (Fed & {
      /** Both ends of a relationship (or a list of them) that is bound already. */
      readonly kind: 'Endpoints';
      readonly hop: Hop;
      readonly fromBound: boolean;
      readonly list: { readonly min: number; readonly max: number | null } | null;
      readonly name: string;
    })
  | (Fed & {
      readonly kind: 'ShortestPath';
      readonly hop: Hop;
      readonly min: number;
      readonly max: number | null;
      readonly all: boolean;
      /** How many paths for a pair of ends, or how many lengths (`groups`). */
      readonly count: number;
      readonly groups: boolean;
      /** Ends may be the same node. */
      readonly loops: boolean;
      readonly each: { readonly slot: number; readonly test: Bound } | null;
      /** Conditions on the whole path, tried in the search. */
      readonly path: { readonly slot: number; readonly tests: readonly Bound[] } | null;
      readonly name: string;
    })
  | (Fed & {
      /** Of the rows of `inner`, the ones with the shortest paths for every pair of ends. */
      readonly kind: 'SelectPaths';
      readonly inner: Plan;
      readonly ends: readonly [number, number];
      readonly path: number;
      readonly count: number;
      readonly groups: boolean;
      readonly saved: readonly number[];
    })
  | (Fed & {
      readonly kind: 'Path';
      readonly slot: number;
      readonly parts: readonly PathPiece[];
      readonly name: string;
    })
  | (Fed & { readonly kind: 'Filter'; readonly tests: readonly Bound[] })
  | (Fed & { readonly kind: 'Optional'; readonly inner: Plan; readonly slots: readonly number[] })
  | (Fed & {
      readonly kind: 'HashJoin';
      readonly inner: Plan;
      readonly left: readonly Bound[];
      readonly right: readonly Bound[];
      /** What the inner rows are remembered by. */
      readonly saved: readonly number[];
      /** Pairs of slots that must not hold the same relationship. */
      readonly unlike: readonly (readonly [number, number])[];
    })
  | (Fed & { readonly kind: 'Unwind'; readonly list: Bound; readonly slot: number; readonly name: string })
  | (Fed & {
      readonly kind: 'Project';
      readonly items: readonly { readonly value: Bound; readonly slot: number; readonly name: string }[];
    })
  | (Fed & {
      readonly kind: 'Aggregate';
      readonly keys: readonly { readonly value: Bound; readonly slot: number; readonly name: string }[];
      readonly calls: readonly AggregateCall[];
    })
  | (Fed & { readonly kind: 'Distinct'; readonly slots: readonly number[]; readonly names: readonly string[] })
  | (Fed & {
      readonly kind: 'Sort';
      readonly keys: readonly { readonly value: Bound; readonly descending: boolean }[];
      /** SKIP + LIMIT, where that is known: only so many rows are kept. */
      readonly top: readonly Bound[] | null;
      readonly saved: readonly number[];
    })
  | (Fed & { readonly kind: 'Skip' | 'Limit'; readonly count: Bound })
  | (Fed & { readonly kind: 'Apply'; readonly inner: Plan; readonly optional: readonly number[] | null })
  | (Fed & { readonly kind: 'Union'; readonly branches: readonly Plan[]; readonly distinct: readonly number[] | null })
  | (Fed & {
      readonly kind: 'Procedure';
      readonly procedure: string;
      readonly args: readonly Bound[];
      readonly yields: readonly { readonly field: string; readonly slot: number }[];
    });

export interface AggregateCall {
  readonly name: string;
  readonly distinct: boolean;
  readonly star: boolean;
  readonly args: readonly Bound[];
  readonly slot: number;
  /** For people. */
  readonly text: string;
}

/** A path is put together from slots: single nodes and relationships, and lists of relationships. */
export interface PathPiece {
  readonly kind: 'node' | 'relationship' | 'relationships';
  readonly slot: number;
}
