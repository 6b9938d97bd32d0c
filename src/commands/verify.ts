import type { Command } from 'commander';
import { verifyMap } from '../store/index.ts';
import { write } from './context.ts';
import { contextOf, defineCommand } from './define.ts';
import { plain, plural, withoutControls } from './table.ts';

/** `papergraph verify`: whether a map is whole. */
export function verifyCommand(): Command {
  return defineCommand(
    'verify',
    'check every digest and cross reference of a map; exit code 1 where something is wrong',
    ['papergraph verify map'],
  )
    .argument('<dir>', 'the map folder')
    .option('--json', 'print what was found as JSON')
    .action(async (dir: string, given: { json?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const { manifest, problems, rows } = await verifyMap(dir);
      const { digest, tables } = manifest;
      if (given.json)
        await write(context.stdout, `${JSON.stringify({ dir, ok: problems.length === 0, rows, problems, digest })}\n`);
      else {
        const lines = problems.map(
          ({ table, what, rows: n }) => `${table}: ${n > 0 ? `${n.toLocaleString('en')} ` : ''}${plain(what)}`,
        );
        const number = Object.keys(tables).length;
        await write(
          context.stdout,
          problems.length === 0
            ? `${withoutControls(dir)} is whole: ${plural(number, 'table')}, ${plural(rows, 'row')}\nfacts ${digest.facts.slice(0, 16)}  all ${digest.all.slice(0, 16)}\n`
            : `${lines.join('\n')}\n${withoutControls(dir)} is damaged: \`papergraph rebuild ${withoutControls(dir)}\` makes it again if its papers can be read; else build it again\n`,
        );
      }
      if (problems.length > 0) process.exitCode = 1;
    });
}
