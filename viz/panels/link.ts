import { paperNode } from '../../src/lib/ids.ts';
import { readable } from '../../src/lib/latex.ts';
import { basisWords } from '../../src/lib/reason-words.ts';
import type { GraphEdge } from '../../src/types.ts';
import { bdi, el, fill } from '../dom.ts';
import { edgesBetween, type LinkEvidence, linkEvidence, sentencesNaming } from '../evidence.ts';
import { RELATION_WORDS } from '../kinds.ts';
import type { Pair } from '../state.ts';
import { percent, plural, readableDay } from '../text.ts';
import type { Context } from './context.ts';
import { markedSentence } from './marks.ts';
import { longList, nodeLink, reasonRows, section } from './parts.ts';

type LinkContext = Pick<Context, 'model' | 'source' | 'view'>;

/** Panel of a link, below the names of its ends. Null where one of them is not known here. @param papers quoted at first */
export async function linkPanel(
  context: LinkContext,
  [a, b]: Pair,
  papers = 6,
): Promise<(HTMLElement | null)[] | null> {
  const [first, second] = await Promise.all([context.source.detail(a), context.source.detail(b)]);
  if (!first || !second) return null;
  const evidence = linkEvidence(edgesBetween(context.view().model, a, b), first, second);
  return [statements(context, evidence), ...evidenceParts(context, evidence, papers)];
}

/** What the map says about the two: a line for each edge. */
function statements({ model }: LinkContext, { edges }: LinkEvidence): HTMLElement {
  if (edges.length === 0) return el('p', { class: 'quiet' }, 'No line of this map joins the two.');
  const label = (node: string) => model.nodes[model.index.get(node)!]!.label;
  const line = (edge: GraphEdge) =>
    el(
      'li',
      {},
      nodeLink(edge.source, label(edge.source)),
      ` ${RELATION_WORDS[edge.relation] ?? edge.relation} `,
      nodeLink(edge.target, label(edge.target)),
      el('span', { class: 'quiet' }, ` ${basisWords(edge.basis)}`),
    );
  return el('ul', { class: 'plain statements' }, ...edges.map(line));
}

function evidenceParts(context: LinkContext, evidence: LinkEvidence, most: number): (HTMLElement | null)[] {
  const { related, papers, concepts } = evidence;
  const why = related && section(`Why they are related: closeness ${percent(related.score)}`, reasonRows(related, 12));
  const title = papers.length === 1 ? 'Where it is read' : related ? 'In their words' : plural(papers.length, 'paper');
  const row = (paper: LinkEvidence['papers'][number]) => {
    const quotes = el('div', { class: 'quotes', attrs: { 'aria-busy': 'true' } });
    void quote(context, paper.id, concepts, quotes);
    return el(
      'div',
      { class: 'mentioning' },
      nodeLink(paperNode(paper.id), readable(paper.title), 'title'),
      paper.date !== null && el('p', { class: 'quiet' }, readableDay(paper.date)),
      quotes,
    );
  };
  return [why, section(title, longList(papers, most, row, 'papers'))];
}

/** Puts the sentences of a paper into their place when they have come; says so where there are none. */
async function quote({ source }: LinkContext, paper: string, concepts: readonly string[], into: HTMLElement) {
  try {
    const detail = await source.detail(paperNode(paper));
    const sentences = detail?.kind === 'paper' ? sentencesNaming(detail, concepts) : [];
    const none = el('p', { class: 'quiet' }, 'No sentence of it is at hand.');
    fill(into, ...(sentences.length > 0 ? sentences.map(markedSentence) : [none]));
  } catch (error) {
    fill(into, el('p', { class: 'quiet' }, error instanceof Error ? error.message : String(error)));
  }
  into.removeAttribute('aria-busy');
}

/** Names of the two ends, for the head of the panel. */
export function linkHeading({ model }: LinkContext, pair: Pair): (Node | string)[] {
  const name = (node: string) => {
    const at = model.index.get(node);
    return bdi(at === undefined ? node : model.nodes[at]!.label);
  };
  return [name(pair[0]), ' – ', name(pair[1])];
}
