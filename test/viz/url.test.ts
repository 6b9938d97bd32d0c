import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL, choice } from '../../viz/choice.ts';
import { INITIAL, pairOf, type State } from '../../viz/state.ts';
import { printHash, readHash } from '../../viz/url.ts';

const id = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed());
const choices = fc
  .record({ mode: fc.constantFrom('only' as const, 'without' as const), ids: fc.array(id, { maxLength: 5 }) })
  .map(({ mode, ids }) => choice(mode, ids));
const month = fc
  .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, n]) => `${year}-${String(n).padStart(2, '0')}`);
const states = fc.record<State>({
  roles: choices,
  relations: choices,
  since: fc.option(month),
  until: fc.option(month),
  minLinks: fc.nat(99_999),
  minPapers: fc.nat(99_999),
  minWeight: fc.nat(100).map((n) => n / 100),
  text: fc.oneof(fc.constant(''), id),
  onlyPicked: fc.boolean(),
  ego: fc.option(fc.record({ node: id, depth: fc.constantFrom(1 as const, 2 as const, 3 as const) })),
  rolled: fc.boolean(),
  whole: fc.boolean(),
  coloring: fc.constantFrom('community', 'date', 'links', 'search'),
  path: fc.option(fc.tuple(id, id).filter(([a, b]) => a !== b)),
  trail: fc.constant([]),
  tool: fc.constant('hand'),
  layer: fc.constantFrom('both', 'papers', 'concepts'),
  kinds: choices,
  communities: choices,
  links: fc.option(fc.nat(100_000)),
  selected: fc.option(id),
  hovered: fc.constant(null),
  camera: fc.option(
    fc
      .record({
        x: fc.integer({ min: -9999, max: 9999 }),
        y: fc.integer({ min: -9999, max: 9999 }),
        ratio: fc.integer({ min: 1, max: 9999 }),
      })
      .map(({ x, y, ratio }) => ({ x: x / 10_000 + 0, y: y / 10_000 + 0, ratio: ratio / 10_000 })),
  ),
  link: fc.option(
    fc
      .tuple(id, id)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => pairOf(a, b)),
  ),
  picked: fc.array(id, { maxLength: 5 }).map((ids) => [...new Set(ids)].sort()),
  pane: fc.constantFrom('map', 'list'),
  sort: fc.option(fc.record({ column: fc.constantFrom('name', 'links'), descending: fc.boolean() })),
  ui: fc.constantFrom('full', 'min'),
  theme: fc.constant('system'),
  help: fc.constant(false),
  saving: fc.constant(false),
  drawer: fc.constant(false),
});

test('a link restores the state that it was made from', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect({ ...INITIAL, ...readHash(`#${printHash(state)}`) }).toEqual(state);
    }),
  );
});

test('the first picture has no address of its own, and defaults are left out', () => {
  expect(printHash(INITIAL)).toBe('');
  expect(printHash({ ...INITIAL, selected: 'paper:2402.03300' })).toBe('v=1&node=paper:2402.03300');
  expect(printHash({ ...INITIAL, kinds: choice('without', ['task', 'metric']), links: 0 })).toBe(
    'v=1&kind=!metric,task&links=0',
  );
});

test('old links keep working', () => {
  const corpus = JSON.parse(readFileSync(join(import.meta.dirname, 'old-links.json'), 'utf8')) as Record<
    string,
    Partial<State>
  >;
  expect(Object.keys(corpus).length).toBeGreaterThan(12);
  for (const [hash, expected] of Object.entries(corpus))
    expect({ [hash]: readHash(hash) }).toEqual({ [hash]: { ...readHash(''), ...expected } });
});

test('what is unknown or broken is ignored', () => {
  const plain = readHash('');
  for (const hash of [
    '#',
    '#garbage',
    '#v=9&future=1',
    '#at=1,2',
    '#at=a,b,c',
    '#at=0,0,0',
    '#links=-3',
    '#links=x',
    '#layer=moon',
    '#kind=',
    '#view=3d',
    '#link=concept:lora',
    '#link=a,a',
    '#link=a,b,c',
    '#pick=,,',
    '#sort=--',
    '#sort=%3Cb%3E',
    '#ui=huge',
    '#since=2024-13',
    '#until=today',
    '#minlinks=-1',
    '#minweight=x',
    '#around=4,concept:lora',
    '#around=1,',
    '#path=a,a',
    '#colour=beige',
    '#only=me',
    '#=&&==',
  ])
    expect(readHash(hash)).toEqual(plain);
  expect(readHash('#node=%E0%A4%A').selected).toBe('%E0%A4%A');
  expect(plain.kinds).toBe(ALL);
});
