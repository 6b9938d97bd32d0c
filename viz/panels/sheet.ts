const LOWEST = 0.22;
const HALF = 0.56;
const TALL = 0.92;
/** Pixels that a tap may move. */
const TOLERANCE = 8;

/**
 * Lets a finger pull the panel up and down by its head where the panel is a sheet from below: half the map, nearly all of it, or
 * away.
 */
export function bindSheet(panel: HTMLElement, head: HTMLElement, close: () => void): void {
  const narrow = window.matchMedia('(max-width: 760px)');
  let start: { y: number; height: number } | null = null;

  const height = (share: number | null) => {
    if (share === null) panel.style.removeProperty('--sheet');
    else panel.style.setProperty('--sheet', `${Math.round(share * 1000) / 10}%`);
  };
  const whole = () => panel.parentElement!.clientHeight;

  head.addEventListener('pointerdown', (event) => {
    if (narrow.matches) start = { y: event.clientY, height: panel.offsetHeight };
  });
  head.addEventListener('pointermove', (event) => {
    if (!start) return;
    const pulled = panel.classList.contains('pulled');
    if (!pulled && Math.abs(event.clientY - start.y) < TOLERANCE) return;
    // From here on it is no tap: what is under the finger does not hear of it.
    if (!pulled) head.setPointerCapture(event.pointerId);
    panel.classList.add('pulled');
    height(Math.max(0.05, Math.min(TALL, (start.height + start.y - event.clientY) / whole())));
  });
  const end = () => {
    start = null;
    if (!panel.classList.contains('pulled')) return;
    panel.classList.remove('pulled');
    const share = panel.offsetHeight / whole();
    if (share < LOWEST) {
      height(null);
      close();
    } else height(share < (HALF + TALL) / 2 ? null : TALL);
  };
  head.addEventListener('pointerup', end);
  head.addEventListener('pointercancel', end);
}
