import { el, fill } from '../dom.ts';
import type { Layer } from '../state.ts';
import { count } from '../text.ts';
import { createColoring } from './coloring.ts';
import { type Context, onView } from './context.ts';
import { createLegend } from './legend.ts';
import { createThresholds } from './thresholds.ts';
import { createTimeline } from './timeline.ts';
import { createWords } from './words.ts';

const LAYERS: readonly { layer: Layer; name: string }[] = [
  { layer: 'both', name: 'Both' },
  { layer: 'papers', name: 'Papers' },
  { layer: 'concepts', name: 'Concepts' },
];

/** The left side: how much is shown, the two layers, how many links, kinds and communities. */
export function createFilters(container: HTMLElement, context: Context): void {
  const { kinds, communities, roles, relations } = createLegend(context);
  const more = el('details', { class: 'more-filters' }, el('summary', {}, 'More filters'));
  more.append(roles, relations, el('fieldset', {}, el('legend', {}, 'At least'), ...createThresholds(context)));
  const { minLinks, minPapers, minWeight, ...state } = context.store.get();
  more.open = minLinks + minPapers + minWeight > 0 || state.roles.mode !== 'all' || state.relations.mode !== 'all';
  const close = el('button', { class: 'close', attrs: { type: 'button', 'aria-label': 'Close filters' } }, '×');
  close.addEventListener('click', () => context.store.dispatch({ type: 'put', fields: { drawer: false } }));
  fill(
    container,
    close,
    counts(context),
    layers(context),
    links(context),
    createWords(context),
    createTimeline(context),
    el('div', { class: 'legend' }, kinds, createColoring(context), communities, more),
  );
  context.store.subscribe(({ drawer }, previous) => {
    container.classList.toggle('open', drawer);
    if (drawer && !previous.drawer) close.focus();
  });
}

function counts(context: Context): HTMLElement {
  const { store, view, model, announce } = context;
  // A page opened from disk holds what it holds.
  const more = model.nodes.length < model.totals.nodes && !store.get().whole && location.protocol.startsWith('http');
  const load = el('button', { class: 'inline', attrs: { type: 'button' } }, `Load all ${count(model.totals.nodes)}`);
  load.addEventListener('click', () => {
    store.dispatch({ type: 'put', fields: { whole: true } });
    location.reload();
  });
  const text = el('span', { class: 'shown' });
  const clear = el('button', { class: 'inline', attrs: { type: 'button' } }, 'Clear filters');
  clear.addEventListener('click', () => store.dispatch({ type: 'clear-filters' }));
  const update = () => {
    const { nodes, filtered } = view();
    text.textContent = `${count(nodes.shown)} of ${count(nodes.total)}`;
    clear.hidden = !filtered;
  };
  update();
  let said = text.textContent;
  onView(context, () => {
    update();
    if (text.textContent !== said) announce(`${text.textContent} shown`);
    said = text.textContent;
  });
  const backbone = more && el('span', { class: 'backbone' }, 'What the strongest links join. ', load);
  return el('p', { class: 'counts' }, text, ' shown ', clear, backbone);
}

function layers({ store }: Context): HTMLElement {
  const buttons = LAYERS.map(({ layer, name }) => {
    const input = el('input', { attrs: { type: 'radio', name: 'layer', value: layer } });
    input.addEventListener('change', () => store.dispatch({ type: 'put', fields: { layer } }));
    return { layer, input, label: el('label', {}, input, el('span', {}, name)) };
  });
  const update = () => {
    for (const { layer, input } of buttons) input.checked = store.get().layer === layer;
  };
  update();
  store.subscribe(update);
  return el(
    'fieldset',
    { class: 'segments' },
    el('legend', { class: 'unseen' }, 'Layers'),
    ...buttons.map(({ label }) => label),
  );
}

const STEPS = 1000;
/** Few links matter more than many: the slider's first half covers the first quarter of them. */
const toLinks = (step: number, possible: number): number => Math.round((step / STEPS) ** 2 * possible);
const toStep = (links: number, possible: number): number =>
  possible === 0 ? 0 : Math.round(Math.sqrt(links / possible) * STEPS);

function links({ store, view }: Context): HTMLElement {
  const text = el('output', { attrs: { for: 'links' } });
  const slider = el('input', {
    attrs: { type: 'range', id: 'links', min: 0, max: STEPS, step: 1, 'aria-label': 'Links drawn, strongest first' },
  });
  let waiting = 0;
  slider.addEventListener('input', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() =>
      store.dispatch({ type: 'put', fields: { links: toLinks(slider.valueAsNumber, view().between.length) } }),
    );
  });
  const update = () => {
    const { links: tally, between } = view();
    const possible = between.length;
    text.textContent = `${count(tally.shown)} of ${count(tally.total)} links`;
    slider.setAttribute('aria-valuetext', `${text.textContent}, strongest first`);
    if (toLinks(slider.valueAsNumber, possible) !== tally.shown) slider.value = String(toStep(tally.shown, possible));
  };
  update();
  store.subscribe(update);
  return el('div', { class: 'links' }, el('label', { attrs: { for: 'links' } }, text), slider);
}
