import type { TokenContext } from './context.ts';
import { EVERY_KEY, type KeyFilter, mix } from './hash.ts';
import type { PaperView } from './paperview.ts';
import type { WordInfo } from './vocabulary.ts';

/** Hashed features of a paper's tokens: those of token i are `values[offsets[i]]` … `values[offsets[i + 1] - 1]`. */
export interface Features {
  values: Int32Array;
  offsets: Int32Array;
}

let buffer = new Int32Array(1 << 16);
let used = 0;
let { bits, wordShift, bitShift } = EVERY_KEY;
/** Whether `addTogether` adds what a token and its neighbours say. */
let withNear = true;

function begin(filter: KeyFilter, near = true): void {
  used = 0;
  withNear = near;
  ({ bits, wordShift, bitShift } = filter);
}

/** Adds one feature, the number of its template and a value, if it passes the filter. */
function put(template: number, value: number): void {
  if (used === buffer.length) {
    const larger = new Int32Array(buffer.length * 2);
    larger.set(buffer);
    buffer = larger;
  }
  const feature = mix(value, template);
  buffer[used] = feature;
  // No branch here: half of the features pass, so the processor would guess wrong half the time.
  used += (bits[feature >>> wordShift]! >>> ((feature >>> bitShift) & 31)) & 1;
}

/** The features of every token. The arrays are views that the next call overwrites. */
export function featuresOf(view: PaperView, context: TokenContext): Features {
  const n = view.words.length;
  const offsets = new Int32Array(n + 1);
  begin(EVERY_KEY);
  for (let i = 0; i < n; i++) {
    offsets[i] = used;
    for (let role = 0; role < ROLES; role++) {
      const word = wordAt(view, i, role);
      if (word) addAlone(word, role);
    }
    addTogether(view, context, i);
  }
  offsets[n] = used;
  return { values: buffer.subarray(0, used), offsets };
}

/**
 * Only those features that say more than one word or two neighbours, and of them those that pass the filter: the rest are `aloneFeatures`
 * of the words around, and `nearFeatures`.
 */
export function togetherFeatures(view: PaperView, context: TokenContext, filter: KeyFilter): Features {
  const n = view.words.length;
  const offsets = new Int32Array(n + 1);
  begin(filter, false);
  for (let i = 0; i < n; i++) {
    offsets[i] = used;
    addTogether(view, context, i);
  }
  offsets[n] = used;
  return { values: buffer.subarray(0, used), offsets };
}

/** Places of words around a token: itself, one to three before it, one to three after it. */
export const ROLES = 7;
/** The place right after a token. */
export const NEXT = 4;
const SHIFT = [0, -1, -2, -3, 1, 2, 3];
const BEFORE = 30;
const AFTER = 60;

/** The token in a place around token i, -1 where its sentence has none. */
export function placeAround(view: PaperView, i: number, role: number): number {
  const at = i + SHIFT[role]!;
  const { sentence } = view.tokens;
  return at >= 0 && at < view.words.length && sentence[at] === sentence[i] ? at : -1;
}

function wordAt(view: PaperView, i: number, role: number): WordInfo | null {
  const at = placeAround(view, i, role);
  return at < 0 ? null : view.words[at]!;
}

/** Features that a word alone gives to the token around which it stands in a place. */
export function aloneFeatures(word: WordInfo, role: number, filter: KeyFilter): Int32Array {
  begin(filter);
  addAlone(word, role);
  return buffer.subarray(0, used);
}

/** Features that a word's neighbour before it (or after it) gives to it. Leaves those of `togetherFeatures` as they are. */
export function nearFeatures(word: WordInfo, neighbour: WordInfo, isBefore: boolean, filter: KeyFilter): Int32Array {
  const start = used;
  ({ bits, wordShift, bitShift } = filter);
  addNear(isBefore ? BEFORE : AFTER, word, neighbour);
  const found = buffer.subarray(start, used);
  used = start;
  return found;
}

