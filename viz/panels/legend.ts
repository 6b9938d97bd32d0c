import { ROLES } from '../../src/types.ts';
import { chosen, isSolo } from '../choice.ts';
import { bdi, el } from '../dom.ts';
import { KINDS, RELATION_WORDS, ROLE_WORDS } from '../kinds.ts';
import { partsOf } from '../lines.ts';
import { readable } from '../palette.ts';
import type { ChoiceFilter } from '../state.ts';
import { count, plainLabel, plural } from '../text.ts';
import type { Tally } from '../view.ts';
import { type Context, onChange, onView } from './context.ts';
import { kindIcon } from './parts.ts';

const FIRST_COMMUNITIES = 10;

interface Row {
  element: HTMLElement;
  /** Shows the row as it stands now. */
  update(): void;
}

interface Legend {
  kinds: HTMLElement;
  communities: HTMLElement;
  roles: HTMLElement;
  relations: HTMLElement;
}

/** Kinds, communities, roles and relations with their counts: show, hide, solo. */
export function createLegend(context: Context): Legend {
  const { model, store, view } = context;
  const swatches = new Map<string, HTMLElement>();
  const kinds = KINDS.filter(({ kind }) => view().kinds.has(kind)).map(({ kind, many }) =>
    createRow(context, 'kinds', kind, many, kindIcon(kind), () => view().kinds.get(kind) ?? NONE),
  );
  const communities = model.communities.map(({ id, name }) => {
    const swatch = el('span', { class: 'swatch', attrs: { 'aria-hidden': 'true' } });
    swatches.set(id, swatch);
    return createRow(context, 'communities', id, name, swatch, () => view().communities.get(id) ?? NONE);
  });
  const roles = ROLES.filter((role) => view().roles.has(role)).map((role) =>
    createRow(context, 'roles', role, ROLE_WORDS[role], null, () => view().roles.get(role) ?? NONE),
  );
  const relations = model.relations.map((id) =>
    createRow(context, 'relations', id, RELATION_WORDS[id] ?? id, null, () => view().relations.get(id) ?? NONE),
  );
  const rest = communities.slice(FIRST_COMMUNITIES);
  const folded = el('details', {}, el('summary', {}, plural(rest.length, 'smaller one')));
  folded.append(...elements(rest));
  const paint = () => {
    for (const { id, color } of model.communities)
      swatches.get(id)!.style.background = readable(color, context.palette().ground, 2.2);
  };
  const update = () => {
    for (const row of [...kinds, ...communities, ...roles, ...relations]) row.update();
  };
  update();
  paint();
  onView(context, update);
  onChange(store, ['theme'], paint);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => queueMicrotask(paint));
  const group = (title: string, ...parts: HTMLElement[]) => el('fieldset', {}, el('legend', {}, title), ...parts);
  const first = elements(communities.slice(0, FIRST_COMMUNITIES));
  return {
    kinds: group('Kinds', ...elements(kinds)),
    communities: group(`Communities (${count(communities.length)})`, ...first, ...(rest.length > 0 ? [folded] : [])),
    roles: group('Concepts that a paper …', ...elements(roles)),
    relations: group('Links: one … the other', ...elements(relations)),
  };
}

const NONE: Tally = { shown: 0, total: 0 };
const elements = (rows: readonly Row[]): HTMLElement[] => rows.map(({ element }) => element);

function createRow(
  { store }: Context,
  filter: ChoiceFilter,
  id: string,
  name: string,
  symbol: Element | null,
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
