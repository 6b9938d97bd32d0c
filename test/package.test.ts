import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './support/cli.ts';

let dir = '';
const npm = (args: string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const installed = (...parts: string[]) => join(dir, 'node_modules', ...parts);

describe('the packed package, installed into an empty folder', () => {
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'papergraph-package-'));
    const packed = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', dir], root)) as {
      filename: string;
    }[];
    writeFileSync(join(dir, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }');
    npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', join(dir, packed[0]!.filename)], dir);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('brings what it needs and nothing else', () => {
    const lock = JSON.parse(readFileSync(join(dir, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, object>;
    };
    expect(Object.keys(lock.packages).length).toBeLessThan(60);
    const manifest = JSON.parse(readFileSync(installed('papergraph/package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d/);
  });

  test('papergraph build and serve run from it', async () => {
    mkdirSync(join(dir, 'pages'));
    writeFileSync(
      join(dir, 'pages/p.jsonl'),
      '{"title":"LoRA again","abstract":"We fine-tune GPT-2 with LoRA on GLUE."}\n',
    );
    const cli = installed('papergraph/dist/cli.js');
    expect(
      execFileSync(process.execPath, [cli, 'build', 'pages', '--out', 'map', '-q'], { cwd: dir, encoding: 'utf8' }),
    ).toContain('1 paper,');
    const server = spawn(process.execPath, [cli, 'serve', 'map', '--port', '0', '-q'], { cwd: dir });
    try {
      const url = await new Promise<string>((done, fail) => {
        server.stdout.once('data', (data: Buffer) => done(String(data).trim()));
        server.once('exit', (code) => fail(new Error(`serve exited with ${code}`)));
      });
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>');
      expect((await fetch(`${url}api/map`)).status).toBe(200);
    } finally {
      server.kill('SIGTERM');
    }
  });

  test("README's library example runs and type-checks", () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const example = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;
    expect(example.split('\n').length).toBeLessThan(15);
    writeFileSync(join(dir, 'example.ts'), example);
    const options = {
      strict: true,
      module: 'nodenext',
      moduleResolution: 'nodenext',
      target: 'es2023',
      noEmit: true,
      lib: ['es2023', 'dom'],
      types: [],
    };
    writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['example.ts'] }));
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', dir], { encoding: 'utf8' });
    const javascript = example.replace(/!\./g, '.');
    writeFileSync(join(dir, 'example.js'), javascript);
    expect(execFileSync(process.execPath, ['example.js'], { cwd: dir, encoding: 'utf8' })).toContain('LoRA');
  });
});
