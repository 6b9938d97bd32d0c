import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { otherNode, root } from '../support/cli.ts';
import { dataPath, describeWith, describeWithData } from '../support/data.ts';

const running = Number(process.versions.node.split('.')[0]);
const other = running >= 24 ? 20 : 24;
const node = otherNode(other);
const cli = join(root, 'dist/cli.js');

/** Digest of the map that a Node makes of these inputs, in this order. */
function digestBy(program: string, inputs: string[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'papergraph-digest-'));
  try {
    execFileSync(program, [cli, 'build', ...inputs, '--out', dir, '--quiet'], { stdio: ['ignore', 'ignore', 'pipe'] });
    return (JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as { digest: { all: string } }).digest.all;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .sort();

describeWith(
  `Node ${other} (package \`node\` of the npm registry)`,
  node !== null,
  `Node ${running} and ${other}`,
  () => {
    test('make the same bytes of the sample', () => {
      const files = filesOf(join(root, 'data/sample'));
      expect(digestBy(node!, files)).toBe(digestBy(process.execPath, files));
    });

    describeWithData(['seeds'], 'and of the seeds', () => {
      test('in any order of the files', () => {
        const files = filesOf(dataPath('seeds'));
        const digest = digestBy(process.execPath, files);
        expect(digestBy(process.execPath, [...files].reverse())).toBe(digest);
        expect(digestBy(node!, files)).toBe(digest);
      });
    });
  },
);
