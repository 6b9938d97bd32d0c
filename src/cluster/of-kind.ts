import { conceptNode, parseNode } from '../lib/ids.ts';
import { type JointGraph, jointGraph } from '../lib/joint-graph.ts';
import { closeness } from '../lib/numbers.ts';
import type { BuildOptions } from '../lib/options.ts';
import { compareStrings } from '../lib/text.ts';
import type { Links, Paper, Resolution } from '../types.ts';

type Input = { papers: readonly Paper[]; resolution: Resolution; links: Links };

/** What is clustered: papers and concepts together, papers by their links alone, or concepts by the papers that they share. */
export function graphOfKind(input: Input, kind: BuildOptions['cluster']): JointGraph {
  if (kind === 'concepts') return conceptGraph(input);
  const joint = jointGraph(input);
  if (kind === 'both') return joint;
  const isPaper = (node: string): boolean => parseNode(node).layer === 'paper';
  return { nodes: joint.nodes.filter(isPaper), edges: joint.edges.filter(({ a, b }) => isPaper(a) && isPaper(b)) };
}

/** All links between concepts: without papers to join them, the backbone alone falls into pieces. */
function conceptGraph({ resolution, links }: Input): JointGraph {
  const holders = new Map(resolution.concepts.map(({ id, papers }) => [id, papers]));
  return {
    nodes: [...holders.keys()].map(conceptNode).sort(compareStrings),
    edges: links.conceptConcept
      .map(({ a, b, papers }) => ({
        a: conceptNode(a),
        b: conceptNode(b),
        weight: closeness(papers, holders.get(a)!, holders.get(b)!),
      }))
      .sort((x, y) => compareStrings(x.a, y.a) || compareStrings(x.b, y.b)),
  };
}
