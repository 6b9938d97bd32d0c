import type { ConceptType, Role } from '../types.ts';
import type { Candidate, Evidence } from './candidates.ts';
import { nearness } from './cues.ts';
import type { TokenRange } from './document.ts';
import { shapeOf } from './features.ts';
import type { Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';

/** What the role of a concept in a paper is judged by: its names (acronym and expansion together) and all their places. */
export interface Subject {
  type: ConceptType;
  candidates: Candidate[];
  /** In order of field and place. */
  places: TokenRange[];
}

/** Feature names, each with the cue that it stands for, if it stands for one, and the role that the cue speaks for (null: any). */
export type RoleFeatures = Map<string, { text: string; role: Role | null } | null>;

const VERB = /^(?:Copula|Modal|Auxiliary|PresentTense|PastTense|Infinitive|Verb)$/;
const CONJUNCTION = /^(?:and|or)$/;
const EVIDENCE_CUES: Partial<Record<Evidence, string>> = { colon: 'title before colon', short: 'acronym defined' };

/**
 * What speaks for one role or another.
 * @param colon whether the title has a name before its colon
 */
export function roleFeatures(subject: Subject, around: Surroundings, colon: boolean): RoleFeatures {
  const { type, candidates, places } = subject;
  const { catalogue, tallies } = around.knowledge;
  const out: RoleFeatures = new Map();
  const add = (...features: string[]): void => {
    for (const feature of features) out.set(feature, null);
  };
  const most = (count: (key: string) => number): number => Math.max(...candidates.map((c) => count(c.key)));
  const papers = most((key) => catalogue.entries.get(key)?.papers ?? -1);
  const labelled = most((key) => (tallies.get(key)?.labelled ?? []).reduce((a, b) => a + b, 0));
  const known = papers < 0 ? 'no' : Math.floor(Math.log2(papers + 1) / 2);
  const count = Math.min(places.length, 5);
  add('bias', `type=${type}`, `places=${count}`, `places=${count} ${type}`, `known=${known}`, `known=${known} ${type}`);
  add(`labelled=${Math.min(labelled, 3)}`);
  const evidence = new Set(candidates.flatMap((c) => [...c.evidence]));
  for (const kind of evidence) {
    const text = EVIDENCE_CUES[kind];
    out.set(`found=${kind}`, text ? { text, role: 'introduces' } : null);
  }
  if (colon) add(evidence.has('colon') ? 'colon=this' : `colon=other ${type}`);
  const title = places.some((p) => p.field === 0);
  out.set(`${title ? 'title' : 'text'} ${type}`, title ? { text: 'in the title', role: null } : null);
  const first = places.find((p) => p.field === 1);
  if (first) add(sentenceFeature(first, around.fields[1]!.tokens));
  for (const place of places) {
    const { tokens } = around.fields[place.field]!;
    add(`shape=${shapeOf(tokens, place)}`, `shape=${shapeOf(tokens, place)} ${known === 'no'}`);
    if (place.field === 0) titleFeatures(tokens, place, out);
    else neighbourFeatures(tokens, place, around, out);
    cueFeatures(subject, place, around, out);
  }
  return out;
}

function sentenceFeature({ from }: TokenRange, tokens: Token[]): string {
  const sentences = (tokens.at(-1)?.sentence ?? 0) + 1;
  return `sentence=${Math.floor((5 * tokens[from]!.sentence) / sentences)}`;
}

const withGap = (token: Token, gap: Token['gap']): string => `${token.key}${gap === 'break' ? ',' : ''}`;

function titleFeatures(tokens: Token[], { from, to }: TokenRange, out: RoleFeatures): void {
  const before = tokens[from - 1];
  const after = tokens[to];
  const text = before ? `title: ${before.text} …` : 'title begins with it';
  out.set(
    `title.left=${before ? withGap(before, tokens[from]!.gap) : '|'}`,
    before && CONJUNCTION.test(before.text) ? null : { text, role: null },
  );
  out.set(`title.right=${after ? withGap(after, after.gap) : '|'}`, null);
}

function neighbourFeatures(
  tokens: Token[],
  { from, to }: TokenRange,
  { knowledge }: Surroundings,
  out: RoleFeatures,
): void {
  const before = tokens[from - 1];
  const after = tokens[to];
  const { initial } = tokens[from]!;
  out.set(`left=${before && !initial ? withGap(before, tokens[from]!.gap) : '|'}`, null);
  out.set(`right=${after && !after.initial ? withGap(after, after.gap) : '|'}`, null);
  if (!initial || !after) return;
  const isVerb = VERB.test(knowledge.words.tagOf(after.text) ?? '');
  out.set(`subject=${after.key}`, isVerb ? { text: `it ${after.text} …`, role: null } : null);
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
