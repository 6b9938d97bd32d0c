import type { Candidate, Occurrence } from './candidates.ts';
import { CLASSES } from './chain.ts';
import { bitOf, CUES, type Discourse, type DiscourseWords } from './discourse.ts';
import { mix } from './hash.ts';
import type { PaperView } from './paperview.ts';
import { CUE, tell } from './reasons.ts';
import type { RoleSink } from './rolesink.ts';

/** Places of a candidate that are looked at. */
const MOST_PLACES = 8;
const KIND = bitOf('kind');
const ARTICLE = bitOf('article');
const MARK = bitOf('novel') | bitOf('our') | bitOf('name');
const INTRODUCE = 0;
const STEM = 3;

/** Everything of one paper that the words around its candidates are read from. */
export interface RolePaper {
  view: PaperView;
  discourse: Discourse;
  words: DiscourseWords;
}

const distance = (d: number): number => (d < 4 ? d : d < 6 ? 4 : d < 9 ? 5 : d < 15 ? 6 : 7);

/** Hashes of what stands around the places of a candidate, and what of it can be told as a reason for its role. */
export function putRoleCues(sink: RoleSink, candidate: Candidate, paper: RolePaper): void {
  const { view, discourse: d } = paper;
  const { occurrences, length } = candidate;
  const first = occurrences[0]!;
  const head = view.words[first.end - 1]!;
  const start = view.words[first.start]!;
  const inTitle = view.tokens.field[first.start] === 0;
  const count = Math.min(6, occurrences.length);
  const names = (head.isNamelike ? 1 : 0) + (start.isNamelike ? 2 : 0) + (start.hasUpper ? 4 : 0);
  const like = names + 8 * Math.min(4, length);
  const type = likelyType(candidate);
  sink.put(1);
  sink.put(mix(2, head.fold));
  sink.put(mix(3, start.fold));
  sink.put(mix(4, mix(head.middle, like)));
  sink.put(mix(5, mix(like, count)));
  sink.put(mix(6, like + (inTitle ? 64 : 0) + (occurrences.length > 1 ? 128 : 0)), inTitle ? tell(CUE.title, 0) : 0);
  sink.put(mix(7, candidate.key));
  sink.put(mix(8, mix(type, like)));
  sink.put(mix(9, type * 8 + count));
  if (isKin(start.lower, paper)) sink.put(mix(10, names + 8 * type), tell(CUE.kin, 0));
  for (let k = 0; k < occurrences.length && k < MOST_PLACES; k++) {
    const o = occurrences[k]!;
    if (view.tokens.field[o.start] === 0) putTitlePlace(sink, o, like, type, paper);
    else putPlace(sink, o, like, type, view, d);
  }
}

/** The tagger's likeliest class of a candidate at its first place. */
function likelyType({ occurrences }: Candidate): number {
  const { chances } = occurrences[0]!;
  let best = 0;
  for (let c = 1; c < CLASSES - 1; c++) if (chances[c]! > chances[best]!) best = c;
  return best;
}

/** Whether a word begins like the name before the title's colon, but is another: "SlimBench" beside "SlimTune". */
function isKin(word: string, { view, discourse }: RolePaper): boolean {
  if (discourse.colon < 1) return false;
  const leader = view.words[0]!.lower;
  return leader.length > STEM && word !== leader && word.startsWith(leader.slice(0, STEM));
}

function putTitlePlace(sink: RoleSink, o: Occurrence, like: number, type: number, paper: RolePaper): void {
  const { view, discourse: d, words } = paper;
  const left = o.start > 0 ? view.words[o.start - 1]!.fold : 1;
  const right = o.end < d.titleEnd ? view.words[o.end]!.fold : 1;
  const side = d.colon < 0 ? 0 : o.start < d.colon ? 1 : 2;
  const opening = view.words[0]!;
  const whole = o.start === 0 ? tell(o.end === d.colon ? CUE.colon : CUE.opening, 0) : 0;
  const before = o.start > 0 ? tell(CUE.titleWord, o.start - 1) : whole;
  sink.put(mix(20, mix(left, side)), before);
  sink.put(mix(21, mix(right, side)), whole);
  sink.put(mix(22, mix(left, right)), whole);
  sink.put(mix(23, mix(side, like)));
  sink.put(mix(24, mix(opening.fold, o.start === 0 ? 1 : 0)));
  sink.put(mix(25, mix(opening.suffixes[2], o.start === 0 ? 1 : 2)));
  sink.put(mix(28, mix(left, type)), before);
  sink.put(mix(29, mix(right, type)), whole);
  let preposition = 0;
  let at = o.start - 1;
  for (; at >= 0 && view.words[at]!.text !== ':'; at--) {
    preposition = words.prepositions.get(view.words[at]!.lower) ?? 0;
    if (preposition > 0) break;
  }
  const told = preposition > 0 ? tell(CUE.titleWord, at) : whole;
  sink.put(mix(26, preposition * 4 + side), told);
  sink.put(mix(27, mix(preposition * 4 + side, like)), told);
  sink.put(mix(30, mix(preposition * 4 + side, type)), told);
}

