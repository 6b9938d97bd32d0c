import { conceptNode, paperNode } from '../../src/lib/ids.ts';
import { readable } from '../../src/lib/latex.ts';
import { addressOf } from '../../src/lib/paper-address.ts';
import { type PaperDetail, type RelatedPaper, ROLES } from '../../src/types.ts';
import { bdi, el } from '../dom.ts';
import { ROLE_WORDS } from '../kinds.ts';
import { percent, plural, readableDay, webAddress } from '../text.ts';
import { markedText } from './marks.ts';
import { kindIcon, longList, nodeLink, reasonRows, section, whyLink } from './parts.ts';

/** Panel of a paper, below its title. */
export function paperPanel(detail: PaperDetail): (HTMLElement | null)[] {
  const { abstract } = detail.paper;
  return [
    facts(detail),
    section(
      'Abstract',
      abstract === ''
        ? el('p', { class: 'quiet' }, 'The source prints no abstract.')
        : el('p', { class: 'abstract', attrs: { dir: 'auto' } }, ...markedText(detail, 'abstract')),
    ),
    section('Concepts', ...ROLES.map((role) => conceptsByRole(detail, role))),
    section(
      'Related papers',
      longList(detail.related, 10, (entry) => related(detail.paper.id, entry), 'related'),
    ),
  ];
}

function facts({ paper }: PaperDetail): HTMLElement {
  const url = webAddress(paper.url) ?? addressOf(paper.id);
  const day = paper.date === null ? null : readableDay(paper.date) + (paper.dateInferred ? ' (year inferred)' : '');
  const entries = [
    day,
    typeof paper.authors === 'number' ? plural(paper.authors, 'author') : null,
    paper.organisation,
    paper.comments ? plural(paper.comments, 'comment') : null,
  ].filter((entry): entry is string => entry !== null);
  return el(
    'div',
    { class: 'facts' },
    el('p', {}, ...entries.flatMap((entry, i) => (i === 0 ? [bdi(entry)] : [' · ', bdi(entry)]))),
    Array.isArray(paper.authors) && paper.authors.length > 0 && authors(paper.authors),
    url !== null &&
      el(
        'p',
        {},
        el(
          'a',
          { class: 'out', attrs: { href: url, target: '_blank', rel: 'noopener noreferrer' } },
          'Open the paper’s page',
        ),
      ),
  );
}

function authors(names: readonly string[]): HTMLElement {
  const shown = 6;
  const list = el('p', { class: 'quiet' });
  const put = (some: readonly string[]) =>
    list.replaceChildren(...some.flatMap((name, i) => (i ? [', ', bdi(name)] : [bdi(name)])));
  put(names.slice(0, shown));
  if (names.length > shown) {
    const more = el('button', { class: 'inline', attrs: { type: 'button' } }, `and ${names.length - shown} more`);
    more.addEventListener('click', () => put(names));
    list.append(' ', more);
  }
  return list;
}

function conceptsByRole(detail: PaperDetail, role: PaperDetail['concepts'][number]['role']): HTMLElement | null {
  const same = detail.concepts.filter((concept) => concept.role === role);
  if (same.length === 0) return null;
  const chips = same.map(({ id, name, type, cue, mentions }) => {
    const chip = nodeLink(conceptNode(id), name, `chip kind-${type}`);
    chip.prepend(kindIcon(type));
    chip.title = `${type}; ${plural(mentions.length, 'mention')}; role from: ${cue}`;
    return chip;
  });
  return el('div', { class: 'by-role' }, el('h4', {}, ROLE_WORDS[role]), el('div', { class: 'chips' }, ...chips));
}

/** A related paper with what it shares; the shares of concepts and words add up to the whole score. */
function related(own: string, entry: RelatedPaper): HTMLElement {
  const { paper, title, date, score } = entry;
  const closeness = `closeness ${percent(score)}`;
  return el(
    'div',
    { class: 'related-paper' },
    nodeLink(paperNode(paper), readable(title), 'title'),
    el(
      'p',
      { class: 'quiet' },
      date === null ? '' : `${readableDay(date)} · `,
      whyLink(paperNode(own), paperNode(paper), closeness, `${closeness}: the sentences of both`),
    ),
    reasonRows(entry, 4),
  );
}
