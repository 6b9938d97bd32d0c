import { nodeAt, nodesWithin } from './hit.ts';
import { type Context, onChange } from './panels/context.ts';
import type { Scene } from './scene.ts';

/** Pixels that a press may move and still be a click. */
const STILL = 5;

type Point = { x: number; y: number };

/**
 * Dragging with Shift, or with the lasso chosen, picks what the line goes around; a click with Shift asks for the path from the open
 * node to the one clicked. The drawing never hears of either.
 */
export function bindLasso(space: HTMLElement, stage: HTMLElement, context: Context, scene: () => Scene | null): void {
  const { store, model, view } = context;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'lasso');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.append(shape);
  stage.after(svg);

  let line: Point[] = [];
  let drawing = false;
  // From the press until the next one: the click that ends it is not for the drawing either.
  let own = false;
  const wanted = (event: { shiftKey: boolean }) => event.shiftKey || store.get().tool === 'lasso';
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = space.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const draw = () =>
    shape.setAttribute('d', line.length < 2 ? '' : `M${line.map(({ x, y }) => `${x} ${y}`).join('L')}Z`);

  stage.addEventListener(
    'pointerdown',
    (event) => {
      drawing = event.isPrimary && event.button === 0 && wanted(event) && scene() !== null;
      own = drawing;
      if (!drawing) return;
      line = [pointOf(event)];
      stage.setPointerCapture(event.pointerId);
    },
    true,
  );
  stage.addEventListener('pointermove', (event) => {
    if (!drawing || !event.isPrimary) return;
    const point = pointOf(event);
    const last = line.at(-1)!;
    if (Math.hypot(point.x - last.x, point.y - last.y) < 3) return;
    line.push(point);
    draw();
  });
  stage.addEventListener('pointerup', (event) => {
    const drawn = scene();
    if (!drawing || !drawn) return;
    drawing = false;
    const at = drawn.snapshot().at;
    const [start] = line as [Point];
    const moved = line.some(({ x, y }) => Math.hypot(x - start.x, y - start.y) > STILL);
    if (moved) {
      const nodes = nodesWithin(view().visible, at, line).map((node) => model.nodes[node]!.id);
      const { picked } = store.get();
      store.dispatch({ type: 'pick', nodes: event.ctrlKey || event.metaKey ? [...picked, ...nodes] : nodes });
    } else clicked(nodeAt(view().visible, at, start));
    line = [];
    draw();
    stage.focus({ preventScroll: true });
  });
  stage.addEventListener('pointercancel', () => {
    drawing = false;
    line = [];
    draw();
  });
  for (const type of ['mousedown', 'click', 'dblclick', 'touchstart', 'touchmove', 'touchend'] as const)
    stage.addEventListener(
      type,
      (event) => {
        if (own) event.stopPropagation();
      },
      true,
    );

  function clicked(node: number | null): void {
    if (node === null) return;
    const { selected, path, tool } = store.get();
    const from = path?.[0] ?? selected;
    const to = model.nodes[node]!.id;
    if (tool === 'lasso') store.dispatch({ type: 'toggle-pick', node: to });
    else if (from === null || from === to) store.dispatch({ type: 'select', node: to });
    else store.dispatch({ type: 'find-path', from, to });
  }

  const tool = () => stage.classList.toggle('with-lasso', store.get().tool === 'lasso');
  tool();
  onChange(store, ['tool'], tool);
}
