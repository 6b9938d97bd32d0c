import { el } from '../dom.ts';
import type { Store } from '../state.ts';
import { printHash } from '../url.ts';

/** In a frame of another page (`ui=min`) there are no bars: map and panel, and a way to the whole thing. */
export function bindFrame(space: HTMLElement, store: Store): void {
  const whole = el('a', { class: 'whole-map', attrs: { target: '_blank', rel: 'noopener' } }, 'Open the whole map');
  space.append(whole);
  const update = () => {
    const framed = store.get().ui === 'min';
    document.body.classList.toggle('framed', framed);
    whole.hidden = !framed;
    if (framed) whole.href = `#${printHash({ ...store.get(), ui: 'full' })}`;
  };
  update();
  store.subscribe(update);
}
