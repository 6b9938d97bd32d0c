/** The patterns of one MATCH as nodes, links between them and conditions: what the order of steps is chosen from. */
import type { Expression, NodePattern, PatternPart, RelationshipPattern, Variable } from '../ast.ts';
import type { LabelExpression, QuantifiedPath } from '../ast-patterns.ts';
import { hidden, mentions } from '../ast-walk.ts';
import {
  conjuncts,
  nodeConditions,
  type Predicate,
  predicate,
  propertyConditions,
  relationshipConditions,
} from './predicates.ts';

/** Something between two nodes. `name` is the variable of the relationship or of the list of them. */
export interface Link {
  readonly kind: 'single' | 'many' | 'quantified' | 'shortest';
  readonly left: string;
  readonly right: string;
  readonly name: string;
  readonly named: boolean;
  readonly direction: 'out' | 'in' | 'both';
  readonly types: LabelExpression | null;
  readonly min: number;
  readonly max: number | null;
  /** For every relationship of a list, conditions on the variable `each`. */
  readonly each: { readonly name: string; readonly condition: Expression } | null;
  readonly quantified: QuantifiedPath | null;
  /** Variables of a quantified path: lists from outside. */
  readonly groups: readonly string[];
  /** Other variables that the quantified path mentions. */
  readonly needs: readonly string[];
  readonly part: PatternPart;
}

export interface NamedPath {
  readonly name: string;
  readonly part: PatternPart;
  /** Names of nodes and links, in turn. */
  readonly names: readonly string[];
}

export interface MatchGraph {
  readonly nodes: ReadonlySet<string>;
  readonly links: readonly Link[];
  readonly paths: readonly NamedPath[];
  readonly predicates: readonly Predicate[];
  /** Nodes without a name that are looked at all the same: the ends of a quantified path. */
  readonly asked?: ReadonlySet<string>;
}

/** Hands out names for what the query leaves without. */
export class Names {
  #count = 0;
  next(what: string): string {
    return hidden(`${what}${this.#count++}`);
  }
}

/** Collects what the patterns and WHERE of a MATCH say. */
export function matchGraph(parts: readonly PatternPart[], where: Expression | null, names: Names): MatchGraph {
  const nodes = new Set<string>();
  const links: Link[] = [];
  const paths: NamedPath[] = [];
  const conditions: Expression[] = [];
  for (const part of parts) {
    const order: string[] = [];
    let left = '';
    let between: RelationshipPattern | QuantifiedPath | null = null;
    for (const element of part.path.elements) {
      if (element.kind !== 'node') {
        between = element;
        continue;
      }
      const right = element.variable?.name ?? names.next('node');
      nodes.add(right);
      conditions.push(...nodeConditions(element, variableOf(element, right)));
      if (between) {
        const link = makeLink(between, left, right, part, names);
        links.push(link);
        order.push(link.name);
        if (link.kind === 'single')
          conditions.push(...relationshipConditions(between as RelationshipPattern, variableOf(between, link.name)));
      }
      order.push(right);
      left = right;
      between = null;
    }
    conditions.push(...conjuncts(part.where));
    if (part.variable) paths.push({ name: part.variable.name, part, names: order });
  }
  conditions.push(...conjuncts(where));
  return { nodes, links, paths, predicates: conditions.map(predicate) };
}

const variableOf = (element: NodePattern | RelationshipPattern | QuantifiedPath, name: string): Variable => ({
  kind: 'variable',
  name,
  at: element.at,
});

function makeLink(
  element: RelationshipPattern | QuantifiedPath,
  left: string,
  right: string,
  part: PatternPart,
  names: Names,
): Link {
  if (element.kind === 'quantified') {
    const simple = simpleRelationship(element);
    if (!simple)
      return {
        ...{ kind: 'quantified', left, right, name: names.next('trail'), named: false, direction: 'both', types: null },
        ...{ min: element.min, max: element.max, each: null, quantified: element, part },
        ...outsideOf(element),
      };
    return fromRelationship(simple, element.min, element.max, left, right, part, names);
  }
  const { length } = element;
  if (!length && !part.shortest) {
    const { direction, types, variable } = element;
    const name = variable?.name ?? names.next('relationship');
    const rest = { min: 1, max: 1, each: null, quantified: null, groups: [], needs: [], part };
    return { kind: 'single', left, right, name, named: variable !== null, direction, types, ...rest };
  }
  return fromRelationship(element, length?.min ?? 1, length ? length.max : 1, left, right, part, names);
}

function fromRelationship(
  element: RelationshipPattern,
  min: number,
  max: number | null,
  left: string,
  right: string,
  part: PatternPart,
  names: Names,
): Link {
  const { direction, types, variable } = element;
  const item = variable && element.where ? variable.name : names.next('each');
  const tests = [...propertyConditions(element.properties, variableOf(element, item)), ...conjuncts(element.where)];
  const each = tests.length > 0 ? { name: item, condition: conjunction(tests) } : null;
  const name = variable?.name ?? names.next('relationships');
  const kind = part.shortest ? 'shortest' : 'many';
  const rest = { min, max, each, quantified: null, groups: [], needs: [], part };
  return { kind, left, right, name, named: variable !== null, direction, types, ...rest };
}

function outsideOf(element: QuantifiedPath): Pick<Link, 'groups' | 'needs'> {
  const groups = groupsOf(element);
  return { groups, needs: [...mentions([element.pattern, element.where])].filter((name) => !groups.includes(name)) };
}

const groupsOf = ({ pattern }: QuantifiedPath): string[] => [
  ...new Set(pattern.elements.flatMap((each) => (each.kind === 'quantified' ? [] : (each.variable?.name ?? [])))),
];

/** The relationship of a quantified path that is nothing but `(()-[r]->())`. */
function simpleRelationship({ pattern, where }: QuantifiedPath): RelationshipPattern | null {
  const [first, relationship, last] = pattern.elements;
  if (where || pattern.elements.length !== 3 || relationship?.kind !== 'relationship' || relationship.length)
    return null;
  const empty = (node: typeof first): boolean =>
    node?.kind === 'node' && !node.variable && !node.labels && !node.properties && !node.where;
  return empty(first) && empty(last) ? relationship : null;
}

const conjunction = (tests: readonly Expression[]): Expression =>
  tests.reduce((left, right) => ({ kind: 'binary', operator: 'AND', left, right, at: left.at }));
