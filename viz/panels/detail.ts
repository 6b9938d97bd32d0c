import { choice } from '../choice.ts';
import { el, fill } from '../dom.ts';
import { kindEntry } from '../kinds.ts';
import { communityOf, NO_COMMUNITY } from '../model.ts';
import { readable } from '../palette.ts';
import type { Pair, State } from '../state.ts';
import { plainLabel } from '../text.ts';
import { createAround } from './around.ts';
import { conceptPanel } from './concept.ts';
import { type Context, onView } from './context.ts';
import { linkHeading, linkPanel } from './link.ts';
import { markedText } from './marks.ts';
import { paperPanel } from './paper.ts';
import { kindIcon } from './parts.ts';
import { bindSheet } from './sheet.ts';
import { wayPanel } from './way.ts';

type Part = HTMLElement | null;
/** What the panel is about: a node, the link of two, or the way from one to another. */
type Subject = { kind: 'node'; ends: readonly [string] } | { kind: 'link' | 'path'; ends: Pair };

function subjectOf({ link, path, selected }: State): Subject | null {
  if (path) return { kind: 'path', ends: path };
  if (link) return { kind: 'link', ends: link };
  return selected === null ? null : { kind: 'node', ends: [selected] };
}
const same = (a: Subject | null, b: Subject | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The side panel: everything about the selected node, or about the link that was asked for. */
export function createDetail(panel: HTMLElement, context: Context): void {
  const { store, model } = context;
  const heading = el('h2', { attrs: { tabindex: -1, dir: 'auto' } });
  const kicker = el('p', { class: 'kicker' });
  const body = el('div', { class: 'body' });
  const close = el('button', { class: 'close', attrs: { type: 'button', 'aria-label': 'Close' } }, '×');
  const leave = () => store.dispatch({ type: 'select', node: null });
  close.addEventListener('click', leave);
  const head = el('div', { class: 'head' }, el('div', {}, kicker, heading), close);
  fill(panel, head, createAround(context), body);
  bindSheet(panel, head, leave);

  async function show(subject: Subject): Promise<void> {
    const [node] = subject.ends;
    fill(heading, ...(subject.kind === 'node' ? [nameOf(context, node)] : linkHeading(context, subject.ends)));
    fill(kicker, ...(subject.kind === 'node' ? kickerOf(context, node) : [subject.kind]));
    panel.setAttribute('aria-busy', 'true');
    fill(body, el('p', { class: 'quiet' }, 'Loading …'));
    panel.scrollTop = 0;
    const current = () => same(subjectOf(store.get()), subject);
    let parts: Part[];
    try {
      parts = await partsOf(context, subject, heading, current);
      if (!current()) return;
    } catch (error) {
      if (!current()) return;
      const again = el('button', { attrs: { type: 'button' } }, 'Try again');
      again.addEventListener('click', () => show(subject));
      parts = [el('p', { attrs: { role: 'alert' } }, error instanceof Error ? error.message : String(error)), again];
    }
    panel.removeAttribute('aria-busy');
    fill(body, ...parts);
  }

  const update = (subject: Subject | null, initial: boolean) => {
    const hadFocus = panel.contains(document.activeElement);
    panel.hidden = subject === null;
    document.body.classList.toggle('with-panel', subject !== null);
    const names = (subject?.ends ?? [])
      .filter((node) => model.index.has(node))
      .map((node) => plainLabel(nameOf(context, node), 80));
    document.title = [names.join(' – '), plainLabel(model.title, 80), 'papergraph'].filter(Boolean).join(' – ');
    if (subject === null) {
      if (hadFocus) document.getElementById('stage')?.focus({ preventScroll: true });
      return;
    }
    void show(subject);
    // Whoever came by keyboard goes on reading here; a click on the map keeps the map's focus.
    if (!initial && document.activeElement?.id !== 'stage') heading.focus({ preventScroll: true });
  };
  store.subscribe((state, previous) => {
    const [now, before] = [subjectOf(state), subjectOf(previous)];
    if (!same(now, before)) update(now, false);
  });
  // Another filter may leave another way.
  onView(context, () => {
    const subject = subjectOf(store.get());
    if (subject?.kind === 'path') void show(subject);
  });
  update(subjectOf(store.get()), true);
}

async function partsOf(
  context: Context,
  subject: Subject,
  heading: HTMLElement,
  current: () => boolean,
): Promise<Part[]> {
  if (subject.kind === 'path') return wayPanel(context, subject.ends);
  if (subject.kind === 'node') return nodePanel(context, subject.ends[0], heading, current);
  const parts = await linkPanel(context, subject.ends);
  const text = 'One of the two is not on this map. The link may belong to another map, or to another version.';
  return parts ?? [el('p', {}, text)];
}

function nameOf({ model }: Context, node: string): string {
  const at = model.index.get(node);
  return at === undefined ? node : model.nodes[at]!.label;
}

/** Kind and community; the community shows only itself on the map when it is pressed. */
function kickerOf({ model, store, palette }: Context, id: string): (Node | string)[] {
  const at = model.index.get(id);
  if (at === undefined) return ['not on this map'];
  const node = model.nodes[at]!;
  const kind = el('span', {}, kindIcon(node.kind), kindEntry(node.kind).one);
  const community = communityOf(node);
  if (community === NO_COMMUNITY) return [kind];
  const swatch = el('span', { class: 'swatch', attrs: { 'aria-hidden': 'true' } });
  swatch.style.background = readable(node.color, palette().ground, 2.2);
  const only = el(
    'button',
    { class: 'inline', attrs: { type: 'button', title: 'Show only this community' } },
    el('bdi', {}, node.communityName ?? ''),
  );
  only.addEventListener('click', () =>
    store.dispatch({ type: 'put', fields: { communities: choice('only', [community]) } }),
  );
  return [kind, el('span', {}, swatch, only)];
}

/** @param current false once the reader has gone on to something else */
async function nodePanel(context: Context, id: string, heading: HTMLElement, current: () => boolean): Promise<Part[]> {
  const { model, source } = context;
  const known = model.index.has(id);
  // A page that holds the whole map knows what is not on it, and asks nobody.
  const whole = model.nodes.length === model.totals.nodes;
  const detail = !known && whole ? null : await source.detail(id);
  if (detail?.kind === 'paper') {
    if (current()) fill(heading, ...markedText(detail, 'title'));
    return paperPanel(detail);
  }
  if (detail) return conceptPanel(detail);
  const text = known
    ? 'Nothing more is known about this here. It may belong to another version of the map.'
    : 'This is not on this map. The link that led here may belong to another map, or to another version of this one.';
  return [el('p', {}, text)];
}
