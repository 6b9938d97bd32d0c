import { createHash } from 'node:crypto';
import type { Paper } from '../types.ts';

/** Stands for all that extraction sees of a paper: two papers of one key have the same title and abstract. */
export function contentKey({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): string {
  // A title is one line, so that no two texts give one string.
  return createHash('sha256').update(`${title}\n${abstract}`).digest('base64url');
}
