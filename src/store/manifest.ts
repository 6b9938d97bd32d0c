import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PapergraphError } from '../lib/errors.ts';
import { FACT_TABLES, OPTIONAL_TABLES, TABLE_NAMES, type TableName } from './schema.ts';

/** Version of the map folder's format. Raised when a reader of the old format could misread the new one. */
export const FORMAT = 1;

const ManifestSchema = z.object({
  format: z.int(),
  papergraph: z.string(),
  /** Folder of the tables, below the map folder. */
  folder: z.string().regex(/^tables-[0-9a-f]{16}$/),
  options: z.record(z.string(), z.unknown()),
  clustering: z.object({ modularity: z.number(), shuffledModularity: z.number(), resolution: z.number() }),
  tables: z.record(z.string(), z.object({ file: z.string(), rows: z.int(), bytes: z.int(), sha256: z.string() })),
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

/**
 * Reads and checks `manifest.json`.
 * @throws PapergraphError where the folder holds no map, a damaged manifest, or a map of a newer format
 */
export function readManifest(dir: string): Manifest {
  const path = join(dir, 'manifest.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PapergraphError(
      `${dir} holds no map (no manifest.json in it): make one with \`papergraph build INPUT… --out ${dir}\``,
      { cause },
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PapergraphError(`${path} is damaged (no valid JSON): build the map again`, { cause });
  }
  const format = (json as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > FORMAT) {
    throw new PapergraphError(
      `${path} is of format ${format}, this papergraph reads up to ${FORMAT}: update papergraph or build the map again`,
    );
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
