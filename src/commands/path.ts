import type { Command } from 'commander';
import { conceptNode, paperNode } from '../lib/ids.ts';
import { findPaths, type NodeRef } from '../query/index.ts';
import { write } from './context.ts';
import { contextOf, count, defineCommand } from './define.ts';
import { oneNode, openIndex } from './open.ts';
import { pathText } from './render-path.ts';

const nodeId = ({ kind, id }: NodeRef): string => (kind === 'paper' ? paperNode(id) : conceptNode(id));

/** `papergraph path`: how two things connect. */
export function pathCommand(): Command {
  return defineCommand('path', 'how two papers or concepts connect, with the evidence of each step', [
    'papergraph path map LoRA "Llama 2"',
    'papergraph path map LoRA "Llama 2" -k 3',
  ])
    .argument('<dir>', 'the map folder')
    .argument('<a>', 'paper or concept: name, alias, title or id')
    .argument('<b>', 'paper or concept')
    .option('-k <n>', 'how many ways, each over other papers and concepts', count, 1)
    .option('--json', 'print the steps as JSON; with -k above 1 a list of ways')
    .action(async (dir: string, a: string, b: string, given: { k: number; json?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const { index } = await openIndex(dir);
      const from = oneNode(index, a);
      const to = oneNode(index, b);
      const paths = findPaths(index, nodeId(from), nodeId(to), given.k);
      if (given.json) return write(context.stdout, `${JSON.stringify(given.k > 1 ? paths : (paths[0] ?? null))}\n`);
      const texts = paths.length > 0 ? paths : [null];
      await write(context.stdout, texts.map((path) => pathText(path, from, to, context)).join('\n'));
    });
}
