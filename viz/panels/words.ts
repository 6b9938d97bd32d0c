import { el } from '../dom.ts';
import { type Context, onChange } from './context.ts';

/** Time after the last letter before the map follows. */
const PAUSE = 120;

/** Words that names must hold to be shown, or to have a colour of their own. */
export function createWords({ store }: Context): HTMLElement {
  const input = el('input', {
    class: 'words',
    attrs: { type: 'search', 'aria-label': 'Words in names and authors', autocomplete: 'off', spellcheck: 'false' },
  });
  const box = el('input', { attrs: { type: 'checkbox' } });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const put = () => {
    clearTimeout(waiting);
    store.dispatch({ type: 'put', fields: { text: input.value } });
  };
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(put, PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') put();
  });
  box.addEventListener('change', () =>
    store.dispatch({ type: 'put', fields: { coloring: box.checked ? 'search' : 'community' } }),
  );
  const update = () => {
    const { text, coloring } = store.get();
    if (input.value !== text && document.activeElement !== input) input.value = text;
    box.checked = coloring === 'search';
    input.placeholder = coloring === 'search' ? 'Colour names that hold …' : 'Only names that hold …';
  };
  update();
  onChange(store, ['text', 'coloring'], update);
  return el('div', { class: 'text-filter' }, input, el('label', { class: 'check' }, box, 'Colour them, hide nothing'));
}
