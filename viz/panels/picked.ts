import { el, fill } from '../dom.ts';
import { plural } from '../text.ts';
import type { Context } from './context.ts';

/** What can be done with the nodes that were picked together; nothing while there are none. */
export function createPicked(bar: HTMLElement, { store, announce }: Context): void {
  const text = el('span');
  const only = el('button', { attrs: { type: 'button' } }, 'Show only these');
  const clear = el('button', { attrs: { type: 'button' } }, 'Let go');
  only.addEventListener('click', () =>
    store.dispatch({ type: 'put', fields: { onlyPicked: !store.get().onlyPicked } }),
  );
  clear.addEventListener('click', () => store.dispatch({ type: 'put', fields: { picked: [], onlyPicked: false } }));
  const save = el('button', { attrs: { type: 'button' } }, 'Save');
  save.title = 'Save references of the picked papers, or files of what is drawn';
  save.addEventListener('click', () => store.dispatch({ type: 'put', fields: { saving: true } }));
  fill(bar, text, only, save, clear);
  const update = () => {
    const { picked, onlyPicked } = store.get();
    bar.hidden = picked.length === 0;
    text.textContent = `${plural(picked.length, 'name')} picked`;
    only.setAttribute('aria-pressed', String(onlyPicked));
  };
  update();
  store.subscribe((state, previous) => {
    if (state.picked === previous.picked && state.onlyPicked === previous.onlyPicked) return;
    update();
    if (state.picked !== previous.picked) announce(text.textContent);
  });
}
