import type { Link, MatchGraph } from './match-graph.ts';

interface Component {
  readonly nodes: readonly string[];
  readonly links: readonly Link[];
  /** Names of nodes and links. */
  readonly names: ReadonlySet<string>;
}

/** The connected parts of a MATCH, those with something bound first; what is bound already holds its neighbours together. */
export function joinComponents(graph: MatchGraph, bound: ReadonlySet<string>): Component[] {
  const parent = new Map<string, string>();
  const find = (name: string): string => {
    let root = name;
    while (parent.get(root) !== root) root = parent.get(root)!;
    return root;
  };
  for (const node of graph.nodes) parent.set(node, node);
  for (const link of graph.links) parent.set(find(link.left), find(link.right));
  const fixed = [...graph.nodes].filter((node) => bound.has(node));
  for (const link of graph.links) if (bound.has(link.name)) fixed.push(link.left);
  for (const node of fixed) parent.set(find(node), find(fixed[0]!));
  const groups = new Map<string, string[]>();
  for (const node of graph.nodes) {
    const root = find(node);
    const group = groups.get(root);
    if (group) group.push(node);
    else groups.set(root, [node]);
  }
  const first = fixed[0] === undefined ? null : find(fixed[0]);
  return [...groups]
    .sort(([a], [b]) => Number(b === first) - Number(a === first))
    .map(([root, nodes]) => {
      const links = graph.links.filter((link) => find(link.left) === root);
      return { nodes, links, names: new Set([...nodes, ...links.map((link) => link.name)]) };
    });
}
