/** Nodes, relationships and paths as values: small views into the graph, compared by their number. */
import type { Value } from '../values/value.ts';
import type { Graph } from './types.ts';

export class NodeValue {
  readonly graph: Graph;
  readonly index: number;

  constructor(graph: Graph, index: number) {
    this.graph = graph;
    this.index = index;
  }

  /** What `elementId()` gives. */
  get id(): string {
    return this.graph.nodeId(this.index);
  }

  get labels(): readonly string[] {
    return this.graph.labelsOf(this.index);
  }

  /** All properties that are not null, in a new map. */
  get properties(): Map<string, Value> {
    const { graph, index } = this;
    return new Map(graph.nodeKeys(index).map((key) => [key, graph.nodeColumn(key)(index)]));
  }

  property(key: string): Value {
    return this.graph.nodeColumn(key)(this.index);
  }
}

export class RelationshipValue {
  readonly graph: Graph;
  readonly index: number;

  constructor(graph: Graph, index: number) {
    this.graph = graph;
    this.index = index;
  }

  get id(): string {
    return this.graph.relationshipId(this.index);
  }

  get type(): string {
    return this.graph.typeOf(this.index);
  }

  get start(): NodeValue {
    return this.graph.node(this.graph.startOf(this.index));
  }

  get end(): NodeValue {
    return this.graph.node(this.graph.endOf(this.index));
  }

  /** All properties that are not null, in a new map. */
  get properties(): Map<string, Value> {
    const { graph, index } = this;
    return new Map(graph.relationshipKeys(index).map((key) => [key, graph.relationshipColumn(key)(index)]));
  }

  property(key: string): Value {
    return this.graph.relationshipColumn(key)(this.index);
  }
}

/** `nodes` is one longer than `relationships`; `relationships[i]` joins `nodes[i]` and `nodes[i + 1]`, in either direction. */
export class PathValue {
  readonly nodes: readonly NodeValue[];
  readonly relationships: readonly RelationshipValue[];

  constructor(nodes: readonly NodeValue[], relationships: readonly RelationshipValue[]) {
    this.nodes = nodes;
    this.relationships = relationships;
  }
}
