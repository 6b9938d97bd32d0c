import type { Command } from 'commander';
import { PapergraphError, UsageError } from '../lib/errors.ts';
import { type BuildOptions, buildOptions } from '../lib/options.ts';
import { confident, extractorName, extractPapers, mapResolved, resolvePapers } from '../pipeline.ts';
import { appendCorrection, type Corrections, inWords, parseCorrections, removeCorrection } from '../resolve/index.ts';
import {
  lockMap,
  openMapFolder,
  overridesPath,
  readExtracted,
  readManifest,
  readOverrides,
  saveMap,
  writeOverrides,
} from '../store/index.ts';
import type { AppliedCorrection, Resolution } from '../types.ts';
import { type CommandContext, write } from './context.ts';
import { unappliedNote } from './corrections.ts';
import { contextOf, defineCommand } from './define.ts';
import { FIX_USES, type FixOptions, fixEntry } from './fix-entry.ts';
import { createProgress } from './progress.ts';
import { mapSummary } from './summary.ts';
import { plain, plural } from './table.ts';

interface Given extends FixOptions {
  dryRun?: boolean;
  json?: boolean;
  quiet?: boolean;
}

const USES = [
  ...Object.values(FIX_USES).map(({ use, what }) => [use, what]),
  ['undo [N]', 'takes correction N back, or the last one'],
  ['list', 'the corrections with their numbers'],
  ['apply', 'applies overrides.yaml as it stands, after edits by hand'],
];

/** `papergraph fix`: corrections of a map, kept in its overrides.yaml. */
export function fixCommand(): Command {
  const collect = (alias: string, known: string[] = []) => [...known, alias];
  return defineCommand('fix', 'correct a map: written to its overrides.yaml and applied; every build keeps them', [
    'papergraph fix map merge LoRA "low rank adapters" --reason "one thing"',
    'papergraph fix map add FrobNet --type model --alias "Frob Net"',
    'papergraph fix map split SAM SAM --paper 2010.01412 --as "sharpness-aware minimization"',
    'papergraph fix map undo',
  ])
    .argument('<dir>', 'the map folder')
    .argument('<action>', 'merge, split, rename, retype, drop, variant, add, undo, list or apply')
    .argument('[names...]', 'names, printed forms or ids of concepts')
    .option('--reason <text>', 'why; shown where the correction is')
    .option('--type <type>', 'for add: method, model, dataset, task or metric')
    .option('--alias <name>', 'for add: another name; may be given several times', collect)
    .option('--paper <id>', 'for split: only in this paper; may be given several times', collect)
    .option('--as <name>', 'for split: what the forms mean')
    .option('--remove', 'for variant: the one is no variant of the other')
    .option('--optional', 'names that no paper has yet are no mistake: the correction waits for them')
    .option('--dry-run', 'tell what would change, and change nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `\nActions:\n${USES.map(([use, what]) => `  ${use!.padEnd(22)} ${what}`).join('\n')}\n`)
    .action(async (dir: string, action: string, names: string[], given: Given) => {
      const context = contextOf(given);
      const manifest = readManifest(dir);
      if (action === 'list') {
        if (names.length > 0) throw new UsageError('fix list takes no names');
        const { map } = await openMapFolder(dir);
        const text = listText(dir, map.resolution.corrections ?? [], unappliedNote(dir, manifest), given.json === true);
        return write(context.stdout, text);
      }
      await applyFix(dir, editOf(action, names, given), given, context);
    });
}

/** What an action makes of the text of overrides.yaml. */
type Edit = (text: string) => { text: string; number: number | null };

function editOf(action: string, names: readonly string[], given: Given): Edit {
  if (action === 'apply') {
    if (names.length > 0) throw new UsageError('fix apply takes no names');
    return (text) => ({ text, number: null });
  }
  if (action === 'undo') {
    const [number] = names;
    if (names.length > 1 || (number !== undefined && !/^[1-9]\d{0,8}$/.test(number)))
      throw new UsageError('fix undo takes the number of one correction: `papergraph fix DIR list` shows them');
    return (text) => {
      const { entries } = parseCorrections(text, 'overrides.yaml');
      if (entries.length === 0) throw new PapergraphError('there is no correction to take back');
      return { text: removeCorrection(text, number === undefined ? entries.length : Number(number)), number: null };
    };
  }
  const fields = fixEntry(action, names, given);
  if (!fields)
    throw new UsageError(
      `fix ${plain(action)}: there is no such action: use one of ${USES.map(([use]) => use!.split(' ')[0]).join(', ')}`,
    );
  return (text) => {
    const next = appendCorrection(text, fields);
    return { text: next, number: parseCorrections(next, 'overrides.yaml').entries.length };
  };
}

async function applyFix(dir: string, edit: Edit, given: Given, context: CommandContext): Promise<void> {
  const progress = createProgress(context);
  const release = lockMap(dir);
  try {
    const path = overridesPath(dir);
    const before = readOverrides(path);
    if (before) parseCorrections(before.text, path);
    const { text, number } = edit(before?.text ?? '');
    const corrections = parseCorrections(text, path);
    const { map, manifest } = await openMapFolder(dir);
    const options = buildOptions(manifest.options as Partial<BuildOptions>);
    const extracted =
      (await readExtracted(dir, manifest, map.papers, extractorName())) ??
      extractPapers(map.papers, { ...options, minConfidence: 0 }, progress);
    const resolution = unlessRefused(() => resolvePapers(confident(extracted, options), progress, corrections));
    if (number !== null) refuseIdle(corrections, number, resolution, given);
    progress.end();
    const told = changes(map.resolution, resolution, number);
    if (given.dryRun) {
      await write(
        context.stdout,
        given.json ? `${JSON.stringify({ dir, dryRun: true, ...told })}\n` : changeText(told),
      );
      return;
    }
    if (!given.json) await write(context.stdout, changeText(told));
    const next = mapResolved(extracted, resolution, options, progress, map);
    progress.stage('write');
    // The file first: a run that is killed in between leaves corrections that `stats` and `serve` call unapplied.
    const file = text === before?.text ? before : text === '' ? null : writeOverrides(dir, text);
    const saved = saveMap(dir, next, options, {
      extracted: { papers: extracted, extractor: extractorName() },
      overrides: file?.sha256 ?? null,
    });
    progress.end();
    const summary = mapSummary(dir, next, saved, given.json === true);
    await write(context.stdout, given.json ? `${JSON.stringify({ ...JSON.parse(summary), ...told })}\n` : summary);
  } finally {
    progress.end();
    release();
  }
}

/** Says of a refused correction that it left no trace. */
function unlessRefused<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PapergraphError)) throw error;
    throw new PapergraphError(`${error.message}\nnothing was changed`, { cause: error });
  }
}

