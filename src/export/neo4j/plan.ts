import { UsageError } from '../../lib/errors.ts';
import type { PropertyGraph } from '../../types.ts';
import { pushDigest } from './digest.ts';
import {
  groupNodes,
  groupRelationships,
  type NodeGroup,
  type NodeKey,
  nodeKeys,
  type RelationshipGroup,
} from './groups.ts';
import { MAIN_LABELS, RELATIONSHIP_TYPES, SCHEMA } from './schema.ts';
import { removeNodes, removeRelationships, writeNodes, writeRelationships } from './statements.ts';
import { type Neo4jProperties, neo4jProperties } from './values.ts';

/** One statement with its parameters. */
export interface Statement {
  cypher: string;
  parameters: Record<string, unknown>;
}

/** What finds a node (`id`) or a relationship (`start`, `end`), and all its properties. */
export interface PushRow {
  id?: string;
  start?: string;
  end?: string;
  properties: Neo4jProperties;
}

/** One transaction of a push. */
interface Batch extends Statement {
  parameters: { rows: PushRow[]; digest: string };
  /** Label or type of what is written. */
  writes: string;
  of: 'nodes' | 'relationships';
  rows: number;
  /** The same for a database that holds none of the rows: it need not look for them. */
  create?: string;
}

/** Everything that a push will do, in order: schema, batches, removal. */
export interface PushPlan {
  /** Twelve hexadecimal digits over the graph; equal graphs have equal ones. */
  digest: string;
  schema: readonly string[];
  counts: { nodes: number; relationships: number; byLabel: Map<string, number>; byType: Map<string, number> };
  /** The distinct statements, in order. */
  statements: readonly string[];
  /** What each node is found by. */
  keys: ReadonlyMap<string, NodeKey>;
  /** Nodes first, then relationships. Made while they are read, so that a big graph is not held twice. */
  batches(): Generator<Batch>;
  /** What papergraph wrote earlier and this push did not. Each is run until it removes nothing more. */
  removals: (Statement & { of: 'nodes' | 'relationships' })[];
}

/**
 * Plans a push without touching a server. Statements are built from a fixed list of labels and types; all data goes in
 * parameters.
 * @throws PapergraphError for a graph that cannot be stored: unknown label or type, missing or doubled id, missing end, map as property
 */
export function planPush(graph: PropertyGraph, { batchSize = 10_000 }: { batchSize?: number } = {}): PushPlan {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new UsageError(`batch size ${batchSize} is not a whole number from 1`);
  }
  const keys = nodeKeys(graph);
  const nodes = groupNodes(graph, keys);
  const relationships = groupRelationships(graph, keys);
  checkProperties(graph);
  const digest = pushDigest(graph);
  const byType = new Map<string, number>();
  for (const { type, rows } of relationships) byType.set(type, (byType.get(type) ?? 0) + rows.length);
  const removals = [
    ...RELATIONSHIP_TYPES.map((type) => ({ cypher: removeRelationships(type), of: 'relationships' as const })),
    ...MAIN_LABELS.map((label) => ({ cypher: removeNodes(label), of: 'nodes' as const })),
  ].map((statement) => ({ ...statement, parameters: { digest, limit: BigInt(batchSize) } }));
  return {
    digest,
    keys,
    schema: SCHEMA,
    counts: {
      nodes: graph.nodes.length,
      relationships: graph.relationships.length,
      byLabel: new Map(nodes.map((group) => [group.labels.join(':'), group.rows.length])),
      byType,
    },
    statements: [
      ...SCHEMA,
      ...new Set([...nodes.map(writeNodes), ...relationships.map((group) => writeRelationships(group))]),
      ...removals.map(({ cypher }) => cypher),
    ],
    *batches() {
      for (const group of nodes) yield* nodeBatches(group, digest, batchSize);
      for (const group of relationships) yield* relationshipBatches(group, digest, batchSize);
    },
    removals,
  };
}

/** Before anything is written: a value that cannot be stored should not come to light in the last batch. */
function checkProperties(graph: PropertyGraph): void {
  for (const { id, properties } of graph.nodes) neo4jProperties(properties, `node ${id}`);
  for (const { start, type, end, properties } of graph.relationships) {
    neo4jProperties(properties, `${start} ${type} ${end}`);
  }
}

function* nodeBatches(group: NodeGroup, digest: string, size: number): Generator<Batch> {
  const cypher = writeNodes(group);
  for (let from = 0; from < group.rows.length; from += size) {
    const rows = group.rows.slice(from, from + size).map((node) => {
      const properties = neo4jProperties(node.properties, `node ${node.id}`);
      return { id: properties.id as string, properties };
    });
    yield { cypher, parameters: { rows, digest }, writes: group.labels.join(':'), of: 'nodes', rows: rows.length };
  }
}

function* relationshipBatches(group: RelationshipGroup, digest: string, size: number): Generator<Batch> {
  const cypher = writeRelationships(group);
  const create = writeRelationships(group, 'CREATE');
  for (let from = 0; from < group.rows.length; from += size) {
    const rows = group.rows.slice(from, from + size).map(({ start, end, properties }) => ({
      start,
      end,
      properties: neo4jProperties(properties, `${start} ${group.type} ${end}`),
    }));
    yield { cypher, create, parameters: { rows, digest }, writes: group.type, of: 'relationships', rows: rows.length };
  }
}
