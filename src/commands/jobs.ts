import { type AddGiven, addToMap } from './add-job.ts';
import { type BuildGiven, buildNewMap } from './build-job.ts';
import type { CommandContext } from './context.ts';
import type { Progress } from './progress.ts';
import { type RebuildGiven, rebuildMap } from './rebuild-job.ts';

/** What a job may touch beside its arguments. */
export interface JobWorld {
  context: CommandContext;
  progress: Progress;
  /** Threads that read papers. */
  jobs: number;
}

/** The jobs that write a map, by name, with what each is given. The caller holds the lock of the folder. */
export interface JobArguments {
  build: BuildGiven;
  add: AddGiven;
  rebuild: RebuildGiven;
}

/** Long work that runs in a thread of its own, so that the process stays able to answer Ctrl-C. */
export const JOBS: { [N in keyof JobArguments]: (given: JobArguments[N], world: JobWorld) => Promise<void> } = {
  build: buildNewMap,
  add: addToMap,
  rebuild: rebuildMap,
};
