import { ROLES, type Role } from '../src/types.ts';
import { type Choice, chosen, revealed } from './choice.ts';
import { communityOf, type MapModel } from './model.ts';
import { monthNumber } from './months.ts';
import { words } from './spelling.ts';
import { NO_FILTERS, type State } from './state.ts';

type Keeps = (place: number) => boolean;

/** One way to hide nodes, links or both. */
interface Filter {
  /** What of the state it depends on; any of these off its default puts it to work. */
  of: readonly (keyof State)[];
  active(state: State): boolean;
  /** Which nodes, by index, stay. */
  node?(model: MapModel, state: State): Keeps;
  /** Which edges, by index, stay. */
  edge?(model: MapModel, state: State): Keeps;
  /** What to change so that a node that it hides is shown. */
  reveal(state: State, model: MapModel, node: number): Partial<State>;
}

const isOn = ({ mode }: Choice): boolean => mode !== 'all';
const roleOf = (relation: string): Role | undefined => ROLES.find((role) => role.toUpperCase() === relation);

/** Every filter. A new one is a line here, one in state.ts and one in url.ts. */
export const FILTERS: readonly Filter[] = [
  {
    of: ['layer'],
    active: ({ layer }) => layer !== 'both',
    node:
      ({ nodes }, { layer }) =>
      (i) =>
        (nodes[i]!.kind === 'paper') === (layer === 'papers'),
    reveal: () => ({ layer: 'both' }),
  },
  {
    of: ['kinds'],
    active: ({ kinds }) => isOn(kinds),
    node:
      ({ nodes }, { kinds }) =>
      (i) =>
        chosen(kinds, nodes[i]!.kind),
    reveal: ({ kinds }, { nodes }, i) => ({ kinds: revealed(kinds, nodes[i]!.kind) }),
  },
  {
    of: ['communities'],
    active: ({ communities }) => isOn(communities),
    node: ({ nodes }, { communities }) => {
      const known = new Map<string, boolean>();
      return (i) => {
        const id = communityOf(nodes[i]!);
        const keep = known.get(id) ?? chosen(communities, id);
        known.set(id, keep);
        return keep;
      };
    },
    reveal: ({ communities }, { nodes }, i) => ({ communities: revealed(communities, communityOf(nodes[i]!)) }),
  },
  {
    // Papers stay: they are what plays a role for a concept, and have none themselves.
    of: ['roles'],
    active: ({ roles }) => isOn(roles),
    node: (model, { roles }) => {
      const wanted = model.relations.map((relation) => {
        const role = roleOf(relation);
        return role !== undefined && chosen(roles, role);
      });
      return (i) => model.nodes[i]!.kind === 'paper' || someEdge(model, i, (edge) => wanted[model.relation[edge]!]!);
    },
    edge: (model, { roles }) => {
      const kept = model.relations.map((relation) => {
        const role = roleOf(relation);
        return role === undefined || chosen(roles, role);
      });
      return (edge) => kept[model.relation[edge]!]!;
    },
    reveal: () => ({ roles: NO_FILTERS.roles }),
  },
  {
    of: ['relations'],
    active: ({ relations }) => isOn(relations),
    edge: (model, { relations }) => {
      const kept = model.relations.map((relation) => chosen(relations, relation));
      return (edge) => kept[model.relation[edge]!]!;
    },
    reveal: () => ({}),
  },
  {
    // A concept is shown when one of its papers lies between the two months.
    of: ['since', 'until'],
    active: ({ since, until }) => since !== null || until !== null,
    node: (model, { since, until }) => {
      const [from, to] = [monthNumber(since ?? '0000-00'), monthNumber(until ?? '9999-12')];
      const inside = (month: number) => month > 0 && month >= from && month <= to;
      return (i) => {
        if (model.nodes[i]!.kind === 'paper') return inside(model.month[i]!);
        let papers = 0;
        const named = someEdge(model, i, (edge) => {
          const paper = model.source[edge]!;
          if (model.nodes[paper]!.kind !== 'paper') return false;
          papers += 1;
          return inside(model.month[paper]!);
        });
        if (papers > 0) return named;
        // A map that was cut may hold none of its papers.
        const { date, lastDate } = model.nodes[i]!;
        return date !== null && monthNumber(date) <= to && monthNumber(lastDate ?? date) >= from;
      };
    },
    reveal: () => ({ since: null, until: null }),
  },
  {
    of: ['minLinks'],
    active: ({ minLinks }) => minLinks > 0,
    node:
      ({ nodes }, { minLinks }) =>
      (i) =>
        nodes[i]!.degree >= minLinks,
    reveal: () => ({ minLinks: 0 }),
  },
  {
    of: ['minPapers'],
    active: ({ minPapers }) => minPapers > 0,
    node:
      ({ nodes }, { minPapers }) =>
      (i) =>
        nodes[i]!.kind === 'paper' || nodes[i]!.papers >= minPapers,
    reveal: () => ({ minPapers: 0 }),
  },
  {
    of: ['minWeight'],
    active: ({ minWeight }) => minWeight > 0,
    edge:
      ({ edges }, { minWeight }) =>
      (edge) =>
        edges[edge]!.weight >= minWeight,
    reveal: () => ({}),
  },
  {
    // Words that have a colour of their own hide nothing.
    of: ['text', 'coloring'],
    active: ({ text, coloring }) => coloring !== 'search' && words(text).length > 0,
    node: (model, { text }) => textTest(model, text),
    reveal: () => ({ text: '' }),
  },
  {
    of: ['onlyPicked', 'picked'],
    active: ({ onlyPicked, picked }) => onlyPicked && picked.length > 0,
    node: ({ nodes }, { picked }) => {
      const wanted = new Set(picked);
      return (i) => wanted.has(nodes[i]!.id);
    },
    reveal: () => ({ onlyPicked: false }),
  },
  {
    of: ['rolled'],
    active: ({ rolled }) => rolled,
    node:
      ({ root }) =>
      (i) =>
        root === null || root[i] === i,
    reveal: () => ({ rolled: false }),
  },
];

/** Whether a node's name, aliases or authors hold every word of a text, or its beginning. */
export function textTest({ nodes }: MapModel, text: string): Keeps {
  const wanted = words(text);
  let known = haystacks.get(nodes);
  if (!known) {
    known = nodes.map(
      ({ label, aliases, authors }) => ` ${words([label, ...aliases, ...(authors ?? [])].join(' ')).join(' ')}`,
    );
    haystacks.set(nodes, known);
  }
  const texts = known;
  return (i) => wanted.every((word) => texts[i]!.includes(` ${word}`));
}
const haystacks = new WeakMap<object, string[]>();

function someEdge(model: MapModel, node: number, test: Keeps): boolean {
  for (let at = model.first[node]!; at < model.first[node + 1]!; at++) if (test(model.incident[at]!)) return true;
  return false;
}

/** Changes under which every filter shows a node. */
export function revealing(state: State, model: MapModel, node: number): Partial<State> {
  const fields: Partial<State> = { ego: null };
  for (const filter of FILTERS)
    if (filter.node && filter.active(state) && !filter.node(model, state)(node))
      Object.assign(fields, filter.reveal(state, model, node));
  return fields;
}
