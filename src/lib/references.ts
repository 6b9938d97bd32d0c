import type { Paper } from '../types.ts';
import { readable } from './latex.ts';
import { addressOf, isArxivId, isDoi } from './paper-address.ts';
import { foldText, slug } from './text.ts';

/** What a reference tells; a paper is one. */
export type Referable = Pick<Paper, 'id' | 'title' | 'abstract' | 'date' | 'authors' | 'organisation' | 'url'>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Papers as BibTeX, an `@misc` each, in the order given; keys are unique. Text is Unicode with LaTeX's special signs escaped, so that
 * biber and today's BibTeX read it.
 */
export function bibtex(papers: readonly Referable[]): string {
  const taken = new Set<string>();
  return papers.map((paper) => `${bibtexEntry(paper, unique(citationKey(paper), taken))}\n`).join('\n');
}

function bibtexEntry(paper: Referable, key: string): string {
  const { id, title, abstract, date, authors, organisation } = paper;
  const [year, month] = date?.split('-') ?? [];
  const fields: [string, string | null][] = [
    ['title', `{${latexText(title)}}`],
    ['author', Array.isArray(authors) && authors.length > 0 ? authors.map(bibtexName).join(' and ') : null],
    ['organization', organisation && latexText(organisation)],
    ['year', year ?? null],
    ['eprint', isArxivId(id) ? id : null],
    ['archiveprefix', isArxivId(id) ? 'arXiv' : null],
    ['doi', isDoi(id) ? id.replace(/[{}\\]/g, '') : null],
    ['url', addressText(paper)?.replace(/[{}\\]/g, encodeURIComponent) ?? null],
    ['abstract', latexText(abstract) || null],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  // BibTeX's own names of the months, which styles print in their language.
  const named = month && MONTHS[Number(month) - 1];
  if (named) lines.push(`  month = ${named}`);
  return `@misc{${key},\n${lines.join(',\n')}\n}`;
}

/** First author's family name, year and first word of the title: letters and digits only. */
function citationKey({ authors, date, title, id }: Referable): string {
  const first = Array.isArray(authors) && authors[0] ? familyFirst(authors[0]).split(',')[0]! : '';
  const word = slug(readable(title)).split('-')[0]!;
  const key = `${slug(first).replaceAll('-', '')}${date?.slice(0, 4) ?? ''}${word}`.replace(/[^a-z0-9]/g, '');
  return key.slice(0, 60) || slug(id).replace(/[^a-z0-9]/g, '') || 'paper';
}

function unique(key: string, taken: Set<string>): string {
  let name = key;
  for (let n = 2; taken.has(name); n++) name = `${key}-${n}`;
  taken.add(name);
  return name;
}

/** A name that BibTeX would split wrongly stands in braces. */
function bibtexName(name: string): string {
  const text = latexText(name);
  return /\band\b/i.test(text) ? `{${text}}` : text;
}

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Readable text for a field in braces. */
const latexText = (printed: string): string =>
  foldText(readable(printed)).replace(/[\\{}$&#%_~^]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);

/** Papers as RIS (Zotero, EndNote, Mendeley), in the order given. Lines end as the format asks, in `\r\n`. */
export function ris(papers: readonly Referable[]): string {
  return papers.map((paper) => `${risLines(paper).join('\r\n')}\r\n`).join('\r\n');
}

function risLines(paper: Referable): string[] {
  const { id, title, abstract, date, authors, organisation } = paper;
  const tags: [string, string | null][] = [
    ['TY', isArxivId(id) ? 'UNPB' : 'GEN'],
    ['TI', plain(title)],
    ...(Array.isArray(authors) ? authors : []).map((name): [string, string] => ['AU', familyFirst(plain(name))]),
    ['PB', organisation && plain(organisation)],
    ['PY', date?.slice(0, 4) ?? null],
    ['DA', date?.replaceAll('-', '/') ?? null],
    ['AB', plain(abstract)],
    ['DO', isDoi(id) ? id : null],
    ['AN', isArxivId(id) ? `arXiv:${id}` : null],
    ['UR', addressText(paper)],
  ];
  return [...tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : [])), 'ER  - '];
}

const plain = (printed: string): string => foldText(readable(printed));

/** Only addresses of the web: a reference is a link in the program that reads it. */
function addressText({ id, url }: Referable): string | null {
  return url !== null && /^https?:\/\/\S+$/.test(url) ? url : addressOf(id);
}

/** `Ada van der Berg` → `van der Berg, Ada`. A name with a comma, of one word, or of a group stays. */
function familyFirst(name: string): string {
  const words = name.split(' ').filter(Boolean);
  if (name.includes(',') || words.length < 2 || words.includes('and')) return name;
  const particle = words.findIndex((word, i) => i > 0 && i < words.length - 1 && /^\p{Ll}/u.test(word));
  const at = particle > 0 ? particle : words.length - 1;
  return `${words.slice(at).join(' ')}, ${words.slice(0, at).join(' ')}`;
}
