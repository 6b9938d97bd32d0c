import type { ExtractedPaper, Mention } from '../types.ts';
import { spellsOut } from './abbreviation.ts';
import { isDistinctive } from './head-word.ts';
import { kindOf } from './kind.ts';
import type { NameForm } from './name-form.ts';

/** What stands between a short form and the long form that follows: "RLEP: Reinforcement …", "ARM4R, an auto-regressive …". */
const SHORT_FIRST =
  /^(?:: | \(|,? (?:i\.e\.,? |or |which stands for |short for )?| [-—–]{1,3} )(?:an? |the |our )?(?:new |novel )?["“]?$/u;
/** What stands between a long form and its short form: "value tree search (VTS)", "visual prompt engineering, or VIPE". */
const LONG_FIRST =
  /^["”]?(?: \(|,? (?:or|called|termed|dubbed|named|abbreviated as|denoted (?:as|by)) | [-—–]{1,3} )["“]?$/u;
const LONGEST_GAP = 30;

/** A short form and the name beside it whose letters it holds, as places in the list of mentions. */
export interface Apposition {
  short: number;
  long: number;
}

/**
 * Names that stand beside their short form without being defined in brackets, or by letters that the extractor does not read (`L^3`, Large Language
 * Lobotomy). Both must be of one kind. Linear in the mentions.
 * @param mentions in the order of the text
 * @param isOpen whether a short form still needs a meaning
 */
export function findAppositions(
  paper: ExtractedPaper,
  mentions: readonly Mention[],
  forms: readonly NameForm[],
  isOpen: (form: NameForm) => boolean,
): Apposition[] {
  const found: Apposition[] = [];
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [a, b] = [mentions[i]!, mentions[i + 1]!];
    const length = b.start - a.end;
    if (a.field !== b.field || length < 1 || length > LONGEST_GAP || kindOf(a.type) !== kindOf(b.type)) continue;
    const gap = paper[a.field].slice(a.end, b.start);
    if (gap !== ' ' && SHORT_FIRST.test(gap) && fits(i, i + 1)) found.push({ short: i, long: i + 1 });
    else if (LONG_FIRST.test(gap) && fits(i + 1, i)) found.push({ short: i + 1, long: i });
  }
  return found;

  function fits(short: number, long: number): boolean {
    const { text } = mentions[short]!;
    const { words } = forms[long]!;
    if (/\s/.test(text) || !isDistinctive(text) || words.length < 2 || !isOpen(forms[short]!)) return false;
    return spellsOut(text, words);
  }
}
