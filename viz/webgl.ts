/**
 * Must be imported before sigma: its modules read constants of these classes while they load, and a browser without WebGL
 * may lack them, which would end the whole page before search and list could work.
 */
const scope = globalThis as Record<string, unknown>;
scope.WebGLRenderingContext ??= class {};
scope.WebGL2RenderingContext ??= class {};

/** Whether this browser can draw the map. Sigma itself would crash. */
export function hasWebGL(): boolean {
  try {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
    // Browsers allow about 16 contexts; the probe gives its own back.
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
