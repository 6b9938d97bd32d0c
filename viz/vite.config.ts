import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
  version: string;
};

/** One html file with script and style inside: browsers refuse module scripts by address on pages opened from disk. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  define: { PAPERGRAPH_VERSION: JSON.stringify(version) },
  resolve: { alias: { events: join(import.meta.dirname, 'events.ts') } },
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  build: {
    outDir: join(import.meta.dirname, '../dist/viz'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
  },
});
