/**
 * Colours of the ten largest communities, told apart by people with any kind of colour vision: Okabe and Ito (2008) and Paul Tol's
 * muted scheme (2021), as pairs of hue and lightness.
 */
export const PALETTE = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#d55e00',
  '#56b4e9',
  '#882255',
  '#999933',
  '#332288',
  '#b58a6a',
] as const;

/** Colour of what belongs to no community, or to one past the tenth. */
export const GREY = '#8a8f98';

/** Colour of a community by its id (`c1` … `c10` have their own): it stays with the id when papers are added. */
export function communityColor(community: string | null): string {
  const number = community === null ? Number.NaN : Number(community.slice(1));
  return PALETTE[number - 1] ?? GREY;
}
