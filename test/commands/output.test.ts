import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { saveMap } from '../../src/store/index.ts';
import { root } from '../support/cli.ts';
import { smallMap } from '../support/small-map.ts';

/** Runs the command line; reads its output after `pause` milliseconds, or leaves it to a file. */
async function run(args: string[], { stdout, pause = 0 }: { stdout?: number; pause?: number } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/cli.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
    text.stderr += chunk;
  });
  const closed = new Promise<number | null>((done) => child.once('close', done));
  await wait(pause);
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text.stdout += chunk;
  });
  return { code: await closed, ...text };
}

test.skipIf(!existsSync('/dev/full'))('an output that is full is one line and a failure', async () => {
  const full = openSync('/dev/full', 'w');
  const { code, stderr } = await run(['read', 'data/sample', '-q'], { stdout: full });
  closeSync(full);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^papergraph: cannot write to standard output: ENOSPC.*$/m);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test('a slow reader gets all of the output', async () => {
  const { code, stdout } = await run(['read', 'data/sample', '-q'], { pause: 4000 });
  expect(code).toBe(0);
  // More than a pipe holds.
  expect(stdout.length).toBeGreaterThan(100_000);
  expect(stdout.endsWith('}\n')).toBe(true);
}, 30_000);

test('a push to a listener that never answers ends', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'papergraph-silent-'));
  saveMap(dir, smallMap(), {});
  const listener = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const { port } = listener.address() as { port: number };
  const { code, stderr } = await run(['neo4j', 'push', dir, '--uri', `bolt://127.0.0.1:${port}`]);
  listener.close();
  rmSync(dir, { recursive: true });
  expect(stderr).toContain(`no Neo4j answers at 127.0.0.1:${port}: is it a Bolt port?`);
  expect(code).toBe(1);
}, 60_000);
