import { el, fill } from '../dom.ts';
import { plainLabel } from '../text.ts';
import { COLUMNS, pressed, rowsInSight, sortedRows, sortOf } from './columns.ts';
import type { Context } from './context.ts';

/** Steps of keys in the table, in rows; a page is what fits. */
const STEPS: Record<string, (at: number, page: number, rows: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_at, _page, rows) => rows - 1,
};

/**
 * The map's twin in words: the visible nodes as a table, of which only the rows in sight exist. It is the whole picture where
 * nothing can be drawn.
 */
export function createList(container: HTMLElement, context: Context): void {
  const { store, model, view } = context;
  const above = el('tbody', { attrs: { 'aria-hidden': 'true' } }, el('tr'));
  const below = el('tbody', { attrs: { 'aria-hidden': 'true' } }, el('tr'));
  const body = el('tbody');
  const all = el('input', { attrs: { type: 'checkbox', 'aria-label': 'Pick all rows' } });
  const headers = COLUMNS.map(({ id, name }) => {
    const button = el('button', { attrs: { type: 'button' } }, name);
    button.addEventListener('click', () =>
      store.dispatch({ type: 'put', fields: { sort: pressed(sortOf(store.get().sort), id) } }),
    );
    return el('th', { class: `column-${id}`, attrs: { scope: 'col' } }, button);
  });
  const table = el(
    'table',
    {},
    el('caption', { class: 'unseen' }, 'Visible papers and concepts'),
    el('thead', {}, el('tr', {}, el('th', { class: 'column-pick', attrs: { scope: 'col' } }, all), ...headers)),
    above,
    body,
    below,
  );
  fill(container, table);

  let rows: Uint32Array = new Uint32Array();
  /** The row that Tab leads to. */
  let active = 0;
  const drawn = new Map<number, HTMLTableRowElement>();

  function sort(): void {
    const order = sortOf(store.get().sort);
    rows = sortedRows(view(), order);
    active = Math.max(0, Math.min(active, rows.length - 1));
    table.setAttribute('aria-rowcount', String(rows.length + 1));
    headers.forEach((header, i) => {
      if (COLUMNS[i]!.id === order.column)
        header.setAttribute('aria-sort', order.descending ? 'descending' : 'ascending');
      else header.removeAttribute('aria-sort');
    });
    for (const row of drawn.values()) row.remove();
    drawn.clear();
  }

  const rowHeight = () => Number.parseFloat(getComputedStyle(container).getPropertyValue('--row')) || 36;

  /** Draws the rows in sight and keeps those that are there already, and the focus with them. */
  function paint(): void {
    const high = rowHeight();
    const { from, to } = rowsInSight(rows.length, container.scrollTop - table.offsetTop, container.clientHeight, high);
    for (const [at, row] of drawn) {
      if (at >= from && at < to) continue;
      // What had the focus is gone from sight: the table goes on listening, from the same row.
      if (row.contains(document.activeElement)) container.focus({ preventScroll: true });
      row.remove();
      drawn.delete(at);
    }
    for (let at = from, next = body.firstChild; at < to; at++) {
      let row = drawn.get(at);
      if (!row) {
        row = createRow(at);
        drawn.set(at, row);
        body.insertBefore(row, next);
      }
      next = row.nextSibling;
    }
    (above.firstElementChild as HTMLElement).style.height = `${from * high}px`;
    (below.firstElementChild as HTMLElement).style.height = `${(rows.length - to) * high}px`;
    mark();
  }

  function createRow(at: number): HTMLTableRowElement {
    const node = view().model.nodes[rows[at]!]!;
    const name = plainLabel(node.label, 80);
    const box = el('input', { attrs: { type: 'checkbox', 'aria-label': `Pick ${name}` } });
    box.addEventListener('change', () => store.dispatch({ type: 'toggle-pick', node: node.id }));
    const cells = COLUMNS.map(({ id, cell }) => el('td', { class: `column-${id}` }, cell(node)));
    cells[0]!.querySelector('a')!.title = name;
    // The head is the first row.
    const attrs = { 'aria-rowindex': at + 2, 'data-id': node.id };
    const row = el('tr', { attrs }, el('td', { class: 'column-pick' }, el('label', {}, box)), ...cells);
    row.addEventListener('focusin', () => activate(at));
    return row;
  }

  /** What is selected, picked and reached by Tab, on the rows that are drawn. */
  function mark(): void {
    const { selected, picked } = store.get();
    const chosen = new Set(picked);
    for (const [at, row] of drawn) {
      const { id } = row.dataset;
      if (id === selected) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
      const [box, link] = [row.querySelector('input')!, row.querySelector('a')!];
      box.checked = chosen.has(id!);
      box.tabIndex = at === active ? 0 : -1;
      link.tabIndex = at === active ? 0 : -1;
    }
    const seen = chosen.size === 0 ? 0 : rows.reduce((n, i) => n + (chosen.has(model.nodes[i]!.id) ? 1 : 0), 0);
    all.checked = seen > 0 && seen === rows.length;
    all.indeterminate = seen > 0 && seen < rows.length;
  }

  function activate(at: number): void {
    active = at;
    mark();
  }

  /** Brings a row into sight. */
  function reveal(at: number): void {
    const high = rowHeight();
    const head = (table.tHead?.offsetHeight ?? 0) + 4;
    const top = table.offsetTop + head + at * high;
    if (top - head < container.scrollTop) container.scrollTop = top - head;
    else if (top + high > container.scrollTop + container.clientHeight)
      container.scrollTop = top + high - container.clientHeight;
    paint();
  }

  all.addEventListener('change', () => {
    const shown = Array.from(rows, (i) => model.nodes[i]!.id);
    const others = store.get().picked.filter((id) => !shown.includes(id));
    store.dispatch({ type: 'pick', nodes: all.checked ? [...others, ...shown] : others });
  });
  container.addEventListener('scroll', paint, { passive: true });
  container.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    const target = event.target as Element;
    if (!step || rows.length === 0 || (target !== container && !body.contains(target))) return;
    event.preventDefault();
    const column = target.matches('input') ? 'input' : 'a';
    const page = Math.max(1, Math.floor(container.clientHeight / rowHeight()) - 2);
    const from = target === container ? active - (event.key === 'ArrowDown' ? 1 : 0) : active;
    active = Math.max(0, Math.min(rows.length - 1, step(from, page, rows.length)));
    reveal(active);
    drawn.get(active)?.querySelector<HTMLElement>(column)?.focus({ preventScroll: true });
  });
  new ResizeObserver(() => {
    if (!container.hidden) paint();
  }).observe(container);

  let shown: unknown = null;
  const update = () => {
    if (container.hidden) return;
    const now = view();
    if (shown !== now.visible) {
      shown = now.visible;
      sort();
      paint();
    } else mark();
  };
  store.subscribe((state, previous) => {
    if (state.sort !== previous.sort) {
      shown = null;
      container.scrollTop = 0;
      active = 0;
    }
    update();
    if (container.hidden || state.selected === previous.selected || state.selected === null) return;
    const at = rows.indexOf(model.index.get(state.selected) ?? -1);
    if (at >= 0) {
      active = at;
      reveal(at);
    }
  });
  new MutationObserver(update).observe(container, { attributes: true, attributeFilter: ['hidden'] });
  update();
}
