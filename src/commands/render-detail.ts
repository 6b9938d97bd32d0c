import { basisWords, cueWords, reasonWords } from '../lib/reason-words.ts';
import { doubtWords, type MergeEvidence, type RollUp } from '../query/index.ts';
import type { AppliedCorrection, ConceptDetail, PaperDetail } from '../types.ts';
import { type CommandContext, colours } from './context.ts';
import { excerpt } from './excerpt.ts';
import { relatedText } from './render-related.ts';
import { cut, plain, plural, table, textWidth, widthOf, wrap, wrapList } from './table.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A paper with its concepts and nearest papers, for people. */
export function paperText(detail: PaperDetail, context: CommandContext, certainty: number | null = null): string {
  const colour = colours(context, context.stdout);
  const { paper } = detail;
  const width = textWidth(context);
  const authors = Array.isArray(paper.authors)
    ? cut(paper.authors.map(plain).join(', '), 200)
    : paper.authors && plural(paper.authors, 'author');
  const facts = [
    paper.date && `${paper.date}${paper.dateInferred ? ' (year inferred)' : ''}`,
    authors,
    paper.organisation && plain(paper.organisation),
    paper.url && plain(paper.url),
  ];
  const lines = [
    colour.bold(wrap(plain(paper.title), width)),
    wrap(facts.filter(Boolean).join(' · '), width),
    wrap(`id ${paper.id}${paper.aliases.length > 0 ? `, also ${paper.aliases.join(', ')}` : ''}`, width),
    ...communityLines(detail.communityName, certainty, width),
    '',
    paper.abstract === '' ? '(no abstract)' : wrap(plain(paper.abstract), width),
    '',
    plural(detail.concepts.length, 'concept'),
  ];
  const nearest = detail.related.length > 0 ? `\nnearest papers\n${relatedText(detail.related, context)}` : '';
  return `${lines.join('\n')}\n${detail.concepts.length > 0 ? conceptTable(detail, context) : ''}${nearest}`;
}

/** The community, and how many of it the other starts of the clustering put together with this member. */
function communityLines(name: string | null, certainty: number | null, width: number): string[] {
  if (name === null) return [];
  return [wrap(`community ${plain(name)}${certainty === null ? '' : ` (${percent(certainty)} sure)`}`, width)];
}

/** What the columns of fixed words and numbers take, with the spaces between. */
const CONCEPT_COLUMNS = 40;

function conceptTable({ concepts }: PaperDetail, context: CommandContext): string {
  const free = widthOf(context) - CONCEPT_COLUMNS;
  const forCue = Math.min(26, Math.floor(free / 2));
  return table(
    context,
    ['concept', 'type', 'role', 'because of', 'times', 'sure'],
    concepts.map((c) => [
      cut(plain(c.name), free - forCue),
      c.type,
      c.role,
      cut(plain(cueWords(c.cue)), Number.isFinite(free) ? forCue : free),
      c.mentions.length,
      percent(c.confidence),
    ]),
    ['sure'],
  );
}

const SHOWN_PAPERS = 20;
const SHOWN_NEIGHBOURS = 15;
const SHOWN_DOUBTS = 10;
/** What the longest reason takes beside a printed form, with a number and the spaces between. */
const FORM_COLUMNS = 56;
const PAPER_COLUMN = 32;

/** What `show` tells beside the detail that the viewer shows too. */
export interface ConceptEvidence {
  joined: readonly MergeEvidence[];
  corrections: readonly AppliedCorrection[];
  /** Only where it was asked for. */
  rollUp: RollUp | null;
  /** How sure the membership in the community is, 0 to 1; null where the concept is in none. */
  certainty: number | null;
}

const NO_EVIDENCE: ConceptEvidence = { joined: [], corrections: [], rollUp: null, certainty: null };

