import { join } from 'node:path';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** One html file with script and style inside: browsers refuse module scripts by address on pages opened from disk. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  build: {
    outDir: join(import.meta.dirname, '../dist/viz'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
  },
});
