import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { count } from './define.ts';
import type { JobLimits } from './run-job.ts';

export interface JobOptions {
  jobs?: number;
  memory?: number;
}

/** More threads than this only take memory from one another. */
const MOST_JOBS = 64;
/** Less does not hold catalogue and weights. */
const LEAST_MEMORY = 256;

function jobCount(text: string): number {
  const jobs = count(text);
  if (jobs > MOST_JOBS) throw new InvalidArgumentError(`"${text}" is more than ${MOST_JOBS}.`);
  return jobs;
}

/** The option for the number of threads. */
export const jobsOption = (command: Command): Command =>
  command.option('--jobs <n>', 'threads that read papers (default: one a core); the result is the same', jobCount);

/** Options of commands that write a map. */
export const addJobOptions = (command: Command): Command =>
  jobsOption(command).option(
    '--memory <mb>',
    `megabytes for the objects of the map, ${LEAST_MEMORY} or more (default: what Node takes by itself)`,
    (text) => {
      const memory = count(text);
      if (memory < LEAST_MEMORY) throw new InvalidArgumentError(`"${text}" is less than ${LEAST_MEMORY}.`);
      return memory;
    },
  );

export const jobLimits = ({ jobs = defaultJobs(), memory }: JobOptions): JobLimits => ({ jobs, memory });

export const defaultJobs = (): number => Math.min(MOST_JOBS, availableParallelism());
