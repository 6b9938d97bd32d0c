import type { PropertyGraph } from '../../src/types.ts';
import type { Neo4jServer } from './neo4j.ts';

/** Nodes and relationships sorted by what finds them. */
export interface StoredGraph {
  nodes: unknown[];
  relationships: unknown[];
}

/** A graph as it should stand in Neo4j: without nulls, well-formed, sorted by what finds it. */
export function storable(from: PropertyGraph, text = (value: string) => value): StoredGraph {
  const own = new Map(
    from.nodes.map((node) => [node.id, `${node.labels[0]} ${text(String(node.properties.id).toWellFormed())}`]),
  );
  const clean = (properties: object): Record<string, unknown> =>
    JSON.parse(JSON.stringify(properties), (_, value) =>
      typeof value === 'string' ? text(value.toWellFormed()) : (value ?? undefined),
    );
  const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);
  return {
    nodes: from.nodes
      .map((node) => ({ key: own.get(node.id)!, labels: [...node.labels].sort(), properties: clean(node.properties) }))
      .sort(byKey),
    relationships: from.relationships
      .map((r) => ({ key: `${own.get(r.start)} ${r.type} ${own.get(r.end)}`, properties: clean(r.properties) }))
      .sort(byKey),
  };
}

/** What the server holds, in the form of `storable`, without the push's mark. */
export async function storedGraph(server: Neo4jServer): Promise<StoredGraph> {
  const nodes = await server.rows(
    `MATCH (n) WHERE n.papergraph IS NOT NULL
     RETURN head([l IN labels(n) WHERE l IN ['Paper', 'Concept', 'Community']]) + ' ' + n.id AS key, labels(n) AS labels, properties(n) AS properties`,
  );
  const relationships = await server.rows(
    `MATCH (a)-[r]->(b) WHERE r.papergraph IS NOT NULL
     WITH a, r, b, ['Paper', 'Concept', 'Community'] AS main
     RETURN head([l IN labels(a) WHERE l IN main]) + ' ' + a.id + ' ' + type(r) + ' ' + head([l IN labels(b) WHERE l IN main]) + ' ' + b.id AS key,
            properties(r) AS properties`,
  );
  const order = (rows: Record<string, unknown>[]): unknown[] =>
    rows
      .map(({ key, properties, labels }) => {
        const { papergraph: _, ...rest } = properties as Record<string, unknown>;
        return {
          key: String(key),
          ...(labels ? { labels: [...(labels as string[])].sort() } : {}),
          properties: rest,
        };
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  return { nodes: order(nodes), relationships: order(relationships) };
}
