const ROUNDS = 50;

interface Disc {
  x: number;
  y: number;
  radius: number;
}

/** Moves discs that overlap apart, the smaller farther, for a few rounds over all pairs; so that no small one starts within a large one. */
export function partDiscs(discs: readonly Disc[]): void {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let i = 0; i < discs.length; i++)
      for (let j = i + 1; j < discs.length; j++) moved = part(discs[i]!, discs[j]!) || moved;
    if (!moved) return;
  }
}

function part(a: Disc, b: Disc): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const wanted = a.radius + b.radius;
  const squared = dx * dx + dy * dy;
  if (squared >= wanted * wanted * 0.999) return false;
  const distance = Math.sqrt(squared);
  const [ux, uy] = distance > 1e-9 ? [dx / distance, dy / distance] : [1, 0];
  const areas = a.radius * a.radius + b.radius * b.radius;
  const missing = areas > 0 ? (wanted - distance) / areas : 0;
  const [stepA, stepB] = [missing * b.radius * b.radius, missing * a.radius * a.radius];
  a.x -= ux * stepA;
  a.y -= uy * stepA;
  b.x += ux * stepB;
  b.y += uy * stepB;
  return true;
}
