/** Longest title that a page is believed to print where nothing but its look tells it from a paragraph. */
const MAX_TITLE = 250;
const MAX_TITLE_WORDS = 40;

const ENDS_SENTENCE = /[.!?…]["'”’)\]}$]*$/;
const ENDS_OPEN = /[:;,\-–—(]$/;
const ADDRESS = /https?:\/\/|www\.|\b[\w-]+\.(?:com|org|net|io|ai|edu)\b(?:\/|\.?$)/i;
const LIST_ITEM = /^(?:[-*–—‣▪◦]\s|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]\s)/i;
const NOTE =
  /^(?:(?:key ?words?|index terms)\s*[:：—–-]|(?:accepted|published|presented|to appear|under review|work in progress)\b)/i;
const LABEL = /^(?:code|project(?: page)?|demo|website|github|tl;?dr)\s*[:：—–]/i;
const SPEECH =
  /^(?:we|our|in this (?:paper|work|article|study)|this (?:paper|work|article|study)|here,? we|to this end)\s+[a-z]/i;
/** A sentence that ends inside the text, unless it is an abbreviation's full stop. */
const INNER_STOP = /(?<!\b(?:vs|v|dr|st|al|no|mr|ms|eq|fig|ver|vol|[A-Z]))\.["'”’)\]]*\s+["'“‘([]*[A-Z]/;

/** True for text that reads as a paragraph: long, of several sentences, or a sentence with its full stop. */
function isProse(text: string): boolean {
  if (text.length > MAX_TITLE) return true;
  if (isTitleCase(text)) return false;
  return INNER_STOP.test(text) || SPEECH.test(text) || (/\.["'”’)\]}$]*$/.test(text) && text.split(' ').length >= 5);
}

/** True for a paragraph that can be no title, wherever it stands. */
export const isSurelyProse = (text: string): boolean => text.length > MAX_TITLE && ENDS_SENTENCE.test(text);

/** True where most of the longer words begin with a capital. */
function isTitleCase(text: string): boolean {
  const words = text.split(/[\s/]+/).filter((word) => /\p{L}{4}/u.test(word));
  const capital = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length;
  return words.length >= 2 && capital / words.length >= 0.7;
}

/** True where a text may be a title by its look alone. */
export function looksLikeTitle(text: string): boolean {
  if (text.length < 3 || text.length > MAX_TITLE || text.split(' ').length > MAX_TITLE_WORDS) return false;
  if (ENDS_OPEN.test(text) || ADDRESS.test(text) || LIST_ITEM.test(text) || NOTE.test(text)) return false;
  if (isProse(text) || !/\p{L}/u.test(text)) return false;
  if (LABEL.test(text) && !isTitleCase(text)) return false;
  // `word2vec explained` and `vLLM: …` may be titles, `where x is the input` goes on from the paragraph before.
  const first = text.split(' ', 1)[0]!;
  if (/^\p{Ll}+[,]?$/u.test(first)) return isTitleCase(text);
  return !/\.$/.test(text) || isTitleCase(text);
}

/**
 * Cuts the paragraphs between two meta blocks into papers: normally one (title, then abstract), more where an entry was
 * printed without its meta block. The first paragraph is a title. A later one is a title where it looks like one, what stands
 * before it is finished, and a paragraph of prose follows; a last one without prose must be in title case.
 * @returns index of each title
 */
export function titlesIn(paragraphs: string[]): number[] {
  const titles = [0];
  for (let at = 1; at < paragraphs.length; at++) {
    const text = paragraphs[at]!;
    const previous = paragraphs[at - 1]!;
    const next = paragraphs[at + 1];
    if (!looksLikeTitle(text)) continue;
    const afterTitle = titles.at(-1) === at - 1;
    if (!afterTitle && ENDS_OPEN.test(previous)) continue;
    // Below a title stands its abstract, so that a second title needs more than its look.
    const sure = isTitleCase(text) && !text.endsWith('.');
    if (next === undefined ? sure : isProse(next) && (sure || !afterTitle)) titles.push(at);
    else if (next !== undefined && sure && looksLikeTitle(next)) titles.push(at);
  }
  return titles;
}
