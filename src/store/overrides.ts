import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import { type Manifest, sha256 } from './manifest.ts';

/** The user's corrections, in a file. */
export interface Overrides {
  path: string;
  text: string;
  sha256: string;
}

/** Far more than hands write. */
const LONGEST_FILE = 4_000_000;

/** The file of corrections in a map folder. */
export const overridesPath = (dir: string): string => join(dir, 'overrides.yaml');

/**
 * Reads a file of corrections.
 * @returns null where there is none
 * @throws PapergraphError where it cannot be read or is no UTF-8 text
 */
export function readOverrides(path: string): Overrides | null {
  let bytes: Uint8Array;
  try {
    if (statSync(path).size > LONGEST_FILE)
      throw new PapergraphError(`${path} is longer than ${LONGEST_FILE / 1e6} MB: that is no list of corrections`);
    bytes = readFileSync(path);
  } catch (cause) {
    if (cause instanceof PapergraphError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new PapergraphError(`${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), sha256: sha256(bytes) };
  } catch (cause) {
    throw new PapergraphError(`${path} is no UTF-8 text: save it as UTF-8`, { cause });
  }
}

/** Replaces the file of corrections of a map folder in one rename. The caller holds the lock of the folder. */
export function writeOverrides(dir: string, text: string): Overrides {
  const path = overridesPath(dir);
  const next = join(dir, '.overrides.yaml.new');
  const bytes = new TextEncoder().encode(text);
  const file = openSync(next, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
  return { path, text, sha256: sha256(bytes) };
}

/** How overrides.yaml stands to the map: as it was applied, edited, new or removed since; `none` where there never was one. */
export type OverridesState = 'none' | 'applied' | 'edited' | 'new' | 'removed';

export function overridesState(dir: string, { overrides }: Manifest): OverridesState {
  const path = overridesPath(dir);
  if (!existsSync(path)) return overrides ? 'removed' : 'none';
  if (!overrides) return 'new';
  try {
    return readOverrides(path)?.sha256 === overrides.sha256 ? 'applied' : 'edited';
  } catch (error) {
    // What cannot be read is not what was applied; whoever applies it is told why.
    if (error instanceof PapergraphError) return 'edited';
    throw error;
  }
}
