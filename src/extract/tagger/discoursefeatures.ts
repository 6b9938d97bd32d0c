import type { Candidate } from './candidates.ts';
import { bitOf, CUES, type Discourse, type DiscourseWords } from './discourse.ts';
import type { PaperView } from './paperview.ts';
import type { RolePaper } from './rolecues.ts';
import type { Rows } from './row.ts';

const FAR = 40;
const NONE = 60;
const BIT = {
  name: bitOf('name'),
  novel: bitOf('novel'),
  our: bitOf('our'),
  introduce: bitOf('introduce'),
  result: bitOf('result'),
  copula: bitOf('copula'),
  kind: bitOf('kind'),
  article: bitOf('article'),
};
const INTRODUCE = 0;
const NEIGHBOURS = 15;
/** Counts of the candidate in hand. */
const least = new Int32Array(CUES);
const found = new Int32Array(NEIGHBOURS);
const QUOTE = /^["“'‘`*]$/;

/** What the paper says of its own work around a candidate. */
export function addDiscourse(rows: Rows, candidate: Candidate, { view, discourse: d, words }: RolePaper): void {
  addCues(rows, candidate, view, d);
  addNeighbours(rows, candidate, view, d);
  addTitle(rows, candidate, view, d, words);
  addProgress(rows, candidate, view, d);
}

/** How near the words of each class stand before the candidate's places in the abstract. */
function addCues(rows: Rows, { occurrences }: Candidate, view: PaperView, d: Discourse): void {
  least.fill(NONE);
  let free = NONE;
  let blocks = 9;
  let commas = 9;
  let agent = 0;
  let first = NONE;
  let firstClass = -1;
  let isFirst = true;
  for (const o of occurrences) {
    if (view.tokens.field[o.start] === 0) continue;
    let nearest = -1;
    for (let c = 0; c < CUES; c++) {
      const at = d.before[o.start * CUES + c]!;
      if (at < 0) continue;
      least[c] = Math.min(least[c]!, FAR, o.start - at);
      if (at > nearest) {
        nearest = at;
        if (isFirst) firstClass = c;
      }
    }
    if (isFirst && nearest >= 0) first = Math.min(FAR, o.start - nearest);
    isFirst = false;
    const at = d.before[o.start * CUES + INTRODUCE]!;
    if (at < 0) continue;
    const between = d.blocks[o.start]! - d.blocks[at]!;
    const distance = Math.min(FAR, o.start - at);
    if (between < blocks || (between === blocks && distance < free)) {
      blocks = between;
      free = distance;
      commas = d.commas[o.start]! - d.commas[at]!;
      agent = d.said[at]!;
    }
  }
  for (let c = 0; c < CUES; c++) rows.put(least[c]!);
  rows.put(free);
  rows.put(blocks);
  rows.put(commas);
  rows.put(agent);
  rows.put(first);
  rows.put(firstClass);
}

/** Words right beside the candidate's places: at what share of them each is found. */
function addNeighbours(rows: Rows, { occurrences }: Candidate, view: PaperView, d: Discourse): void {
  found.fill(0);
  for (const { start, end } of occurrences) {
    const reach = Math.min(3, view.place[start]!);
    const one = reach > 0 ? d.bits[start - 1]! : 0;
    const two = reach > 1 ? d.bits[start - 2]! : 0;
    const three = reach > 2 ? d.bits[start - 3]! : 0;
    const next = follows(view, end) ? d.bits[end]! : 0;
    const second = follows(view, end) && follows(view, end + 1) ? d.bits[end + 1]! : 0;
    const before = reach > 0 ? view.words[start - 1]!.text : '';
    const after = follows(view, end) ? view.words[end]!.text : '';
    const near = one | two;
    if ((near & BIT.name) !== 0) found[0]!++;
    if (((near | three) & BIT.novel) !== 0) found[1]!++;
    if (((near | three) & BIT.our) !== 0) found[2]!++;
    if ((near & BIT.kind) !== 0) found[3]!++;
    if ((near & BIT.article) !== 0) found[4]!++;
    if ((next & BIT.result) !== 0) found[5]!++;
    if ((next & BIT.copula) !== 0) found[6]!++;
    if ((next & BIT.kind) !== 0) found[7]!++;
    if (reach === 0 && (next & BIT.result) !== 0) found[8]!++;
    if (after === ',' && (second & BIT.article) !== 0) found[9]!++;
    if (after === '(') found[10]!++;
    if (after === ':') found[11]!++;
    if ((next & BIT.copula) !== 0 && (second & BIT.introduce) !== 0) found[12]!++;
    if (before === 'the') found[13]!++;
    if (QUOTE.test(before)) found[14]!++;
  }
  for (let k = 0; k < NEIGHBOURS; k++) rows.put(found[k]! / occurrences.length);
}

/** Whether a token stands in the sentence of the one before it. */
const follows = (view: PaperView, at: number): boolean => at < view.words.length && view.place[at]! > 0;

/** How the candidate stands in the title. */
function addTitle(rows: Rows, { occurrences }: Candidate, view: PaperView, d: Discourse, words: DiscourseWords): void {
  const o = occurrences[0]!;
  const inTitle = view.tokens.field[o.start] === 0;
  rows.put(d.colon < 0 ? 0 : d.colon <= 5 ? 1 : 2);
  rows.put(d.titleEnd);
  rows.put(d.bits[0] ?? 0);
  if (!inTitle) {
    for (let k = 0; k < 4; k++) rows.put(0);
    return;
  }
  const opens = o.start === 0 || o.start === d.colon + 1;
  const closes = o.end === d.titleEnd || o.end === d.colon;
  const side = d.colon < 0 ? 1 : o.start < d.colon ? 2 : 3;
  let preposition = 0;
  for (let i = o.start - 1; i >= 0 && preposition === 0 && view.words[i]!.text !== ':'; i--)
    preposition = words.prepositions.get(view.words[i]!.lower) ?? 0;
  const next = o.end < d.titleEnd ? (words.prepositions.get(view.words[o.end]!.lower) ?? 0) : 0;
  rows.put(4 * side + (opens ? 1 : 0) + (closes ? 2 : 0));
  rows.put(preposition);
  rows.put(next);
  rows.put((o.end - o.start) / d.titleEnd);
}

/** Where in the paper's course the candidate comes up. */
function addProgress(rows: Rows, { occurrences }: Candidate, view: PaperView, d: Discourse): void {
  const { field, sentence } = view.tokens;
  const sentences = Math.max(1, d.lastSentence - d.firstSentence);
  let announcing = 0;
  for (let s = 0; s < d.announces.length; s++) announcing += d.announces[s]!;
  rows.put(announcing);
  rows.put(d.turn < 0 ? -1 : (d.turn - d.firstSentence) / sentences);
  let first = 0;
  while (first < occurrences.length && field[occurrences[first]!.start] !== 1) first++;
  if (first === occurrences.length) {
    rows.put(-9);
    rows.put(-1);
    rows.put(-9);
    rows.put(-1);
    rows.put(0);
    return;
  }
  let announced = 0;
  for (let k = first; k < occurrences.length; k++) announced += d.announces[sentence[occurrences[k]!.start]!]!;
  const at = sentence[occurrences[first]!.start]!;
  rows.put(d.turn < 0 ? -8 : Math.max(-4, Math.min(6, at - d.turn)));
  rows.put((at - d.firstSentence) / sentences);
  rows.put(d.ownTurn < 0 ? -8 : Math.max(-4, Math.min(6, at - d.ownTurn)));
  rows.put((sentence[occurrences.at(-1)!.start]! - d.firstSentence) / sentences);
  rows.put(announced);
}
