import { el } from '../dom.ts';
import type { MapModel } from '../model.ts';
import type { State } from '../state.ts';
import { count } from '../text.ts';
import { type Context, onChange } from './context.ts';

interface Threshold {
  field: 'minLinks' | 'minPapers' | 'minWeight';
  name: string;
  /** Largest value; the slider's steps are denser at its low end, where most of the map is. */
  most(model: MapModel): number;
  /** Digits after the point. */
  digits: number;
}

/** Every threshold; a new one is a line here. */
const THRESHOLDS: readonly Threshold[] = [
  {
    field: 'minLinks',
    name: 'Links of a name',
    most: ({ nodes }) => nodes.reduce((most, { degree }) => Math.max(most, degree), 1),
    digits: 0,
  },
  {
    field: 'minPapers',
    name: 'Papers that name a concept',
    most: ({ nodes }) => nodes.reduce((most, { kind, papers }) => Math.max(most, kind === 'paper' ? 0 : papers), 1),
    digits: 0,
  },
  { field: 'minWeight', name: 'Strength of a link', most: () => 1, digits: 2 },
];

const STEPS = 200;

/** Sliders below which names or links are hidden. */
export const createThresholds = (context: Context): HTMLElement[] =>
  THRESHOLDS.map((threshold) => slider(context, threshold));

function slider({ store, model }: Context, { field, name, most, digits }: Threshold): HTMLElement {
  const largest = most(model);
  const rounded = (value: number) => Number(value.toFixed(digits));
  const toValue = (step: number) => rounded((step / STEPS) ** 2 * largest);
  const toStep = (value: number) => Math.round(Math.sqrt(Math.min(1, value / largest)) * STEPS);
  const output = el('output', { class: 'number', attrs: { for: field } });
  const input = el('input', { attrs: { type: 'range', id: field, min: 0, max: STEPS, step: 1 } });
  let waiting = 0;
  input.addEventListener('input', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      const value = stepped(toValue(input.valueAsNumber));
      store.dispatch({ type: 'put', fields: { [field]: value } as Partial<State> });
    });
  });
  /** A press of an arrow key always changes the value, also where the steps are finer than it. */
  function stepped(value: number): number {
    const before = store.get()[field];
    if (value !== before || input.valueAsNumber === toStep(before)) return value;
    return Math.max(0, before + Math.sign(input.valueAsNumber - toStep(before)));
  }
  const update = () => {
    const value = store.get()[field];
    if (toValue(input.valueAsNumber) !== value) input.value = String(toStep(value));
    output.textContent = value === 0 ? 'all' : `${count(value)} or more`;
    input.setAttribute('aria-valuetext', output.textContent);
  };
  update();
  onChange(store, [field], update);
  return el('div', { class: 'threshold' }, el('label', { attrs: { for: field } }, name, output), input);
}
