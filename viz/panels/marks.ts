import { conceptNode } from '../../src/lib/ids.ts';
import { decodeLatex } from '../../src/lib/latex.ts';
import type { ConceptType, Field, PaperDetail } from '../../src/types.ts';
import { el } from '../dom.ts';
import type { MarkedSentence } from '../evidence.ts';
import { ROLE_WORDS } from '../kinds.ts';
import { nodeLink } from './parts.ts';

interface MarkedSpan {
  start: number;
  end: number;
  concept: PaperDetail['concepts'][number];
}

/** The mentions of one field in the order of the text; of two that overlap the first and longer one stays. */
export function mentionsIn(detail: PaperDetail, field: Field): MarkedSpan[] {
  const length = detail.paper[field].length;
  const spans = detail.concepts.flatMap((concept) =>
    concept.mentions
      .filter((span) => span.field === field && span.start >= 0 && span.start < span.end && span.end <= length)
      .map(({ start, end }) => ({ start, end, concept })),
  );
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return spans.filter((span) => {
    if (span.start < last) return false;
    last = span.end;
    return true;
  });
}

/** A text of the paper, its LaTeX readable, with every mention marked at its exact place; a mark leads to its concept. */
export function markedText(detail: PaperDetail, field: Field): (Node | string)[] {
  const { text, fromPrinted } = decodeLatex(detail.paper[field], 'keep');
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const { concept, ...printed } of mentionsIn(detail, field)) {
    const [start, end] = fromPrinted(printed.start, printed.end);
    if (start < at || start >= end) continue;
    parts.push(text.slice(at, start), mark(text.slice(start, end), concept));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

function mark(printed: string, concept: PaperDetail['concepts'][number]): HTMLElement {
  // Not isolated like other names: it is a part of its sentence, and breaks over lines as that does.
  const link = nodeLink(conceptNode(concept.id), document.createTextNode(printed));
  link.title = `${concept.name}: ${concept.type}, ${ROLE_WORDS[concept.role]}`;
  return el('mark', { class: `kind-${concept.type}` }, link);
}

/** A sentence, its LaTeX readable, with the names in it marked. */
export function markedSentence({ text: printed, marks }: MarkedSentence): HTMLElement {
  const { text, fromPrinted } = decodeLatex(printed, 'keep');
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const { start: from, end: to, type } of marks) {
    const [start, end] = fromPrinted(from, to);
    if (start < at || start >= end) continue;
    parts.push(text.slice(at, start), el('mark', { class: `kind-${type}` }, text.slice(start, end)));
    at = end;
  }
  return el('q', { attrs: { dir: 'auto' } }, ...parts, text.slice(at));
}

/** A sentence with one span marked. */
export const evidence = ({ text, start, end }: { text: string; start: number; end: number }, type: ConceptType) =>
  markedSentence({ text, marks: [{ start, end, type }] });
