import type { Command } from 'commander';
import { conceptDetail, listMerges, paperDetail, rollUp } from '../query/index.ts';
import { write } from './context.ts';
import { contextOf, defineCommand } from './define.ts';
import { inWords } from './merges.ts';
import { oneNode, openIndex } from './open.ts';
import { conceptText, paperText } from './render-detail.ts';

/** `papergraph show`: one concept or paper with its evidence. */
export function showCommand(): Command {
  return defineCommand('show', 'show one concept or paper: names, reasons, evidence', [
    'papergraph show map LoRA',
    'papergraph show map Llama --roll-up',
    'papergraph show map 2106.09685 --json',
  ])
    .argument('<dir>', 'the map folder')
    .argument('<name>', 'name, alias, title, or id (paper:… and concept:… tell equal ids apart)')
    .option('--roll-up', 'count papers and mentions of a concept together with its variants')
    .option('--json', 'print everything as one JSON object')
    .action(async (dir: string, name: string, given: { json?: boolean; rollUp?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const { index } = await openIndex(dir);
      const node = oneNode(index, name);
      if (node.kind === 'paper') {
        const detail = paperDetail(index, node.id)!;
        await write(context.stdout, given.json ? `${JSON.stringify(detail)}\n` : paperText(detail, context));
      } else {
        const detail = conceptDetail(index, node.id)!;
        const joined = listMerges(index, node.id);
        const corrections = (index.map.resolution.corrections ?? []).filter((c) => c.concepts.includes(node.id));
        const counts = given.rollUp ? rollUp(index, node.id) : null;
        const text = given.json
          ? `${JSON.stringify({ ...detail, joined: joined.map(inWords), corrections, ...(counts && { rollUp: counts }) })}\n`
          : conceptText(detail, context, { joined, corrections, rollUp: counts });
        await write(context.stdout, text);
      }
    });
}
