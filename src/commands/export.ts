import { basename, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { exporters, exportPieces, saveExport } from '../export/index.ts';
import { UsageError } from '../lib/errors.ts';
import { packageVersion } from '../lib/package.ts';
import { restrictGraph, selectGraph, toPropertyGraph } from '../query/index.ts';
import { type CommandContext, write } from './context.ts';
import { contextOf, defineCommand } from './define.ts';
import { mapAsHtml } from './html.ts';
import { openIndex } from './open.ts';
import { addViewOptions, type ViewOptions, viewCounts, viewFilter, viewOptionsText } from './view-filter.ts';

interface ExportOptions extends ViewOptions {
  format: string;
  out?: string;
  title?: string;
  abstracts: boolean;
  quiet?: boolean;
}

/** `papergraph export`: the map, or a part of it, as a file for others. */
export function exportCommand(): Command {
  const formats = [...exporters.values()].map((e) => `  ${e.format.padEnd(9)} ${e.description}`);
  const command = defineCommand('export', 'write the map, or a part of it, as a file', [
    'papergraph export map --format html --out map.html',
    'papergraph export map --format gexf --layer concepts --top 2000 --out concepts.gexf',
    'papergraph export map --format csv --kind dataset --since 2025-01-01 --out tables/',
  ])
    .argument('<dir>', 'the map folder')
    .addOption(
      new Option('-f, --format <format>', 'format of the file')
        .choices(['html', ...exporters.keys()])
        .makeOptionMandatory(),
    )
    .option('-o, --out <file>', 'the file, or the folder for csv and neo4j-csv; - or left out: standard output')
    .option('--title <title>', 'title of the file (default: name of the map folder)')
    .option('--no-abstracts', 'html: leave the abstracts out')
    .addHelpText(
      'after',
      `\nFormats:\n  html      the interactive map in one file that opens from disk, offline\n${formats.join('\n')}`,
    );
  return addViewOptions(command).action(async (dir: string, given: ExportOptions) => {
    const context = contextOf(given);
    const { index } = await openIndex(dir);
    const view = selectGraph(index, { ...viewFilter(index, given), evidence: given.format !== 'html' });
    if (view.nodes.length === 0) context.stderr.write(`papergraph: nothing matches: ${viewOptionsText(given)}\n`);
    const title = given.title ?? basename(resolve(dir));
    const graph = () => restrictGraph(toPropertyGraph(index.map), view);
    const content =
      given.format === 'html'
        ? [mapAsHtml(index, view, title, given.abstracts)]
        : exporters.get(given.format)!.write(view, graph, { title, version: packageVersion() });
    const where =
      given.out === undefined || given.out === '-'
        ? await print(content, given.format, context)
        : await saveExport(content, given.out);
    const place = content instanceof Map ? `${given.out} (${where.length} files)` : where.join(', ');
    if (!given.quiet) context.stderr.write(`${place}: ${viewCounts(view)}\n`);
  });
}

async function print(
  content: Parameters<typeof saveExport>[0],
  format: string,
  context: CommandContext,
): Promise<string[]> {
  if (content instanceof Map) throw new UsageError(`${format} is several files: say where they go by --out FOLDER`);
  for (const piece of exportPieces(content as Iterable<string>)) await write(context.stdout, piece);
  return [format];
}
