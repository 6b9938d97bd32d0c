import { PapergraphError } from '../lib/errors.ts';
import { findNode, type MapIndex, type NodeRef, openMap } from '../query/index.ts';
import { type Manifest, openMapFolder } from '../store/index.ts';
import { plain } from './table.ts';

/** A map folder, ready for questions. */
export async function openIndex(dir: string): Promise<{ index: MapIndex; manifest: Manifest }> {
  const { map, manifest } = await openMapFolder(dir);
  return { index: openMap(map), manifest };
}

const listed = (refs: NodeRef[]): string => refs.map((r) => `${r.kind}:${r.id} (${plain(r.label)})`).join(', ');

/**
 * The one paper or concept that a text names.
 * @throws PapergraphError with candidates where it names several, with suggestions where it names none
 */
export function oneNode(index: MapIndex, text: string, layer?: 'paper' | 'concept'): NodeRef {
  const result = findNode(index, text, layer);
  if (result.found === 'one') return result.node;
  if (result.found === 'several') {
    throw new PapergraphError(`"${plain(text)}" names several things: ask for one of ${listed(result.candidates)}`);
  }
  const dropped = index.map.resolution.corrections?.find(
    (correction) => correction.kind === 'drop' && correction.formerIds.includes(text.trim().replace(/^concept:/, '')),
  );
  if (dropped && layer !== 'paper')
    throw new PapergraphError(
      `"${plain(text)}" was dropped by correction ${dropped.number}: \`papergraph fix MAP undo ${dropped.number}\` brings it back`,
    );
  const what = layer === 'paper' ? 'no paper' : layer === 'concept' ? 'no concept' : 'no paper or concept';
  const mend =
    result.suggestions.length > 0
      ? `did you mean ${listed(result.suggestions)}?`
      : layer === 'paper'
        ? '`papergraph related MAP --all` lists every title with its id'
        : '`papergraph stats MAP` lists the most frequent concepts, `papergraph related MAP --all` every title';
  throw new PapergraphError(`${what} of this map is called "${plain(text)}": ${mend}`);
}
