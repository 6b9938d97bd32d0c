import { PapergraphError } from '../../lib/errors.ts';
import type { PropertyGraph, PropertyValue } from '../../types.ts';
import { MAIN_LABELS, type MainLabel, RELATIONSHIP_TYPES, TYPE_LABELS } from './schema.ts';

type GraphNode = PropertyGraph['nodes'][number];

/** What a node is found by in Neo4j. */
export interface NodeKey {
  label: MainLabel;
  id: string;
}

/** Nodes with the same labels: one statement writes them. */
export interface NodeGroup {
  /** Main label first. */
  labels: string[];
  rows: GraphNode[];
}

/** Relationships of one type between the same main labels. */
export interface RelationshipGroup {
  type: string;
  start: MainLabel;
  end: MainLabel;
  rows: { start: string; end: string; properties: Record<string, PropertyValue> }[];
}

/**
 * The key of every node by its id in the graph.
 * @throws PapergraphError for a node without a main label or an `id` property, and for two nodes with one key
 */
export function nodeKeys(graph: PropertyGraph): Map<string, NodeKey> {
  const keys = new Map<string, NodeKey>();
  const taken = new Set<string>();
  for (const node of graph.nodes) {
    const label = MAIN_LABELS.find((main) => node.labels.includes(main));
    const { id } = node.properties;
    if (!label) throw new PapergraphError(`node ${node.id} is none of ${MAIN_LABELS.join(', ')}`);
    if (typeof id !== 'string' || id === '') throw new PapergraphError(`node ${node.id} has no property id`);
    const key = `${label} ${id.toWellFormed()}`;
    if (taken.has(key) || keys.has(node.id)) throw new PapergraphError(`node ${node.id} is in the graph twice`);
    taken.add(key);
    keys.set(node.id, { label, id: id.toWellFormed() });
  }
  return keys;
}

/** Nodes by their labels, in the order of MAIN_LABELS and TYPE_LABELS. */
export function groupNodes(graph: PropertyGraph, keys: ReadonlyMap<string, NodeKey>): NodeGroup[] {
  const groups = new Map<string, NodeGroup>();
  for (const label of MAIN_LABELS) {
    for (const types of [[], ...TYPE_LABELS.map((type) => [type])]) {
      groups.set([label, ...types].join(':'), { labels: [label, ...types], rows: [] });
    }
  }
  for (const node of graph.nodes) {
    const main = keys.get(node.id)!.label;
    const labels = [main, ...node.labels.filter((label) => label !== main)].join(':');
    const group = groups.get(labels);
    if (!group) throw new PapergraphError(`node ${node.id} has labels that papergraph does not know: ${labels}`);
    group.rows.push(node);
  }
  return [...groups.values()].filter((group) => group.rows.length > 0);
}

/**
 * Relationships by type and ends, in the order of RELATIONSHIP_TYPES.
 * @throws PapergraphError for an unknown type, a missing end, and for two relationships of one type between the same ends
 */
export function groupRelationships(graph: PropertyGraph, keys: ReadonlyMap<string, NodeKey>): RelationshipGroup[] {
  const groups = new Map<string, RelationshipGroup>();
  const seen = new Map<string, Set<string>>();
  const known = new Set<string>(RELATIONSHIP_TYPES);
  for (const { type, start, end, properties } of graph.relationships) {
    const name = `${start} ${type} ${end}`;
    if (!known.has(type)) throw new PapergraphError(`relationship ${name} has a type that papergraph does not know`);
    const from = keys.get(start);
    const to = keys.get(end);
    if (!from || !to)
      throw new PapergraphError(`relationship ${name} ends in ${from ? end : start}, which is not in the graph`);
    const ends = seen.get(`${type} ${start}`) ?? new Set();
    if (ends.has(end)) throw new PapergraphError(`relationship ${name} is in the graph twice`);
    seen.set(`${type} ${start}`, ends.add(end));
    const key = `${type} ${from.label} ${to.label}`;
    let group = groups.get(key);
    if (!group) {
      group = { type, start: from.label, end: to.label, rows: [] };
      groups.set(key, group);
    }
    group.rows.push({ start: from.id, end: to.id, properties });
  }
  const order = new Map<string, number>(RELATIONSHIP_TYPES.map((type, i) => [type, i]));
  const rank = ({ type, start, end }: RelationshipGroup): number =>
    order.get(type)! * 100 + MAIN_LABELS.indexOf(start) * 10 + MAIN_LABELS.indexOf(end);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}
