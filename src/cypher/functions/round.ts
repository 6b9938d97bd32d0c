/** Rounding of decimal numbers, as java.math.BigDecimal does it on the shortest text of a double. */

export const ROUNDING_MODES: ReadonlySet<string> = new Set([
  'UP',
  'DOWN',
  'CEILING',
  'FLOOR',
  'HALF_UP',
  'HALF_DOWN',
  'HALF_EVEN',
]);

/** Whether the size of the digits grows by one, given what is cut off compared with a half (-1, 0, 1; never nothing). */
function roundsUp(mode: string, negative: boolean, half: number, odd: boolean): boolean {
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return half >= 0;
    case 'HALF_DOWN':
      return half > 0;
    default:
      return half > 0 || (half === 0 && odd);
  }
}

/**
 * Rounds to a number of digits after the point.
 * @param x finite
 * @param precision 0 or more
 * @param mode one of {@link ROUNDING_MODES}
 */
export function roundTo(x: number, precision: number, mode: string): number {
  const [mantissa, exponent] = Math.abs(x).toExponential().split('e') as [string, string];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?];
  const digits = BigInt(whole + fraction);
  // The value is digits × 10^scale; nothing is cut off where it has no more digits than asked for.
  const scale = Number(exponent) - fraction.length;
  const cut = -scale - precision;
  if (cut <= 0 || x === 0) return x;
  const unit = 10n ** BigInt(cut);
  const kept = digits / unit;
  const rest = (digits % unit) * 2n;
  const half = rest < unit ? -1 : rest > unit ? 1 : 0;
  const up = rest > 0n && roundsUp(mode, x < 0, half, kept % 2n === 1n);
  const size = Number(`${kept + (up ? 1n : 0n)}e-${precision}`);
  return x < 0 ? -size + 0 : size;
}
