import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pushGraph } from '../../../src/export/index.ts';
import { PapergraphError, UsageError } from '../../../src/lib/errors.ts';
import { graphView, propertyGraph } from '../../support/graph-fixture.ts';

const graph = propertyGraph(graphView());
const pushTo = (uri: string, options = {}) => pushGraph({ uri, user: 'neo4j', password: '' }, graph, options);

describe('an address that is none', () => {
  test.each([
    'bolt://h:1?x=y',
    'bolt://h:99999',
    'bolt://h:-1',
    'bolt://h:0',
    'bolt://h:abc',
    'bolt://[::1',
    'bolt://',
    'neo4j://h:1?x',
    'http://h',
    'h',
    '',
  ])('%j is wrong use', async (uri) => {
    const error = await pushTo(uri).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(/^--uri .*bolt:\/\/127\.0\.0\.1:7687/);
  });

  test.each(['bolt://user:secret@h', 'neo4j+s://secret@h:7687', 'bolt://user:se/secret@h', 'bolt://u:secret@h:99999'])(
    '%j is refused, also in a dry run, and its password is not repeated',
    async (uri) => {
      for (const options of [{}, { dryRun: true }]) {
        const error = await pushTo(uri, options).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(UsageError);
        expect((error as Error).message).toMatch(/--user.*--password-env/);
        expect((error as Error).message).not.toContain('secret');
      }
    },
  );
});

describe('a listener that takes connections and never answers', () => {
  let listener: Server;
  let port = 0;
  const sockets = new Set<Socket>();
  beforeEach(async () => {
    listener = createServer((socket) => {
      sockets.add(socket.on('error', () => {}));
    });
    await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
    port = (listener.address() as { port: number }).port;
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });

  test.each(['bolt', 'neo4j'])('is given up in time over %s://, and named', async (scheme) => {
    const started = performance.now();
    const error = await pushTo(`${scheme}://127.0.0.1:${port}`, { answerTimeout: 300 }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(PapergraphError);
    expect((error as Error).message).toContain(`no Neo4j answers at 127.0.0.1:${port}: is it a Bolt port?`);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(sockets.size).toBeGreaterThan(0);
  });
});
