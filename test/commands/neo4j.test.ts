import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { papergraph, papergraphLines, root } from '../support/cli.ts';
import { describeWith } from '../support/data.ts';
import { NEO4J_PRESENT, type Neo4jServer, startNeo4j } from '../support/neo4j.ts';

const RELATED = `
  MATCH (p:Paper {id: $id})-[r:RELATED]-(other:Paper)
  RETURN other.id AS paper, r.weight AS score, r.shared AS shared, r.shares AS shares
  ORDER BY score DESC, paper LIMIT 10`;

describeWith('Neo4j 5 (test/setup.sh fetches it)', NEO4J_PRESENT, 'papergraph neo4j push into a real Neo4j', () => {
  let dir = '';
  let map = '';
  let server: Neo4jServer;
  const push = (...more: string[]) =>
    papergraph(
      [
        'neo4j',
        'push',
        map,
        '--uri',
        server.uri,
        '--user',
        server.user,
        '--password-env',
        'PG_PASSWORD',
        '--json',
        ...more,
      ],
      {
        env: { PG_PASSWORD: server.password },
      },
    );
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'papergraph-push-'));
    map = join(dir, 'map');
    expect(papergraph(['build', join(root, 'data/sample'), '--out', map, '-q']).code).toBe(0);
    server = await startNeo4j();
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  test('twice is once, and the counts are those of stats', async () => {
    const first = push();
    expect(first.stderr + first.stdout).not.toContain('error');
    expect(first.code).toBe(0);
    expect(JSON.parse(push().stdout)).toEqual(JSON.parse(first.stdout));
    const stats = JSON.parse(papergraph(['stats', map, '--json']).stdout) as {
      papers: number;
      concepts: number;
      kinds: Record<string, number>;
      relations: Record<string, number>;
    };
    const labels = await server.rows('MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n');
    const count = new Map(labels.map((r) => [r.label, r.n]));
    expect(count.get('Paper')).toBe(stats.papers);
    expect(count.get('Concept')).toBe(stats.concepts);
    for (const type of ['Method', 'Model', 'Dataset', 'Task', 'Metric'])
      expect(count.get(type)).toBe(stats.kinds[type.toLowerCase()]);
    const types = await server.rows('MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n');
    const relations = Object.fromEntries(types.filter((r) => r.type !== 'IN').map((r) => [r.type, r.n]));
    expect(relations).toEqual(stats.relations);
  });

  test('related work asked in Cypher gives the rows of `papergraph related`', async () => {
    const lines = papergraphLines(['related', map, '--all', '--json']) as unknown as {
      paper: string;
      related: { paper: string; score: number; shared: { concept: string; share: number }[] }[];
    }[];
    const asked = lines.filter((line) => line.related.length >= 10).slice(0, 25);
    expect(asked.length).toBe(25);
    for (const { paper, related } of asked) {
      const rows = await server.rows(RELATED, { id: paper });
      const expected = related.map((r) => ({
        paper: r.paper,
        score: r.score,
        shared: r.shared.map((s) => s.concept),
        shares: r.shared.map((s) => s.share),
      }));
      expect(rows).toEqual(expected);
    }
  });
});
