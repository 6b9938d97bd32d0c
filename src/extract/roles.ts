import { ROLES, type Role } from '../types.ts';
import type { RoleFeatures } from './rolefeatures.ts';
import { classify, type Weights } from './softmax.ts';

/** A cue is told only where it speaks this much more for the role than for the others. */
const LEAST_TOLD = 0.2;

/** Role of a concept and the cue that spoke most for it; "default" where only its type and frequency decided. */
export function judgeRole(features: RoleFeatures, weights: Weights): { role: Role; cue: string } {
  const shares = classify(features.keys(), weights);
  const best = shares.indexOf(Math.max(...shares));
  const role = ROLES[best]!;
  let cue = 'default';
  let most = LEAST_TOLD;
  for (const [feature, told] of features) {
    const row = told && (told.role ?? role) === role ? weights.rows.get(feature) : undefined;
    if (!told || !row) continue;
    let others = 0;
    for (let c = 0; c < row.length; c++) if (c !== best) others += row[c]! / (row.length - 1);
    if (row[best]! - others <= most) continue;
    most = row[best]! - others;
    cue = told.text;
  }
  return { role, cue };
}
