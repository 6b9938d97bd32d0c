import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './manifest.ts';

/** Writes a file and waits until it is on the disk, so that a later rename never points at an empty file. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes renames in a folder durable. Windows cannot open folders, and needs no such step. */
export function syncFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(dir, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** Whether a file is there and has this SHA-256. */
export const isIntact = (path: string, digest: string): boolean =>
  existsSync(path) && sha256(readFileSync(path)) === digest;

/** A second name for a file that never changes; a copy where the disk knows no second names. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** What is being written, by this process. */
export const writingFolder = (dir: string): string => join(dir, `writing-${process.pid}`);

/** Takes away what this process was writing; where that fails, the next writer does. */
export function discard(dir: string): void {
  try {
    rmSync(writingFolder(dir), { recursive: true, force: true });
  } catch {}
}

/**
 * Removes folders of older versions and of killed runs. The caller holds the lock, so nobody else is writing here. A reader goes on with the
 * files that it has open; where a system keeps open files from being removed, the next writer tries again.
 */
export function removeLeftovers(dir: string, keep: string): void {
  for (const name of readdirSync(dir)) {
    if (name === keep || !/^(tables-[0-9a-f]{16}|writing-\d+)$/.test(name)) continue;
    try {
      rmSync(join(dir, name), { recursive: true, force: true });
    } catch {}
  }
}
