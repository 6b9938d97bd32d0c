import { PapergraphError } from '../lib/errors.ts';
import { type Corrections, parseCorrections } from '../resolve/index.ts';
import { type Manifest, type OverridesState, overridesPath, overridesState, readOverrides } from '../store/index.ts';

/** Corrections that were read, and the digest of their file. */
export interface GivenCorrections {
  corrections: Corrections | null;
  /** SHA-256 of the file; null where there is none. */
  sha256: string | null;
}

/**
 * Corrections of a map folder; a folder without any has none.
 * @throws PapergraphError naming file, line and column of what is wrong
 */
export function correctionsOf(dir: string): GivenCorrections {
  const file = readOverrides(overridesPath(dir));
  return file
    ? { corrections: parseCorrections(file.text, file.path), sha256: file.sha256 }
    : { corrections: null, sha256: null };
}

/** Corrections in a file that the user names. */
export function correctionsIn(path: string): Corrections {
  const file = readOverrides(path);
  if (!file) throw new PapergraphError(`--overrides ${path}: there is no such file`);
  return parseCorrections(file.text, path);
}

const STATES: Record<OverridesState, string | null> = {
  none: null,
  applied: null,
  edited: 'was edited after it was applied',
  new: 'is there and was never applied',
  removed: 'was removed after it was applied',
};

/** What to tell of an overrides.yaml that is not the one of the map; null where it is. */
export function unappliedNote(dir: string, manifest: Manifest): string | null {
  const what = STATES[overridesState(dir, manifest)];
  return what && `${overridesPath(dir)} ${what}: \`papergraph fix ${dir} apply\` applies it`;
}
