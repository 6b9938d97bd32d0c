import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const ROOMS = [
  'read',
  'extract',
  'resolve',
  'link',
  'cluster',
  'layout',
  'store',
  'query',
  'export',
  'serve',
  'cypher',
];

const files = ['src', 'viz'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|css)$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/')),
);

/** Relative imports of a file as paths from the root, and its package imports. */
function importsOf(file: string): { local: string[]; packages: string[] } {
  const text = readFileSync(join(root, file), 'utf8');
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1]!);
  return {
    local: named
      .filter((n) => n.startsWith('.'))
      .map((n) => relative(root, join(root, dirname(file), n)).replaceAll('\\', '/')),
    packages: named.filter((n) => !n.startsWith('.')),
  };
}

const roomOf = (file: string): string | undefined => ROOMS.find((room) => file.startsWith(`src/${room}/`));

test('rooms import only types.ts, lib/ and themselves', () => {
  const wrong = files.flatMap((file) => {
    const room = roomOf(file);
    if (!room) return [];
    return importsOf(file)
      .local.filter((to) => !(to === 'src/types.ts' || to.startsWith('src/lib/') || to.startsWith(`src/${room}/`)))
      .map((to) => `${file} imports ${to}`);
  });
  expect(files.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

test('lib/ imports only types.ts and itself', () => {
  const wrong = files
    .filter((file) => file.startsWith('src/lib/'))
    .flatMap((file) =>
      importsOf(file)
        .local.filter((to) => to !== 'src/types.ts' && !to.startsWith('src/lib/'))
        .map((to) => `${file} imports ${to}`),
    );
  expect(wrong).toEqual([]);
});

// What a file says must be the same from the page and from the command line. They are pure: no disk, no Node.
const SHARED_WRITERS = /^src\/export\/(csv|exporter|gexf|json|xml)\.ts$/;

test('viz/ shares only types.ts, lib/ and the writers of graph files with src/', () => {
  const wrong = files
    .filter((file) => file.startsWith('viz/'))
    .flatMap((file) =>
      importsOf(file)
        .local.filter(
          (to) =>
            to.startsWith('src/') && to !== 'src/types.ts' && !to.startsWith('src/lib/') && !SHARED_WRITERS.test(to),
        )
        .map((to) => `${file} imports ${to}`),
    );
  expect(wrong).toEqual([]);
});

test('one file of viz/ knows sigma', () => {
  const knows = files.filter((file) =>
    importsOf(file).packages.some((p) => p === 'sigma' || p.startsWith('sigma/') || p.startsWith('@sigma/')),
  );
  expect(knows).toEqual(['viz/scene.ts']);
});

test('no clock and no unseeded randomness below commands/', () => {
  const allowed = /^src\/(commands|cypher|serve|export\/neo4j|cli\.ts)/;
  const wrong = files.filter(
    (file) =>
      file.startsWith('src/') &&
      !allowed.test(file) &&
      /Math\.random|Date\.now|new Date\(\)|performance\.now/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('code files are small', () => {
  const code = files.map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }));
  expect(code.filter((f) => f.lines > 300)).toEqual([]);
  const sorted = code.map((f) => f.lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(80);
});

test('who uses the Cypher engine takes it by its index', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .local.filter(
        (to) => to.startsWith('src/cypher/') && !file.startsWith('src/cypher/') && to !== 'src/cypher/index.ts',
      )
      .map((to) => `${file} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});
