import type { Command } from 'commander';
import { UsageError } from '../lib/errors.ts';
import { groupBy } from '../lib/group.ts';
import { buildOptions } from '../lib/options.ts';
import { confident, extractAll, resolvePapers } from '../pipeline.ts';
import type { Paper, Resolution } from '../types.ts';
import { writeJsonLines } from './context.ts';
import { correctionsIn } from './corrections.ts';
import { contextOf, defineCommand, number, visitedOption } from './define.ts';
import { gather } from './gather.ts';
import { readPapers } from './inputs.ts';
import { defaultJobs, jobsOption } from './job-options.ts';
import { createProgress } from './progress.ts';
import { shardLine } from './shards.ts';

interface ExtractOptions {
  raw?: boolean;
  visited?: string;
  minConfidence?: number;
  overrides?: string;
  jobs?: number;
  quiet?: boolean;
}

/** One line a paper with its concepts, in the shape of the contract. */
export function* extractLines(papers: readonly Paper[], resolution: Resolution): Generator<object> {
  const concepts = new Map(resolution.concepts.map((c) => [c.id, c]));
  const ofPaper = groupBy(resolution.paperConcepts, (pc) => pc.paper);
  for (const { id, title, date } of papers) {
    yield {
      id,
      title,
      date,
      concepts: (ofPaper.get(id) ?? []).map((pc) => {
        const concept = concepts.get(pc.concept)!;
        const { surfaces, mentions, confidence, role } = pc;
        return { id: concept.id, name: concept.name, type: concept.type, role, surfaces, mentions, confidence };
      }),
    };
  }
}

/** `papergraph extract`: the concepts of each paper. */
export function extractCommand(): Command {
  const command = defineCommand('extract', 'print the concepts of each paper, one JSON object a line', [
    'papergraph extract pages/ > concepts.jsonl',
    'papergraph extract --raw shard-17.jsonl > shard-17.raw.jsonl',
  ])
    .argument('<input...>', 'files, folders, globs, or - for standard input')
    .option(
      '--raw',
      'the per-paper step alone: whole record, raw mentions and acronym definitions, names not yet joined',
    )
    .option('--min-confidence <p>', 'leave out mentions below this confidence, 0 to 1 (default 0)', number)
    .addOption(visitedOption())
    .option('--overrides <file>', 'corrections to apply: the overrides.yaml of a map');
  return jobsOption(command).action(async (inputs: string[], given: ExtractOptions) => {
    const context = contextOf(given);
    if (given.raw && given.overrides !== undefined)
      throw new UsageError('--overrides needs names that are joined: leave out --raw');
    const corrections = given.overrides === undefined ? null : correctionsIn(given.overrides);
    const options = buildOptions({ minConfidence: given.minConfidence ?? 0 });
    const progress = createProgress(context);
    const { papers } = await readPapers(inputs, given.visited ?? null, context, progress);
    const extracted = extractAll(papers, { jobs: given.jobs ?? defaultJobs(), progress });
    if (given.raw) {
      for await (const paper of extracted)
        await writeJsonLines(context.stdout, [shardLine(confident([paper], options)[0]!, options.minConfidence)]);
      progress.end();
      return;
    }
    const resolution = resolvePapers(confident(await gather(extracted), options), progress, corrections);
    progress.end();
    await writeJsonLines(context.stdout, extractLines(papers, resolution));
  });
}
