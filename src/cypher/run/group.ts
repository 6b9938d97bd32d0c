import { NodeValue } from '../graph/entities.ts';
import { groupKey } from '../values/index.ts';
import type { Value } from '../values/value.ts';

/** A key of a Map that is the same for values that grouping joins. Nodes are their own keys: there is one object for each. */
export function mapKey(value: Value): unknown {
  if (value === null || value instanceof NodeValue || typeof value === 'string' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return value;
  // NaN equals nothing, so each is a group of its own, as in Neo4j
  if (Number.isNaN(value)) return Symbol('NaN');
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  return `\u0000${String(groupKey(value))}`;
}

/** A tree of maps by several keys. */
export class KeyTree<T> {
  #root = new Map<unknown, unknown>();
  readonly #depth: number;

  constructor(depth: number) {
    this.#depth = depth;
  }

  /** What is kept under the keys in the row; made if it is not there. */
  at(values: readonly Value[], make: () => T): T {
    let map = this.#root;
    for (let i = 0; i < this.#depth - 1; i++) {
      const key = mapKey(values[i]!);
      let below = map.get(key) as Map<unknown, unknown> | undefined;
      if (!below) {
        below = new Map();
        map.set(key, below);
      }
      map = below;
    }
    const key = this.#depth === 0 ? null : mapKey(values[this.#depth - 1]!);
    let found = map.get(key) as T | undefined;
    if (found === undefined) {
      found = make();
      map.set(key, found);
    }
    return found;
  }

  get(values: readonly Value[]): T | undefined {
    let map: Map<unknown, unknown> | undefined = this.#root;
    for (let i = 0; i < this.#depth - 1; i++) {
      map = map.get(mapKey(values[i]!)) as Map<unknown, unknown> | undefined;
      if (!map) return undefined;
    }
    return map.get(this.#depth === 0 ? null : mapKey(values[this.#depth - 1]!)) as T | undefined;
  }
}
