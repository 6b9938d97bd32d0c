import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What `Worker` needs to run a module of this package. */
export interface ThreadFile {
  url: URL;
  execArgv: string[];
}

/**
 * A module that runs in a thread of its own, whether the code runs compiled or from its sources.
 * @param folder folder of the calling module (`import.meta.dirname`)
 * @param name file name without extension
 */
export function threadFile(folder: string, name: string): ThreadFile {
  const extension = extname(import.meta.filename);
  const url = pathToFileURL(join(folder, `${name}${extension}`));
  return { url, execArgv: extension === '.ts' ? ['--import', sourceLoader()] : process.execArgv };
}

/** A module that lets a thread read TypeScript; only for those who work on papergraph. */
function sourceLoader(): string {
  const api = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace('.cjs', '.mjs');
  return `data:text/javascript,${encodeURIComponent(`import { register } from ${JSON.stringify(api)}; register();`)}`;
}
