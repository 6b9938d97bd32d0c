import { conceptNode, paperNode } from '../../src/lib/ids.ts';
import { readable } from '../../src/lib/latex.ts';
import { basisWords, reasonWords } from '../../src/lib/reason-words.ts';
import type { ConceptDetail } from '../../src/types.ts';
import { bdi, el } from '../dom.ts';
import { ROLE_WORDS } from '../kinds.ts';
import { count, percent, plural, readableDay } from '../text.ts';
import { dateBars } from './date-bars.ts';
import { evidence } from './marks.ts';
import { kindIcon, longList, nodeLink, section, whyLink } from './parts.ts';

/** Panel of a concept, below its name. */
export function conceptPanel(detail: ConceptDetail): (HTMLElement | null)[] {
  const { concept, papers } = detail;
  const introducing = papers.filter(({ role }) => role === 'introduces');
  return [
    el(
      'div',
      { class: 'facts' },
      el('p', {}, `${plural(concept.papers, 'paper')} · ${plural(concept.mentions, 'mention')}`),
      concept.typeShare < 0.8 &&
        el('p', { class: 'quiet' }, `Called a ${concept.type} in ${percent(concept.typeShare)} of the places.`),
      concept.ambiguous &&
        el('p', { class: 'quiet' }, 'This name has several meanings; they could not be told apart everywhere.'),
    ),
    section('Also written as', forms(detail)),
    section(
      'Introduced by',
      longList(introducing, 5, ({ id, title, date }) => paperLine(id, title, date)),
    ),
    section('Variant of', variants(detail.variantOf)),
    section('Variants', variants(detail.variants)),
    section('Named together with', together(detail)),
    section(
      'Papers',
      dateBars(papers.map(({ date }) => date)),
      longList(
        papers,
        20,
        (paper) =>
          el(
            'div',
            { class: 'mentioning' },
            paperLine(paper.id, readable(paper.title), paper.date, `${ROLE_WORDS[paper.role]} it`),
            paper.evidence && evidence(paper.evidence, concept.type),
          ),
        'papers',
      ),
    ),
  ];
}

function paperLine(id: string, title: string, date: string | null, role = ''): HTMLElement {
  const note = [readableDay(date), role].filter(Boolean).join(' · ');
  return el('div', {}, nodeLink(paperNode(id), title, 'title'), note !== '' && el('p', { class: 'quiet' }, note));
}

function variants(links: ConceptDetail['variants']): HTMLElement | null {
  return longList(
    links,
    12,
    ({ id, name, basis }) =>
      el('span', {}, nodeLink(conceptNode(id), name), el('span', { class: 'quiet' }, ` ${basisWords(basis)}`)),
    'plain',
  );
}

function together({ concept, together: others }: ConceptDetail): HTMLElement | null {
  return longList(
    others,
    12,
    ({ id, name, type, papers }) => {
      const chip = nodeLink(conceptNode(id), name, `chip kind-${type}`);
      chip.prepend(kindIcon(type));
      chip.title = type;
      const both = `Both in ${plural(papers, 'paper')}: read where`;
      return el(
        'span',
        { class: 'pair' },
        chip,
        whyLink(conceptNode(concept.id), conceptNode(id), count(papers), both),
      );
    },
    'chips',
  );
}

/** Other forms of the name; nothing where there is only the name itself. */
function forms({ concept, merges }: ConceptDetail): HTMLElement | null {
  const others = merges.filter(({ surface }) => surface !== concept.name);
  const row = ({ surface, reason, papers }: ConceptDetail['merges'][number]) =>
    el(
      'div',
      { class: 'form' },
      bdi(surface, 'surface'),
      el('span', { class: 'quiet' }, reasonWords(reason)),
      el('span', { class: 'number' }, String(papers)),
    );
  return longList(others, 6, row, 'forms');
}
