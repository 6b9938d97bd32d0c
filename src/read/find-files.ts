import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { compareStrings } from '../lib/text.ts';
import type { IssueLog } from './issues.ts';

/** One file to read. */
export interface InputFile {
  /** Where it is; null for standard input. */
  path: string | null;
  /** Name for `sources`: the path below the folder or the glob's base, with forward slashes; the base name of a file. */
  name: string;
  /** Bytes; 0 where unknown. */
  size: number;
  /** True where it was named itself, not found in a folder or by a glob. */
  named: boolean;
}

/**
 * Finds the files of all inputs: files, folders (with all below, without hidden ones), globs and `-`. A file that is named
 * twice is one. Reports inputs that match nothing.
 * @returns sorted by name, then path
 */
export async function findFiles(inputs: string[], issues: IssueLog): Promise<InputFile[]> {
  const found = new Map<string, InputFile>();
  const keep = async (path: string, name: string, named: boolean): Promise<void> => {
    const { size } = await stat(path);
    const file = { path, name: name.replaceAll('\\', '/').toWellFormed(), size, named };
    const key = await realpath(path).catch(() => resolve(path));
    const known = found.get(key);
    // Of the names of one file the shortest stays, so that the order of the inputs does not matter.
    const better = known && compareNames(known.name, file.name) <= 0 ? known : file;
    found.set(key, { ...better, named: named || known?.named === true });
  };
  for (const input of [...new Set(inputs)].sort(compareStrings)) {
    if (input === '-') {
      found.set('-', { path: null, name: '-', size: 0, named: true });
      continue;
    }
    try {
      await findInput(input, keep, issues);
    } catch (error) {
      issues.add(input, null, {
        level: 'error',
        what: `cannot be opened: ${reason(error)}`,
        mend: 'check the path and the rights',
      });
    }
  }
  return [...found.values()].sort(
    (a, b) => compareStrings(a.name, b.name) || compareStrings(a.path ?? '', b.path ?? ''),
  );
}

type Keep = (path: string, name: string, named: boolean) => Promise<void>;

async function findInput(input: string, keep: Keep, issues: IssueLog): Promise<void> {
  const info = await stat(input).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EINVAL' || error.code === 'ENAMETOOLONG')
      return null;
    throw error;
  });
  let files: { path: string; name: string }[] = [];
  if (info?.isDirectory()) files = await filesBelow(input, issues);
  else if (info) return keep(input, basename(input), true);
  else if (isDynamicPattern(input)) files = await filesOfGlob(input);
  else {
    issues.add(input, null, {
      level: 'error',
      what: 'no such file or folder',
      mend: 'check the path, or put a glob in quotes',
    });
    return;
  }
  if (files.length === 0) {
    const what = info ? 'a folder without files' : 'a glob that matches no file';
    issues.add(input, null, { level: 'error', what, mend: 'name a file, a folder or a glob that matches some' });
  }
  for (const { path, name } of files) await keep(path, name, false);
}

/** All files below a folder; hidden ones are passed over, links followed once. */
async function filesBelow(folder: string, issues: IssueLog): Promise<{ path: string; name: string }[]> {
  const files: { path: string; name: string }[] = [];
  const seen = new Set<string>();
  const waiting = [{ path: folder, name: '' }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const real = await realpath(next.path);
    if (seen.has(real)) continue;
    seen.add(real);
    try {
      for (const entry of (await readdir(next.path)).sort(compareStrings)) {
        if (entry.startsWith('.')) continue;
        const child = { path: join(next.path, entry), name: next.name === '' ? entry : `${next.name}/${entry}` };
        const info = await stat(child.path).catch(() => null);
        if (info?.isDirectory()) waiting.push(child);
        else if (info?.isFile()) files.push(child);
        else
          issues.add(child.name, null, {
            level: 'warning',
            what: 'no plain file',
            mend: 'none needed: it was passed over',
          });
      }
    } catch (error) {
      issues.add(next.name || folder, null, {
        level: 'error',
        what: `cannot be opened: ${reason(error)}`,
        mend: 'check the rights',
      });
    }
  }
  return files;
}

async function filesOfGlob(input: string): Promise<{ path: string; name: string }[]> {
  const pattern = process.platform === 'win32' ? input.replaceAll('\\', '/') : input;
  const parts = pattern.split('/');
  const fixed = parts.findIndex((part) => isDynamicPattern(part));
  const base = parts.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.');
  const names = await glob(parts.slice(fixed).join('/'), {
    cwd: base,
    dot: false,
    onlyFiles: true,
    expandDirectories: false,
  });
  return names.sort(compareStrings).map((name) => ({ path: join(base, name), name }));
}

const compareNames = (a: string, b: string): number => a.length - b.length || compareStrings(a, b);

const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
