import type { Value } from '../values/value.ts';
import type { Column } from './types.ts';

/** Finds the nodes whose property equals a string, boolean or number; other values are not indexed. */
export class ValueIndex {
  readonly #places = new Map<unknown, number[]>();

  constructor(nodes: ArrayLike<number>, column: Column) {
    for (let i = 0; i < nodes.length; i++) {
      const key = indexKey(column(nodes[i]!));
      if (key === undefined) continue;
      const list = this.#places.get(key);
      if (list) list.push(nodes[i]!);
      else this.#places.set(key, [nodes[i]!]);
    }
  }

  get size(): number {
    return this.#places.size;
  }

  /** Nodes whose value has the key of this one; undefined for a value that is not indexed. */
  find(value: Value): readonly number[] | undefined {
    const key = indexKey(value);
    return key === undefined ? undefined : (this.#places.get(key) ?? []);
  }
}

/** Equal values have equal keys: 1 and 1.0 meet, large integers meet their nearest float. */
function indexKey(value: Value): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  return undefined;
}
