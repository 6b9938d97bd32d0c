import { choice } from './choice.ts';
import { SCHEMES } from './coloring.ts';
import type { Commands } from './keyboard.ts';
import { KINDS } from './kinds.ts';
import { NO_COMMUNITY } from './model.ts';
import type { Context } from './panels/context.ts';
import type { Find } from './search.ts';
import { words } from './spelling.ts';
import type { State } from './state.ts';
import { plainLabel } from './text.ts';

/** Something that can be done, found by its words. */
export interface Action {
  label: string;
  /** Its key, or what it asks for. */
  note: string;
  /** What to go on with in the field, in place of an end. */
  fill?: string;
  run(commands: Commands): void;
}

/** Actions without an object. A new one is a line here. */
const PLAIN: readonly Action[] = [
  { label: 'Clear filters, show everything', note: 'X', run: (c) => c.clear() },
  { label: 'Fit everything that is visible', note: 'F', run: (c) => c.fit() },
  { label: 'Papers and concepts together', note: '1', run: (c) => c.layer('both') },
  { label: 'Table or list in place of the map, and back', note: 'L', run: (c) => c.list() },
  { label: 'Dark or light theme', note: 'D', run: (c) => c.theme() },
  { label: 'Save a picture, export a file, references, share a link', note: 'S', run: (c) => c.save() },
  { label: 'Roll up variants into their parents, and back', note: 'V', run: (c) => c.variants() },
  { label: 'Lasso: select many by dragging', note: 'O', run: (c) => c.lasso() },
  { label: 'Help: all keys', note: '?', run: (c) => c.help() },
];

const VERBS = ['path', 'way', 'only', 'hide', 'around', 'near', 'colour', 'color'];

/** Whether a query begins as an action does. */
export const startsAction = (query: string): boolean =>
  VERBS.includes(words(query)[0] ?? '') && /\s/.test(query.trim());

/** Actions that a query asks for, the most likely first. */
export function actionsFor(context: Context, query: string, find: Find): Action[] {
  const wanted = words(query);
  if (wanted.length === 0 || query.trim().length < 3) return [];
  const asked = [...paths(context, query, find), ...surroundings(context, query, find), ...filters(context, query)];
  const schemes = SCHEMES.map(({ coloring, name }): Action => {
    const label = `Colour by ${name}`;
    return { label, note: 'C', run: () => put(context, { coloring }) };
  });
  const has = ({ label }: Action) => {
    const known = words(label.replace('Colour', 'Colour color'));
    return wanted.every((word) => known.some((other) => other.startsWith(word)));
  };
  return [...asked, ...[...PLAIN, ...schemes].filter(has)];
}

const put = ({ store }: Context, fields: Partial<State>): void => store.dispatch({ type: 'put', fields });

/** The name that a part of the query means most likely. */
function best({ model }: Context, find: Find, part: string): { id: string; label: string } | null {
  const hit = find(part, 5)[0]?.hits[0];
  if (!hit) return null;
  const { id, label } = model.nodes[hit.node]!;
  return { id, label: plainLabel(label, 60) };
}

/** `path from … to …`, `path to …` from what is open, and `path from …` as a beginning. */
function paths(context: Context, query: string, find: Find): Action[] {
  const parts = /^\s*(?:path|way)\s+(?:from\s+)?(.*?)(?:\s*\bto\s+(.*))?$/i.exec(query);
  if (!parts) return [];
  const { store, model } = context;
  const [, given = '', end] = parts;
  const open = store.get().selected;
  const at = open === null ? undefined : model.index.get(open);
  const here = at === undefined ? null : { id: open!, label: plainLabel(model.nodes[at]!.label, 60) };
  const from = given.trim() === '' ? here : best(context, find, given);
  if (!from) return [];
  const to = end === undefined || end.trim() === '' ? null : best(context, find, end);
  if (to === null) {
    const fill = `path from ${from.label} to `;
    return end === undefined || end.trim() === ''
      ? [{ label: `Path from ${from.label} to …`, note: 'type another name', fill, run: () => undefined }]
      : [];
  }
  if (to.id === from.id) return [];
  const run = () => store.dispatch({ type: 'find-path', from: from.id, to: to.id });
  return [{ label: `Path from ${from.label} to ${to.label}`, note: 'with evidence', run }];
}

function surroundings(context: Context, query: string, find: Find): Action[] {
  const part = /^\s*(?:around|near)\s+(.+)$/i.exec(query)?.[1];
  const center = part ? best(context, find, part) : null;
  if (!center) return [];
  return ([1, 2] as const).map((depth) => ({
    label: `Only what is around ${center.label}`,
    note: depth === 1 ? 'its neighbours' : 'up to 2 links away',
    run: () => {
      put(context, { ego: { node: center.id, depth } });
      context.go(center.id);
    },
  }));
}

/** `only datasets`, `hide papers`, `only` a community. */
function filters(context: Context, query: string): Action[] {
  const parts = /^\s*(only|hide)\s+(.+)$/i.exec(query);
  if (!parts) return [];
  const mode = parts[1]!.toLowerCase() === 'only' ? 'only' : 'without';
  const verb = mode === 'only' ? 'Only' : 'Hide';
  const asked = words(parts[2]!);
  const means = (name: string) => {
    const known = words(name);
    return asked.every((word) => known.some((other) => other.startsWith(word)));
  };
  const kinds = KINDS.filter(({ many, one }) => means(many) || means(one)).map(({ kind, many }) => ({
    label: `${verb} ${many}`,
    note: 'kind',
    run: () => put(context, { kinds: choice(mode, [kind]) }),
  }));
  const communities = context.model.communities
    .filter(({ id, name }) => id !== NO_COMMUNITY && means(name))
    .map(({ id, name }) => ({
      label: `${verb} ${plainLabel(name, 60)}`,
      note: 'community',
      run: () => put(context, { communities: choice(mode, [id]) }),
    }));
  return [...kinds, ...communities];
}
