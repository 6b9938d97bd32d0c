import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from './errors.ts';

/** Folder of the installed package: `data/` and `package.json` lie in it, whether the code runs from `src/` or `dist/`. */
export const packageRoot = join(import.meta.dirname, '..', '..');

/** Version in package.json. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version;

/**
 * Text of a file in the package's data/ folder.
 * @throws PapergraphError where the installation lacks it
 */
export function readPackageData(name: string): string {
  try {
    return readFileSync(join(packageRoot, 'data', name), 'utf8');
  } catch (cause) {
    throw new PapergraphError(`data/${name} of papergraph cannot be read: install the package again`, { cause });
  }
}
