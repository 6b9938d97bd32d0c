import { compareStrings } from '../../src/lib/text.ts';
import type { GraphNode } from '../../src/types.ts';
import { bdi, el, fill } from '../dom.ts';
import { kindEntry } from '../kinds.ts';
import { count, readableDay } from '../text.ts';
import type { Context } from './context.ts';
import { kindIcon, nodeLink } from './parts.ts';

interface Column {
  name: string;
  /** Larger numbers and later days first when it is chosen. */
  descending: boolean;
  compare(a: GraphNode, b: GraphNode): number;
  cell(node: GraphNode): Node | string;
}

const COLUMNS: readonly Column[] = [
  {
    name: 'Name',
    descending: false,
    compare: (a, b) => compareStrings(a.label.toLowerCase(), b.label.toLowerCase()),
    cell: (node) => nodeLink(node.id, node.label),
  },
  {
    name: 'Kind',
    descending: false,
    compare: (a, b) => compareStrings(a.kind, b.kind),
    cell: (node) => el('span', { class: 'with-icon' }, kindIcon(node.kind), kindEntry(node.kind).one),
  },
  {
    name: 'Community',
    descending: false,
    compare: (a, b) => compareStrings(a.communityName ?? '\uffff', b.communityName ?? '\uffff'),
    cell: (node) => bdi(node.communityName ?? ''),
  },
  {
    name: 'Papers',
    descending: true,
    compare: (a, b) => a.papers - b.papers,
    cell: (node) => (node.kind === 'paper' ? '' : count(node.papers)),
  },
  { name: 'Links', descending: true, compare: (a, b) => a.degree - b.degree, cell: (node) => count(node.degree) },
  {
    name: 'Date',
    descending: true,
    compare: (a, b) => compareStrings(a.lastDate ?? a.date ?? '', b.lastDate ?? b.date ?? ''),
    cell: (node) => readableDay(node.lastDate ?? node.date),
  },
];

const PAGE = 200;

/** The map's twin in words: the visible nodes as a table. It is the whole picture where nothing can be drawn. */
export function createList(container: HTMLElement, context: Context): void {
  const { store, model, view } = context;
  let sort = { column: COLUMNS.findIndex(({ name }) => name === 'Links'), descending: true };
  let rows = PAGE;
  const body = el('tbody');
  const more = el('button', { class: 'more', attrs: { type: 'button' } });
  const headers = COLUMNS.map((column, i) => {
    const button = el('button', { attrs: { type: 'button' } }, column.name);
    button.addEventListener('click', () => {
      sort = { column: i, descending: sort.column === i ? !sort.descending : column.descending };
      rows = PAGE;
      draw();
    });
    return el('th', { attrs: { scope: 'col' } }, button);
  });
  more.addEventListener('click', () => {
    rows += PAGE;
    draw();
  });
  fill(
    container,
    el(
      'table',
      {},
      el('caption', { class: 'unseen' }, 'Visible papers and concepts'),
      el('thead', {}, el('tr', {}, ...headers)),
      body,
    ),
    more,
  );

  function draw(): void {
    const { visible } = view();
    const sign = sort.descending ? -1 : 1;
    const column = COLUMNS[sort.column]!;
    const shown = model.nodes
      .filter((_, i) => visible[i])
      .sort((a, b) => sign * column.compare(a, b) || compareStrings(a.id, b.id));
    fill(
      body,
      ...shown.slice(0, rows).map((node) => {
        const selected = node.id === store.get().selected;
        return el(
          'tr',
          { attrs: { 'aria-current': selected ? 'true' : null } },
          ...COLUMNS.map(({ cell }) => el('td', {}, cell(node))),
        );
      }),
    );
    headers.forEach((header, i) => {
      if (i === sort.column) header.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
      else header.removeAttribute('aria-sort');
    });
    more.hidden = shown.length <= rows;
    more.textContent = `Show more (${count(Math.min(rows, shown.length))} of ${count(shown.length)})`;
  }

  const update = () => {
    if (!container.hidden) draw();
  };
  new MutationObserver(update).observe(container, { attributes: true, attributeFilter: ['hidden'] });
  store.subscribe((state, previous) => {
    if (view().visible !== previousVisible || state.selected !== previous.selected) update();
    previousVisible = view().visible;
  });
  let previousVisible = view().visible;
  update();
}
