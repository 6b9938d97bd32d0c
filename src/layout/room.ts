/** Distance between neighbouring nodes where they lie evenly. */
export const SPACING = 10;

/** Distance that two nodes keep at least. */
export const LEAST_DISTANCE = 0.6 * SPACING;
