import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PapergraphError } from '../lib/errors.ts';
import { FACT_TABLES, OPTIONAL_TABLES, TABLE_NAMES, type TableName } from './schema.ts';

/**
 * Version of the map folder's format. Raised when a reader of the old format could misread the new one, or tables lack columns that are read now.
 * 1: up to 0.2.0. 2: raw tables hold every mention, whatever its confidence.
 */
export const FORMAT = 2;
/** The oldest format whose papers can be read, to make the map again of them. */
export const OLDEST_FORMAT = 1;

const ManifestSchema = z.object({
  format: z.int(),
  papergraph: z.string(),
  /** Folder of the tables, below the map folder. */
  folder: z.string().regex(/^tables-[0-9a-f]{16}$/),
  options: z.record(z.string(), z.unknown()),
  clustering: z.object({ modularity: z.number(), shuffledModularity: z.number(), resolution: z.number() }),
  tables: z.record(
    z.string(),
    z.object({ file: z.string().regex(/^[a-z_]+\.parquet$/), rows: z.int(), bytes: z.int(), sha256: z.string() }),
  ),
  digest: z.object({ facts: z.string(), all: z.string() }),
  /** Version of the extractor that made the raw tables; null where there are none. */
  extractor: z.string().nullable().default(null),
  /** The corrections that were applied: SHA-256 of overrides.yaml; null where there was none. The file itself is in no digest. */
  overrides: z.object({ sha256: z.string() }).nullable().default(null),
});

/** What `manifest.json` holds: the one file that says which tables are the map. */
export type Manifest = z.infer<typeof ManifestSchema>;

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Whether a text is a manifest of papergraph, of this or another format, even if other parts of it are damaged. */
export function isOurManifest(text: string): boolean {
  try {
    const json = JSON.parse(text) as { format?: unknown; papergraph?: unknown } | null;
    return typeof json?.format === 'number' && typeof json.papergraph === 'string';
  } catch {
    // A manifest that is no JSON may be ours, damaged: `text` then says so.
    return text.includes('"papergraph"');
  }
}

/** Digest over the facts and over all tables, from the tables' own digests. */
export function digests(tables: Manifest['tables']): Manifest['digest'] {
  const over = (names: readonly TableName[]) =>
    sha256(
      names
        .filter((name) => tables[name] || !OPTIONAL_TABLES.has(name))
        .map((name) => `${name} ${tables[name]?.sha256 ?? ''}\n`)
        .join(''),
    );
  return { facts: over(FACT_TABLES), all: over(TABLE_NAMES) };
}

const manifestPath = (dir: string): string => join(dir, 'manifest.json');

/** `manifest.json` as JSON, unchecked. */
function readJson(dir: string): unknown {
  const path = manifestPath(dir);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      throw new PapergraphError(`${path} cannot be read: ${message}`, { cause });
    throw new PapergraphError(
      `${dir} holds no map (no manifest.json in it): make one with \`papergraph build INPUT… --out ${dir}\``,
      { cause },
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PapergraphError(`${path} is damaged (no valid JSON): build the map again`, { cause });
  }
}

/**
 * Reads and checks `manifest.json`.
 * @param oldest the oldest format that will do; those that are read in full are of this version's
 * @throws PapergraphError where the folder holds no map, a damaged manifest, or a map of another format
 */
export function readManifest(dir: string, oldest = FORMAT): Manifest {
  const path = manifestPath(dir);
  const json = readJson(dir);
  const format = (json as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > FORMAT) {
    throw new PapergraphError(
      `${path} is of format ${format}, this papergraph reads up to ${FORMAT}: update papergraph or build the map again`,
    );
  }
  if (typeof format === 'number' && format < oldest) {
    throw new PapergraphError(`${dir} was made by an older version: run \`papergraph rebuild ${dir}\``);
  }
  const result = ManifestSchema.safeParse(json);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw new PapergraphError(`${path} is damaged (${issue.path.join('.')}: ${issue.message}): build the map again`);
  }
  const { tables, digest, folder } = result.data;
  const { facts, all } = digests(tables);
  if (digest.facts !== facts || digest.all !== all || folder !== `tables-${all.slice(0, 16)}`) {
    throw new PapergraphError(
      `${path} is damaged (its digests are not those of the tables that it lists): build the map again`,
    );
  }
  return result.data;
}

/** The digest of the map in a folder, for a cheap look whether it is still the one that was opened; null where none can be told. */
export function currentDigest(dir: string): string | null {
  try {
    const { digest } = readJson(dir) as Manifest;
    return digest.all;
  } catch {
    return null;
  }
}
