import './webgl.ts';
import Sigma from 'sigma';
import { EdgeRectangleProgram, NodeProgram } from 'sigma/rendering';
import { floatColor } from 'sigma/utils';
import type { Look } from './coloring.ts';
import { DrawnGraph, type Line } from './drawn-graph.ts';
import { importanceOf, radiiOf } from './encoding.ts';
import { type Extent, extentOf, fitExtent, type Insets, near, offset } from './framing.ts';
import { edgeAt } from './hit.ts';
import { kindEntry, SHAPES } from './kinds.ts';
import type { Box } from './labels.ts';
import type { MapModel } from './model.ts';
import { drawOverlay, type Marks, type OverlayInput, type Projection } from './overlay.ts';
import { createRegions } from './regions.ts';
import { FRAGMENT_SHADER, VERTEX_SHADER } from './shaders.ts';
import type { Camera } from './state.ts';
import type { MapView } from './view.ts';

/** The drawn map. All of Sigma is behind this; node and edge numbers are the model's. */
export interface Scene {
  show(view: MapView): void;
  focus(marks: Marks): void;
  paint(look: Look): void;
  /** What is drawn now and where, for pictures of it. */
  snapshot(): { at: Projection; drawn: OverlayInput };
  /** Puts a node into the middle of the free stage, near enough to read. */
  fly(node: number): void;
  /** Brings all of some nodes into sight, not nearer than to read them. */
  frame(nodes: readonly number[]): void;
  /** Null: everything that is visible fits. */
  look(camera: Camera | null): void;
  zoom(factor: number): void;
  kill(): void;
}

interface SceneEvents {
  hover(node: number | null): void;
  click(node: number | null): void;
  clickEdge(edge: number): void;
  /** The camera has come to rest; null where it shows all that is visible. */
  settled(camera: Camera | null): void;
  /** The browser took the drawing context away. */
  lost(): void;
}

export interface SceneOptions {
  stage: HTMLElement;
  regions: HTMLElement;
  model: MapModel;
  view: MapView;
  look: Look;
  events: SceneEvents;
  /** What covers the stage at the moment. */
  insets(): Insets;
  covered(): Box[];
}

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix', 'u_ground'] as const;

