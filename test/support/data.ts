import { existsSync } from 'node:fs';
import { describe } from 'vitest';
import { dataPath } from './paths.ts';

export { dataPath } from './paths.ts';

/**
 * A group of tests that needs something this machine may lack. Missing: skipped loudly with its name; where everything is
 * required (PAPERGRAPH_REQUIRE_ALL=1, as in CI) the missing thing fails the run instead.
 */
export function describeWith(thing: string, present: boolean, name: string, body: () => void): void {
  if (present || process.env.PAPERGRAPH_REQUIRE_ALL === '1') describe(name, body);
  else {
    console.warn(`SKIPPED: ${name}: needs ${thing}, which is not on this machine`);
    describe.skip(`${name} (needs ${thing})`, body);
  }
}

/** A group of tests over files of the shared data folder. */
export function describeWithData(parts: string[], name: string, body: () => void): void {
  describeWith(`PAPERGRAPH_DATA with ${parts.join('/')}`, existsSync(dataPath(...parts)), name, body);
}
