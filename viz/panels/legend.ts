import { chosen, isSolo } from '../choice.ts';
import { bdi, el, fill } from '../dom.ts';
import { KINDS } from '../kinds.ts';
import { partsOf } from '../lines.ts';
import { readable } from '../palette.ts';
import { count, plainLabel } from '../text.ts';
import type { Tally } from '../view.ts';
import type { Context } from './context.ts';
import { kindIcon } from './parts.ts';

const FIRST_COMMUNITIES = 10;

interface Row {
  filter: 'kinds' | 'communities';
  id: string;
  element: HTMLElement;
  /** Shows the row as it stands now. */
  update(): void;
}

/** Kinds and communities with their counts: show, hide, solo. */
export function createLegend(container: HTMLElement, context: Context): void {
  const { model, store, view } = context;
  const kinds = KINDS.filter(({ kind }) => view().kinds.has(kind)).map(({ kind, many }) =>
    createRow(context, 'kinds', kind, many, kindIcon(kind), () => view().kinds.get(kind)!),
  );
  const swatches = new Map<string, HTMLElement>();
  const communities = model.communities.map(({ id, name }) => {
    const swatch = el('span', { class: 'swatch', attrs: { 'aria-hidden': 'true' } });
    swatches.set(id, swatch);
    return createRow(context, 'communities', id, name, swatch, () => view().communities.get(id)!);
  });
  const rest = communities.slice(FIRST_COMMUNITIES);
  const restList = el('div', {}, ...rest.map((row) => row.element));
  fill(
    container,
    el('fieldset', {}, el('legend', {}, 'Kinds'), ...kinds.map((row) => row.element)),
    communities.length > 0 &&
      el(
        'fieldset',
        {},
        el('legend', {}, `Communities (${count(communities.length)})`),
        ...communities.slice(0, FIRST_COMMUNITIES).map((row) => row.element),
        rest.length > 0 && el('details', {}, el('summary', {}, `${count(rest.length)} smaller ones`), restList),
      ),
  );

  const update = () => {
    for (const row of kinds) row.update();
    for (const row of communities) row.update();
  };
  const paint = () => {
    for (const { id, color } of model.communities)
      swatches.get(id)!.style.background = readable(color, context.palette().ground, 2.2);
  };
  update();
  paint();
  store.subscribe((state, previous) => {
    if (state.kinds !== previous.kinds || state.communities !== previous.communities || state.layer !== previous.layer)
      update();
    if (state.theme !== previous.theme) paint();
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => queueMicrotask(paint));
}

function createRow(
  { store }: Context,
  filter: Row['filter'],
  id: string,
  name: string,
  symbol: Element,
  tally: () => Tally,
): Row {
  const box = el('input', { attrs: { type: 'checkbox' } });
  const number = el('span', { class: 'number' });
  const solo = el('button', { class: 'solo', attrs: { type: 'button', 'aria-label': `Only ${name}` } }, 'only');
  box.addEventListener('change', () => store.dispatch({ type: 'toggle', filter, id }));
  solo.addEventListener('click', () => store.dispatch({ type: 'solo', filter, id }));
  const [first, ...more] = partsOf(name);
  const shown = bdi(first!, 'name');
  if (more.length > 0)
    shown.append(el('span', { class: 'unseen' }, ' · '), el('span', { class: 'more-names' }, more.join(' · ')));
  const label = el('label', { attrs: { title: plainLabel(name) } }, box, symbol, shown, number);
  const element = el('div', { class: 'row', attrs: { [`data-${filter}`]: id } }, label, solo);
  return {
    filter,
    id,
    element,
    update() {
      const { shown, total } = tally();
      const state = store.get()[filter];
      box.checked = chosen(state, id);
      element.classList.toggle('off', shown === 0);
      solo.setAttribute('aria-pressed', String(isSolo(state, id)));
      number.textContent = shown === total ? count(total) : `${count(shown)} of ${count(total)}`;
    },
  };
}
