import { CONCEPT_TYPES } from '../types.ts';
import type { Candidate, Knowledge, Tally } from './candidates.ts';
import { nearness } from './cues.ts';
import type { FieldText, TokenRange } from './document.ts';
import { isCapitalised, isNameLike } from './shapes.ts';
import type { Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';

/**
 * What the proposer weighs about a candidate of a paper, as feature names.
 * @param covered share of the candidate's places that lie inside a longer candidate with evidence of its own, 0 to 1
 */
export function featuresOf(candidate: Candidate, around: Surroundings, covered: number): string[] {
  const { fields, knowledge } = around;
  const { key, places, evidence } = candidate;
  const out: string[] = ['bias'];
  for (const kind of evidence) out.push(`found=${kind}`);
  if (evidence.size === 1) out.push(`only=${[...evidence][0]}`);
  knownFeatures(key, knowledge, out);
  nameFeatures(places, fields, knowledge, out);
  const inside = Math.round(covered * 3);
  out.push(`places=${Math.min(places.length, 4)}`, `covered=${inside}`);
  out.push(
    `covered=${inside} ${out.find((f) => f.startsWith('judged'))}`,
    `covered=${inside} ${out.find((f) => f.startsWith('tally'))}`,
  );
  if (places.some((p) => p.field === 0)) out.push(places.every((p) => p.field === 0) ? 'title=only' : 'title=also');
  if (places.every((p) => p.field === 1 && fields[1]!.tokens[p.from]!.sentence < 2)) out.push('early');
  const context = new Set<string>();
  for (const place of places) {
    contextFeatures(fields[place.field]!.tokens, place, context);
    cueFeatures(place, around, context);
    listFeatures(place, around, context);
  }
  return [...out, ...context];
}

/** Catalogue and tally of the phrase. */
function knownFeatures(key: string, { catalogue, tallies }: Knowledge, out: string[]): void {
  const entry = catalogue.entries.get(key);
  if (entry) {
    out.push(`${entry.origin}=${entry.type}`, `${entry.origin}.papers=${bucket(entry.papers)}`);
    if (entry.ambiguous) out.push(`${entry.origin}.ambiguous`);
  } else out.push(catalogue.notConcepts.has(key) ? 'judged=no' : 'judged=unknown');
  const tally = tallies.get(key);
  out.push(...(tally && tally.seen > 0 ? tallyFeatures(tally) : ['tally=none']));
}

function tallyFeatures({ seen, labelled }: Tally): string[] {
  const total = labelled.reduce((a, b) => a + b, 0);
  const out = [`tally=${Math.round((6 * (total + 0.3)) / (seen + 0.6))}/${bucket(seen)}`];
  labelled.forEach((n, i) => {
    if (n > 0) out.push(`tally.${CONCEPT_TYPES[i]}=${n === total ? 'all' : n * 2 > total ? 'most' : 'some'}`);
  });
  return out;
}

const bucket = (n: number): number => (n <= 0 ? 0 : 1 + Math.floor(Math.log2(n) / 1.5));

/** Words and looks of the phrase itself. */
function nameFeatures(places: TokenRange[], fields: FieldText[], { words }: Knowledge, out: string[]): void {
  const first = places[0]!;
  const tokens = fields[first.field]!.tokens.slice(first.from, first.to);
  const head = tokens.at(-1)!;
  out.push(`n=${tokens.length}`, `head=${head.key}`, `tail=${head.key.slice(-3)}`);
  if (tokens.length > 1) {
    out.push(`first=${tokens[0]!.key}`, `head2=${tokens.at(-2)!.key} ${head.key}`, `start=${tokens[0]!.key.slice(-3)}`);
    out.push(`firsttag=${words.tagOf(tokens[0]!.text.toLowerCase()) ?? 'none'}`);
  } else out.push(`tag=${words.tagOf(head.text.toLowerCase()) ?? 'none'}`);
  if (tokens.some((t) => words.noiseWords.has(t.key))) out.push('noise', `noise.n=${tokens.length}`);
  for (const shape of new Set(places.map((p) => shapeOf(fields[p.field]!.tokens, p)))) out.push(`shape=${shape}`);
}

/** Looks of a run of tokens: where it stands (title, initial, middle) and what its words look like. */
export function shapeOf(tokens: Token[], place: TokenRange): string {
  const run = tokens.slice(place.from, place.to);
  const signs = run.map((t) => {
    if (isNameLike(t.text)) return /\d/.test(t.text) ? 'D' : /\p{Ll}\p{Lu}/u.test(t.text) ? 'M' : 'U';
    return /^[\d.]+$/.test(t.text) ? '9' : isCapitalised(t.text) ? 'C' : 'l';
  });
  const where = place.field === 0 ? 't' : run[0]!.initial ? 'i' : 'm';
  return `${where}${signs.join('').replace(/(.)\1+/g, '$1+')}`;
}

/** The words around a place. */
function contextFeatures(tokens: Token[], { field, from, to }: TokenRange, out: Set<string>): void {
  const word = (at: number, before: boolean): string => {
    const token = tokens[at];
    if (!token || token.sentence !== tokens[from]!.sentence) return '|';
    const gap = tokens[before ? at + 1 : at]!.gap;
    return gap === 'break' ? `${token.key},` : gap === 'hyphen' ? `${token.key}-` : token.key;
  };
  const left = word(from - 1, true);
  const right = word(to, false);
  const side = field === 0 ? 't' : '';
  out.add(`${side}left=${left}`);
  out.add(`${side}right=${right}`);
  if (field === 0) return;
  out.add(`left2=${word(from - 2, true)} ${left}`);
  out.add(`right2=${right} ${to + 1 < tokens.length ? word(to + 1, false) : '|'}`);
}

/** What is announced before a place: "we introduce …". */
function cueFeatures({ field, from }: TokenRange, around: Surroundings, out: Set<string>): void {
  around.before[field]![from]!.forEach((cue, k) => {
    if (!cue) return;
    const { kind } = around.cues.kinds[k]!;
    out.add(`${kind}=${nearness(cue, from, around.fields[field]!.tokens, around.cues)}`);
  });
}

/** Types of the known names that stand beside a place in an enumeration: "ImageNet, CIFAR-10 and X". */
function listFeatures({ field, from, to }: TokenRange, around: Surroundings, out: Set<string>): void {
  const { tokens } = around.fields[field]!;
  const known = around.knownTypes[field]!;
  let at = from - 1;
  if (tokens[at] && tokens[from]!.gap !== 'break' && isConjunction(tokens[at]!)) at--;
  else if (tokens[from]!.gap !== 'break') at = -1;
  if (at >= 0 && tokens[at]!.sentence === tokens[from]!.sentence && known[at]) out.add(`list.left=${known[at]}`);
  let next = to;
  if (tokens[next] && isConjunction(tokens[next]!)) next++;
  else if (tokens[next]?.gap !== 'break') return;
  if (tokens[next]?.sentence === tokens[from]!.sentence && known[next]) out.add(`list.right=${known[next]}`);
}

const isConjunction = (token: Token): boolean => token.text === 'and' || token.text === 'or';
