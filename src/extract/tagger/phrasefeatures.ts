import type { Candidate } from './candidates.ts';
import type { ChooserTables } from './chooserfeatures.ts';
import { isAmbiguous, isListed, type Lexicon, NO_CONCEPT, typeOfCode } from './lexicon.ts';
import type { PaperView, PhraseMatch } from './paperview.ts';
import type { Row } from './row.ts';
import type { WordInfo } from './vocabulary.ts';

/** Letters, case and words of a candidate. */
export function addForm(row: Row, { occurrences, length }: Candidate, view: PaperView): void {
  const first = occurrences[0]!;
  const forms = new Set<string>();
  let [upper, namelike, letters] = [0, 0, 0];
  for (const o of occurrences) {
    let form = '';
    let [hasUpper, isName] = [false, false];
    for (let i = o.start; i < o.end; i++) {
      const w = view.words[i]!;
      form += `${w.text} `;
      if (w.hasUpper && (view.place[i]! > 0 || w.isNamelike)) hasUpper = true;
      if (w.isNamelike) isName = true;
    }
    forms.add(form);
    letters = form.length;
    if (hasUpper) upper++;
    if (isName) namelike++;
  }
  const n = occurrences.length;
  let [rarest, capitals, digits, joiners, stops, mostCount] = [16, 0, 0, 0, 0, 0];
  for (let i = first.start; i < first.end; i++) {
    const w = view.words[i]!;
    if (w.isJoiner) {
      joiners++;
      continue;
    }
    rarest = Math.min(rarest, w.frequency);
    if (w.capitals < 9) capitals = Math.max(capitals, w.capitals);
    if (/\d/.test(w.text)) digits++;
    if (w.isStop) stops++;
    mostCount = Math.max(mostCount, view.count[i]!);
  }
  const head = view.words[first.end - 1]!;
  const start = view.words[first.start]!;
  row.put(upper / n, namelike / n, forms.size, letters, length, first.end - first.start);
  row.put(
    rarest,
    capitals,
    digits,
    joiners,
    stops,
    mostCount,
    head.frequency,
    head.capitals,
    start.frequency,
    start.capitals,
  );
  row.put(head.lower.endsWith('s') ? 1 : 0, head.lower.endsWith('ing') ? 1 : 0, head.coarse, start.coarse);
}

/** What the catalogue says of a candidate and of its parts. */
export function addCatalogue(row: Row, { occurrences }: Candidate, view: PaperView, lexicon: Lexicon): void {
  const first = occurrences[0]!;
  let [code, cased] = [0, 0];
  let [suffix, prefix, suffixCode, notPart] = [0, 0, 0, 0];
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
  row.put(code === 0 ? 0 : code === NO_CONCEPT ? 1 : 2 + typeOfCode(code));
  row.put(isAmbiguous(code) ? 1 : 0, isListed(code) ? 1 : 0, cased, suffix, suffixCode, prefix, notPart);
}

/** Number of the first match that begins at or after a token. */
function firstFrom(matches: PhraseMatch[], start: number): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What corpus, labelled papers and the words alone say of a candidate. */
export function addRates(row: Row, { key, occurrences }: Candidate, view: PaperView, tables: ChooserTables): void {
  const first = occurrences[0]!;
  const head = view.words[first.end - 1]!.fold;
  row.put(tables.lexicon.papers(tables.lexicon.phrase(key)));
  tables.rates.describe(key, row);
  tables.labelled.describe(key, row);
  tables.heads.describe(head, row);
  const words: WordInfo[] = [];
  for (let i = first.start; i < first.end; i++) if (!view.words[i]!.isJoiner) words.push(view.words[i]!);
  row.putAll(tables.prior.describe(words));
}
