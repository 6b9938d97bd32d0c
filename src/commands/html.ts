import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { htmlFile } from '../export/index.ts';
import { PapergraphError } from '../lib/errors.ts';
import { parseNode } from '../lib/ids.ts';
import { packageRoot } from '../lib/package.ts';
import { conceptDetail, type MapIndex, paperDetail } from '../query/index.ts';
import type { ConceptDetail, GraphView, PaperDetail } from '../types.ts';

/**
 * The built viewer, one html page.
 * @throws PapergraphError where it was not built
 */
export function builtViewer(): string {
  try {
    return readFileSync(join(packageRoot, 'dist', 'viz', 'index.html'), 'utf8');
  } catch (cause) {
    throw new PapergraphError('the viewer is not built (no dist/viz/index.html): run `npm run build`', { cause });
  }
}

/** A view as one html file with the details of all that it shows. */
export function mapAsHtml(index: MapIndex, view: GraphView, title: string, abstracts: boolean): string {
  const papers = new Map<string, PaperDetail>();
  const concepts = new Map<string, ConceptDetail>();
  for (const node of view.nodes) {
    const { layer, id } = parseNode(node.id);
    if (layer === 'concept') concepts.set(id, withSentences(conceptDetail(index, id)!, abstracts));
    else papers.set(id, withAbstract(paperDetail(index, id)!, abstracts));
  }
  return htmlFile(builtViewer(), { title, view, papers, concepts });
}

/** Without abstracts there are no sentences of them either; a title stays. */
function withSentences(detail: ConceptDetail, abstracts: boolean): ConceptDetail {
  if (abstracts) return detail;
  const papers = detail.papers.map((paper) =>
    paper.evidence?.text === paper.title ? paper : { ...paper, evidence: null },
  );
  return { ...detail, papers };
}

/** Without its abstract a paper has no mentions in it either: their offsets would point nowhere. */
function withAbstract(detail: PaperDetail, abstracts: boolean): PaperDetail {
  if (abstracts) return detail;
  return {
    ...detail,
    paper: { ...detail.paper, abstract: '' },
    concepts: detail.concepts.map((c) => ({ ...c, mentions: c.mentions.filter((m) => m.field === 'title') })),
  };
}
