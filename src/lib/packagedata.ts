import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from './errors.ts';
import { packageRoot } from './package.ts';

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
