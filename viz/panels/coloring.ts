import { SCHEMES } from '../coloring.ts';
import { el, fill } from '../dom.ts';
import type { Coloring } from '../state.ts';
import { type Context, onChange } from './context.ts';

/** By what nodes are coloured, with the key where it is not the list of communities; and whether variants are rolled up. */
export function createColoring({ store, view, palette }: Context): HTMLElement {
  const options = SCHEMES.map(({ coloring, name }) => el('option', { attrs: { value: coloring } }, name));
  const select = el('select', { attrs: { id: 'coloring' } }, ...options);
  select.addEventListener('change', () =>
    store.dispatch({ type: 'put', fields: { coloring: select.value as Coloring } }),
  );
  const key = el('ul', { class: 'key', attrs: { 'aria-label': 'What the colours mean' } });
  const box = el('input', { attrs: { type: 'checkbox' } });
  box.addEventListener('change', () => store.dispatch({ type: 'put', fields: { rolled: box.checked } }));

  const update = () => {
    const state = store.get();
    select.value = state.coloring;
    box.checked = state.rolled;
    document.body.classList.toggle('by-community', state.coloring === 'community');
    const scheme = SCHEMES.find(({ coloring }) => coloring === state.coloring)!;
    const entries = scheme.paint(view().model, state, palette()).key.map(({ label, color }) => {
      const swatch = el('span', { class: 'swatch', attrs: { 'aria-hidden': 'true' } });
      swatch.style.background = color;
      return el('li', {}, swatch, el('bdi', {}, label));
    });
    key.hidden = entries.length === 0;
    fill(key, ...entries);
  };
  update();
  onChange(store, ['coloring', 'rolled', 'text', 'theme'], update);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', update);
  return el(
    'div',
    { class: 'coloring' },
    el('label', { class: 'choice', attrs: { for: 'coloring' } }, 'Colour by', select),
    key,
    el('label', { class: 'check' }, box, 'Count variants in their parent'),
  );
}
