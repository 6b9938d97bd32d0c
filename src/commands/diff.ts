import type { Command } from 'commander';
import { type Comparable, mapDiff } from '../query/index.ts';
import { holdMap } from '../store/index.ts';
import { write } from './context.ts';
import { contextOf, defineCommand } from './define.ts';
import { diffText } from './render-diff.ts';

/** `papergraph diff`: what became of a map. */
export function diffCommand(): Command {
  return defineCommand('diff', 'what changed between two maps: papers, concepts, first co-occurrences, communities', [
    'papergraph diff map-of-may map-of-june',
    'papergraph diff map-of-may map-of-june --json > changes.json',
  ])
    .argument('<old>', 'the map folder from before')
    .argument('<new>', 'the map folder from after')
    .option('--json', 'print everything as one JSON object')
    .action(async (old: string, now: string, given: { json?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const diff = mapDiff(await readComparable(old), await readComparable(now));
      await write(context.stdout, given.json ? `${JSON.stringify(diff)}\n` : diffText(diff, context));
    });
}

async function readComparable(dir: string): Promise<Comparable> {
  const held = holdMap(dir);
  try {
    return {
      papers: await held.papers(),
      concepts: await held.concepts(),
      conceptLinks: await held.conceptLinks(),
      clustering: await held.clustering(),
    };
  } finally {
    held.close();
  }
}
