/** A rectangle on the screen, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const CELL = 64;
/** More rows of cells than a screen has: two cells that share a number would only be looked at together. */
const ROWS = 4096;
/** Names tried in vain before the search for places ends: the rest is less important still. */
const TRIES = 500;

/** Rectangles that are taken, found quickly by a grid of cells. */
function createOccupancy() {
  const cells = new Map<number, Box[]>();
  const cellsOf = (box: Box): number[] => {
    const keys: number[] = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++)
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++) keys.push(x * ROWS + y);
    return keys;
  };
  return {
    take(box: Box): void {
      for (const key of cellsOf(box)) {
        const boxes = cells.get(key);
        if (boxes) boxes.push(box);
        else cells.set(key, [box]);
      }
    },
    isFree: (box: Box): boolean => cellsOf(box).every((key) => !cells.get(key)?.some((other) => overlap(box, other))),
  };
}

/** A name that wants a place on the map. */
export interface LabelRequest {
  text: string;
  /** Its node on the screen. */
  x: number;
  y: number;
  radius: number;
  font: number;
  /** Drawn even where it covers another. */
  forced: boolean;
}

export interface PlacedLabel extends LabelRequest {
  left: number;
  baseline: number;
}

/**
 * Gives names their places in the order given: right of the node, else left, above or below; one that fits nowhere is left out.
 * @param taken rectangles that no name may cover
 * @param width width of a text at a font size, in pixels
 * @param stage names are not cut off at its edges
 * @param limit names in all
 */
export function placeLabels(
  requests: Iterable<LabelRequest>,
  taken: readonly Box[],
  width: (text: string, font: number) => number,
  stage: { width: number; height: number },
  limit: number,
): PlacedLabel[] {
  const occupied = createOccupancy();
  for (const box of taken) occupied.take(box);
  const placed: PlacedLabel[] = [];
  let vain = 0;
  for (const request of requests) {
    if (placed.length >= limit || vain >= TRIES) break;
    const { x, y, radius, font } = request;
    // Later names keep off this symbol: they would be read as its name. Earlier, more important ones may cover smaller symbols.
    const own: Box = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
    // They are bold, and measured as they are not.
    const wide = width(request.text, font) * (request.forced ? 1.12 : 1);
    const high = font * 1.25;
    // Forced ones have a ring around their node.
    const gap = request.forced ? radius * 1.2 + 9 : radius + 4;
    const starts: [number, number][] = [
      [x + gap, y],
      [x - gap - wide, y],
      [x - wide / 2, y + gap + high / 2],
      [x - wide / 2, y - gap - high / 2],
    ];
    const boxAt = ([left, middle]: [number, number]): Box => ({
      left: left - 2,
      top: middle - high / 2,
      right: left + wide + 2,
      bottom: middle + high / 2,
    });
    const fits = (box: Box) => box.left >= 0 && box.right <= stage.width && box.top >= 0 && box.bottom <= stage.height;
    const uncovered = (box: Box) => !taken.some((other) => overlap(box, other));
    const free =
      starts.find((start) => fits(boxAt(start)) && occupied.isFree(boxAt(start))) ??
      (request.forced
        ? ([...starts, ...aside(request, wide, gap + high / 2)].find((at) => fits(boxAt(at)) && uncovered(boxAt(at))) ??
          starts[0])
        : undefined);
    if (radius > 2) occupied.take(own);
    if (!free) {
      vain += 1;
      continue;
    }
    occupied.take(boxAt(free));
    placed.push({ ...request, left: free[0], baseline: free[1] + font * 0.35 });
  }
  return placed;
}

/** Places below and above a node for a name that must stand somewhere: more and more to one side, where an edge is near. */
const aside = ({ x, y }: LabelRequest, wide: number, away: number): [number, number][] =>
  [0.6, 0.7, 0.8, 0.9, 1, 0.4, 0.3, 0.2, 0.1, 0].flatMap((share): [number, number][] => [
    [x - share * wide, y + away],
    [x - share * wide, y - away],
  ]);
