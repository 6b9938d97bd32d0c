import { basename } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import { readInputs } from '../read/index.ts';
import type { Issue, ReadResult } from '../types.ts';
import { type CommandContext, colours } from './context.ts';
import type { Progress } from './progress.ts';
import { withoutControls } from './table.ts';

/** Most issues printed one by one; the rest are counted. */
const SHOWN_ISSUES = 20;

function issueLine(issue: Issue): string {
  const place = issue.line === null ? issue.file : `${issue.file}:${issue.line}`;
  const times = issue.count > 1 ? ` (${issue.count.toLocaleString('en')} times)` : '';
  // Not `plain`: it reads LaTeX, and a path may hold backslashes.
  return withoutControls(`${place}: ${issue.what}${times}: ${issue.mend}`);
}

/** Base names that more than one of the inputs has: messages name files by them. */
function sharedNames(inputs: string[]): string[] {
  const once = new Set<string>();
  const shared = new Set<string>();
  for (const name of [...new Set(inputs)].map((input) => basename(input))) (once.has(name) ? shared : once).add(name);
  return [...shared];
}

/** What was read and what was not, for people. */
function reportReading(inputs: string[], result: ReadResult, context: CommandContext): void {
  const colour = colours(context, context.stderr);
  for (const issue of result.issues.slice(0, SHOWN_ISSUES)) {
    const level = issue.level === 'error' ? colour.red('error') : colour.yellow('warning');
    context.stderr.write(`${level} ${issueLine(issue)}\n`);
  }
  const shared = result.issues.length > 0 ? sharedNames(inputs) : [];
  if (shared.length > 0) {
    const names = withoutControls(shared.join(', '));
    context.stderr.write(`several inputs are called ${names}: a message about one of them may mean any\n`);
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
  onValue?: (value: unknown, file: string, line: number) => void,
): Promise<ReadResult> {
  progress.stage('read');
  const result = await readInputs(inputs, {
    visited,
    onValue,
    stdin: context.stdin,
    onProgress: (done, total) => progress.update(done, total),
  });
  progress.end();
  reportReading(inputs, result, context);
  if (result.papers.length === 0) {
    throw new PapergraphError(
      `no paper could be read from ${inputs.map(withoutControls).join(', ')}: see the messages above`,
    );
  }
  return result;
}
