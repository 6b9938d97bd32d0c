import type { TokenContext } from './context.ts';
import { begin, features, taken } from './featurebuffer.ts';
import { EVERY_KEY } from './hash.ts';
import type { PaperView } from './paperview.ts';
import {
  addMatchedWord,
  addMatches,
  addPairs,
  addPlace,
  catalogueCode,
  matchCode,
  pairCode,
  phraseCode,
  placeCode,
} from './tokenfeatures.ts';
import type { WordInfo } from './vocabulary.ts';
import {
  AFTER,
  addAfterHead,
  addAlone,
  addBorder,
  addBothSides,
  addFarPair,
  addHead,
  addNear,
  addNextPair,
  addSide,
  addWithHead,
  BEFORE,
  ROLES,
  SHIFT,
} from './wordfeatures.ts';

/** Hashed features of a paper's tokens: those of token i are `values[offsets[i]]` … `values[offsets[i + 1] - 1]`. */
export interface Features {
  values: Int32Array;
  offsets: Int32Array;
}

/** The features of every token, for training; `Scorer` adds up the same ones in parts. The next call overwrites `values`. */
export function featuresOf(view: PaperView, context: TokenContext): Features {
  const n = view.words.length;
  const offsets = new Int32Array(n + 1);
  begin(EVERY_KEY);
  for (let i = 0; i < n; i++) {
    offsets[i] = taken();
    for (let role = 0; role < ROLES; role++) {
      const word = wordAt(view, i, SHIFT[role]!);
      if (word) addAlone(word, role);
    }
    const before = addWordsOf(BEFORE, -1, view, i);
    const after = addWordsOf(AFTER, 1, view, i);
    addBothSides(view.words[i]!, before, after);
    addHeadOf(view, context, i);
    addPlace(placeCode(view, context, i), view.words[i]!);
    addPairs(pairCode(context, i));
    addMatches(catalogueCode(context, i), phraseCode(context, i));
    addMatchedWord(matchCode(context, i), view.words[i]!);
  }
  offsets[n] = taken();
  return { values: features().subarray(0, taken()), offsets };
}

/** The word so many tokens after a token (before it, if negative); null where its sentence has none. */
function wordAt({ words, tokens }: PaperView, i: number, shift: number): WordInfo | null {
  const at = i + shift;
  return at >= 0 && at < words.length && tokens.sentence[at] === tokens.sentence[i] ? words[at]! : null;
}

/** Adds what the words on one side say with each other and the token; gives the nearest. */
function addWordsOf(base: number, step: number, view: PaperView, i: number): WordInfo | null {
  const w = view.words[i]!;
  const [one, two, three] = [wordAt(view, i, step), wordAt(view, i, 2 * step), wordAt(view, i, 3 * step)];
  if (one) addNear(base, w, one);
  else addBorder(base, w);
  if (one && two) {
    addNextPair(base, two, one);
    addSide(base, w, one, two);
    if (three) addFarPair(base, three, two);
  }
  return one;
}

function addHeadOf(view: PaperView, context: TokenContext, i: number): void {
  const at = context.head[i]!;
  if (at < 0) return;
  const head = view.words[at]!;
  const far = Math.min(3, at - i);
  addHead(head, far);
  if (far > 0) addWithHead(view.words[i]!, head);
  const after = wordAt(view, at, 1);
  if (after) addAfterHead(after, far);
}