function addAlone(w: WordInfo, role: number): void {
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

function addTogether(view: PaperView, context: TokenContext, i: number): void {
  const w = view.words[i]!;
  const first = view.place[i] === 0 ? 1 : 0;
  put(19, mix(w.shortShape, w.capitals * 2 + first));
  put(20, mix(w.shape, w.frequency * 2 + first));
  const [before, after] = [wordAt(view, i, 1), wordAt(view, i, 4)];
  addSide(BEFORE, w, before, wordAt(view, i, 2), wordAt(view, i, 3));
  addSide(AFTER, w, after, wordAt(view, i, 5), wordAt(view, i, 6));
  addBothSides(w, before, after);
  addPaper(view, context, i, w);
  addLists(context, i, view.words.length, w);
  addHead(view, context, i, w);
}

/** One side of a token: the three words before it, or the three after it, nearest first. */
function addSide(base: number, w: WordInfo, one: WordInfo | null, two: WordInfo | null, three: WordInfo | null): void {
  if (!one) {
    addBorder(base, w);
    return;
  }
  if (withNear) addNear(base, w, one);
  if (!two) return;
  put(base + 16, mix(two.low, one.low));
  put(base + 19, mix(two.middle, one.middle));
  put(base + 20, mix(mix(two.coarse, one.coarse), w.coarse));
  put(base + 22, mix(mix(two.low, one.low), w.low));
  if (three) put(base + 25, mix(three.low, two.low));
}

/** A word and its neighbour on one side. */
function addNear(base: number, w: WordInfo, one: WordInfo): void {
  put(base + 1, mix(one.low, w.low));
  put(base + 2, mix(one.fold, w.fold));
  put(base + 3, mix(one.low, w.shortShape));
  put(base + 4, mix(one.low, w.middle));
  put(base + 6, mix(one.middle, w.middle));
  put(base + 7, mix(one.coarse, w.low));
  put(base + 9, mix(one.shortShape, w.shortShape));
  put(base + 14, mix(one.middle, w.shortShape));
}

/** The border of the sentence beside a token. */
function addBorder(base: number, w: WordInfo): void {
  put(base, 1);
  put(base + 1, mix(1, w.low));
  put(base + 2, mix(1, w.fold));
  put(base + 3, mix(1, w.shortShape));
  put(base + 4, mix(1, w.middle));
  put(base + 5, -1);
  put(base + 6, mix(-1, w.middle));
  put(base + 7, mix(-1, w.low));
}

function addBothSides(w: WordInfo, p1: WordInfo | null, n1: WordInfo | null): void {
  const [a, b] = [p1?.low ?? 1, n1?.low ?? 1];
  const [ma, mb] = [p1?.middle ?? -1, n1?.middle ?? -1];
  put(90, mix(a, b));
  put(91, mix(ma, mb));
  put(92, mix(mix(ma, w.middle), mb));
  put(93, mix(mix(p1?.coarse ?? -1, w.coarse), n1?.coarse ?? -1));
  put(94, mix(mix(p1?.shortShape ?? 1, w.shortShape), n1?.shortShape ?? 1));
  put(95, mix(mix(a, w.shortShape), b));
}

/** The last word of the run of content words that the token is in, and what follows it. */
function addHead(view: PaperView, context: TokenContext, i: number, w: WordInfo): void {
  const head = context.head[i]!;
  if (head < 0) return;
  const h = view.words[head]!;
  const far = Math.min(3, head - i);
  put(130, mix(h.fold, far));
  put(131, mix(h.middle, far));
  put(132, mix(h.fine, far === 0 ? 0 : 1));
  if (far > 0) put(133, mix(h.fold, w.fold));
  const after = view.words[head + 1];
  if (after && view.tokens.sentence[head + 1] === view.tokens.sentence[i]) put(134, mix(after.low, far));
}

function addPaper(view: PaperView, context: TokenContext, i: number, w: WordInfo): void {
  const count = Math.min(5, view.count[i]!);
  const capital = Math.min(2, view.capitalCount[i]!);
  const title = view.inTitle[i]!;
  const zone = context.zone[i]!;
  put(100, zone);
  put(101, zone * 2 + (view.place[i] === 0 ? 1 : 0));
  put(102, mix(w.shortShape, zone));
  put(103, count * 8 + capital);
  put(104, mix(w.shortShape, count * 2 + title));
  put(105, title * 16 + capital * 4 + (w.hasUpper ? 1 : 0));
  put(106, w.frequency * 64 + count * 2 + title);
  put(107, mix(w.shortShape, context.inBrackets[i]! * 16 + view.tokens.spaced[i]!));
  const acronym = context.acronym[i]!;
  if (acronym > 0) {
    put(108, acronym);
    put(109, mix(w.shortShape, acronym));
  }
  const before = i > 0 ? context.repeated[i - 1]! : 0;
  put(110, context.repeated[i]! * 4 + before);
  const pair = context.pair[i]!;
  const pairBefore = i > 0 ? context.pair[i - 1]! : 0;
  put(111, pair);
  put(112, 100 + pairBefore);
  put(113, pair * 32 + pairBefore);
}

function addLists(context: TokenContext, i: number, n: number, w: WordInfo): void {
  const here = context.catalogue[i]!;
  const not = context.notConcept[i]!;
  const left = i > 0 ? context.catalogue[i - 1]! : 0;
  const right = i + 1 < n ? context.catalogue[i + 1]! : 0;
  put(114, here);
  put(115, mix(here, not));
  put(116, not);
  put(117, mix(here, right));
  put(118, mix(here, left));
  put(119, mix(not, i + 1 < n ? context.notConcept[i + 1]! : 0));
  put(120, context.phrase[i]!);
  put(121, mix(context.phrase[i]!, here));
  put(122, mix(here, w.shortShape));
  put(123, mix(here, w.frequency * 16 + context.catalogueLength[i]!));
  put(124, mix(here, w.low));
  put(125, mix(not, w.low));
}
