const SEPARATOR = ' · ';

/** The parts of a community's name. */
export const partsOf = (name: string): string[] => name.split(SEPARATOR);

/**
 * A community's name in as few lines of about `limit` characters as hold it, of lengths as even as may be. Lines end between parts,
 * where the dot is dropped, and at spaces of a part that is much longer than a line; never at a hyphen.
 */
export function linesOf(name: string, limit: number): string[] {
  const pieces = partsOf(name).flatMap((part) => {
    const words = part.length > limit * 1.25 ? part.split(' ') : [part];
    return words.map((text, i) => ({ text, joint: i === 0 ? SEPARATOR : ' ' }));
  });
  const filled = (width: number): string[] => {
    const lines: string[] = [];
    for (const { text, joint } of pieces) {
      const longer = lines.length === 0 ? text : lines.at(-1)! + joint + text;
      if (lines.length > 0 && longer.length > width) lines.push(text);
      else lines[Math.max(0, lines.length - 1)] = longer;
    }
    return lines;
  };
  const fewest = filled(limit).length;
  let width = 1;
  while (width < limit && filled(width).length > fewest) width += 1;
  return filled(width);
}
