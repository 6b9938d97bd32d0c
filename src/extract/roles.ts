import { ROLES, type Role } from '../types.ts';
import type { RoleFeatures } from './rolefeatures.ts';
import { classify, type Weights } from './softmax.ts';

/** Probability from which a concept may be called introduced: best F1 on labelled papers that the weights had not seen. */
const LEAST_INTRODUCED = 0.4;
const INTRODUCES = ROLES.indexOf('introduces');

/** A cue is told only where it speaks this much more for the role than for the others. */
const LEAST_TOLD = 0.15;

/**
 * Role of a concept and the cue that spoke most for it; "default" where only its type and frequency decided.
 * @param weights a class for each role, and a last one for what is no concept: it takes chances from "introduces", and is never given
 */
export function judgeRole(features: RoleFeatures, weights: Weights): { role: Role; cue: string } {
  const shares = classify(features.keys(), weights).subarray(0, ROLES.length);
  if (shares[INTRODUCES]! < LEAST_INTRODUCED) shares[INTRODUCES] = 0;
  const best = shares.indexOf(Math.max(...shares));
  const role = ROLES[best]!;
  let cue = 'default';
  let most = LEAST_TOLD;
  for (const [feature, told] of features) {
    const row = told && (told.role ?? role) === role ? weights.rows.get(feature) : undefined;
    if (!told || !row) continue;
    let others = 0;
    for (let c = 0; c < ROLES.length; c++) if (c !== best) others += row[c]! / (ROLES.length - 1);
    if (row[best]! - others <= most) continue;
    most = row[best]! - others;
    cue = told.text;
  }
  return { role, cue };
}
