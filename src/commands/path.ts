import type { Command } from 'commander';
import { conceptNode, paperNode } from '../lib/ids.ts';
import { findPath, type NodeRef } from '../query/index.ts';
import { write } from './context.ts';
import { contextOf, defineCommand } from './define.ts';
import { oneNode, openIndex } from './open.ts';
import { pathText } from './render-path.ts';

const nodeId = ({ kind, id }: NodeRef): string => (kind === 'paper' ? paperNode(id) : conceptNode(id));

/** `papergraph path`: how two things connect. */
export function pathCommand(): Command {
  return defineCommand('path', 'how two papers or concepts connect, with the evidence of each step', [
    'papergraph path map LoRA "Llama 2"',
  ])
    .argument('<dir>', 'the map folder')
    .argument('<a>', 'paper or concept: name, alias, title or id')
    .argument('<b>', 'paper or concept')
    .option('--json', 'print the steps as JSON')
    .action(async (dir: string, a: string, b: string, given: { json?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const { index } = await openIndex(dir);
      const from = oneNode(index, a);
      const to = oneNode(index, b);
      const path = findPath(index, nodeId(from), nodeId(to));
      if (given.json) return write(context.stdout, `${JSON.stringify(path)}\n`);
      await write(context.stdout, pathText(path, from, to, context));
    });
}
