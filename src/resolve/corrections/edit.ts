import { type Document, isSeq, type Node, parseDocument, YAMLSeq } from 'yaml';
import { PapergraphError } from '../../lib/errors.ts';

const HEADER = ` Corrections of this map, applied by every build of it; docs/corrections.md of papergraph tells how to write them.
 \`papergraph fix MAP list\` numbers them, \`papergraph fix MAP apply\` applies what was written by hand.`;

/** The document of a file that `parseCorrections` takes, and its list. */
function open(text: string): { document: Document; list: YAMLSeq<Node> } {
  const document: Document = parseDocument(text.replace(/^\ufeff/, ''), { schema: 'failsafe', uniqueKeys: false });
  if (isSeq(document.contents)) return { document, list: document.contents as YAMLSeq<Node> };
  const list = new YAMLSeq<Node>();
  if (text.trim() === '') list.commentBefore = HEADER;
  document.contents = list;
  return { document, list };
}

// No line is folded: long names and reasons stay as they are.
const write = (document: Document): string => document.toString({ lineWidth: 0, flowCollectionPadding: false });

/**
 * A file of corrections with one entry more at its end; comments and all other entries stay.
 * @param text what `parseCorrections` takes
 * @param fields the entry's keys and values, in order
 */
export function appendCorrection(text: string, fields: Record<string, string | readonly string[]>): string {
  const { document, list } = open(text);
  const entry = document.createNode({}) as unknown as { set(key: unknown, value: unknown): void };
  for (const [key, value] of Object.entries(fields)) {
    const node = document.createNode(value) as Node & { flow?: boolean };
    if (isSeq(node)) node.flow = true;
    entry.set(document.createNode(key), node);
  }
  list.flow = false;
  list.add(entry as unknown as Node);
  return write(document);
}

/**
 * A file of corrections without one of its entries; comments stay, also those above the entry.
 * @param number place in the list, from 1
 * @throws PapergraphError where there is no such entry
 */
export function removeCorrection(text: string, number: number): string {
  const { document, list } = open(text);
  const entry = list.items[number - 1];
  if (!entry) {
    const many = list.items.length;
    const there = many === 0 ? 'there are none' : many === 1 ? 'there is one' : `there are ${many}`;
    throw new PapergraphError(`there is no correction ${number}: ${there}; \`papergraph fix MAP list\` shows them`);
  }
  list.items.splice(number - 1, 1);
  const comment = entry.commentBefore;
  if (comment) {
    const next = list.items[number - 1];
    const join = (other: string | null | undefined) => (other ? `${comment}\n${other}` : comment);
    if (next) next.commentBefore = join(next.commentBefore);
    else if (list.items.length > 0) list.comment = join(list.comment);
    else document.commentBefore = join(document.commentBefore);
  }
  if (list.items.length === 0) list.flow = true;
  return write(document);
}
