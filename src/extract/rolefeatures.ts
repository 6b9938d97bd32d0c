import type { Role } from '../types.ts';
import { type Cues, nearness } from './cues.ts';
import { keyOf, type TokenRange } from './document.ts';
import { governorOf } from './governor.ts';
import type { RolePaper } from './rolepaper.ts';
import { isNameLike, shapeOf } from './shapes.ts';
import { knownAs, type Subject } from './subject.ts';
import type { Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';

/** Feature names, each with the cue that it stands for, if it stands for one, and the role that the cue speaks for (null: any). */
export type RoleFeatures = Map<string, { text: string; role: Role | null } | null>;

const VERB = /^(?:Copula|Modal|Auxiliary|PresentTense|PastTense|Infinitive|Verb)$/;
/** Places of a name that are looked at; no abstract has more. */
const MOST_PLACES = 50;
const BEFORE_COLON = "name before the title's colon";
const CONJUNCTION = /^(?:and|or)$/;

/** What speaks for one role or another. */
export function roleFeatures(subject: Subject, around: Surroundings, paper: RolePaper): RoleFeatures {
  const out: RoleFeatures = new Map();
  const known = knownAs(subject, around);
  nameFeatures(subject, known, around, paper, out);
  paperFeatures(subject, known, around, paper, out);
  for (const place of subject.places.slice(0, MOST_PLACES)) {
    const { tokens } = around.fields[place.field]!;
    if (place.field === 0) titleFeatures(tokens, place, subject, paper, around.cues, out);
    else neighbourFeatures(tokens, place, around, out);
    cueFeatures(subject, place, around, out);
  }
  return out;
}

function nameFeatures(
  subject: Subject,
  known: string,
  around: Surroundings,
  paper: RolePaper,
  out: RoleFeatures,
): void {
  const { type, places } = subject;
  const add = (...features: string[]): void => {
    for (const feature of features) out.set(feature, null);
  };
  const unknown = known === 'no';
  const count = places.length < 4 ? places.length : places.length < 7 ? 4 : 7;
  add('bias', `type=${type}`, `places=${count}`, `places=${count} ${type}`, `known=${known}`, `known=${known} ${type}`);
  add(`places=${count} ${unknown}`);
  const keys = new Set<string>();
  let like = false;
  for (const place of places.slice(0, MOST_PLACES)) {
    const { tokens } = around.fields[place.field]!;
    const shape = shapeOf(tokens, place);
    keys.add(keyOf(tokens, place.from, place.to));
    add(`shape=${shape}`, `shape=${shape} ${unknown}`);
    add(`words=${Math.min(4, place.to - place.from)} ${unknown}`, `head=${tokens[place.to - 1]!.key}`);
    add(`first=${tokens[place.from]!.key}`);
    let digit = false;
    for (let i = place.from; i < place.to; i++) {
      like ||= isNameLike(tokens[i]!.text);
      digit ||= /\d/.test(tokens[i]!.text);
    }
    if (digit) add('digit', `digit ${type}`);
  }
  for (const key of keys) add(`key=${key}`);
  add(`like=${like}`, `like=${like} ${known}`, `like=${like} ${type} ${unknown}`);
  const defined = paper.defined(subject);
  if (defined) {
    out.set('defined', { text: 'acronym defined', role: 'introduces' });
    add(`defined ${unknown} ${type}`);
  }
}

function paperFeatures(
  subject: Subject,
  known: string,
  around: Surroundings,
  paper: RolePaper,
  out: RoleFeatures,
): void {
  const { type, places } = subject;
  const isNew = known === 'no' || known === 'judged';
  const set = (feature: string, text?: string, role: Role | null = 'introduces'): void => {
    out.set(feature, text === undefined ? null : { text, role });
  };
  const first = places[0]!;
  const colon = paper.colon === null ? 'none' : paper.isColonName(subject) ? 'this' : 'other';
  const text = colon === 'this' ? BEFORE_COLON : undefined;
  set(`colon=${colon}`, text);
  set(`colon=${colon} ${type}`, text);
  set(`colon=${colon} ${isNew}`, text);
  const title = first.field === 0;
  const also = title && places.some((p) => p.field === 1);
  const where = title ? (also ? 'both' : 'title') : 'text';
  out.set(`in=${where}`, title ? { text: 'in the title', role: null } : null);
  out.set(`in=${where} ${type}`, title ? { text: 'in the title', role: null } : null);
  set(`in=${where} ${isNew} ${colon}`);
  if (title && paper.colon !== null) set(`title.side=${first.from < paper.colon ? 'before' : 'after'} ${isNew}`);
  set(`title.kind=${paper.kind}`);
  set(`title.kind=${paper.kind} ${where} ${isNew}`);
  set(`rank=${paper.rank(subject)}`);
  set(`rank=${paper.rank(subject)} ${where} ${isNew}`);
  const kin = paper.kin(subject);
  if (kin !== null) {
    set('kin', `named like ${kin}`);
    set(`kin ${type} ${isNew}`, `named like ${kin}`);
  }
  set(`announces=${paper.announces} ${type} ${isNew}`);
  const inText = places.find((p) => p.field === 1);
  if (!inText) return;
  const { tokens } = around.fields[1]!;
  const sentences = (tokens.at(-1)?.sentence ?? 0) + 1;
  const at = tokens[inText.from]!.sentence;
  const last = tokens[places.at(-1)!.from]!.sentence;
  set(`sentence=${Math.floor((6 * at) / sentences)}`);
  set(`sentence=${Math.floor((6 * at) / sentences)} ${type} ${isNew}`);
  set(`sentences=${Math.floor((4 * at) / sentences)}-${Math.floor((4 * last) / sentences)}`);
  if (at === 0) set('sentence.first');
  // Before or after the paper first says what it does.
  const turn = paper.turn < 0 ? 'never' : at < paper.turn ? 'before' : at === paper.turn ? 'at' : 'after';
  set(`turn=${turn}`);
  set(`turn=${turn} ${type} ${isNew}`);
  set(`turn=${turn} ${where} ${isNew}`);
}

const withGap = (token: Token, gap: Token['gap']): string => `${token.key}${gap === 'break' ? ',' : ''}`;

function titleFeatures(
  tokens: Token[],
  { from, to }: TokenRange,
  { type }: Subject,
  { colon }: RolePaper,
  { prepositions }: Cues,
  out: RoleFeatures,
): void {
  const before = tokens[from - 1];
  const after = tokens[to];
  const opening = to === colon ? BEFORE_COLON : 'title begins with it';
  const text = before ? `title: ${before.text} …` : opening;
  const told = before && CONJUNCTION.test(before.text) ? null : { text, role: null };
  const left = before ? withGap(before, tokens[from]!.gap) : '|';
  const right = after ? withGap(after, after.gap) : '|';
  out.set(`title.left=${left}`, told);
  out.set(`title.left=${left} ${type}`, told);
  out.set(`title.right=${right}`, null);
  out.set(`title.right=${right} ${type}`, null);
  // The nearest word before it that tells how it stands to the rest: "… via X", "… of X".
  for (let i = from - 1; i >= 0; i--)
    if (prepositions.has(tokens[i]!.text.toLowerCase())) {
      out.set(`title.after=${tokens[i]!.key} ${type}`, { text: `title: ${tokens[i]!.text} …`, role: null });
      break;
    } else if (tokens[i + 1]!.gap === 'break') break;
}

function neighbourFeatures(tokens: Token[], { from, to }: TokenRange, around: Surroundings, out: RoleFeatures): void {
  const { sentence, initial } = tokens[from]!;
  const at = (i: number): Token | undefined => (tokens[i]?.sentence === sentence ? tokens[i] : undefined);
  const before = at(from - 1);
  const after = at(to);
  const left = before ? withGap(before, tokens[from]!.gap) : '|';
  const right = after ? withGap(after, after.gap) : '|';
  out.set(`left=${left}`, null);
  out.set(`right=${right}`, null);
  const second = at(from - 2);
  out.set(`left2=${second ? withGap(second, before!.gap) : '|'} ${left}`, null);
  const next = at(to + 1);
  out.set(`right2=${right} ${next ? withGap(next, next.gap) : '|'}`, null);
  for (let i = from - 1; i >= Math.max(0, from - 4) && tokens[i + 1]!.gap !== 'break' && at(i); i--)
    if (around.cues.marks.has(tokens[i]!.text))
      out.set(`mark=${tokens[i]!.key}`, { text: `${tokens[i]!.text} …`, role: null });
  if (after) {
    const verb = VERB.test(around.knowledge.words.tagOf(after.text) ?? '');
    if (verb && after.gap !== 'hyphen') {
      const told = { text: `it ${after.text} …`, role: null };
      out.set(`verb=${after.key}`, told);
      if (initial) out.set(`subject=${after.key}`, told);
    }
  }
  const governor = governorOf(tokens, from, around);
  if (!governor) {
    out.set('gov=none', null);
    return;
  }
  const { agent, verb, via, far, text } = governor;
  const told = { text, role: null };
  out.set(`gov=${agent} ${verb}`, via === '' ? told : null);
  out.set(`gov=${verb} ${via}`, told);
  out.set(`gov=${agent} ${verb} ${via} ${far}`, told);
  out.set(`gov.via=${agent} ${via} ${far}`, null);
}

function cueFeatures({ type }: Subject, { field, from }: TokenRange, around: Surroundings, out: RoleFeatures): void {
  const { tokens } = around.fields[field]!;
  around.before[field]![from]!.forEach((cue, k) => {
    if (!cue) return;
    const { kind, role } = around.cues.kinds[k]!;
    const near = nearness(cue, from, tokens, around.cues);
    const blocked = near === 'blocked';
    const told = blocked ? null : { text: cue.text, role };
    const side = field === 0 ? 'title.' : '';
    out.set(`${side}${kind} ${near}`, told);
    out.set(`${side}${kind} ${near} ${type}`, told);
    if (!blocked) out.set(`${side}cue=${cue.text} ${near === 'next' ? near : 'before'}`, told);
  });
}
