import { Command, InvalidArgumentError, Option } from 'commander';
import type { BuildOptions } from '../lib/options.ts';
import { type CommandContext, processContext } from './context.ts';

/** A command with `--quiet` and examples in its help. */
export function defineCommand(name: string, summary: string, examples: string[]): Command {
  return new Command(name)
    .description(summary)
    .option('-q, --quiet', 'no progress; warnings and errors stay')
    .addHelpText('after', `\nExamples:\n${examples.map((e) => `  ${e}`).join('\n')}`);
}

/** The context of a command that commander runs. */
export const contextOf = (options: { quiet?: boolean }): CommandContext => processContext(options.quiet === true);

/** Parses a number; the range is checked where the option is used. */
export function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError(`"${text}" is not a number.`);
  return value;
}

/** Parses a whole number ≥ 1. */
export function count(text: string): number {
  const value = number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(`"${text}" is not a whole number above 0.`);
  return value;
}

/** Parses a day that exists, as YYYY-MM-DD. */
export function day(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (date === null || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError(`"${text}" is not a day written as YYYY-MM-DD.`);
  }
  return text;
}

/** The option for the year that a Daily Papers page leaves out. */
export const visitedOption = (): Option =>
  new Option(
    '--visited <day>',
    'day (YYYY-MM-DD) the pages were visited: gives the year that they leave out',
  ).argParser(day);

/** Options of a build, for `build`; `add` takes those that the map was built with. */
export function addBuildOptions(command: Command): Command {
  return command
    .addOption(visitedOption())
    .option('--min-confidence <p>', 'leave out mentions below this confidence, 0 to 1 (default 0)', number)
    .option('--related <n>', 'related papers kept a paper, 1 to 100 (default 10)', number)
    .option('--min-shared <n>', 'papers that two concepts must share to be linked (default 1)', number)
    .option(
      '--concept-weight <measure>',
      'weight of CO_OCCURS: association, npmi, jaccard or count (default association)',
    )
    .option('--cluster <kind>', 'what is clustered: both papers and concepts, papers, or concepts (default both)')
    .option('--cluster-method <method>', 'leiden or louvain (default leiden)')
    .option(
      '--resolution <r>',
      'resolution of the clustering: more gives more, smaller communities; auto takes the most stable one (default 1)',
      (text) => (text === 'auto' ? text : number(text)),
    )
    .option('--starts <n>', 'seeded starts of the clustering, 1 to 100 (default 10)', number)
    .option('--layout-iterations <n>', 'rounds of the layout, 0 to 10000 (default 200)', number)
    .option('--seed <n>', 'seed of the random generator (default 1)', number);
}

const BUILD_OPTIONS = [
  'visited',
  'minConfidence',
  'related',
  'minShared',
  'conceptWeight',
  'cluster',
  'clusterMethod',
  'resolution',
  'starts',
  'layoutIterations',
  'seed',
] as const satisfies (keyof BuildOptions)[];

/** The build options among a command's options; those not given are left out. */
export function pickBuildOptions(given: Partial<BuildOptions>): Partial<BuildOptions> {
  return Object.fromEntries(BUILD_OPTIONS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}