export function createScene(options: SceneOptions): Scene {
  const { stage, model, events } = options;
  let { view, look } = options;
  let marks: Marks = { focus: null, selected: null, picked: [] };
  let painted = view;
  let extent = { view, ...extentOf(model, (i) => view.visible[i] === 1) };
  let radii = radiiOf(view, stage);
  let importance = importanceOf(model, radii);
  const regions = createRegions(options.regions, model);

  /** Nodes of all kinds in one program; the kind's shape is an attribute. */
  class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
    getDefinition() {
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLES,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_shape', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }
    override processVisibleItem(id: number, start: number, data: Parameters<NodeProgram['processVisibleItem']>[2]) {
      const shape = (data as typeof data & { shape?: number }).shape ?? SHAPES.disc;
      this.array.set([data.x, data.y, data.size, shape, floatColor(data.color), id], start);
    }
    override setUniforms(
      params: Parameters<NodeProgram['setUniforms']>[0],
      info: Parameters<NodeProgram['setUniforms']>[1],
    ) {
      const { gl, uniformLocations: at } = info as typeof info & {
        uniformLocations: Record<string, WebGLUniformLocation>;
      };
      gl.uniform1f(at.u_correctionRatio!, params.correctionRatio);
      gl.uniform1f(at.u_sizeRatio!, params.sizeRatio);
      gl.uniformMatrix3fv(at.u_matrix!, false, params.matrix);
      const ground = Number.parseInt(look.palette.ground.slice(1), 16);
      gl.uniform4f(at.u_ground ?? null, (ground >> 16) / 255, ((ground >> 8) & 255) / 255, (ground & 255) / 255, 1);
    }
  }

  const graph = new DrawnGraph();
  // Large ones first: small ones lie above them and stay reachable.
  for (const i of Uint32Array.from(radii.keys()).sort((a, b) => radii[b]! - radii[a]! || a - b)) {
    const node = model.nodes[i]!;
    const shape = SHAPES[kindEntry(node.kind).shape];
    graph.addNode(String(i), {
      x: node.x,
      y: node.y,
      size: radii[i]!,
      color: look.colors[i]!,
      shape,
      hidden: !view.visible[i],
    });
  }
  function drawEdges(): void {
    const lines: Line[] = [];
    view.edges.forEach((edge, place) => {
      const [from, to] = [String(view.model.source[edge]!), String(view.model.target[edge]!)];
      const strong = 1 - place / view.edges.length;
      if (from !== to) lines.push({ key: String(edge), from, to, size: 1 + strong * 1.2, color: look.palette.edge });
    });
    graph.replaceEdges(lines);
  }
  drawEdges();
  const sigma = new Sigma(graph as never, stage, {
    defaultNodeType: 'shape',
    nodeProgramClasses: { shape: ShapeProgram as never },
    nodeHoverProgramClasses: { shape: ShapeProgram as never },
    edgeProgramClasses: { line: EdgeRectangleProgram },
    defaultEdgeType: 'line',
    minEdgeThickness: 1,
    renderLabels: false,
    defaultDrawNodeHover: () => undefined,
    stagePadding: 0,
    zoomingRatio: 1.5,
    minCameraRatio: 0.01,
    maxCameraRatio: 4,
    doubleClickZoomingDuration: 200,
    tapMoveTolerance: 12,
    allowInvalidContainer: true,
  });
  // Sigma forgets the extent while a refresh is waiting; a fixed one keeps every conversion right at any time.
  const { left, right, top, bottom } = extentOf(model, () => true);
  sigma.setCustomBBox({ x: [left, right], y: [bottom, top] });
  const canvas = sigma.createCanvas('names', { beforeLayer: 'hovers', style: { pointerEvents: 'none' } });
  const context = canvas.getContext('2d')!;
  const camera = sigma.getCamera();
  const life = new AbortController();

  /** The camera's view is one linear map, read off three points: thousands of nodes need no call into Sigma each. */
  function projection(): Projection {
    const { width, height } = sigma.getDimensions();
    const origin = sigma.graphToViewport({ x: 0, y: 0 });
    const right = sigma.graphToViewport({ x: 1, y: 0 });
    const up = sigma.graphToViewport({ x: 0, y: 1 });
    const scale = sigma.scaleSize(1);
    return {
      width,
      height,
      x: (i) => origin.x + model.nodes[i]!.x * (right.x - origin.x) + model.nodes[i]!.y * (up.x - origin.x),
      y: (i) => origin.y + model.nodes[i]!.x * (right.y - origin.y) + model.nodes[i]!.y * (up.y - origin.y),
      radius: (i) => scale * radii[i]!,
    };
  }

  let drawn: OverlayInput = { view, far: 1, ...marks, look, importance, covered: [], taken: [] };
  function overlay(): void {
    const at = projection();
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(at.width * ratio), Math.round(at.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
      Object.assign(canvas.style, { width: `${at.width}px`, height: `${at.height}px` });
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const covered = options.covered();
    const far = camera.getState().ratio / fitCamera().ratio;
    const taken = [...covered, ...regions.place(at, view, far, covered)];
    drawn = { view, far, ...marks, look, importance, covered, taken };
    drawOverlay(context, at, drawn);
    painted = view;
  }

  const whole = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
  function fitCamera(): Camera {
    if (view.nodes.shown === 0) return whole;
    if (extent.view !== view) extent = { view, ...extentOf(model, (i) => view.visible[i] === 1) };
    return cameraOn(extent);
  }
  /** From where a part of the map fills what panels leave of the stage. */
  function cameraOn({ left, top, right, bottom }: Extent): Camera {
    const topLeft = sigma.graphToViewport({ x: left, y: top }, { cameraState: whole });
    const bottomRight = sigma.graphToViewport({ x: right, y: bottom }, { cameraState: whole });
    const onScreen = { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y };
    const { factor, x, y } = fitExtent(onScreen, sigma.getDimensions(), options.insets());
    return { ...sigma.viewportToFramedGraph({ x, y }, { cameraState: whole }), ratio: factor };
  }

  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  function move(to: Camera): void {
    if (still.matches) camera.setState({ ...to, angle: 0 });
    else camera.animate({ ...to, angle: 0 }, { duration: 300, easing: 'quadraticInOut' }, () => undefined);
  }

  let resting: ReturnType<typeof setTimeout> | undefined;
  camera.on('updated', () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      const { x, y, ratio } = camera.getState();
      events.settled(near({ x, y, ratio }, fitCamera()) ? null : { x, y, ratio });
    }, 250);
  });
  sigma.on('afterRender', overlay);
  let hovering: ReturnType<typeof setTimeout> | undefined;
  const hover = (node: number | null, wait: number) => {
    clearTimeout(hovering);
    hovering = setTimeout(() => events.hover(node), wait);
  };
  sigma.on('enterNode', ({ node }) => hover(Number(node), 40));
  sigma.on('leaveNode', () => hover(null, 80));
  sigma.on('clickNode', ({ node }) => events.click(Number(node)));
  sigma.on('clickStage', ({ event }) => {
    const edge = edgeAt(view.model, marks.focus?.edges ?? view.edges, projection(), event);
    if (edge === null) events.click(null);
    else events.clickEdge(edge);
  });
  for (const layer of Object.values(sigma.getCanvases()))
    layer.addEventListener('webglcontextlost', () => events.lost(), { signal: life.signal });

  regions.paint(look.region);
  camera.setState({ ...fitCamera(), angle: 0 });

  return {
    show(next) {
      view = next;
      radii = radiiOf(view, stage);
      importance = importanceOf(model, radii);
      graph.forEachNode((key, attributes) => {
        attributes.hidden = !view.visible[Number(key)];
        attributes.size = radii[Number(key)]!;
      });
      drawEdges();
    },
    focus(next) {
      marks = next;
      for (const element of [stage, options.regions]) element.classList.toggle('dimmed', marks.focus !== null);
      // Only this canvas is painted again; a change of what is visible paints everything anyway.
      if (painted === view) overlay();
    },
    paint(next) {
      look = next;
      graph.forEachNode((key, attributes) => {
        attributes.color = look.colors[Number(key)]!;
      });
      regions.paint(look.region);
      drawEdges();
    },
    fly(node) {
      const ratio = Math.min(camera.getState().ratio, fitCamera().ratio * 0.35);
      const target = { ...camera.getState(), ratio };
      const point = sigma.graphToViewport(model.nodes[node]!, { cameraState: target });
      const shift = offset(options.insets());
      const { x, y } = sigma.viewportToFramedGraph(
        { x: point.x - shift.x, y: point.y - shift.y },
        { cameraState: target },
      );
      move({ x, y, ratio });
    },
    snapshot: () => ({ at: projection(), drawn }),
    frame(nodes) {
      const { x, y, ratio } = cameraOn(extentOf(model, (i) => nodes.includes(i)));
      // With room for the names at its rim.
      move({ x, y, ratio: Math.max(ratio * 1.3, fitCamera().ratio * 0.35) });
    },
    look: (to) => move(to ?? fitCamera()),
    zoom: (factor) => {
      const { x, y, ratio } = camera.getState();
      move({ x, y, ratio: camera.getBoundedRatio(ratio * factor) });
    },
    kill() {
      // Sigma gives its own contexts back, which is no loss.
      life.abort();
      clearTimeout(resting);
      clearTimeout(hovering);
      sigma.kill();
      stage.replaceChildren();
      options.regions.replaceChildren();
    },
  };
}
