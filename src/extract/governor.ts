import type { Cues } from './cues.ts';
import type { Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';

/** The verb of which a place may be the object, and how the place hangs on it. */
interface Governor {
  /** "we" for the paper's authors or the paper itself, "that" for anything else that acts. */
  agent: 'we' | 'that';
  verb: string;
  /** Last word between verb and place that takes the place elsewhere: "for", "using"; empty where none does. */
  via: string;
  /** Whether more than six words part them. */
  far: boolean;
  /** Words to tell the reader. */
  text: string;
}

const PARTICIPLE = /^(?:Gerund|PastTense)$/;
const FINITE = /^(?:PresentTense|Infinitive)$/;
const BEFORE_FINITE = /^(?:to|that|which|can|could|may|will|and|it|this)$/;
const FARTHEST = 30;

/** Finds the nearest verb before a place in its sentence, from right to left; null where there is none. */
export function governorOf(tokens: Token[], at: number, { knowledge, cues }: Surroundings): Governor | null {
  const { sentence } = tokens[at]!;
  let via = '';
  for (let i = at - 1; i >= 0 && at - i < FARTHEST && tokens[i]!.sentence === sentence; i--) {
    const { text, key } = tokens[i]!;
    const lower = text.toLowerCase();
    const tag = knowledge.words.tagOf(lower) ?? '';
    const before = subjectBefore(tokens, i, cues);
    if (
      before ||
      (tokens[i]!.gap !== 'hyphen' &&
        tokens[i + 1]?.gap !== 'hyphen' &&
        isVerb(tokens, i, tag) &&
        !cues.blocking.has(lower))
    ) {
      const told = before ? `${before.text.toLowerCase()} ${text}` : text;
      return { agent: before ? 'we' : 'that', verb: key, via, far: at - i > 6, text: via ? `${told} … ${via}` : told };
    }
    if (via === '' && cues.blocking.has(lower)) via = lower;
  }
  return null;
}

/** A participle anywhere; a finite verb only after a word that shows it as one: "model" and "study" are nouns too. */
function isVerb(tokens: Token[], at: number, tag: string): boolean {
  if (PARTICIPLE.test(tag)) return true;
  return FINITE.test(tag) && BEFORE_FINITE.test(tokens[at - 1]?.text ?? '');
}

/** "we" right before a verb, or with an adverb between: "we further propose". */
function subjectBefore(tokens: Token[], at: number, { agents, adverbs }: Cues): Token | null {
  for (let i = at - 1; i >= Math.max(0, at - 2); i--) {
    const token = tokens[i]!;
    if (tokens[i + 1]!.sentence !== token.sentence) return null;
    const lower = token.text.toLowerCase();
    if (agents.has(lower)) return token;
    if (!adverbs.has(lower) && !/^\w+ly$/.test(lower)) return null;
  }
  return null;
}
