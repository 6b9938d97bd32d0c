import type { Value } from '../values/value.ts';
import { byType, compress } from './adjacency.ts';
import { NodeValue } from './entities.ts';
import type { GraphSource } from './source.ts';
import type { Adjacency, Column, Graph } from './types.ts';
import { ValueIndex } from './value-index.ts';

const NOTHING = new Int32Array(0);

/** A graph over any source. Labels, adjacency by type and direction, and value indexes are made when they are first asked for. */
export class IndexedGraph implements Graph {
  readonly #source: GraphSource;
  readonly #nodes: NodeValue[];
  readonly #adjacency = new Map<string, Adjacency | undefined>();
  readonly #indexes = new Map<string, ValueIndex>();
  readonly #labelTests = new Map<string, (node: number) => boolean>();
  #labels: Map<string, Int32Array> | null = null;
  #byType: Int32Array[] | null = null;
  #all: Int32Array | null = null;

  constructor(source: GraphSource) {
    this.#source = source;
    this.#nodes = new Array(source.nodeCount);
  }

  get nodeCount(): number {
    return this.#source.nodeCount;
  }
  get relationshipCount(): number {
    return this.#source.relationshipCount;
  }
  get types(): readonly string[] {
    return this.#source.types;
  }
  get labels(): readonly string[] {
    return [...this.#labelLists().keys()];
  }

  node(index: number): NodeValue {
    const known = this.#nodes[index];
    if (known !== undefined) return known;
    const made = new NodeValue(this, index);
    this.#nodes[index] = made;
    return made;
  }
  nodeId(node: number): string {
    return this.#source.nodeId(node);
  }
  relationshipId(relationship: number): string {
    return this.#source.relationshipId(relationship);
  }

  labelsOf(node: number): readonly string[] {
    return this.#source.labelsOf(node);
  }
  hasLabel(label: string): (node: number) => boolean {
    let test = this.#labelTests.get(label);
    if (!test) {
      const marks = new Uint8Array(this.nodeCount);
      for (const node of this.nodesWith(label)) marks[node] = 1;
      test = (node) => marks[node] === 1;
      this.#labelTests.set(label, test);
    }
    return test;
  }
  nodesWith(label: string): Int32Array {
    return this.#labelLists().get(label) ?? NOTHING;
  }

  #labelLists(): Map<string, Int32Array> {
    if (this.#labels) return this.#labels;
    const lists = new Map<string, number[]>();
    for (let node = 0; node < this.nodeCount; node++)
      for (const label of new Set(this.#source.labelsOf(node))) {
        const list = lists.get(label);
        if (list) list.push(node);
        else lists.set(label, [node]);
      }
    this.#labels = new Map([...lists].map(([label, list]) => [label, Int32Array.from(list)]));
    return this.#labels;
  }

  typeOf(relationship: number): string {
    return this.#source.types[this.#source.typeNumbers[relationship]!]!;
  }
  startOf(relationship: number): number {
    return this.#source.starts[relationship]!;
  }
  endOf(relationship: number): number {
    return this.#source.ends[relationship]!;
  }
  relationshipsOf(type: string): number {
    return this.#typeList(type)?.length ?? 0;
  }
  #typeList(type: string): Int32Array | undefined {
    const number = this.#source.types.indexOf(type);
    this.#byType ??= byType(this.#source.types.length, this.#source.typeNumbers);
    return this.#byType[number];
  }
  adjacency(type: string | null, direction: 'out' | 'in'): Adjacency | undefined {
    const name = `${direction}${type === null ? '' : `:${type}`}`;
    if (this.#adjacency.has(name)) return this.#adjacency.get(name);
    const { starts, ends, nodeCount } = this.#source;
    const list = type === null ? null : this.#typeList(type);
    const [from, to] = direction === 'out' ? [starts, ends] : [ends, starts];
    const made = list === undefined ? undefined : compress(nodeCount, from, to, list);
    this.#adjacency.set(name, made);
    return made;
  }

  nodeKeys(node: number): readonly string[] {
    return this.#source.nodeKeys(node);
  }
  relationshipKeys(relationship: number): readonly string[] {
    return this.#source.relationshipKeys(relationship);
  }
  nodeColumn(key: string): Column {
    return this.#source.nodeColumn(key);
  }
  relationshipColumn(key: string): Column {
    return this.#source.relationshipColumn(key);
  }

  #index(label: string | null, key: string): ValueIndex {
    const name = JSON.stringify([label, key]);
    let index = this.#indexes.get(name);
    if (!index) {
      this.#all ??= Int32Array.from({ length: this.nodeCount }, (_, i) => i);
      index = new ValueIndex(label === null ? this.#all : this.nodesWith(label), this.nodeColumn(key));
      this.#indexes.set(name, index);
    }
    return index;
  }
  seek(label: string | null, key: string, value: Value): readonly number[] | undefined {
    return this.#index(label, key).find(value);
  }
  distinctValues(label: string | null, key: string): number {
    return this.#index(label, key).size;
  }
}
