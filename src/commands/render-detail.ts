import type { ConceptDetail, PaperDetail, RelatedPaper } from '../types.ts';
import { type CommandContext, colours } from './context.ts';
import { cut, plain, table, widthOf, wrap } from './table.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The reasons of a related paper in one line: named concepts first, then words of the text. */
export function reasonLine(related: RelatedPaper, most = 5): string {
  const named = related.shared.map((s) => `${plain(s.name)} ${percent(s.share)}`);
  const words = related.terms.map((t) => `“${plain(t.term)}” ${percent(t.share)}`);
  const all = [...named, ...words];
  return all.slice(0, most).join(', ') + (all.length > most ? `, … ${all.length - most} more` : '');
}

/** A paper with its concepts and nearest papers, for people. */
export function paperText(detail: PaperDetail, context: CommandContext): string {
  const colour = colours(context, context.stdout);
  const { paper } = detail;
  const width = Math.min(widthOf(context), 100);
  const authors = Array.isArray(paper.authors)
    ? cut(paper.authors.map(plain).join(', '), 200)
    : paper.authors && `${paper.authors} authors`;
  const facts = [
    paper.date && `${paper.date}${paper.dateInferred ? ' (year inferred)' : ''}`,
    authors,
    paper.organisation && plain(paper.organisation),
    paper.url && plain(paper.url),
  ];
  const lines = [
    colour.bold(wrap(plain(paper.title), width)),
    facts.filter(Boolean).join(' · '),
    `id ${paper.id}${paper.aliases.length > 0 ? `, also ${paper.aliases.join(', ')}` : ''}`,
    ...(detail.communityName ? [`community ${plain(detail.communityName)}`] : []),
    '',
    paper.abstract === '' ? '(no abstract)' : wrap(plain(paper.abstract), width),
    '',
    `${detail.concepts.length} concepts`,
  ];
  const concepts = table(
    context,
    ['concept', 'type', 'role', 'because of', 'times', 'confidence'],
    detail.concepts.map((c) => [
      cut(c.name, 50),
      c.type,
      c.role,
      cut(c.cue, 30),
      c.mentions.length,
      percent(c.confidence),
    ]),
  );
  const related = detail.related.map(
    (r) =>
      `  ${percent(r.score).padStart(5)}  ${cut(plain(r.title), width - 9)}\n         ${cut(reasonLine(r), width - 9)}`,
  );
  const nearest = related.length > 0 ? `\nnearest papers\n${related.join('\n')}\n` : '';
  return `${lines.join('\n')}\n${detail.concepts.length > 0 ? concepts : ''}${nearest}`;
}

const SHOWN_PAPERS = 20;

/** A concept with its names and why they were joined, its variants, papers and neighbours, for people. */
export function conceptText(detail: ConceptDetail, context: CommandContext): string {
  const colour = colours(context, context.stdout);
  const { concept } = detail;
  const width = Math.min(widthOf(context), 110);
  const names = (list: { name: string; basis: string }[]) =>
    list.map((v) => `${plain(v.name)} (${v.basis})`).join(', ');
  const head = [
    `${colour.bold(plain(concept.name))}  ${concept.type}${concept.typeShare < 1 ? ` (${percent(concept.typeShare)} of the vote)` : ''}`,
    `id ${concept.id}, ${concept.papers} papers, ${concept.mentions} mentions${concept.ambiguous ? ', ambiguous name' : ''}`,
    ...(detail.communityName ? [`community ${plain(detail.communityName)}`] : []),
    ...(detail.variantOf.length > 0 ? [`variant of ${names(detail.variantOf)}`] : []),
    ...(detail.variants.length > 0 ? [wrap(`variants: ${names(detail.variants)}`, width)] : []),
  ];
  const forms = table(
    context,
    ['printed as', 'joined because', 'papers'],
    detail.merges.map((m) => [cut(m.surface, 60), m.reason, m.papers]),
  );
  const shown = detail.papers.slice(0, SHOWN_PAPERS);
  const papers = shown.map((p) => {
    const evidence = p.evidence ? `\n    ${cut(plain(p.evidence.text), width - 4)}` : '';
    return `  ${p.date ?? '    –     '}  ${p.role.padEnd(12)}  ${cut(plain(p.title), width - 28)}${evidence}`;
  });
  const more = detail.papers.length - shown.length;
  const together = detail.together
    .slice(0, 15)
    .map((t) => `${plain(t.name)} (${t.papers})`)
    .join(', ');
  return [
    ...head,
    '',
    forms,
    `papers${more > 0 ? `: ${shown.length} of ${detail.papers.length}` : ''}`,
    ...papers,
    ...(together ? ['', wrap(`together with: ${together}`, width)] : []),
    '',
  ].join('\n');
}
