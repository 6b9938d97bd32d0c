import { z } from 'zod';
import { UsageError } from './errors.ts';

const day = z.iso.date();

/** Every option of a build, with its default and range. Stages take the whole object and read what is theirs. */
const BuildOptionsSchema = z.strictObject({
  /** Day of the visit: the year that a Daily Papers page leaves out is taken from it. Null: inferred from the page. */
  visited: day.nullable().default(null),
  /** Seed of the one random generator. */
  seed: z.int().min(0).max(4294967295).default(1),
  /** Mentions below this confidence are dropped. */
  minConfidence: z.number().min(0).max(1).default(0),
  /** Related papers kept a paper. */
  related: z.int().min(1).max(100).default(10),
  /** Papers that two concepts must share to be linked. */
  minShared: z.int().min(1).default(1),
  /** What the weight of two concepts that papers name together is; all of these are kept beside it. */
  conceptWeight: z.enum(['association', 'npmi', 'jaccard', 'count']).default('association'),
  /** What is clustered: papers and concepts together, or one kind alone. */
  cluster: z.enum(['both', 'papers', 'concepts']).default('both'),
  /** How it is clustered. */
  clusterMethod: z.enum(['leiden', 'louvain']).default('leiden'),
  /** Resolution of the clustering; more gives more, smaller communities. `auto`: the most stable one. */
  resolution: z.union([z.number().positive().max(100), z.literal('auto')]).default(1),
  /** Seeded starts of the clustering. */
  starts: z.int().min(1).max(100).default(10),
  /** Rounds of the layout. */
  layoutIterations: z.int().min(0).max(10000).default(200),
});

/** What each option takes, in words. */
const RANGES: Record<keyof typeof BuildOptionsSchema.shape, string> = {
  visited: 'a day written as YYYY-MM-DD',
  seed: 'a whole number from 0 to 4294967295',
  minConfidence: 'between 0 and 1',
  related: 'a whole number from 1 to 100',
  minShared: 'a whole number above 0',
  conceptWeight: 'association, npmi, jaccard or count',
  cluster: 'both, papers or concepts',
  clusterMethod: 'leiden or louvain',
  resolution: 'above 0 and at most 100, or auto',
  starts: 'a whole number from 1 to 100',
  layoutIterations: 'a whole number from 0 to 10000',
};

/** An option's name as the command line has it: `minConfidence` → `--min-confidence`. */
const typed = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export type BuildOptions = z.infer<typeof BuildOptionsSchema>;

/**
 * Fills in defaults and checks ranges.
 * @throws UsageError naming the option, its value and the permitted range
 */
export function buildOptions(given: Partial<BuildOptions> = {}): BuildOptions {
  const result = BuildOptionsSchema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  if (issue.code === 'unrecognized_keys') throw new UsageError(`${issue.keys.map(typed).join(', ')}: no such option`);
  const name = issue.path[0] as keyof BuildOptions;
  throw new UsageError(`${typed(name)} ${String(given[name])}: must be ${RANGES[name]}`);
}
