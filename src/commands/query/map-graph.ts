/**
 * A map folder as a graph for queries, read by columns: ids and ends at once, a property when a query first asks for it. The same nodes,
 * relationships and properties as `toPropertyGraph`, in the same order.
 */
import type { GraphSource, Value } from '../../cypher/index.ts';
import { conceptNode, kindLabel, paperNode } from '../../lib/ids.ts';
import { FLOAT_PROPERTIES } from '../../lib/property-types.ts';
import { type ColumnReader, columnReader, readManifest } from '../../store/index.ts';
import { CONCEPT_TYPES } from '../../types.ts';
import { NODE_PROPERTIES, type PropertyReader, RELATIONSHIP_PROPERTIES } from './map-properties.ts';

/** Thrown by a property that is not in memory yet: read it with `load` and ask again. */
export class NotLoaded extends Error {
  readonly keys: readonly string[];
  constructor(keys: readonly string[]) {
    super('properties are not loaded');
    this.keys = keys;
  }
}

export interface MapGraph {
  readonly source: GraphSource;
  /** Reads properties of nodes and relationships into memory. */
  load(keys: readonly string[]): Promise<void>;
}

/** Nodes or relationships that lie one after another and have the same properties. */
interface Part {
  readonly name: string;
  readonly start: number;
  readonly count: number;
  /** For tables of which a part takes only some rows: the row of each. */
  readonly rows: Int32Array | null;
}

type Loaded = Map<string, Map<string, readonly unknown[]>>;

/** Numbers as integers or floats, whatever the property is. */
function toValue(key: string, value: unknown): Value {
  if (value === undefined) return null;
  if (typeof value === 'number') return FLOAT_PROPERTIES.has(key) ? value : BigInt(value);
  return value as Value;
}

/** @throws PapergraphError where the folder holds no map */
export async function openMapGraph(dir: string): Promise<MapGraph> {
  const reader = columnReader(dir, readManifest(dir));
  const papers = (await reader.read('papers', ['id'])).id;
  const concepts = await reader.read('concepts', ['id', 'type']);
  const communities = (await reader.read('communities', ['id'])).id;
  const nodes: Part[] = parts([
    ['papers', papers.length],
    ['concepts', concepts.id.length],
    ['communities', communities.length],
  ]);
  const ids = [
    ...papers.map(paperNode),
    ...concepts.id.map(conceptNode),
    ...communities.map((id) => `community:${id}`),
  ];
  // By the ids of the tables: they are the same strings again and again, whereas names with a layer would be new ones.
  const number: Numbers = {
    paper: new Map(papers.map((id, index) => [id, index])),
    concept: new Map(concepts.id.map((id, index) => [id, nodes[1]!.start + index])),
    community: new Map(communities.map((id, index) => [id, nodes[2]!.start + index])),
  };
  const labels = new Map(CONCEPT_TYPES.map((type) => [type as string, ['Concept', kindLabel(type)]]));
  const labelsOf = (node: number): readonly string[] => {
    if (node < papers.length) return PAPER;
    if (node >= nodes[2]!.start) return COMMUNITY;
    const type = concepts.type[node - papers.length]!;
    return labels.get(type)!;
  };
  const links = await readLinks(reader, number);
  const loaded: Loaded = new Map();
  const ofNodes = propertiesOf(nodes, NODE_PROPERTIES, loaded);
  const ofLinks = propertiesOf(links.parts, RELATIONSHIP_PROPERTIES, loaded);
  return {
    source: {
      nodeCount: ids.length,
      relationshipCount: links.starts.length,
      nodeId: (node) => ids[node]!,
      relationshipId: String,
      labelsOf,
      types: links.types,
      typeNumbers: links.typeNumbers,
      starts: links.starts,
      ends: links.ends,
      nodeKeys: ofNodes.keys,
      nodeColumn: ofNodes.column,
      relationshipKeys: ofLinks.keys,
      relationshipColumn: ofLinks.column,
    },
    load: (keys) => loadKeys(keys, [...nodes, ...links.parts], reader, loaded),
  };
}

const PAPER = ['Paper'];
const COMMUNITY = ['Community'];

function parts(sizes: readonly (readonly [string, number, (Int32Array | null)?])[]): Part[] {
  let start = 0;
  return sizes.map(([name, count, rows = null]) => {
    const part = { name, start, count, rows };
    start += count;
    return part;
  });
}