/** A correction on the command line that meets nothing, or stands there already, is most likely a mistake. */
function refuseIdle({ entries }: Corrections, number: number, resolution: Resolution, given: Given): void {
  const done = resolution.corrections?.find((correction) => correction.number === number);
  const entry = entries.find((e) => e.number === number)!;
  const same = entries.find((e) => e.number < number && inWords(e) === inWords(entry));
  if (same) throw new PapergraphError(`${inWords(entry)}: this is correction ${same.number} already`);
  if (given.optional || !done) return;
  if (entry.kind === 'add' && done.concepts.length === 0)
    throw new PapergraphError(
      `${inWords(entry)}: no title or abstract prints it: check the spelling, or give --optional if papers that print it come later`,
    );
  if (entry.kind === 'merge' && done.mentions === 0)
    throw new PapergraphError(`${inWords(entry)}: these names are one concept already (${done.concepts.join(', ')})`);
}

interface Changes {
  /** The new correction; null for undo and apply. */
  correction: AppliedCorrection | null;
  before: { concepts: number; mentions: number };
  after: { concepts: number; mentions: number };
}

const sizes = ({ concepts }: Resolution) => ({
  concepts: concepts.length,
  mentions: concepts.reduce((sum, concept) => sum + concept.mentions, 0),
});

const changes = (before: Resolution, after: Resolution, number: number | null): Changes => ({
  correction: after.corrections?.find((c) => c.number === number) ?? null,
  before: sizes(before),
  after: sizes(after),
});

const doneText = ({ kind, what, papers, mentions }: AppliedCorrection): string =>
  mentions === 0 && kind !== 'drop'
    ? `${plain(what)}: waits for papers that name it`
    : `${plain(what)}: ${plural(papers, 'paper')}, ${plural(mentions, 'mention')}`;

function changeText({ correction, before, after }: Changes): string {
  const count = (of: (size: Changes['before']) => number, what: string): string =>
    of(before) === of(after)
      ? plural(of(after), what)
      : `${of(before).toLocaleString('en')} → ${plural(of(after), what)}`;
  const sums = `${count((s) => s.concepts, 'concept')}, ${count((s) => s.mentions, 'mention')}`;
  return `${correction ? `correction ${correction.number}: ${doneText(correction)}\n` : ''}${sums}\n`;
}

/** The corrections of the file, with what the applied ones did. */
function listText(dir: string, applied: readonly AppliedCorrection[], note: string | null, json: boolean): string {
  const path = overridesPath(dir);
  const file = readOverrides(path);
  const { entries } = parseCorrections(file?.text ?? '', path);
  const rows = entries.map((entry) => {
    const what = inWords(entry);
    // An edited file may number them anew.
    const done = applied.find((c) => c.what === what && (note !== null || c.number === entry.number)) ?? null;
    return { number: entry.number, kind: entry.kind, what, reason: entry.reason, line: entry.line, applied: done };
  });
  if (json) return `${JSON.stringify({ file: path, unapplied: note, corrections: rows })}\n`;
  const lines = rows.map(({ number, what, reason, applied: done }) => {
    const text = done ? doneText(done) : `${plain(what)}: not applied yet`;
    return `${String(number).padStart(4)}  ${text}${reason ? `\n      ${plain(reason)}` : ''}`;
  });
  return `${[...(lines.length > 0 ? lines : ['no corrections']), ...(note ? [note] : [])].join('\n')}\n`;
}
