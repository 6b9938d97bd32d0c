import { bitOf, type Discourse } from './discourse.ts';
import type { PaperView } from './paperview.ts';

/** Kinds of what can be told as the reason for a role. */
export const CUE = { title: 1, kin: 2, colon: 3, opening: 4, titleWord: 5, verb: 6, mark: 7, word: 8 };
const TOLD = 2 ** 20;
const AGENT = bitOf('agent');
const REACH = 3;

/** Code of a reason that lies in a token; never 0. */
export const tell = (kind: number, token: number): number => kind * TOLD + token;

/** Whether a reason lies in words of the text, not in the name's place. */
export const isText = (told: number): boolean => told >= CUE.verb * TOLD;

/** A reason in the words of the text. */
export function reasonOf(told: number, { words, place }: PaperView, { bits }: Discourse): string {
  /** "we" or the like a few words before a cue, else the cue itself. */
  const agentBefore = (at: number): number => {
    for (let i = at - 1; i >= at - REACH && i >= 0 && place[i + 1]! > 0; i--) if ((bits[i]! & AGENT) !== 0) return i;
    return at;
  };
  const token = told % TOLD;
  const text = words[token]!.text;
  switch (Math.floor(told / TOLD)) {
    case CUE.title:
      return 'in the title';
    case CUE.kin:
      return `named like ${text}`;
    case CUE.colon:
      return "name before the title's colon";
    case CUE.opening:
      return 'title begins with it';
    case CUE.titleWord:
      return `title: ${text} …`;
    case CUE.verb:
      return `it ${text} …`;
    case CUE.mark:
      return `${text} …`;
    default:
      return words
        .slice(agentBefore(token), token + 1)
        .map((word) => word.lower)
        .join(' ');
  }
}