/** A concept with its names and why they were joined, its variants, papers and neighbours, for people. */
export function conceptText(
  detail: ConceptDetail,
  context: CommandContext,
  { joined, corrections, rollUp, certainty }: ConceptEvidence = NO_EVIDENCE,
): string {
  const colour = colours(context, context.stdout);
  const { concept } = detail;
  const width = textWidth(context);
  const names = (list: ConceptDetail['variants']) => list.map((v) => `${plain(v.name)} (${basisWords(v.basis)})`);
  const counts = `${plural(concept.papers, 'paper')}, ${plural(concept.mentions, 'mention')}`;
  const share = concept.typeShare < 1 ? ` (${percent(concept.typeShare)} of the vote)` : '';
  const head = [
    `${colour.bold(plain(concept.name))}  ${concept.type}${share}`,
    wrap(`id ${concept.id}, ${counts}${concept.ambiguous ? ', ambiguous name' : ''}`, width),
    ...(rollUp && rollUp.variants.length > 0
      ? [
          wrap(
            `with its ${plural(rollUp.variants.length, 'variant')}: ${plural(rollUp.papers, 'paper')}, ${plural(rollUp.mentions, 'mention')}`,
            width,
          ),
        ]
      : []),
    ...communityLines(detail.communityName, certainty, width),
    ...(detail.variantOf.length > 0 ? [`variant of\n${wrapList(names(detail.variantOf), width, '  ')}`] : []),
    ...(detail.variants.length > 0 ? [`variants\n${wrapList(names(detail.variants), width, '  ')}`] : []),
  ];
  const forms = formTable(detail, joined, context);
  const shown = detail.papers.slice(0, SHOWN_PAPERS);
  const more = detail.papers.length - shown.length;
  const together = detail.together.slice(0, SHOWN_NEIGHBOURS).map((t) => `${plain(t.name)} (${t.papers})`);
  return [
    ...head,
    '',
    forms,
    ...doubtLines(joined, width),
    ...correctionLines(corrections, width),
    `papers${more > 0 ? `: ${shown.length} of ${detail.papers.length}` : ''}`,
    ...shown.flatMap((paper) => paperLines(paper, context)),
    ...(together.length > 0 ? ['', 'together with', wrapList(together, width, '  ')] : []),
    '',
  ].join('\n');
}

/** Every printed form with the reason why it was joined; where there is room, also one of its papers. */
function formTable({ merges }: ConceptDetail, joined: readonly MergeEvidence[], context: CommandContext): string {
  const room = widthOf(context) - FORM_COLUMNS;
  const example = new Map(joined.map(({ surface, reason, papers }) => [`${surface}\n${reason}`, papers[0] ?? '']));
  const wide = joined.length > 0 && room >= PAPER_COLUMN + 40;
  const rows = merges.map(({ surface, reason, papers }) => [
    cut(plain(surface), Math.max(20, room - (wide ? PAPER_COLUMN : 0))),
    reasonWords(reason),
    papers,
    ...(wide ? [cut(plain(example.get(`${surface}\n${reason}`) ?? ''), PAPER_COLUMN - 2)] : []),
  ]);
  return table(context, ['printed as', 'joined because', 'papers', ...(wide ? ['such as'] : [])], rows);
}

/** What speaks against forms that were joined, one line a form. */
function doubtLines(joined: readonly MergeEvidence[], width: number): string[] {
  const lines = joined
    .filter(({ doubt }) => doubt > 0)
    .slice(0, SHOWN_DOUBTS)
    .map(({ surface, doubts }) => wrap(`${plain(surface)}: ${doubts.map(doubtWords).join('; ')}`, width, '  '));
  return lines.length > 0 ? ['doubtful', ...lines, ''] : [];
}

function correctionLines(corrections: readonly AppliedCorrection[], width: number): string[] {
  const lines = corrections.map(({ number, what, reason }) =>
    wrap(`${number}: ${plain(what)}${reason ? ` (${plain(reason)})` : ''}`, width, '  '),
  );
  return lines.length > 0 ? ['corrections', ...lines, ''] : [];
}

/** One paper of a concept: day, role and title, then the sentence that names it. */
function paperLines({ date, role, title, evidence }: ConceptDetail['papers'][number], context: CommandContext) {
  const { bold } = colours(context, context.stdout);
  const width = widthOf(context);
  const head = `  ${date ?? '    –     '}  ${role.padEnd(12)}  ${cut(plain(title), width - 28)}`;
  return evidence ? [head, `    ${excerpt(evidence.text, [evidence], width - 4, bold)}`] : [head];
}
