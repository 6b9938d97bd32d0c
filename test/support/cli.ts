import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');

/** Runs the built command line, as a user does. `npm test` builds before it tests. */
export function papergraph(args: string[], options: { input?: string | Buffer; env?: Record<string, string> } = {}) {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first');
  const result = spawnSync(process.execPath, [cli, ...args], {
    input: options.input ?? '',
    encoding: 'utf8',
    env: { ...process.env, ...options.env },
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** The JSON Lines of a successful run. */
export function papergraphLines(args: string[], input?: string): Record<string, unknown>[] {
  const { code, stdout, stderr } = papergraph(args, input === undefined ? {} : { input });
  if (code !== 0) throw new Error(`papergraph ${args.join(' ')} exited with ${code}: ${stderr}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Path of a Node of another major version, from the `node` package of the registry; null where it cannot be had. */
export function otherNode(major: number): string | null {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  try {
    return execFileSync('npx', ['-y', '-p', `node@${major}`, 'node', '-p', 'process.execPath'], {
      encoding: 'utf8',
    }).trim();
  } catch {
    return null;
  }
}
