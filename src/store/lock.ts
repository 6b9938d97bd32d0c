import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import { discard } from './files.ts';
import { isOurManifest } from './manifest.ts';

/** Who holds a lock. `born` tells a process from a later one of the same id. */
interface Owner {
  pid: number;
  host: string;
  born: string | null;
}

/** When a process was started, in words of the system (Linux: since which boot, and ticks since then); null where it does not tell. */
function bornAt(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name of the program, in brackets, may hold spaces and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}

/** True where the process that wrote a lock is gone. A lock of another host is never taken to be stale. */
function isStale(owner: string): boolean {
  try {
    const { pid, host, born } = JSON.parse(owner) as Owner;
    if (host !== hostname()) return false;
    // After a crash and a restart its id may be that of another process.
    const now = bornAt(pid);
    if (born && now && born !== now) return true;
    if (pid === process.pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // ESRCH: no such process. EPERM: it lives under another user.
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}

const readOwner = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/**
 * A folder that may become a map: none yet, an empty one, or one that holds a map.
 * @throws PapergraphError where it holds something else, which a build would spoil
 */
function refuseForeign(dir: string): void {
  if (dir === '' || (existsSync(dir) && !statSync(dir).isDirectory())) {
    throw new PapergraphError(`${dir || '""'} is no folder: give the folder that the map is to be written to`);
  }
  const names = existsSync(dir) ? readdirSync(dir) : [];
  // Systems leave hidden files of their own everywhere.
  const own = /^(\..*|manifest\.json(\.new)?|tables-[0-9a-f]{16}|writing-\d+|overrides\.yaml)$/;
  const foreign = names.find((name) => !own.test(name));
  const manifest = join(dir, 'manifest.json');
  if (existsSync(manifest) && !isOurManifest(readFileSync(manifest, 'utf8'))) {
    throw new PapergraphError(`${manifest} was not written by papergraph: give an empty or a new folder`);
  }
  if (foreign !== undefined && !existsSync(manifest)) {
    throw new PapergraphError(`${dir} holds other files (${foreign}) and no map: give an empty or a new folder`);
  }
}

/**
 * Keeps two writers of one map apart by a lock file with the owner's process id; the lock of a dead owner is taken over. The file
 * appears whole (it is linked, not written, into place), so that nobody reads half of it.
 * @returns a function that releases the lock
 * @throws PapergraphError where another living process holds it, or the folder holds something that is no map
 */
export function lockMap(dir: string): () => void {
  refuseForeign(dir);
  const path = join(dir, '.lock');
  const claim = join(dir, `.lock-${process.pid}`);
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), born: bornAt(process.pid) } satisfies Owner);
  const isNew = !existsSync(dir);
  try {
    mkdirSync(dir, { recursive: true });
    writeFileSync(claim, mine);
    for (let attempt = 0; attempt < 3; attempt++) {
      if (tryLink(claim, path)) return () => release(dir, path, mine, isNew);
      const owner = readOwner(path);
      if (owner === null) continue;
      if (!isStale(owner)) break;
      removeStale(path, owner, claim);
    }
  } catch (cause) {
    throw new PapergraphError(`${dir} cannot be written: ${(cause as Error).message}`, { cause });
  } finally {
    rmSync(claim, { force: true });
  }
  throw new PapergraphError(
    `${dir} is being written by another papergraph: wait for it, or remove ${path} if none is running`,
  );
}

function tryLink(claim: string, path: string): boolean {
  try {
    linkSync(claim, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Of several that find one stale lock, only the one that gets the second lock, named after it, may remove it. */
function removeStale(path: string, owner: string, claim: string): void {
  const removal = `${path}-stale`;
  if (!tryLink(claim, removal)) {
    const other = readOwner(removal);
    if (other !== null && isStale(other)) rmSync(removal, { force: true });
    return;
  }
  try {
    if (readOwner(path) === owner) unlinkSync(path);
  } finally {
    rmSync(removal, { force: true });
  }
}

/** A folder that was made for the lock and got no map is removed again. */
function release(dir: string, path: string, mine: string, isNew: boolean): void {
  // A run that was stopped may have left what it had begun.
  discard(dir);
  if (readOwner(path) === mine) rmSync(path, { force: true });
  if (isNew && existsSync(dir) && readdirSync(dir).length === 0) rmSync(dir, { recursive: true });
}
