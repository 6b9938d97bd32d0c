import type { PlainGraph } from './plain.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** What is used of a graphology graph. */
export interface GraphologyGraph {
  forEachNode(visit: (id: string, attributes: Attributes) => void): void;
  forEachEdge(visit: (id: string, attributes: Attributes, source: string, target: string) => void): void;
}

export interface GraphologyOptions {
  /** Labels of a node; default: its attribute `labels`, or `kind` as one label. */
  readonly labels?: (attributes: Attributes, id: string) => readonly string[];
  /** Type of an edge; default: its attribute `relation` or `type`, else RELATED. */
  readonly type?: (attributes: Attributes, id: string) => string;
}

/** A graphology graph as a property graph: attributes are read in place, an undirected edge points from its source to its target. */
export function fromGraphology(graph: GraphologyGraph, options: GraphologyOptions = {}): PlainGraph {
  const { labels = defaultLabels, type = defaultType } = options;
  const nodes: PlainGraph['nodes'][number][] = [];
  const relationships: PlainGraph['relationships'][number][] = [];
  graph.forEachNode((id, attributes) => {
    nodes.push({ id, labels: labels(attributes, id), properties: attributes });
  });
  graph.forEachEdge((id, attributes, start, end) => {
    relationships.push({ id, type: type(attributes, id), start, end, properties: attributes });
  });
  return { nodes, relationships };
}

function defaultLabels({ labels, kind }: Attributes): string[] {
  if (Array.isArray(labels)) return labels.map(String);
  return typeof kind === 'string' ? [kind] : [];
}

const defaultType = ({ relation, type }: Attributes): string =>
  typeof relation === 'string' ? relation : typeof type === 'string' ? type : 'RELATED';
