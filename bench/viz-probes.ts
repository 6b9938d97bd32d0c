interface Probes {
  /** Script of each frame, of each timer, and each task over 50 ms, in milliseconds. */
  frames: number[];
  timers: number[];
  tasks: number[];
  reset(): void;
}

declare global {
  interface Window {
    probes: Probes;
  }
}

/** Runs in the page before its own script: times what frames and timers spend in script. */
export function watchScript(): void {
  const probes: Probes = {
    frames: [],
    timers: [],
    tasks: [],
    reset() {
      probes.frames.length = 0;
      probes.timers.length = 0;
      probes.tasks.length = 0;
    },
  };
  window.probes = probes;
  const frame = window.requestAnimationFrame.bind(window);
  let at = -1;
  window.requestAnimationFrame = (callback) =>
    frame((time) => {
      const start = performance.now();
      callback(time);
      const spent = performance.now() - start;
      // Callbacks of one frame share its time.
      if (time === at) probes.frames[probes.frames.length - 1]! += spent;
      else probes.frames.push(spent);
      at = time;
    });
  const timer = window.setTimeout.bind(window);
  window.setTimeout = ((callback: () => void, wait?: number) =>
    timer(() => {
      const start = performance.now();
      callback();
      probes.timers.push(performance.now() - start);
    }, wait)) as typeof window.setTimeout;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probes.tasks.push(duration);
  }).observe({ type: 'longtask' });
}

/** Takes the drawing itself out of what is timed. */
export function stubDraws(): void {
  for (const kind of [WebGLRenderingContext, WebGL2RenderingContext])
    for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'] as const)
      if (name in kind.prototype) Object.assign(kind.prototype, { [name]: () => undefined });
}
