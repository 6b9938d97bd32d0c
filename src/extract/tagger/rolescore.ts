import { ROLES } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import type { HashIndex } from './hash.ts';
import { isText } from './reasons.ts';
import { putRoleCues, type RolePaper } from './rolecues.ts';
import { RoleSink } from './rolesink.ts';
import { readTable } from './statistics.ts';

/** Weights are bytes around 128 in steps of this size. */
export const ROLE_STEP = 1 / 24;
/** The roles, and "no concept". */
export const ROLE_CLASSES = ROLES.length + 1;
const WIDTH = 8;
/** How many times as much words of the text tell a reader as a place in the title. */
const TEXT_WORTH = 4;
/** A cue is told only where it speaks this much more for the role than for the others, in steps. */
const LEAST_TOLD = 4;

/** What the words around a candidate say of its role: multinomial logistic regression over hashed features. */
export class RoleScore {
  private readonly index: HashIndex;
  /** Row × WIDTH + class: a feature's weights lie side by side. */
  private readonly weights: Int8Array;
  private readonly sink = new RoleSink();

  constructor(bytes: Uint8Array) {
    const { index, columns, rows } = readTable(bytes);
    this.index = index;
    this.weights = new Int8Array(rows * WIDTH);
    for (let row = 0; row < rows; row++)
      for (let c = 0; c < ROLE_CLASSES; c++) this.weights[row * WIDTH + c] = columns[c]![row]! - 128;
  }

  /** Scores of the roles and of "no concept" of every candidate, in steps: candidate × ROLE_CLASSES + class. Whole numbers. */
  score(candidates: Candidate[], paper: RolePaper): Int32Array {
    const { sink, index, weights } = this;
    const scores = new Int32Array(candidates.length * ROLE_CLASSES);
    for (let k = 0; k < candidates.length; k++) {
      sink.begin();
      putRoleCues(sink, candidates[k]!, paper);
      for (let f = 0; f < sink.used; f++) {
        const row = index.get(sink.hashes[f]!) * WIDTH;
        if (row < 0) continue;
        for (let c = 0; c < ROLE_CLASSES; c++) scores[k * ROLE_CLASSES + c]! += weights[row + c]!;
      }
    }
    return scores;
  }

  /**
   * What speaks most for a role of a name in all its forms, as a code of `tell`; 0 where nothing does that can be told.
   */
  reason(forms: Candidate[], role: number, paper: RolePaper): number {
    const { sink, index, weights } = this;
    let most = LEAST_TOLD;
    let told = 0;
    for (const form of forms) {
      sink.begin();
      putRoleCues(sink, form, paper);
      for (let f = 0; f < sink.used; f++) {
        if (sink.told[f] === 0) continue;
        const row = index.get(sink.hashes[f]!) * WIDTH;
        if (row < 0) continue;
        let others = 0;
        for (let c = 0; c < ROLES.length; c++) if (c !== role) others += weights[row + c]! / (ROLES.length - 1);
        const worth = (weights[row + role]! - others) * (isText(sink.told[f]!) ? TEXT_WORTH : 1);
        if (worth <= most) continue;
        most = worth;
        told = sink.told[f]!;
      }
    }
    return told;
  }
}
