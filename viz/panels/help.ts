import { el, fill } from '../dom.ts';
import { SHORTCUTS } from '../keyboard.ts';
import type { Store } from '../state.ts';

/** The list of shortcuts and what the picture means. */
export function createHelp(dialog: HTMLDialogElement, store: Store): void {
  const close = el('button', { class: 'close', attrs: { type: 'button', 'aria-label': 'Close' } }, '×');
  close.addEventListener('click', () => dialog.close());
  fill(
    dialog,
    el('div', { class: 'head' }, el('h2', { attrs: { id: 'help-title' } }, 'Reading this map'), close),
    el(
      'p',
      {},
      'Every symbol is a paper or a concept that papers name: its shape says which kind, its colour which community, its size in how many papers. ' +
        'Lines join what belongs together; only the strongest are drawn until you ask for more. Rest on a symbol to see its neighbours, click it to read about it.',
    ),
    el(
      'table',
      {},
      el(
        'tbody',
        {},
        ...SHORTCUTS.map(({ shown, does }) =>
          el('tr', {}, el('th', { attrs: { scope: 'row' } }, el('kbd', {}, shown)), el('td', {}, does)),
        ),
      ),
    ),
  );
  dialog.addEventListener('close', () => store.dispatch({ type: 'put', fields: { help: false } }));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  store.subscribe(({ help }) => {
    if (help && !dialog.open) dialog.showModal();
    else if (!help && dialog.open) dialog.close();
  });
}
