import { PapergraphError } from '../lib/errors.ts';
import { readInputs } from '../read/index.ts';
import type { Issue, ReadResult } from '../types.ts';
import { type CommandContext, colours } from './context.ts';
import type { Progress } from './progress.ts';

/** Most issues printed one by one; the rest are counted. */
const SHOWN_ISSUES = 20;

function issueLine(issue: Issue): string {
  const place = issue.line === null ? issue.file : `${issue.file}:${issue.line}`;
  const times = issue.count > 1 ? ` (${issue.count.toLocaleString('en')} times)` : '';
  return `${place}: ${issue.what}${times}: ${issue.mend}`;
}

/** What was read and what was not, for people. */
function reportReading(result: ReadResult, context: CommandContext): void {
  const colour = colours(context, context.stderr);
  for (const issue of result.issues.slice(0, SHOWN_ISSUES)) {
    const level = issue.level === 'error' ? colour.red('error') : colour.yellow('warning');
    context.stderr.write(`${level} ${issueLine(issue)}\n`);
  }
  const more = result.issues.length - SHOWN_ISSUES;
  if (more > 0) context.stderr.write(`… and ${more} more\n`);
  if (context.quiet) return;
  const { files, records, joined, withoutAbstract } = result.counts;
  const parts = [
    `${records} record${records === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`,
    `${result.papers.length} papers`,
    ...(joined > 0 ? [`${joined} joined with another record`] : []),
    ...(withoutAbstract > 0 ? [`${withoutAbstract} without an abstract`] : []),
    ...(result.issues.length > 0 ? [`${result.issues.length} warnings and errors`] : []),
  ];
  context.stderr.write(`${parts.join(', ')}\n`);
}

/**
 * Reads what the command line names and reports it on stderr.
 * @throws PapergraphError where no paper could be read
 */
export async function readPapers(
  inputs: string[],
  visited: string | null,
  context: CommandContext,
  progress: Progress,
): Promise<ReadResult> {
  progress.stage('read');
  const result = await readInputs(inputs, {
    visited,
    stdin: context.stdin,
    onProgress: (done, total) => progress.update(done, total),
  });
  progress.end();
  reportReading(result, context);
  if (result.papers.length === 0) {
    throw new PapergraphError(`no paper could be read from ${inputs.join(', ')}: see the messages above`);
  }
  return result;
}
