/** Walking and rewriting syntax trees, whatever the kinds of their nodes. */
import type { Expression } from './ast.ts';

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Calls `visit` on every node under (and with) `tree` that has a kind; where it answers false, the walk does not go below. */
export function walk(tree: unknown, visit: (node: Expression) => unknown): void {
  if (Array.isArray(tree)) for (const item of tree) walk(item, visit);
  else if (isTree(tree)) {
    if (typeof tree.kind === 'string' && visit(tree as unknown as Expression) === false) return;
    for (const key of Object.keys(tree)) if (key !== 'at') walk(tree[key], visit);
  }
}

/** Names of all variables that occur under a tree, those that it declares itself among them. */
export function mentions(tree: unknown): Set<string> {
  const names = new Set<string>();
  walk(tree, (node) => {
    if (node.kind === 'variable') names.add(node.name);
  });
  return names;
}

/** Rebuilds a tree: where `change` answers a node it takes the place of the old one. */
export function rewrite<T>(tree: T, change: (node: Expression) => Expression | undefined): T {
  if (Array.isArray(tree)) return tree.map((item) => rewrite(item, change)) as T;
  if (!isTree(tree)) return tree;
  if (typeof tree.kind === 'string') {
    const changed = change(tree as unknown as Expression);
    if (changed) return changed as T;
  }
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(tree)) copy[key] = key === 'at' ? tree[key] : rewrite((tree as Tree)[key], change);
  return copy as T;
}

/** A text that is the same for expressions that are written alike. */
export const likeness = (expression: Expression): string =>
  JSON.stringify(expression, (key, value) =>
    key === 'at'
      ? undefined
      : typeof value === 'bigint'
        ? `${value}n`
        : typeof value === 'number'
          ? `${value}f`
          : value,
  );

/** A name that no query can write. */
export const hidden = (name: string): string => `\u0000${name}`;
