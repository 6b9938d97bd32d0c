import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';

/** True where the process that wrote the lock is gone. A lock of another host is never taken to be stale. */
function isStale(path: string): boolean {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; host: string };
    if (host !== hostname()) return false;
    if (pid === process.pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // ESRCH: no such process; SyntaxError: the owner died while writing. EPERM: it lives under another user.
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}

/**
 * Keeps two writers of one map apart by a lock file with the owner's process id; the lock of a dead owner is taken over.
 * @returns a function that releases the lock
 * @throws PapergraphError where another living process holds it
 */
export function lockMap(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, '.lock');
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, JSON.stringify({ pid: process.pid, host: hostname() }));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new PapergraphError(`${dir} cannot be written: ${(cause as Error).message}`, { cause });
      }
      if (attempt > 0 || !isStale(path)) {
        throw new PapergraphError(
          `${dir} is being written by another papergraph: wait for it, or remove ${path} if none is running`,
          { cause },
        );
      }
      rmSync(path, { force: true });
    }
  }
}
