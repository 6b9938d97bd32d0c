import { put } from './featurebuffer.ts';
import { mix } from './hash.ts';
import type { WordInfo } from './vocabulary.ts';

/** Templates of the words before a token, and of those after it, begin at these numbers. */
export const BEFORE = 30;
export const AFTER = 60;

/** Places of words around a token: itself, one to three before it, one to three after it. */
export const ROLES = 7;
/** Places to the left (or right) of a token for each role. */
export const SHIFT = [0, -1, -2, -3, 1, 2, 3];

/** Features that a word alone gives to the token around which it stands in a place. */
export function addAlone(w: WordInfo, role: number): void {
  if (role === 0) {
    addOwn(w);
    return;
  }
  const base = role < 4 ? BEFORE : AFTER;
  const far = role < 4 ? role : role - 3;
  if (far === 1) {
    put(base, w.low);
    put(base + 5, w.middle);
    put(base + 8, w.shortShape);
    put(base + 10, w.suffixes[2]);
    put(base + 11, w.coarse);
    put(base + 12, w.fine);
    put(base + 13, w.frequency * 16 + w.capitals);
  } else if (far === 2) {
    put(base + 15, w.low);
    put(base + 17, w.middle);
    put(base + 18, w.coarse);
    put(base + 21, w.shortShape);
  } else {
    put(base + 23, w.low);
    put(base + 24, w.coarse);
  }
}

function addOwn(w: WordInfo): void {
  put(1, 1);
  put(2, w.word);
  put(3, w.low);
  put(4, w.fold);
  put(5, w.shape);
  put(6, w.shortShape);
  for (let k = 0; k < 4; k++) {
    put(7 + k, w.prefixes[k]!);
    put(11 + k, w.suffixes[k]!);
  }
  put(15, w.coarse);
  put(16, w.middle);
  put(17, w.fine);
  put(18, w.frequency * 16 + w.capitals);
  put(21, mix(w.shortShape, w.coarse));
  put(22, mix(w.shortShape, w.suffixes[2]));
}

/** What a word's neighbour on one side gives to it. */
export function addNear(base: number, w: WordInfo, one: WordInfo): void {
  put(base + 1, mix(one.low, w.low));
  put(base + 2, mix(one.fold, w.fold));
  put(base + 3, mix(one.low, w.shortShape));
  put(base + 4, mix(one.low, w.middle));
  put(base + 6, mix(one.middle, w.middle));
  put(base + 7, mix(one.coarse, w.low));
  put(base + 9, mix(one.shortShape, w.shortShape));
  put(base + 14, mix(one.middle, w.shortShape));
}

/** What the second and the nearest word on one side give to a token. */
export function addNextPair(base: number, two: WordInfo, one: WordInfo): void {
  put(base + 16, mix(two.low, one.low));
  put(base + 19, mix(two.middle, one.middle));
}

/** What the third and the second word on one side give to a token. */
export function addFarPair(base: number, three: WordInfo, two: WordInfo): void {
  put(base + 25, mix(three.low, two.low));
}

/** What the two nearest words on one side and the token say together. */
export function addSide(base: number, w: WordInfo, one: WordInfo, two: WordInfo): void {
  put(base + 20, mix(mix(two.coarse, one.coarse), w.coarse));
  put(base + 22, mix(mix(two.low, one.low), w.low));
}

/** The border of the sentence beside a token. */
export function addBorder(base: number, w: WordInfo): void {
  put(base, 1);
  put(base + 1, mix(1, w.low));
  put(base + 2, mix(1, w.fold));
  put(base + 3, mix(1, w.shortShape));
  put(base + 4, mix(1, w.middle));
  put(base + 5, -1);
  put(base + 6, mix(-1, w.middle));
  put(base + 7, mix(-1, w.low));
}

/** A token between its neighbours; null at the borders of the sentence. */
export function addBothSides(w: WordInfo, before: WordInfo | null, after: WordInfo | null): void {
  const a = before ? before.low : 1;
  const b = after ? after.low : 1;
  const middleA = before ? before.middle : -1;
  const middleB = after ? after.middle : -1;
  put(90, mix(a, b));
  put(91, mix(middleA, middleB));
  put(92, mix(mix(middleA, w.middle), middleB));
  put(93, mix(mix(before ? before.coarse : -1, w.coarse), after ? after.coarse : -1));
  put(94, mix(mix(before ? before.shortShape : 1, w.shortShape), after ? after.shortShape : 1));
  put(95, mix(mix(a, w.shortShape), b));
}

/** The last word of the run of content words that a token is in, so many words after it (3: three or more). */
export function addHead(head: WordInfo, far: number): void {
  put(130, mix(head.fold, far));
  put(131, mix(head.middle, far));
  put(132, mix(head.fine, far === 0 ? 0 : 1));
}

/** A token and the last word of its run, which is another. */
export function addWithHead(w: WordInfo, head: WordInfo): void {
  put(133, mix(head.fold, w.fold));
}

/** The word after the last one of a token's run. */
export function addAfterHead(after: WordInfo, far: number): void {
  put(134, mix(after.low, far));
}
