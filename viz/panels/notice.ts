import { el, fill } from '../dom.ts';

export interface Notice {
  title: string;
  text: string;
  action?: { name: string; run(): void };
  /** Lies over the map in place of a small line at its edge. */
  whole?: boolean;
}

/** What the reader has to know instead of, or beside, the picture; null takes it away. */
export function showNotice(container: HTMLElement, notice: Notice | null): void {
  container.hidden = notice === null;
  container.classList.toggle('whole', notice?.whole ?? false);
  if (!notice) {
    fill(container);
    return;
  }
  const { title, text, action } = notice;
  const button = action && el('button', { attrs: { type: 'button' }, on: { click: action.run } }, action.name);
  fill(container, el('strong', {}, title), el('p', {}, text), button ?? null);
}
