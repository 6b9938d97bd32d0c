import { lookOf } from './coloring.ts';
import { byId } from './dom.ts';
import { focusOn, focusOnWay } from './focus.ts';
import type { Insets } from './framing.ts';
import type { Box } from './labels.ts';
import type { Context } from './panels/context.ts';
import { pathOf } from './path.ts';
import { createScene, type Scene } from './scene.ts';
import { hasWebGL } from './webgl.ts';

/** The map's place on the page: makes the scene, keeps it in step with the state, makes it again once if the browser drops it. */
export function createStage(context: Context, failed: (why: 'no-webgl' | 'lost') => void): () => Scene | null {
  const { store, model, view, palette } = context;
  const look = () => lookOf(view().model, store.get(), palette());
  const stage = byId('stage');
  let scene: Scene | null = null;
  let lives = 2;

  function create(): void {
    if (!hasWebGL()) {
      failed('no-webgl');
      return;
    }
    // Nothing to stop at with the Tab key before there is a map.
    stage.tabIndex = 0;
    lives -= 1;
    scene = createScene({
      stage,
      regions: byId('regions'),
      model,
      view: view(),
      look: look(),
      events,
      insets,
      covered,
    });
    const { camera } = store.get();
    if (camera) scene.look(camera);
    focus();
    // What bench/viz reads: the second callback comes when the frame of the first has been handed over.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-frame')));
  }

  const events = {
    hover: (node: number | null) =>
      store.dispatch({ type: 'put', fields: { hovered: node === null ? null : model.nodes[node]!.id } }),
    click: (node: number | null) => {
      stage.focus({ preventScroll: true });
      store.dispatch({ type: 'select', node: node === null ? null : model.nodes[node]!.id });
    },
    clickEdge: (edge: number) => {
      stage.focus({ preventScroll: true });
      const { source, target } = view().model.edges[edge]!;
      store.dispatch({ type: 'read-link', a: source, b: target });
    },
    settled: (camera: ReturnType<typeof store.get>['camera']) => store.dispatch({ type: 'put', fields: { camera } }),
    lost: () => {
      scene?.kill();
      scene = null;
      if (lives > 0) create();
      else failed('lost');
    },
  };

  function focus(): void {
    const { hovered, selected, link, path, picked } = store.get();
    const at = (id: string | null) => (id === null ? undefined : model.index.get(id));
    const way = hovered ? null : (link?.map(at) ?? (path && pathOf(view(), path)));
    const bright = way ? focusOnWay(view(), way) : focusOn(view(), at(hovered) ?? at(selected));
    scene?.focus({
      focus: bright,
      selected: at(selected) ?? null,
      picked: picked.flatMap((id) => at(id) ?? []),
    });
  }

  /** A path is of no use while a part of it is out of sight or under its own panel. */
  function framePath(): void {
    const { path } = store.get();
    const way = path && pathOf(view(), path);
    if (way) requestAnimationFrame(() => scene?.frame(way));
  }

  let shown = view();
  store.subscribe((state, previous) => {
    const before = shown;
    shown = view();
    if (shown !== before) scene?.show(shown);
    const repainted = REPAINT.some((key) => state[key] !== previous[key]) || shown.model !== before.model;
    if (repainted) scene?.paint(look());
    if (state.path && state.path !== previous.path) framePath();
    if (shown !== before || repainted || FOCUS.some((key) => state[key] !== previous[key])) focus();
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => scene?.paint(look()));
  create();
  return () => scene;
}

const REPAINT = ['theme', 'coloring', 'text'] as const;
const FOCUS = ['hovered', 'selected', 'link', 'path', 'picked'] as const;

/** Panels over the map, by the side they cover. */
function insets(): Insets {
  const stage = byId('stage').getBoundingClientRect();
  const panel = byId('panel');
  const free: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
  if (panel.hidden || stage.width === 0) return free;
  const box = panel.getBoundingClientRect();
  // The sheet of a phone covers the whole width; beside it the panel covers the right.
  if (box.width > stage.width * 0.7) free.bottom = Math.max(0, stage.bottom - box.top);
  else free.right = Math.max(0, stage.right - box.left);
  return free;
}

/** Rectangles over the map where no name should stand. */
function covered(): Box[] {
  const stage = byId('stage').getBoundingClientRect();
  return ['panel', 'zoom'].flatMap((id) => {
    const element = byId(id);
    if (element.hidden) return [];
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [{ left: left - stage.left, top: top - stage.top, right: right - stage.left, bottom: bottom - stage.top }];
  });
}
