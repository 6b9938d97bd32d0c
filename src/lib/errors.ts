/** Wrong use of the command line or of an option: exit code 2. The message says what is wrong and how to mend it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Something that could not be done with right use (unreadable input, damaged map): exit code 1. */
export class PapergraphError extends Error {
  override name = 'PapergraphError';
}

/** The user stopped the run by a signal: exit code 128 and the number of the signal, as shells have it. */
export class Stopped extends Error {
  readonly exitCode: number;
  constructor(message: string, signal: number) {
    super(message);
    this.exitCode = 128 + signal;
  }
}
