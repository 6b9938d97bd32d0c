import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import type { Manifest } from './manifest.ts';
import { type Rows, RULES } from './references.ts';
import { TABLE_NAMES, TABLES, type TableName } from './schema.ts';
import { openTables, type TableReader } from './table-reader.ts';

/** What is wrong with a map. */
interface MapProblem {
  table: string;
  /** What is wrong, in words. */
  what: string;
  /** Rows that it is wrong of; 0 where it is about the table as a whole. */
  rows: number;
}

export interface Verified {
  manifest: Manifest;
  /** Empty where the map is whole. */
  problems: MapProblem[];
  /** Rows that were looked at. */
  rows: number;
}

/**
 * Checks a map: every digest, the columns and numbers of rows, the order of keys, and that whatever a row points at is there.
 * @throws PapergraphError where there is no manifest that can be read
 */
export async function verifyMap(dir: string): Promise<Verified> {
  const reader = openTables(dir);
  try {
    const { manifest } = reader;
    const problems = strangeFiles(dir, manifest);
    const rows = await readAll(reader, problems);
    for (const rule of RULES) {
      // A table that cannot be read is told once, not by every rule that needs it.
      if (rule.needs.some((name) => !rows[name])) continue;
      const found = rule.wrong(rows as Rows);
      if (found.rows > 0)
        problems.push({ table: rule.table, what: `${rule.what} (the first: ${found.first})`, rows: found.rows });
    }
    const total = Object.values(rows).reduce((sum, list) => sum + list.length, 0);
    return { manifest, problems, rows: total };
  } finally {
    reader.close();
  }
}

function strangeFiles(dir: string, manifest: Manifest): MapProblem[] {
  const own = new Set(Object.values(manifest.tables).map(({ file }) => file));
  return readdirSync(join(dir, manifest.folder))
    .filter((name) => !own.has(name))
    .map((name) => ({
      table: name,
      what: 'a file in the folder of the tables that the manifest does not list',
      rows: 0,
    }));
}

async function readAll(reader: TableReader, problems: MapProblem[]): Promise<Partial<Rows>> {
  const rows: Partial<Record<TableName, unknown[]>> = {};
  for (const name of TABLE_NAMES) {
    const entry = reader.manifest.tables[name];
    try {
      const list: Record<string, unknown>[] = await reader.read(name);
      rows[name] = list;
      if (entry && list.length !== entry.rows)
        problems.push({ table: name, what: `has ${list.length} rows, the manifest says ${entry.rows}`, rows: 0 });
      const missing = list[0] ? Object.keys(TABLES[name]).filter((column) => !(column in list[0]!)) : [];
      if (missing.length > 0) problems.push({ table: name, what: `lacks ${missing.join(', ')}`, rows: 0 });
    } catch (error) {
      if (!(error instanceof PapergraphError)) throw error;
      problems.push({ table: name, what: error.message, rows: 0 });
    }
  }
  return rows as Partial<Rows>;
}
