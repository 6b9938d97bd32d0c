import { createHash } from 'node:crypto';
import { compareStrings, slug } from '../lib/text.ts';

const NEW_ARXIV = /^((\d{2}(?:0[1-9]|1[0-2]))\.(\d{4,5}))(?:v\d+)?$/;
/** Year and month of the first ids of that form, and of the first with five digits after the point. */
const [FIRST_NEW, FIRST_LONG] = [704, 1501];
const OLD_ARXIV = /^([a-z-]+)(?:\.[a-z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v\d+)?$/i;
const ARXIV_PREFIX =
  /^(?:arxiv:\s*|(?:https?:\/\/)?(?:www\.|export\.)?(?:arxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org|alphaxiv\.org|huggingface\.co|hf\.co)\/(?:abs|pdf|html|papers)\/)/i;
const DOI_PREFIX = /^(?:doi:\s*|(?:https?:\/\/)?(?:www\.|dx\.)?doi\.org\/)/i;
const DOI = /^10\.\d{4,9}\/\S{1,200}$/;
const ARXIV_DOI = /^10\.48550\/arxiv\./;

/** Longest slug of a title that is an id as it is; a longer one is cut and gets a hash of the whole. */
const MAX_SLUG = 200;

/** The arXiv id in a text (id, `arXiv:…`, address of arXiv or of its Hugging Face page), without version; else null. */
export function arxivId(text: string): string | null {
  const bare = withoutQuery(text.trim(), ARXIV_PREFIX).replace(/\.pdf$/i, '');
  const modern = NEW_ARXIV.exec(bare);
  if (modern) return isArxivNumber(Number(modern[2]), modern[3]!) ? modern[1]! : null;
  const old = OLD_ARXIV.exec(bare);
  if (old) return `${old[1]!.toLowerCase()}/${old[2]!}`;
  const doi = bareDoi(text);
  return doi && ARXIV_DOI.test(doi) ? arxivId(doi.replace(ARXIV_DOI, '')) : null;
}

/** See arXiv's scheme of identifiers: four digits from April 2007, five from 2015. */
const isArxivNumber = (month: number, digits: string): boolean =>
  month >= FIRST_NEW && digits.length === (month >= FIRST_LONG ? 5 : 4);

/** The DOI in a text, lower case; null where there is none or where it is an arXiv id in DOI's clothes. */
export function doiOf(text: string): string | null {
  const doi = bareDoi(text);
  return doi && !(ARXIV_DOI.test(doi) && arxivId(doi.replace(ARXIV_DOI, ''))) ? doi : null;
}

function bareDoi(text: string): string | null {
  const bare = withoutQuery(text.trim(), DOI_PREFIX).toLowerCase();
  return DOI.test(bare) ? bare : null;
}

/** Strips the prefix and, where it was an address, query, fragment and percent escapes. */
function withoutQuery(text: string, prefix: RegExp): string {
  const found = prefix.exec(text)?.[0];
  if (found === undefined) return text;
  const rest = text.slice(found.length);
  if (!found.includes('/')) return rest;
  const path = rest.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Id of a paper that has neither arXiv id nor DOI, and the key by which equal titles are found. */
export function titleId(title: string): string {
  const full = slug(title);
  if (full.length <= MAX_SLUG) return full;
  const cut = full
    .slice(0, MAX_SLUG)
    .toWellFormed()
    .replace(/-[^-]*$/, '');
  return `${cut}-${shortHash(full)}`;
}

/** Eight hexadecimal digits that depend on nothing but the text. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** arXiv ids before DOIs, each in order. */
export function compareIds(a: string, b: string): number {
  return Number(arxivId(b) !== null) - Number(arxivId(a) !== null) || compareStrings(a, b);
}

/** Address of a paper by the best of its ids; null where none is an arXiv id or a DOI. */
export function urlOf(ids: string[]): string | null {
  const [best] = ids.filter((id) => arxivId(id) === id || doiOf(id) === id).sort(compareIds);
  if (best === undefined) return null;
  if (arxivId(best) !== null) return `https://arxiv.org/abs/${best}`;
  return `https://doi.org/${encodeURI(best).replace(/[?#]/g, encodeURIComponent)}`;
}
