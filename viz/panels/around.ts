import { el } from '../dom.ts';
import type { Ego } from '../state.ts';
import { type Context, onChange } from './context.ts';

const DEPTHS: readonly Ego['depth'][] = [1, 2, 3];

/**
 * Buttons that leave only the surroundings of the open node on the map, over one to three links; a second press brings the rest back;
 * and one that asks for a path from it.
 */
export function createAround({ store, model, ask }: Context): HTMLElement {
  const buttons = DEPTHS.map((depth) => {
    const label = depth === 1 ? '1: only its neighbours' : `${depth}: only what is ${depth} links away or nearer`;
    const button = el('button', { attrs: { type: 'button', title: label, 'aria-label': label } }, String(depth));
    button.addEventListener('click', () => store.dispatch({ type: 'around', depth }));
    return { depth, button };
  });
  const bar = el('div', { class: 'around', attrs: { role: 'group', 'aria-label': 'Surroundings' } }, 'Surroundings');
  const path = el('button', { attrs: { type: 'button' } }, 'Path to …');
  path.addEventListener('click', () => ask('path to '));
  bar.append(...buttons.map(({ button }) => button), path);
  const update = () => {
    const { ego, selected } = store.get();
    bar.hidden = selected === null || !model.index.has(selected);
    for (const { depth, button } of buttons)
      button.setAttribute('aria-pressed', String(ego?.node === selected && ego?.depth === depth));
  };
  update();
  onChange(store, ['ego', 'selected', 'path', 'link'], update);
  return bar;
}
