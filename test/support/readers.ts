import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

// What test/setup.sh fetches.
const root = join(import.meta.dirname, '../..');
const python = join(root, '.cache/readers/bin/python');
const gephi = join(root, '.cache/gephi/classpath.txt');

export const PYTHON_READERS_PRESENT = existsSync(join(root, '.cache/readers/installed.txt'));
export const GEPHI_PRESENT = existsSync(gephi);

type Values = Record<string, unknown>;

/** What a program made of a graph file. */
export interface ReadBack {
  direction: string;
  nodes: Values[];
  edges: Values[];
}

/** The same with what Gephi tells beside it. */
export interface GephiReadBack extends ReadBack {
  issues: { level: 'INFO' | 'WARNING' | 'SEVERE' | 'CRITICAL'; message: string }[];
  /** First and last moment in ms, or null where the file has no time. */
  timeline: [first: number, last: number] | null;
  nodeColumns: Record<string, string>;
  edgeColumns: Record<string, string>;
}

async function run(program: string, args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 1 << 28, encoding: 'utf8' });
  return stdout;
}

/** Opens files with networkx, igraph or Python's csv module (a folder of nodes.csv and edges.csv). */
export async function readWithPython(reader: 'networkx' | 'igraph' | 'csv', files: string[]): Promise<ReadBack[]> {
  return JSON.parse(await run(python, ['-X', 'utf8', join(root, 'test/readers/readers.py'), reader, ...files]));
}

/** Opens files with the import of Gephi's desktop program, one JVM for all. */
export async function readWithGephi(files: string[]): Promise<GephiReadBack[]> {
  const options = ['-Xmx1g', '-Djava.awt.headless=true', '-Dfile.encoding=UTF-8'];
  const classPath = readFileSync(gephi, 'utf8').trim();
  const program = join(root, 'test/readers/gephi/GephiReader.java');
  return JSON.parse(await run('java', [...options, '-cp', classPath, program, ...files]));
}
