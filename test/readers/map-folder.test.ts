import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOptions } from '../../src/lib/options.ts';
import { buildMap } from '../../src/pipeline.ts';
import { readInputs } from '../../src/read/index.ts';
import { saveMap } from '../../src/store/index.ts';
import { root } from '../support/cli.ts';
import { describeWith } from '../support/data.ts';

const python = join(root, '.cache/readers/bin/python');
const packages = existsSync(python) && spawnSync(python, ['-c', 'import duckdb, pandas, pyarrow']).status === 0;

/** The Python examples of docs/map-format.md. */
const examples = [...readFileSync(join(root, 'docs/map-format.md'), 'utf8').matchAll(/```python\n(.*?)```/gs)].map(
  (match) => match[1]!,
);

describeWith('DuckDB and pandas (test/setup.sh)', packages, 'the map folder elsewhere', () => {
  let home = '';
  let most = '';
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'papergraph-elsewhere-'));
    const { papers } = await readInputs([join(root, 'data/sample')], { visited: '2026-01-01' });
    const options = buildOptions({ starts: 2, layoutIterations: 0 });
    const map = buildMap(papers.slice(0, 60), options);
    saveMap(join(home, 'map'), map, options);
    most = map.clustering.communities.find(({ level }) => level === 0)!.name;
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  function run(example: string): string {
    const { status, stdout, stderr } = spawnSync(python, ['-c', example], { cwd: home, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  }

  test('DuckDB: the example of the docs', () => {
    expect(run(examples.find((text) => text.includes('duckdb'))!)).toMatch(/name.*type.*papers/);
  });

  test('pandas: the example of the docs', () => {
    const text = run(examples.find((example) => example.includes('pandas'))!);
    expect(text).toContain(most);
    expect(text).toMatch(/certainty/);
  });

  test('DuckDB reads every table, with as many rows as the manifest says', () => {
    const script = `
import duckdb, json
manifest = json.load(open('map/manifest.json'))
for name, table in manifest['tables'].items():
    rows = duckdb.sql(f"select count(*) from (select * from 'map/{manifest['folder']}/{table['file']}')").fetchall()[0][0]
    assert rows == table['rows'], (name, rows)
print(len(manifest['tables']))`;
    expect(Number(run(script))).toBeGreaterThan(8);
  });
});
