/** Takes the lock of a map and never gives it back: exit code 0; 3 where another holds it. */
import { PapergraphError } from '../../src/lib/errors.ts';
import { lockMap } from '../../src/store/index.ts';

try {
  lockMap(process.argv[2]!);
  // The others must find a living owner.
  await new Promise((done) => setTimeout(done, 2500));
} catch (error) {
  if (!(error instanceof PapergraphError)) throw error;
  process.exitCode = 3;
}