function putPlace(sink: RoleSink, o: Occurrence, like: number, type: number, view: PaperView, d: Discourse): void {
  const { sentence } = view.tokens;
  const here = sentence[o.start]!;
  const l1 = foldAt(view, o.start - 1, here);
  const l2 = foldAt(view, o.start - 2, here);
  const l3 = foldAt(view, o.start - 3, here);
  const r1 = foldAt(view, o.end, here);
  const r2 = foldAt(view, o.end + 1, here);
  const initial = view.place[o.start] === 0 ? 1 : 0;
  const right = r1 !== 1 && view.words[o.end]!.isWord ? tell(CUE.verb, o.end) : 0;
  const left = l1 === 1 ? 0 : leftOf(o.start - 1, d.bits[o.start - 1]!);
  sink.put(mix(40, l1), left);
  sink.put(mix(41, r1), initial === 1 ? right : 0);
  sink.put(mix(42, mix(l2, l1)), left);
  sink.put(mix(43, mix(r1, r2)), initial === 1 ? right : 0);
  sink.put(mix(44, mix(l3, mix(l2, l1))), left);
  sink.put(mix(45, mix(l1, r1)));
  sink.put(mix(46, mix(r1, initial)), initial === 1 ? right : 0);
  sink.put(mix(47, mix(l1, like)), left);
  sink.put(mix(48, mix(r1, like)));
  sink.put(mix(49, mix(l1, type)), left);
  const turn = d.turn < 0 ? 9 : here < d.turn ? 0 : here === d.turn ? 1 : 2;
  const share = Math.floor((6 * (here - d.firstSentence)) / (d.lastSentence - d.firstSentence + 1));
  sink.put(mix(50, mix(turn, like)));
  sink.put(mix(60, mix(turn, type)));
  sink.put(mix(61, mix(share, like)));
  sink.put(mix(62, mix(share, type)));
  let nearest = -1;
  for (let c = 0; c < CUES; c++) {
    const cue = d.before[o.start * CUES + c]!;
    if (cue < 0) continue;
    nearest = Math.max(nearest, cue);
    const blocks = Math.min(2, d.blocks[o.start]! - d.blocks[cue]!);
    sink.put(mix(70 + c, distance(o.start - cue) * 4 + blocks), blocks === 0 ? tell(CUE.word, cue) : 0);
  }
  if (nearest < 0) {
    sink.put(mix(51, like));
    sink.put(mix(51, mix(type, 99)));
    return;
  }
  const told = tell(CUE.word, nearest);
  const cue = cueOf(nearest, o.start, view, d);
  sink.put(mix(52, cue), told);
  sink.put(mix(53, mix(cue, like)), told);
  sink.put(mix(54, mix(cue, distance(o.start - nearest))), told);
  sink.put(mix(63, mix(cue, type)), told);
  putAnnouncement(sink, o, like, view, d);
}

/** Hash of the word at a place; 1 outside of the sentence. */
const foldAt = ({ tokens, words }: PaperView, i: number, sentence: number): number =>
  i >= 0 && i < words.length && tokens.sentence[i] === sentence ? words[i]!.fold : 1;

/** What the word before a place can tell: "our …", "with". */
function leftOf(at: number, bits: number): number {
  if ((bits & MARK) !== 0) return tell(CUE.mark, at);
  return (bits & ~ARTICLE) === 0 ? 0 : tell(CUE.word, at);
}

/** The verb of an announcement, where another cue may stand between it and the place; and what kind of thing it names: "a method called". */
function putAnnouncement(sink: RoleSink, o: Occurrence, like: number, view: PaperView, d: Discourse): void {
  const introduced = d.before[o.start * CUES + INTRODUCE]!;
  if (introduced < 0) return;
  const told = tell(CUE.word, introduced);
  const cue = cueOf(introduced, o.start, view, d);
  const far = distance(o.start - introduced);
  sink.put(mix(55, cue), told);
  sink.put(mix(56, mix(cue, far)), told);
  sink.put(mix(57, mix(cue, like)), told);
  if ((d.bits[introduced + 1]! & ARTICLE) !== 0) sink.put(mix(59, mix(like, far)), told);
  for (let i = introduced + 1; i < o.start; i++) {
    if ((d.bits[i]! & KIND) === 0) continue;
    sink.put(mix(58, mix(view.words[i]!.fold, distance(o.start - i))), told);
    return;
  }
}

/** A cue word with its agent, and what stands between it and a place. */
function cueOf(cue: number, place: number, view: PaperView, d: Discourse): number {
  const blocks = Math.min(3, d.blocks[place]! - d.blocks[cue]!);
  const commas = Math.min(2, d.commas[place]! - d.commas[cue]!);
  return mix(view.words[cue]!.fold, d.said[cue]! + 2 * blocks + 16 * commas);
}
