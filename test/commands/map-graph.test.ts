import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotLoaded, openMapGraph } from '../../src/commands/query/map-graph.ts';
import { createEngine, toTyped } from '../../src/cypher/index.ts';
import { FLOAT_PROPERTIES } from '../../src/lib/property-types.ts';
import { toPropertyGraph } from '../../src/query/index.ts';
import { openMapFolder, saveMap } from '../../src/store/index.ts';
import { smallMap } from '../support/small-map.ts';
import { topicMap } from '../support/topic-map.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'papergraph-graph-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const QUERIES = [
  'MATCH (n) RETURN labels(n), properties(n)',
  'MATCH (a)-[r]->(b) RETURN labels(a), a.id, type(r), properties(r), labels(b), b.id',
];

test.each([
  ['the small map', smallMap],
  ['three topics', topicMap],
])('a map read by columns is the graph that is exported: %s', async (name, make) => {
  const path = join(dir, name.replaceAll(' ', '-'));
  saveMap(path, make(), {});
  const plain = createEngine(toPropertyGraph((await openMapFolder(path)).map), {
    numbers: (key) => (FLOAT_PROPERTIES.has(key) ? 'float' : 'integer'),
  });
  const graph = await openMapGraph(path);
  const engine = createEngine(graph.source);
  for (const query of QUERIES) {
    const rows = async (run: typeof engine.run): Promise<unknown[]> =>
      (await run(query)).rows.map((row) => JSON.stringify(row.map(toTyped))).sort();
    const loaded = async (...args: Parameters<typeof engine.run>): ReturnType<typeof engine.run> => {
      for (;;) {
        try {
          return await engine.run(...args);
        } catch (error) {
          if (!(error instanceof NotLoaded)) throw error;
          await graph.load(error.keys);
        }
      }
    };
    expect(await rows(loaded)).toEqual(await rows(plain.run));
  }
});
