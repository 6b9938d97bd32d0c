interface DrawnNode {
  x: number;
  y: number;
  size: number;
  color: string;
  shape: number;
  hidden: boolean;
}

interface DrawnEdge {
  size: number;
  color: string;
}

/** A line that is drawn, by the keys of its ends. */
export interface Line extends DrawnEdge {
  key: string;
  from: string;
  to: string;
}

/**
 * What Sigma 3 asks of a graphology graph to draw it, and no more: graphology whole is an eighth of the page's script. Nodes are added
 * once; edges are replaced all together, upon which Sigma reads everything again.
 */
export class DrawnGraph {
  readonly multi = true;
  readonly #nodes = new Map<string, DrawnNode>();
  #edges = new Map<string, Line>();
  #cleared: (() => void)[] = [];

  get order(): number {
    return this.#nodes.size;
  }
  addNode(key: string, node: DrawnNode): void {
    this.#nodes.set(key, node);
  }
  /** Draws these edges in place of all others, and anew whatever was changed on nodes. */
  replaceEdges(edges: readonly Line[]): void {
    this.#edges = new Map(edges.map((edge) => [edge.key, edge]));
    for (const listener of this.#cleared) listener();
  }

  nodes = (): string[] => [...this.#nodes.keys()];
  edges = (): string[] => [...this.#edges.keys()];
  hasNode = (key: string): boolean => this.#nodes.has(key);
  hasEdge = (key: string): boolean => this.#edges.has(key);
  getNodeAttributes = (key: string): DrawnNode => this.#nodes.get(key)!;
  getEdgeAttributes = (key: string): DrawnEdge => this.#edges.get(key)!;
  extremities(key: string): [string, string] {
    const { from, to } = this.#edges.get(key)!;
    return [from, to];
  }
  forEachNode(each: (key: string, node: DrawnNode) => void): void {
    this.#nodes.forEach((node, key) => {
      each(key, node);
    });
  }
  forEachEdge(each: (key: string, edge: DrawnEdge, from: string, to: string) => void): void {
    this.#edges.forEach((edge, key) => {
      each(key, edge, edge.from, edge.to);
    });
  }

  /** Of graphology's events only that all edges are gone is ever told. */
  on(event: string, listener: () => void): void {
    if (event === 'edgesCleared') this.#cleared.push(listener);
  }
  removeListener(_event: string, listener: () => void): void {
    this.#cleared = this.#cleared.filter((other) => other !== listener);
  }

  /** Sigma knows a graph by its having these two; it never calls them. */
  addUndirectedEdgeWithKey = refuse;
  dropNode = refuse;
}

function refuse(): never {
  throw new Error('edges of the drawn graph are replaced all together, and its nodes stay');
}
