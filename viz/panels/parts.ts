import { conceptNode } from '../../src/lib/ids.ts';
import type { Kind, RelatedPaper } from '../../src/types.ts';
import { bdi, el, icon } from '../dom.ts';
import { kindEntry, OUTLINES } from '../kinds.ts';
import { INITIAL, pairOf } from '../state.ts';
import { count, percent } from '../text.ts';
import { printHash } from '../url.ts';

type Part = HTMLElement | string | null | false;

/** The symbol of a kind as on the map. */
export const kindIcon = (kind: Kind): SVGSVGElement => icon(OUTLINES[kindEntry(kind).shape], `icon kind-${kind}`);

/** A real link to a node: click, Tab, middle button and "copy link" all work. Clicks are taken up by main.ts. */
export function nodeLink(node: string, text: string | Node, className = ''): HTMLAnchorElement {
  const href = `#${printHash({ ...INITIAL, selected: node })}`;
  return el('a', { class: className, attrs: { href, 'data-node': node } }, typeof text === 'string' ? bdi(text) : text);
}

/** A link to what joins two nodes: its panel shows the papers and sentences. */
export function whyLink(a: string, b: string, text: string, label: string): HTMLAnchorElement {
  const href = `#${printHash({ ...INITIAL, link: pairOf(a, b) })}`;
  return el('a', { class: 'why', attrs: { href, 'data-why': true, 'aria-label': label, title: label } }, text);
}

/** A titled part of a panel; nothing where there is nothing to show. */
export function section(title: string, ...body: Part[]): HTMLElement | null {
  const children = body.filter((part) => part !== null && part !== false);
  return children.length === 0 ? null : el('section', {}, el('h3', {}, title), ...children);
}

/** A list that shows its first items and the rest on demand. */
export function longList<T>(
  items: readonly T[],
  limit: number,
  item: (value: T) => HTMLElement,
  className = '',
): HTMLElement | null {
  if (items.length === 0) return null;
  const list = el('ul', { class: className }, ...items.slice(0, limit).map((value) => el('li', {}, item(value))));
  if (items.length <= limit) return list;
  const button = el('button', { class: 'more', attrs: { type: 'button' } }, `Show ${count(items.length - limit)} more`);
  button.addEventListener('click', () => {
    const rest = items.slice(limit).map((value) => el('li', {}, item(value)));
    list.append(...rest);
    button.remove();
    rest[0]?.querySelector('a')?.focus();
  });
  return el('div', {}, list, button);
}

/** A small bar for a share between 0 and 1; the number stands beside it in words. */
function shareBar(share: number): HTMLElement {
  const bar = el('span', { class: 'bar' });
  bar.style.width = `${Math.max(2, Math.min(100, share * 100))}%`;
  return el('span', { class: 'share', attrs: { 'aria-hidden': 'true' } }, bar);
}

/** What two papers share, each with its share of the score as a bar; concepts lead on. */
export function reasonRows(
  { shared, terms }: Pick<RelatedPaper, 'shared' | 'terms'>,
  limit: number,
): HTMLElement | null {
  const reasons = [
    ...shared.map(({ concept, name, share }) => ({
      share,
      label: nodeLink(conceptNode(concept), name) as HTMLElement,
    })),
    ...terms.map(({ term, share }) => ({ share, label: el('span', { class: 'term' }, '“', bdi(term), '”') })),
  ].sort((a, b) => b.share - a.share);
  return longList(
    reasons,
    limit,
    ({ share, label }) =>
      el('div', { class: 'reason' }, label, shareBar(share), el('span', { class: 'number' }, percent(share))),
    'reasons',
  );
}
