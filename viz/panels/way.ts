import { el } from '../dom.ts';
import { pathOf } from '../path.ts';
import type { Pair } from '../state.ts';
import { plural } from '../text.ts';
import type { Context } from './context.ts';
import { linkPanel } from './link.ts';
import { nodeLink } from './parts.ts';

/** Papers quoted for each step. */
const PAPERS = 2;

/** Panel of a path: its steps in order, each with what it rests on. */
export async function wayPanel(context: Context, path: Pair): Promise<HTMLElement[]> {
  const { store } = context;
  const view = context.view();
  const way = pathOf(view, path);
  if (!way) return [nothing(context, path)];
  const { nodes } = view.model;
  const turn = el('button', { attrs: { type: 'button' } }, 'The other way round');
  turn.addEventListener('click', () => store.dispatch({ type: 'find-path', from: path[1], to: path[0] }));
  const steps = await Promise.all(
    way.slice(1).map(async (node, i) => {
      const [from, to] = [nodes[way[i]!]!, nodes[node]!];
      const parts = await linkPanel(context, [from.id, to.id], PAPERS);
      return el('li', { class: 'step' }, ...(parts ?? []), i + 2 === way.length && nodeLink(to.id, to.label, 'title'));
    }),
  );
  const start = nodes[way[0]!]!;
  const said = `${plural(way.length - 1, 'step')} over the strongest links that filters leave.`;
  return [
    el('p', { class: 'quiet' }, said),
    el('ol', { class: 'way' }, el('li', {}, nodeLink(start.id, start.label, 'title')), ...steps),
    turn,
  ];
}

function nothing({ store, view, model }: Context, path: Pair): HTMLElement {
  const unknown = path.some((id) => !model.index.has(id));
  const text = unknown
    ? 'One of the two is not on this map. The link may belong to another map, or to another version.'
    : 'Nothing that is visible joins the two.';
  const clear = el('button', { attrs: { type: 'button' } }, 'Clear filters and look again');
  clear.addEventListener('click', () => store.dispatch({ type: 'clear-filters' }));
  return el('div', {}, el('p', {}, text), !unknown && view().filtered && clear);
}
