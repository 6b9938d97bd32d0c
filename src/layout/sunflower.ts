const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Place number `i` (from 0) of evenly spread points, one a unit of area, that fill the plane from the middle outwards (Vogel 1979).
 * Rounded, because sines differ in their last bit between versions of V8.
 */
export function sunflower(i: number): { x: number; y: number } {
  const radius = Math.sqrt((i + 0.5) / Math.PI);
  const angle = (i * GOLDEN_ANGLE) % (2 * Math.PI);
  return { x: round(radius * Math.cos(angle)), y: round(radius * Math.sin(angle)) };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
