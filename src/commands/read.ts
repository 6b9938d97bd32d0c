import type { Command } from 'commander';
import { writeJsonLines } from './context.ts';
import { contextOf, defineCommand, visitedOption } from './define.ts';
import { readPapers } from './inputs.ts';
import { createProgress } from './progress.ts';

/** `papergraph read`: what was read, before any extraction. */
export function readCommand(): Command {
  return defineCommand('read', 'print the papers that are in the input, one JSON object a line', [
    'papergraph read pages/ --visited 2025-12-12 > papers.jsonl',
    'curl -s … | papergraph read -',
  ])
    .argument('<input...>', 'files, folders, globs, or - for standard input')
    .addOption(visitedOption())
    .action(async (inputs: string[], options: { visited?: string; quiet?: boolean }) => {
      const context = contextOf(options);
      const { papers } = await readPapers(inputs, options.visited ?? null, context, createProgress(context));
      await writeJsonLines(context.stdout, papers);
    });
}
