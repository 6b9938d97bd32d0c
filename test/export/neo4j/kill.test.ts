import { afterAll, beforeAll, expect, test } from 'vitest';
import { pushGraph } from '../../../src/export/index.ts';
import type { PushTarget } from '../../../src/export/neo4j/index.ts';
import type { PropertyGraph } from '../../../src/types.ts';
import { describeWith } from '../../support/data.ts';
import { NEO4J_PRESENT, type Neo4jServer, startNeo4j } from '../../support/neo4j.ts';
import { storable, storedGraph } from '../../support/stored-graph.ts';

/** Papers and concepts in a ring, each paper using the five concepts after it. */
function ring(size: number): PropertyGraph {
  const numbers = Array.from({ length: size }, (_, i) => i);
  const nodes = numbers.flatMap((i) => [
    { id: `paper:p${i}`, labels: ['Paper'], properties: { id: `p${i}`, title: `Paper ${i}`, aliases: [`old-${i}`] } },
    { id: `concept:c${i}`, labels: ['Concept', 'Method'], properties: { id: `c${i}`, name: `Method ${i}`, papers: 5 } },
  ]);
  const relationships = numbers.flatMap((i) =>
    [1, 2, 3, 4, 5].map((step) => ({
      type: 'USES',
      start: `paper:p${i}`,
      end: `concept:c${(i + step) % size}`,
      properties: { count: step, evidence: [`p${i}|title|0|5`] },
    })),
  );
  return { nodes, relationships };
}

const graph = ring(1500);

describeWith('Neo4j 5 (test/setup.sh)', NEO4J_PRESENT, 'a Neo4j that is killed while a push is running', () => {
  let server: Neo4jServer;
  let target: PushTarget;
  beforeAll(async () => {
    server = await startNeo4j();
    target = { uri: server.uri, user: server.user, password: server.password };
  });
  afterAll(() => server?.stop());

  test('comes back, and the same push goes on to the end', async () => {
    let back: Promise<void> | undefined;
    await pushGraph(target, graph, {
      batchSize: 200,
      onProgress: ({ done, total }) => {
        if (done > 0.4 * total) back ??= server.kill().then(() => server.revive());
      },
    });
    expect(back).toBeDefined();
    await back;
    expect(await storedGraph(server)).toEqual(storable(graph));
  });

  test('stays away: the push says so, and the next one completes the work', async () => {
    await server.clear();
    let gone: Promise<void> | undefined;
    const push = pushGraph(target, graph, {
      batchSize: 200,
      retryTimeout: 2_000,
      onProgress: ({ done, total }) => {
        if (done > 0.6 * total) gone ??= server.kill();
      },
    });
    await expect(push).rejects.toThrow(/run the push again|no Neo4j answers/);
    await gone;
    await server.revive();
    await pushGraph(target, graph);
    expect(await storedGraph(server)).toEqual(storable(graph));
  });
});
