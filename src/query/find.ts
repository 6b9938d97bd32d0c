import { foldKey } from '../lib/fold.ts';
import { parseNode } from '../lib/ids.ts';
import { slug } from '../lib/text.ts';
import type { MapIndex, NodeRef } from './open-map.ts';
import { suggest } from './suggest.ts';

/** What a text names: one thing; several, each of which has an id to ask for; or nothing, with what may have been meant. */
type FoundNode =
  | { found: 'one'; node: NodeRef }
  | { found: 'several'; candidates: NodeRef[] }
  | { found: 'none'; suggestions: NodeRef[] };

const ARXIV = /^(?:https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|arxiv:)?(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/i;
const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)(10\..+)$/i;

/**
 * Finds the paper or concept that a text names, by id (also `paper:…` and `concept:…`, arXiv addresses, DOIs), by title or name, then by
 * alias. Case, hyphens and plural make no difference, except that a name exactly as printed comes before one that merely looks alike;
 * last, spaces and hyphens may be left out (`gpt4`, `resnet50`).
 * @param layer finds only papers or only concepts
 */
export function findNode(index: MapIndex, text: string, layer?: 'paper' | 'concept'): FoundNode {
  const wanted = text.trim();
  const prefixed = /^(paper|concept):/.test(wanted) ? parseNode(wanted) : null;
  if (prefixed && (!layer || prefixed.layer === layer)) {
    const ref = index.byId.get(prefixed.id)?.find((r) => r.kind === prefixed.layer);
    if (ref) return { found: 'one', node: ref };
  }
  const folded = foldKey(wanted);
  const named = index.byName.get(folded);
  const steps: (readonly NodeRef[] | undefined)[] = [
    index.byId.get(wanted),
    named?.filter((ref) => ref.label === wanted),
    index.byId.get(ARXIV.exec(wanted)?.[1] ?? DOI.exec(wanted)?.[1]?.toLowerCase() ?? wanted.toLowerCase()),
    folded === '' ? undefined : named,
    folded === '' ? undefined : index.byAlias.get(folded),
    folded === '' ? undefined : index.byId.get(slug(wanted)),
  ];
  for (const step of [...steps, ...withoutSpaces(index, folded)]) {
    const refs = (step ?? []).filter((ref) => !layer || ref.kind === layer);
    if (refs.length === 1) return { found: 'one', node: refs[0]! };
    if (refs.length > 1) return { found: 'several', candidates: refs };
  }
  return { found: 'none', suggestions: suggest(index, folded, layer) };
}

/** What is called so when all spaces and hyphens are left out: by title or name, then by alias. */
function withoutSpaces(index: MapIndex, folded: string): NodeRef[][] {
  const wanted = folded.replaceAll(' ', '');
  if (wanted === '') return [];
  return [index.byName, index.byAlias].map((names) => {
    const found = new Set<NodeRef>();
    for (const [name, refs] of names)
      if (name.length >= wanted.length && name.replaceAll(' ', '') === wanted) for (const ref of refs) found.add(ref);
    return [...found];
  });
}
