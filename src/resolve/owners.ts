import type { ConceptDraft, KeyUse } from './gather-concept.ts';

/** A concept with its keys. */
export interface KeyedDraft {
  draft: ConceptDraft;
  keys: readonly KeyUse[];
}

/** Share of a key's papers that makes it one concept's own. */
const OWNERSHIP = 0.8;

/** Papers that use a key of several concepts, and the concept that it mostly stands for. */
interface Contest {
  all: number;
  most: number;
  concept: string;
}

/** Which concept each key stands for. */
export interface Owners {
  has(key: string): boolean;
  /** The concept that a key stands for in nearly all papers; null where there is none. */
  ownerOf(key: string): string | null;
}

/** Nearly all keys belong to one concept, so only the others are counted. */
export function findOwners(drafts: readonly KeyedDraft[]): Owners {
  const owners = new Map<string, KeyedDraft | Contest>();
  for (const keyed of drafts) {
    for (const { key, papers } of keyed.keys) {
      const known = owners.get(key);
      if (!known) {
        owners.set(key, keyed);
        continue;
      }
      const contest = 'keys' in known ? contestOf(known, key) : known;
      contest.all += papers;
      if (papers > contest.most) Object.assign(contest, { most: papers, concept: keyed.draft.id });
      owners.set(key, contest);
    }
  }
  return {
    has: (key) => owners.has(key),
    ownerOf: (key) => {
      const owner = owners.get(key);
      if (!owner) return null;
      if ('keys' in owner) return owner.draft.id;
      return owner.most >= OWNERSHIP * owner.all ? owner.concept : null;
    },
  };
}

function contestOf({ draft, keys }: KeyedDraft, key: string): Contest {
  const { papers } = keys.find((use) => use.key === key)!;
  return { all: papers, most: papers, concept: draft.id };
}
