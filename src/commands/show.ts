import type { Command } from 'commander';
import { conceptNode, paperNode } from '../lib/ids.ts';
import {
  conceptDetail,
  findEdges,
  listMerges,
  type MapIndex,
  type NodeRef,
  paperDetail,
  rollUp,
} from '../query/index.ts';
import { type CommandContext, write } from './context.ts';
import { contextOf, defineCommand } from './define.ts';
import { inWords } from './merges.ts';
import { oneNode, openIndex } from './open.ts';
import { conceptText, paperText } from './render-detail.ts';
import { edgesText } from './render-edges.ts';

interface ShowOptions {
  json?: boolean;
  rollUp?: boolean;
  quiet?: boolean;
}

/** `papergraph show`: one concept or paper with its evidence, or what joins two of them. */
export function showCommand(): Command {
  return defineCommand('show', 'show one concept or paper, or what joins two of them directly: reasons, evidence', [
    'papergraph show map LoRA',
    'papergraph show map Llama --roll-up',
    'papergraph show map 2106.09685 --json',
    'papergraph show map LoRA QLoRA',
  ])
    .argument('<dir>', 'the map folder')
    .argument('<name>', 'name, alias, title, or id (paper:… and concept:… tell equal ids apart)')
    .argument('[other]', 'a second one: every edge between the two, with its basis, papers and sentences')
    .option('--roll-up', 'count papers and mentions of a concept together with its variants')
    .option('--json', 'print everything as one JSON object; of two things the list of edges')
    .action(async (dir: string, name: string, other: string | undefined, given: ShowOptions) => {
      const context = contextOf(given);
      const { index } = await openIndex(dir);
      const node = oneNode(index, name);
      const text =
        other !== undefined
          ? between(index, node, oneNode(index, other), given, context)
          : node.kind === 'paper'
            ? ofPaper(index, node.id, given, context)
            : ofConcept(index, node.id, given, context);
      await write(context.stdout, text);
    });
}

const nodeId = ({ kind, id }: NodeRef): string => (kind === 'paper' ? paperNode(id) : conceptNode(id));

const certaintyOf = (index: MapIndex, node: string): number | null => index.map.clustering.certainty.get(node) ?? null;

function between(index: MapIndex, a: NodeRef, b: NodeRef, { json }: ShowOptions, context: CommandContext): string {
  const edges = findEdges(index, nodeId(a), nodeId(b));
  return json ? `${JSON.stringify(edges)}\n` : edgesText(edges, a, b, context);
}

function ofPaper(index: MapIndex, id: string, { json }: ShowOptions, context: CommandContext): string {
  const detail = paperDetail(index, id);
  const certainty = certaintyOf(index, paperNode(id));
  return json ? `${JSON.stringify({ ...detail, certainty })}\n` : paperText(detail, context, certainty);
}

function ofConcept(index: MapIndex, id: string, given: ShowOptions, context: CommandContext): string {
  const detail = conceptDetail(index, id);
  const joined = listMerges(index, id);
  const corrections = (index.map.resolution.corrections ?? []).filter((c) => c.concepts.includes(id));
  const counts = given.rollUp ? rollUp(index, id) : null;
  const certainty = certaintyOf(index, conceptNode(id));
  if (!given.json) return conceptText(detail, context, { joined, corrections, rollUp: counts, certainty });
  const all = { ...detail, certainty, joined: joined.map(inWords), corrections, ...(counts && { rollUp: counts }) };
  return `${JSON.stringify(all)}\n`;
}
