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
  /** Resolution of the clustering; more gives more, smaller communities. */
  resolution: z.number().positive().max(100).default(1),
  /** Seeded starts of the clustering. */
  starts: z.int().min(1).max(100).default(10),
  /** Rounds of the layout. */
  layoutIterations: z.int().min(0).max(10000).default(200),
});

export type BuildOptions = z.infer<typeof BuildOptionsSchema>;

/**
 * Fills in defaults and checks ranges.
 * @throws UsageError naming the option, its value and the permitted range
 */
export function buildOptions(given: Partial<BuildOptions> = {}): BuildOptions {
  const result = BuildOptionsSchema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const name = issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'options');
  const value = (given as Record<string, unknown>)[name];
  throw new UsageError(`option ${name}: ${JSON.stringify(value) ?? ''} is not allowed: ${issue.message}`);
}
