import { paperNode } from '../../src/lib/ids.ts';
import type { Referable } from '../../src/lib/references.ts';
import { byId, el, fill } from '../dom.ts';
import type { Scene } from '../scene.ts';
import { GRAPHS, PICTURES, REFERENCES } from '../takeaway/formats.ts';
import { regionNamesOn, textWidth, undrawnMap } from '../takeaway/on-page.ts';
import { mapPicture } from '../takeaway/picture.ts';
import { withLegend } from '../takeaway/picture-legend.ts';
import { download, fileName, inTurn } from '../takeaway/save.ts';
import { type PaperScope, paperScopes, visibleGraph } from '../takeaway/visible.ts';
import { count, plural } from '../text.ts';
import { printHash } from '../url.ts';
import type { Context } from './context.ts';

type Format<T> = (typeof PICTURES | typeof GRAPHS | typeof REFERENCES)[number] & {
  make(from: T, options: { title: string; scale: number }): string | Promise<Blob>;
};

/** The dialog for taking away what is seen: pictures, graph files, references, a link. */
export function createSaving(dialog: HTMLDialogElement, context: Context, scene: () => Scene | null): void {
  const { store } = context;
  const close = el('button', { class: 'close', attrs: { type: 'button', 'aria-label': 'Close' } }, '×');
  close.addEventListener('click', () => dialog.close());
  const body = el('div', { class: 'saving' });
  const status = el('p', { class: 'status', attrs: { role: 'status' } });
  const head = el('h2', { attrs: { id: 'saving-title' } }, 'Take it with you');
  fill(dialog, el('div', { class: 'head' }, head, close), body, status);
  dialog.addEventListener('close', () => store.dispatch({ type: 'put', fields: { saving: false } }));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  store.subscribe(({ saving }) => {
    if (saving && !dialog.open) {
      status.textContent = '';
      fill(
        body,
        pictures(context, scene, status),
        graphs(context, status),
        references(context, status),
        address(context, status),
      );
      dialog.showModal();
    } else if (!saving && dialog.open) dialog.close();
  });
}

/** Buttons, one a format; what a click makes is saved, what fails is said. */
function buttons<T>(
  formats: readonly Format<T>[],
  { model }: Context,
  status: HTMLElement,
  from: () => T | Promise<T>,
  scale: () => number = () => 1,
): HTMLElement {
  const title = model.title || 'papergraph';
  const save = async (format: Format<T>) => {
    try {
      status.textContent = 'One moment …';
      const content = await format.make(await from(), { title, scale: scale() });
      const name = fileName(title, format.ending);
      download(content, format.type, name);
      status.textContent = `Saved as ${name}`;
    } catch (error) {
      status.textContent = `Not saved: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  const button = (format: Format<T>) =>
    el(
      'button',
      { attrs: { type: 'button' }, on: { click: () => void save(format) } },
      el('strong', {}, format.name),
      el('span', { class: 'quiet' }, format.hint),
    );
  return el('div', { class: 'formats' }, ...formats.map(button));
}

const group = (name: string, ...content: (HTMLElement | null)[]): HTMLElement =>
  el('fieldset', {}, el('legend', {}, name), ...content);

const SCALES = [1, 2, 3, 4];

function pictures(context: Context, scene: () => Scene | null, status: HTMLElement): HTMLElement {
  const legend = el('input', { attrs: { type: 'checkbox', checked: true } });
  const scale = el(
    'select',
    {},
    ...SCALES.map((n) => el('option', { attrs: { value: n, selected: n === 2 } }, `${n}×`)),
  );
  const picture = () => {
    const { at, drawn } = scene()?.snapshot() ?? undrawnMap(context);
    const width = textWidth();
    const map = mapPicture(at, drawn, regionNamesOn(byId('regions')), width);
    return legend.checked ? withLegend(map, drawn, width) : map;
  };
  return group(
    'Picture of what is drawn',
    el(
      'p',
      { class: 'choices' },
      el('label', {}, legend, ' with the legend'),
      el('label', {}, 'PNG in ', scale, ' size'),
    ),
    buttons(PICTURES as readonly Format<ReturnType<typeof picture>>[], context, status, picture, () =>
      Number(scale.value),
    ),
  );
}

function graphs(context: Context, status: HTMLElement): HTMLElement {
  const { nodes, links } = context.view();
  return group(
    `Graph of what is drawn: ${plural(nodes.shown, 'name')}, ${plural(links.shown, 'link')}`,
    buttons(GRAPHS as readonly Format<ReturnType<typeof visibleGraph>>[], context, status, () =>
      visibleGraph(context.view()),
    ),
  );
}

const SCOPE_WORDS: Record<PaperScope['id'], (papers: number) => string> = {
  picked: (papers) => `the ${plural(papers, 'picked paper')}`,
  selected: () => 'the paper in the panel',
  visible: (papers) => `all ${plural(papers, 'visible paper')}`,
};

function references(context: Context, status: HTMLElement): HTMLElement | null {
  const { model, store, view, source } = context;
  const scopes = paperScopes(model, view(), store.get());
  if (scopes.length === 0) return null;
  const scope = el(
    'select',
    { attrs: { 'aria-label': 'Papers' } },
    ...scopes.map(({ id, papers }) => el('option', { attrs: { value: id } }, SCOPE_WORDS[id](papers.length))),
  );
  const papers = async (): Promise<Referable[]> => {
    const ids = scopes.find(({ id }) => id === scope.value)!.papers;
    let done = 0;
    const details = await inTurn(ids, async (id) => {
      const detail = await source.detail(paperNode(id));
      done += 1;
      if (done % 50 === 0) status.textContent = `${count(done)} of ${plural(ids.length, 'paper')} …`;
      return detail;
    });
    return details.flatMap((detail) => (detail?.kind === 'paper' ? [detail.paper] : []));
  };
  return group(
    'References',
    el('p', { class: 'choices' }, el('label', {}, 'of ', scope)),
    buttons(REFERENCES as readonly Format<Referable[]>[], context, status, papers),
  );
}

function address({ store }: Context, status: HTMLElement): HTMLElement {
  const frame = el('input', { attrs: { type: 'checkbox' } });
  const field = el('input', {
    class: 'address',
    attrs: { type: 'text', readonly: true, 'aria-label': 'Link to this view' },
  });
  const update = () => {
    const hash = printHash({ ...store.get(), ui: frame.checked ? 'min' : 'full' });
    field.value = `${location.href.replace(/#.*$/s, '')}${hash === '' ? '' : `#${hash}`}`;
  };
  update();
  frame.addEventListener('change', update);
  field.addEventListener('focus', () => field.select());
  const copy = el('button', { attrs: { type: 'button' } }, 'Copy');
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = 'The link is copied';
    } catch {
      field.focus();
      status.textContent = 'The link is marked: copy it with Ctrl or ⌘ and C';
    }
  });
  return group(
    'Link to this view',
    el('div', { class: 'copying' }, field, copy),
    el('p', { class: 'choices' }, el('label', {}, frame, ' without bars, for a frame in another page')),
  );
}
