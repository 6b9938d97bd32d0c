import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifest } from '../../src/store/index.ts';
import { papergraph, root } from '../support/cli.ts';
import { dataPath, describeWith } from '../support/data.ts';

const python = join(root, '.cache/spark/bin/python');
const corpus = dataPath('corpora', 'abstracts-2k.jsonl.gz');

describeWith('PySpark (test/setup.sh) and abstracts-2k', existsSync(python) && existsSync(corpus), 'PySpark', () => {
  test('shards that docs/examples/spark_extract.py makes give the digests of a plain build', () => {
    const home = mkdtempSync(join(tmpdir(), 'papergraph-spark-'));
    try {
      const papers = join(home, 'papers.jsonl');
      writeFileSync(papers, papergraph(['read', corpus, '-q']).stdout);
      const shards = join(home, 'raw');
      const { status, stderr } = spawnSync(
        python,
        [join(root, 'docs/examples/spark_extract.py'), papers, shards, '4'],
        {
          encoding: 'utf8',
          env: { ...process.env, PAPERGRAPH: `${process.execPath} ${join(root, 'dist/cli.js')}` },
        },
      );
      if (status !== 0) throw new Error(stderr);
      const [joined, plain] = [join(home, 'joined'), join(home, 'plain')];
      const built = papergraph(['build', '--extracted', `${shards}/part-*`, '--out', joined]);
      expect(built.stderr).not.toMatch(/warning|error/);
      papergraph(['build', papers, '--out', plain]);
      expect(readManifest(joined).digest).toEqual(readManifest(plain).digest);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }, 900_000);
});
