import type { JobArguments } from './jobs.ts';

/** What a job's thread is started with. */
export interface JobStart {
  name: keyof JobArguments;
  given: JobArguments[keyof JobArguments];
  jobs: number;
  quiet: boolean;
  /** What the job may know of the terminal. */
  stdout: { isTTY: boolean; columns?: number };
  stderr: { isTTY: boolean; columns?: number };
}

/** What a job tells while it runs, and how it ends. */
export type JobMessage =
  | { kind: 'text'; to: 'stdout' | 'stderr'; text: string }
  | { kind: 'stage'; name: string; total?: number }
  | { kind: 'update'; done: number; total?: number }
  | { kind: 'end' }
  | { kind: 'failed'; error: 'UsageError' | 'PapergraphError'; message: string };
