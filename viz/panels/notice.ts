import { el, fill } from '../dom.ts';

export interface Notice {
  title: string;
  text: string;
  action?: { name: string; run(): void };
  /** Lies over the map in place of a small line at its edge, which can be put away. */
  whole?: boolean;
  /** Something is under way. */
  busy?: boolean;
}

/** What the reader has to know instead of, or beside, the picture; null takes it away. */
export function showNotice(container: HTMLElement, notice: Notice | null): void {
  container.hidden = notice === null;
  container.classList.toggle('whole', notice?.whole ?? false);
  if (!notice) {
    fill(container);
    return;
  }
  const { title, text, action, whole, busy } = notice;
  const button = action && el('button', { attrs: { type: 'button' }, on: { click: action.run } }, action.name);
  const close = el('button', { class: 'close', attrs: { type: 'button', 'aria-label': 'Close' } }, '×');
  close.addEventListener('click', () => showNotice(container, null));
  fill(
    container,
    busy === true && el('span', { class: 'turning', attrs: { 'aria-hidden': 'true' } }),
    el('strong', {}, title),
    !whole && close,
    text !== '' && el('p', {}, text),
    button ?? null,
  );
}
