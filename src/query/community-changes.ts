import { compareStrings } from '../lib/text.ts';
import type { Clustering, Community } from '../types.ts';

/** What became of a community of the fine level when papers were added. */
export interface CommunityChange {
  id: string;
  name: string;
  /** `split`: most of what was known of it came out of `other`, which goes on; `joined`: it is gone, and most of it is in `other`. */
  change: 'grew' | 'shrank' | 'new' | 'split' | 'joined' | 'vanished';
  /** Papers before and after; 0 where it was not there. */
  before: number;
  after: number;
  other: { id: string; name: string } | null;
}

/** Most: more than this part. */
const MOST = 0.5;

/**
 * What split, joined, grew, shrank, came or vanished between two clusterings, the largest first; a community goes on where its id does.
 */
export function communityChanges(before: Clustering, after: Clustering): CommunityChange[] {
  const [old, now] = [before, after].map(fineById) as [Map<string, Community>, Map<string, Community>];
  const changes: CommunityChange[] = [];
  const note = (community: Community, change: CommunityChange['change'], other: Community | undefined): void => {
    const { id, name } = community;
    changes.push({
      id,
      name,
      change,
      before: old.get(id)?.papers ?? 0,
      after: now.get(id)?.papers ?? 0,
      other: other ? { id: other.id, name: other.name } : null,
    });
  };
  const from = mostOf(after.membership, before.membership);
  const to = mostOf(before.membership, after.membership);
  for (const community of now.values()) {
    const was = old.get(community.id);
    if (was && was.papers !== community.papers)
      note(community, was.papers < community.papers ? 'grew' : 'shrank', undefined);
    if (was) continue;
    const source = from.get(community.id) ?? '';
    note(community, now.has(source) ? 'split' : 'new', now.get(source));
  }
  for (const community of old.values()) {
    if (now.has(community.id)) continue;
    const target = now.get(to.get(community.id) ?? '');
    note(community, target ? 'joined' : 'vanished', target);
  }
  return changes.sort(
    (x, y) => Math.max(y.before, y.after) - Math.max(x.before, x.after) || compareStrings(x.id, y.id),
  );
}

const fineById = ({ communities }: Clustering): Map<string, Community> =>
  new Map(communities.flatMap((community) => (community.level === 0 ? [[community.id, community]] : [])));

/** For each community of a clustering the one of another that holds most of the members that both clusterings know, if any does. */
function mostOf(of: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): Map<string, string> {
  const shares = new Map<string, Map<string, number>>();
  for (const [node, community] of of) {
    const there = other.get(node);
    if (there === undefined) continue;
    const counts = shares.get(community) ?? new Map<string, number>();
    shares.set(community, counts.set(there, (counts.get(there) ?? 0) + 1));
  }
  const most = new Map<string, string>();
  for (const [community, counts] of shares) {
    const known = [...counts.values()].reduce((sum, n) => sum + n, 0);
    for (const [there, n] of counts) if (n > MOST * known) most.set(community, there);
  }
  return most;
}
