import type { LabelExpression } from '../ast.ts';
import type { Graph } from '../graph/types.ts';
import type { Direction } from './types.ts';
import { allowedTypes } from './types-of.ts';

/** Counts of a graph that the planner estimates with; computed when asked for and kept. */
export class Statistics {
  readonly graph: Graph;
  readonly #degrees = new Map<string, number>();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  nodes(label: string | null): number {
    return label === null ? this.graph.nodeCount : this.graph.nodesWith(label).length;
  }

  /** Nodes that one value of a property selects, on average. */
  perValue(label: string | null, key: string): number {
    return this.nodes(label) / Math.max(1, this.graph.distinctValues(label, key));
  }

  /** Relationships of a node that has the label (of a node that has any, for null), on average. */
  degree(label: string | null, expression: LabelExpression | null, direction: Direction): number {
    const types = allowedTypes(expression, this.graph.types) ?? [null];
    const directions = direction === 'both' ? (['out', 'in'] as const) : [direction];
    let sum = 0;
    for (const type of types) for (const way of directions) sum += this.#one(label, type, way);
    return sum;
  }

  #one(label: string | null, type: string | null, way: 'out' | 'in'): number {
    const name = JSON.stringify([label, type, way]);
    let degree = this.#degrees.get(name);
    if (degree === undefined) {
      degree = this.#measure(label, type, way);
      this.#degrees.set(name, degree);
    }
    return degree;
  }

  #measure(label: string | null, type: string | null, way: 'out' | 'in'): number {
    const offsets = this.graph.adjacency(type, way)?.offsets;
    if (!offsets) return 0;
    let total = 0;
    let having = 0;
    if (label !== null) {
      const nodes = this.graph.nodesWith(label);
      for (let i = 0; i < nodes.length; i++) total += offsets[nodes[i]! + 1]! - offsets[nodes[i]!]!;
      having = nodes.length;
    } else
      for (let node = 0; node < this.graph.nodeCount; node++) {
        const degree = offsets[node + 1]! - offsets[node]!;
        total += degree;
        if (degree > 0) having++;
      }
    return total / Math.max(1, having);
  }
}
