import type { Candidate } from './candidates.ts';
import type { ChooserTables } from './chooserfeatures.ts';
import { isAmbiguous, isListed, type Lexicon, NO_CONCEPT, typeOfCode } from './lexicon.ts';
import type { PaperView, PhraseMatch, TokenRange } from './paperview.ts';
import type { Rows } from './row.ts';
import type { WordInfo } from './vocabulary.ts';

/** Letters, case and words of a candidate. */
export function addForm(rows: Rows, { occurrences, length }: Candidate, { words, place, count }: PaperView): void {
  let upper = 0;
  let namelike = 0;
  for (const o of occurrences) {
    let hasUpper = false;
    let isName = false;
    for (let i = o.start; i < o.end; i++) {
      const w = words[i]!;
      if (w.hasUpper && (place[i]! > 0 || w.isNamelike)) hasUpper = true;
      if (w.isNamelike) isName = true;
    }
    if (hasUpper) upper++;
    if (isName) namelike++;
  }
  const first = occurrences[0]!;
  const last = occurrences.at(-1)!;
  let letters = 0;
  for (let i = last.start; i < last.end; i++) letters += words[i]!.text.length + 1;
  rows.put(upper / occurrences.length);
  rows.put(namelike / occurrences.length);
  rows.put(occurrences.length === 1 ? 1 : forms(occurrences, words));
  rows.put(letters);
  rows.put(length);
  rows.put(first.end - first.start);
  let rarest = 16;
  let capitals = 0;
  let digits = 0;
  let joiners = 0;
  let stops = 0;
  let mostCount = 0;
  for (let i = first.start; i < first.end; i++) {
    const w = words[i]!;
    if (w.isJoiner) {
      joiners++;
      continue;
    }
    rarest = Math.min(rarest, w.frequency);
    if (w.capitals < 9) capitals = Math.max(capitals, w.capitals);
    if (w.hasDigit) digits++;
    if (w.isStop) stops++;
    mostCount = Math.max(mostCount, count[i]!);
  }
  rows.put(rarest);
  rows.put(capitals);
  rows.put(digits);
  rows.put(joiners);
  rows.put(stops);
  rows.put(mostCount);
  const head = words[first.end - 1]!;
  const start = words[first.start]!;
  rows.put(head.frequency);
  rows.put(head.capitals);
  rows.put(start.frequency);
  rows.put(start.capitals);
  rows.put(head.lower.endsWith('s') ? 1 : 0);
  rows.put(head.lower.endsWith('ing') ? 1 : 0);
  rows.put(head.coarse);
  rows.put(start.coarse);
}

/** Number of different printed forms. */
function forms(occurrences: TokenRange[], words: WordInfo[]): number {
  const found = new Set<string>();
  for (const { start, end } of occurrences) {
    let form = '';
    for (let i = start; i < end; i++) form += `${words[i]!.text} `;
    found.add(form);
  }
  return found.size;
}

/** What the catalogue says of a candidate and of its parts. */
export function addCatalogue(rows: Rows, { occurrences }: Candidate, view: PaperView, lexicon: Lexicon): void {
  const first = occurrences[0]!;
  let code = 0;
  let cased = 0;
  let suffix = 0;
  let prefix = 0;
  let suffixCode = 0;
  let notPart = 0;
  for (let k = firstFrom(view.known, first.start); k < view.known.length; k++) {
    const m = view.known[k]!;
    if (m.start >= first.end) break;
    if (m.end > first.end) continue;
    const c = lexicon.code(m.row);
    if (m.start === first.start && m.end === first.end) {
      code = c;
      cased = lexicon.isCased(m.row) ? 1 : 0;
    } else if (c > NO_CONCEPT && m.end === first.end && m.length > suffix) {
      suffix = m.length;
      suffixCode = 2 + typeOfCode(c);
    } else if (c > NO_CONCEPT && m.start === first.start) prefix = Math.max(prefix, m.length);
    else if (c === NO_CONCEPT) notPart = Math.max(notPart, m.length);
  }
  rows.put(code === 0 ? 0 : code === NO_CONCEPT ? 1 : 2 + typeOfCode(code));
  rows.put(isAmbiguous(code) ? 1 : 0);
  rows.put(isListed(code) ? 1 : 0);
  rows.put(cased);
  rows.put(suffix);
  rows.put(suffixCode);
  rows.put(prefix);
  rows.put(notPart);
}

/** Number of the first match that begins at or after a token. */
function firstFrom(matches: PhraseMatch[], start: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const words: WordInfo[] = [];

/** What corpus, labelled papers and the words alone say of a candidate. */
export function addRates(rows: Rows, { key, occurrences }: Candidate, view: PaperView, tables: ChooserTables): void {
  const first = occurrences[0]!;
  rows.put(tables.lexicon.papers(tables.lexicon.phrase(key)));
  tables.rates.describe(key, rows);
  tables.labelled.describe(key, rows);
  tables.heads.describe(view.words[first.end - 1]!.fold, rows);
  words.length = 0;
  for (let i = first.start; i < first.end; i++) if (!view.words[i]!.isJoiner) words.push(view.words[i]!);
  tables.prior.describe(words, rows);
}
