import { readPackageData } from '../../lib/package.ts';
import type { PaperView } from './paperview.ts';
import type { WordInfo } from './vocabulary.ts';

/** Classes of words by what they do in a paper's talk of its own work, in the order of their bits. */
const WORD_CLASSES = [
  ...['introduce', 'name', 'agent', 'novel', 'our', 'use', 'study', 'compare', 'evaluate'],
  ...['result', 'copula', 'block', 'kind', 'article'],
] as const;
type WordClass = (typeof WORD_CLASSES)[number];

/** Words of a class as a bit. */
export const bitOf = (name: WordClass): number => 1 << WORD_CLASSES.indexOf(name);

/** Classes whose nearest word before a place in its sentence is told; "evaluate" and what comes before it. */
export const CUES = WORD_CLASSES.indexOf('evaluate') + 1;

/** Word lists of data/extract/discourse.json. */
export interface DiscourseWords {
  /** Lower-case word to the bits of its classes. */
  bits: Map<string, number>;
  /** Words that tell in a title how a phrase stands to the rest, each with a number from 1. */
  prepositions: Map<string, number>;
}

/** Reads the word lists. */
export function loadDiscourseWords(): DiscourseWords {
  const lists = JSON.parse(readPackageData('extract/discourse.json')) as Record<string, string>;
  const bits = new Map<string, number>();
  for (const name of WORD_CLASSES)
    for (const word of lists[name]!.split(' ')) bits.set(word, (bits.get(word) ?? 0) | bitOf(name));
  return { bits, prepositions: new Map(lists.prepositions!.split(' ').map((word, k) => [word, k + 1])) };
}

/** What a paper says of its own work around each token. */
export interface Discourse {
  /** Classes of each word as bits. */
  bits: Int32Array;
  /** Token × CUES + class: the nearest word of the class before the token in its sentence; -1: none. */
  before: Int32Array;
  /** Words before each token of its sentence that take a cue elsewhere ("for", "with"), and commas. */
  blocks: Int32Array;
  commas: Int32Array;
  /** By token: whether "we" or the like stands at most three words before it. */
  said: Uint8Array;
  /** First and number of sentences of the abstract that say "we introduce" or the like; -1 and 0: none. */
  turn: number;
  announces: Uint8Array;
  /** First sentence of the abstract with an agent; -1: none. */
  ownTurn: number;
  firstSentence: number;
  lastSentence: number;
  titleEnd: number;
  /** Token of the title's first colon; -1: none. */
  colon: number;
}

const AGENT = bitOf('agent');
const INTRODUCE = bitOf('introduce');
const BLOCK = bitOf('block');
const REACH = 3;

/** Bits of words lately met, beside the words that they are of. */
const KEPT = 1 << 12;
const keptWords = new Array<WordInfo | null>(KEPT).fill(null);
const keptBits = new Int32Array(KEPT);
let keptOf: ReadonlyMap<string, number> | null = null;

function bitsOf(word: WordInfo, bits: ReadonlyMap<string, number>): number {
  if (keptOf !== bits) {
    keptWords.fill(null);
    keptOf = bits;
  }
  const place = word.number & (KEPT - 1);
  if (keptWords[place] !== word) {
    keptWords[place] = word;
    keptBits[place] = bits.get(word.lower) ?? 0;
  }
  return keptBits[place]!;
}

export function discourseOf(view: PaperView, words: DiscourseWords): Discourse {
  const n = view.words.length;
  const { sentence, field } = view.tokens;
  const d: Discourse = {
    bits: new Int32Array(n),
    before: new Int32Array(n * CUES),
    blocks: new Int32Array(n),
    commas: new Int32Array(n),
    said: new Uint8Array(n),
    turn: -1,
    announces: new Uint8Array(n === 0 ? 0 : sentence[n - 1]! + 1),
    ownTurn: -1,
    firstSentence: 0,
    lastSentence: n === 0 ? 0 : sentence[n - 1]!,
    titleEnd: 0,
    colon: -1,
  };
  while (d.titleEnd < n && field[d.titleEnd] === 0) d.titleEnd++;
  if (d.titleEnd < n) d.firstSentence = sentence[d.titleEnd]!;
  const nearest = new Int32Array(CUES);
  let blocks = 0;
  let commas = 0;
  let agent = -1;
  for (let i = 0; i < n; i++) {
    const word = view.words[i]!;
    if (view.place[i] === 0) {
      nearest.fill(-1);
      blocks = 0;
      commas = 0;
      agent = -1;
    }
    d.before.set(nearest, i * CUES);
    d.blocks[i] = blocks;
    d.commas[i] = commas;
    const bits = bitsOf(word, words.bits);
    d.bits[i] = bits;
    if (agent >= 0 && i - agent <= REACH) d.said[i] = 1;
    if (word.text === ',') commas++;
    if (field[i] === 0 && d.colon < 0 && word.text === ':') d.colon = i;
    if (bits === 0) continue;
    if ((bits & BLOCK) !== 0) blocks++;
    if ((bits & AGENT) !== 0) {
      agent = i;
      if (d.ownTurn < 0 && field[i] === 1) d.ownTurn = sentence[i]!;
    }
    if ((bits & INTRODUCE) !== 0 && d.said[i] === 1 && field[i] === 1) {
      if (d.turn < 0) d.turn = sentence[i]!;
      d.announces[sentence[i]!] = 1;
    }
    for (let c = 0; c < CUES; c++) if ((bits & (1 << c)) !== 0) nearest[c] = i;
  }
  return d;
}
