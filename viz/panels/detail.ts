import { el, fill } from '../dom.ts';
import { kindEntry } from '../kinds.ts';
import { communityOf, NO_COMMUNITY } from '../model.ts';
import { readable } from '../palette.ts';
import { plainLabel } from '../text.ts';
import { conceptPanel } from './concept.ts';
import type { Context } from './context.ts';
import { markedText } from './marks.ts';
import { paperPanel } from './paper.ts';
import { kindIcon } from './parts.ts';

/** The side panel: everything about the selected node. */
export function createDetail(panel: HTMLElement, context: Context): void {
  const { store, model, source } = context;
  const heading = el('h2', { attrs: { tabindex: -1, dir: 'auto' } });
  const kicker = el('p', { class: 'kicker' });
  const body = el('div', { class: 'body' });
  const close = el('button', { class: 'close', attrs: { type: 'button', 'aria-label': 'Close' } }, '×');
  close.addEventListener('click', () => store.dispatch({ type: 'select', node: null }));
  fill(panel, el('div', { class: 'head' }, el('div', {}, kicker, heading), close), body);

  async function show(id: string): Promise<void> {
    const at = model.index.get(id);
    const node = at === undefined ? null : model.nodes[at]!;
    fill(heading, node ? node.label : id);
    fill(kicker, node ? el('span', {}, kindIcon(node.kind), kindEntry(node.kind).one) : 'not on this map');
    if (node && communityOf(node) !== NO_COMMUNITY) {
      const swatch = el('span', { class: 'swatch', attrs: { 'aria-hidden': 'true' } });
      swatch.style.background = readable(node.color, context.palette().ground, 2.2);
      kicker.append(el('span', {}, swatch, el('bdi', {}, node.communityName ?? '')));
    }
    panel.setAttribute('aria-busy', 'true');
    fill(body, el('p', { class: 'quiet' }, 'Loading …'));
    panel.scrollTop = 0;
    let parts: (HTMLElement | null)[];
    try {
      // A page that holds the whole map knows what is not on it, and asks nobody.
      const whole = model.nodes.length === model.totals.nodes;
      const detail = node === null && whole ? null : await source.detail(id);
      if (store.get().selected !== id) return;
      if (detail?.kind === 'paper') fill(heading, ...markedText(detail, 'title'));
      if (detail === null)
        parts = [
          el(
            'p',
            {},
            node
              ? 'Nothing more is known about this here. It may belong to another version of the map.'
              : 'This is not on this map. The link that led here may belong to another map, or to another version of this one.',
          ),
        ];
      else parts = detail.kind === 'paper' ? paperPanel(detail) : conceptPanel(detail);
    } catch (error) {
      if (store.get().selected !== id) return;
      const again = el('button', { attrs: { type: 'button' } }, 'Try again');
      again.addEventListener('click', () => show(id));
      parts = [el('p', { attrs: { role: 'alert' } }, error instanceof Error ? error.message : String(error)), again];
    }
    panel.removeAttribute('aria-busy');
    fill(body, ...parts);
  }

  const update = (id: string | null, initial: boolean) => {
    const hadFocus = panel.contains(document.activeElement);
    panel.hidden = id === null;
    document.body.classList.toggle('with-panel', id !== null);
    const at = id === null ? undefined : model.index.get(id);
    document.title = [
      at === undefined ? '' : plainLabel(model.nodes[at]!.label, 80),
      plainLabel(model.title, 80),
      'papergraph',
    ]
      .filter(Boolean)
      .join(' – ');
    if (id === null) {
      if (hadFocus) document.getElementById('stage')?.focus({ preventScroll: true });
      return;
    }
    void show(id);
    // Whoever came by keyboard goes on reading here; a click on the map keeps the map's focus.
    if (!initial && document.activeElement?.id !== 'stage') heading.focus({ preventScroll: true });
  };
  store.subscribe((state, previous) => {
    if (state.selected !== previous.selected) update(state.selected, false);
  });
  update(store.get().selected, true);
}
