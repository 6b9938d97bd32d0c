import { PapergraphError } from '../lib/errors.ts';
import type { Clustering, Concept, ConceptLink, ConceptMap, ExtractedPaper, Paper, Position } from '../types.ts';
import { type StoredLinks, storedLinks } from './links.ts';
import type { Manifest } from './manifest.ts';
import { fromRawTables } from './raw-tables.ts';
import { MAP_TABLES, type RawTables, type Tables } from './schema.ts';
import { openTables, type TableReader } from './table-reader.ts';
import { clusteringFrom, conceptOf, fromTables, papersFrom, positionOf } from './tables.ts';

/** A map folder that is held open: what is read from it is of one version, even if a new one is written meanwhile. */
export interface OpenedMap {
  manifest: Manifest;
  /** All but what was read before names were resolved. */
  map(): Promise<ConceptMap>;
  papers(): Promise<Paper[]>;
  concepts(): Promise<Concept[]>;
  conceptLinks(): Promise<ConceptLink[]>;
  clustering(): Promise<Clustering>;
  positions(): Promise<Position[]>;
  /**
   * What was read in the papers before names were resolved, as it was when the map was made.
   * @returns null where the map does not hold it, or an extractor of another version read it
   */
  extracted(papers: readonly Paper[], extractor: string): Promise<ExtractedPaper[] | null>;
  /** Papers that a paper is linked to: see `storedLinks`. */
  linksOf(paper: string): Promise<StoredLinks | null>;
  close(): void;
}

/**
 * Opens a map folder. Every table is checked against its digest when it is read.
 * @param oldest the oldest format that will do
 * @throws PapergraphError naming the file that is missing, damaged or of another format
 */
export function holdMap(dir: string, oldest?: number): OpenedMap {
  const reader = openTables(dir, oldest);
  const { manifest } = reader;
  return {
    manifest,
    map: () => readMap(reader),
    papers: async () => papersFrom(await reader.read('papers'), await reader.read('sources')),
    concepts: async () => (await reader.read('concepts')).map(conceptOf),
    conceptLinks: () => reader.read('concept_concept'),
    clustering: async () =>
      clusteringFrom(await reader.read('communities'), await reader.read('positions'), manifest.clustering),
    positions: async () => (await reader.read('positions')).map(positionOf),
    extracted: async (papers, extractor) => {
      if (manifest.extractor !== extractor || !manifest.tables.raw_mentions) return null;
      const tables: RawTables = {
        raw_mentions: await reader.read('raw_mentions'),
        raw_definitions: await reader.read('raw_definitions'),
      };
      return fromRawTables(tables, papers);
    },
    linksOf: (paper) => storedLinks(reader, paper),
    close: reader.close,
  };
}

async function readMap(reader: TableReader): Promise<ConceptMap> {
  const tables = {} as Record<keyof Tables, unknown[]>;
  for (const name of MAP_TABLES) tables[name] = await reader.read(name);
  return fromTables(tables as unknown as Tables, reader.manifest.clustering);
}

/**
 * Reads a map folder, checking every table against its digest.
 * @throws PapergraphError naming the file that is missing, damaged or of another format
 */
export async function openMapFolder(dir: string): Promise<{ map: ConceptMap; manifest: Manifest }> {
  const held = holdMap(dir);
  try {
    return { map: await held.map(), manifest: held.manifest };
  } finally {
    held.close();
  }
}

/**
 * What was read in the papers of a map before names were resolved: see `OpenedMap.extracted`.
 * @param manifest of the map that was opened
 * @throws PapergraphError where the map was replaced since
 */
export async function readExtracted(
  dir: string,
  manifest: Manifest,
  papers: readonly Paper[],
  extractor: string,
): Promise<ExtractedPaper[] | null> {
  if (manifest.extractor !== extractor) return null;
  const held = holdMap(dir);
  try {
    if (held.manifest.digest.all !== manifest.digest.all)
      throw new PapergraphError(`${dir} was replaced while it was read: run it again`);
    return await held.extracted(papers, extractor);
  } finally {
    held.close();
  }
}
