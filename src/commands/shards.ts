import { z } from 'zod';
import { contentKey } from '../lib/content-key.ts';
import { extractorName } from '../pipeline.ts';
import { CONCEPT_TYPES, type ExtractedPaper, type Paper, type RawPaper, ROLES } from '../types.ts';
import type { KnownRaw } from '../workers/extract-pool.ts';
import { type CommandContext, colours } from './context.ts';
import { plural, withoutControls } from './table.ts';

const Field = z.enum(['title', 'abstract']);
const Span = z.object({ field: Field, start: z.int().min(0), end: z.int().min(0), text: z.string() });
const Mention = z.object({
  ...Span.shape,
  type: z.enum(CONCEPT_TYPES),
  role: z.enum(ROLES),
  confidence: z.number().min(0).max(1),
  cue: z.string(),
});
const Record = z.object({
  title: z.string(),
  abstract: z.string(),
  mentions: z.array(Mention),
  definitions: z.array(z.object({ short: Span, long: Span })),
  extractor: z.string().optional(),
});

/** A line of `extract --raw`: what was read, and by which extractor, so that other versions' lines are told from one's own. */
export const shardLine = (paper: ExtractedPaper, minConfidence: number): object => ({
  ...paper,
  extractor: minConfidence > 0 ? `${extractorName()}, confidence from ${minConfidence}` : extractorName(),
});

/** Every span stands in its text. */
function fits({ title, abstract, mentions, definitions }: z.infer<typeof Record>): boolean {
  const spans = [...mentions, ...definitions.flatMap(({ short, long }) => [short, long])];
  return spans.every(
    ({ field, start, end }) => start < end && end <= (field === 'title' ? title.length : abstract.length),
  );
}

/** What lines of `extract --raw` say of papers, by the papers' texts. */
export class Shards {
  readonly #read = new Map<string, RawPaper>();
  readonly #current = extractorName();
  #firstUnusable: { file: string; line: number; why: string } | null = null;
  #unusable = 0;

  /** Takes a value that stands in a line of an input. */
  readonly see = (value: unknown, file: string, line: number): void => {
    const result = Record.safeParse(value);
    const why = !result.success
      ? `it is no line of \`extract --raw\` (${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message})`
      : result.data.extractor !== this.#current
        ? `it was extracted by ${result.data.extractor ?? 'an unknown version'}, this is ${this.#current}`
        : !fits(result.data)
          ? 'a mention lies outside its text'
          : null;
    if (why !== null || !result.success) {
      this.#unusable++;
      this.#firstUnusable ??= { file, line, why: why ?? '' };
      return;
    }
    const { mentions, definitions } = result.data;
    this.#read.set(contentKey(result.data), { mentions, definitions });
  };

  readonly known: KnownRaw = (paper: Paper) => this.#read.get(contentKey(paper)) ?? null;

  /** Tells which lines are read anew, and why. */
  report(context: CommandContext): void {
    if (!this.#firstUnusable) return;
    const { file, line, why } = this.#firstUnusable;
    const more = this.#unusable > 1 ? ` (and ${plural(this.#unusable - 1, 'more line')} of such)` : '';
    const level = colours(context, context.stderr).yellow('warning');
    context.stderr.write(
      `${level} ${withoutControls(`${file}:${line}: ${why}${more}: the papers were extracted again`)}\n`,
    );
  }
}