/** `paper:2106.09685` in its two parts. */
function splitNode(id: string): [string, string] {
  const colon = id.indexOf(':');
  return [id.slice(0, colon), id.slice(colon + 1)];
}

interface Links {
  readonly types: readonly string[];
  readonly typeNumbers: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly parts: readonly Part[];
}

interface Numbers {
  readonly paper: ReadonlyMap<string, number>;
  readonly concept: ReadonlyMap<string, number>;
  readonly community: ReadonlyMap<string, number>;
}

/** All relationships, table after table. */
async function readLinks(reader: ColumnReader, { paper, concept, community }: Numbers): Promise<Links> {
  const read = await reader.read('paper_concept', ['paper', 'concept', 'role']);
  const variants = await reader.read('variants', ['from', 'to']);
  const together = await reader.read('concept_concept', ['a', 'b']);
  const related = await reader.read('paper_paper', ['a', 'b']);
  const members = await reader.read('positions', ['id', 'community']);
  const inside = Int32Array.from(members.id.keys()).filter((row) => members.community[row] != null);
  const list = parts([
    ['paper_concept', read.paper.length],
    ['variants', variants.from.length],
    ['concept_concept', together.a.length],
    ['paper_paper', related.a.length],
    ['positions', inside.length, inside],
  ]);
  const total = list.reduce((sum, { count }) => sum + count, 0);
  const [starts, ends, typeNumbers] = [new Int32Array(total), new Int32Array(total), new Uint8Array(total)];
  const types: string[] = [];
  const typeNumber = (type: string): number => {
    const known = types.indexOf(type);
    return known >= 0 ? known : types.push(type) - 1;
  };
  let at = 0;
  const add = (type: number, start: number | undefined, end: number | undefined): void => {
    starts[at] = start!;
    ends[at] = end!;
    typeNumbers[at++] = type;
  };
  const role = new Map<string, number>();
  for (const name of new Set(read.role)) role.set(name, typeNumber(name.toUpperCase()));
  for (let i = 0; i < read.paper.length; i++)
    add(role.get(read.role[i]!)!, paper.get(read.paper[i]!), concept.get(read.concept[i]!));
  const joined = (
    type: string,
    from: readonly string[],
    to: readonly string[],
    ids: ReadonlyMap<string, number>,
  ): void => {
    if (from.length === 0) return;
    const number = typeNumber(type);
    for (let i = 0; i < from.length; i++) add(number, ids.get(from[i]!), ids.get(to[i]!));
  };
  joined('VARIANT_OF', variants.from, variants.to, concept);
  joined('CO_OCCURS', together.a, together.b, concept);
  joined('RELATED', related.a, related.b, paper);
  for (const row of inside) {
    const [layer, id] = splitNode(members.id[row]!);
    add(typeNumber('IN'), (layer === 'paper' ? paper : concept).get(id), community.get(members.community[row]!));
  }
  return { types, typeNumbers, starts, ends, parts: list };
}

type Properties = Readonly<Record<string, Readonly<Record<string, PropertyReader>>>>;

/** The property side of a graph source, over columns that may not be there yet. */
function propertiesOf(list: readonly Part[], properties: Properties, loaded: Loaded) {
  const partOf = (index: number): Part => list.find(({ start, count }) => index < start + count)!;
  const valueIn = (part: Part, index: number, key: string): Value => {
    if (!properties[part.name]![key]) return null;
    const column = loaded.get(part.name)?.get(key);
    if (!column) throw new NotLoaded([key]);
    const place = index - part.start;
    return toValue(key, column[part.rows ? part.rows[place]! : place] ?? null);
  };
  const keys = (index: number): string[] => {
    const part = partOf(index);
    const all = Object.keys(properties[part.name]!);
    const missing = all.filter((key) => !loaded.get(part.name)?.has(key));
    if (missing.length > 0) throw new NotLoaded(missing);
    return all.filter((key) => valueIn(part, index, key) !== null);
  };
  const column = (key: string) => (index: number) => valueIn(partOf(index), index, key);
  return { keys, column };
}

async function loadKeys(keys: readonly string[], list: readonly Part[], reader: ColumnReader, loaded: Loaded) {
  const all: Properties = { ...NODE_PROPERTIES, ...RELATIONSHIP_PROPERTIES };
  for (const { name } of list) {
    const mine = loaded.get(name) ?? new Map<string, readonly unknown[]>();
    loaded.set(name, mine);
    for (const key of keys) {
      const property = all[name]![key];
      if (property && !mine.has(key)) mine.set(key, await property(reader));
    }
  }
}
