import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { papergraph, root } from './cli.ts';

/** Builds the sample papers into a new map folder with the built command line. The caller removes it. */
export function sampleMap(): string {
  const map = join(mkdtempSync(join(tmpdir(), 'papergraph-sample-')), 'map');
  const built = papergraph(['build', join(root, 'data/sample'), '--out', map]);
  if (built.code !== 0) throw new Error(built.stderr);
  return map;
}
