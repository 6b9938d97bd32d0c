import { expect, test } from 'vitest';
import { createModel } from '../../viz/model.ts';
import { COLUMNS, pressed, rowsInSight, sortedRows, sortOf } from '../../viz/panels/columns.ts';
import { INITIAL } from '../../viz/state.ts';
import { viewOf } from '../../viz/view.ts';
import { mapFixture } from '../support/map-fixture.ts';

const model = createModel(mapFixture().view, '');
const view = viewOf(model, INITIAL);

test('every column orders every row both ways, ties by id', () => {
  for (const { id, key } of COLUMNS)
    for (const descending of [false, true]) {
      const rows = [...sortedRows(view, { column: id, descending })].map((i) => model.nodes[i]!);
      expect(rows).toHaveLength(model.nodes.length);
      rows.slice(1).forEach((row, i) => {
        const [a, b] = [key(rows[i]!), key(row)];
        if (a === b) expect(rows[i]!.id < row.id, id).toBe(true);
        else expect(a < b, `${id}: ${a} before ${b}`).toBe(!descending);
      });
    }
});

test('only what is visible has a row', () => {
  const some = viewOf(model, { ...INITIAL, kinds: { mode: 'only', ids: ['dataset'] } });
  const kinds = [...sortedRows(some, sortOf(null))].map((i) => model.nodes[i]!.kind);
  expect(new Set(kinds)).toEqual(new Set(['dataset']));
  expect(kinds).toHaveLength(some.nodes.shown);
});

test('a head asks for its column, then for the other direction; unknown columns of old links are ignored', () => {
  expect(pressed(sortOf(null), 'name')).toEqual({ column: 'name', descending: false });
  expect(pressed({ column: 'name', descending: false }, 'name')).toEqual({ column: 'name', descending: true });
  expect(pressed(sortOf(null), 'date')).toEqual({ column: 'date', descending: true });
  expect(sortOf({ column: 'gone', descending: false })).toEqual(sortOf(null));
});

test('rows in sight, with some to spare, never beyond the ends', () => {
  expect(rowsInSight(1000, 0, 360, 36)).toEqual({ from: 0, to: 18 });
  expect(rowsInSight(1000, 3600, 360, 36)).toEqual({ from: 92, to: 118 });
  expect(rowsInSight(1000, 1e9, 360, 36)).toEqual({ from: 1000, to: 1000 });
  expect(rowsInSight(5, -40, 360, 36)).toEqual({ from: 0, to: 5 });
});
