import type { Plan } from '../plan/types.ts';
import type { Compiler } from './compiler.ts';
import type { Row } from './runtime.ts';
import { passing, type Sink } from './sink.ts';

type Of<K extends Plan['kind']> = Extract<Plan, { kind: K }>;

export function scanNodes({ slot, label }: Of<'NodeScan'>, next: Sink, { runtime }: Compiler): Sink {
  const { graph } = runtime;
  if (label === null)
    return passing(next, (row) => {
      for (let node = 0; node < graph.nodeCount; node++) {
        runtime.tick();
        row[slot] = graph.node(node);
        if (!next.push(row)) return false;
      }
      return true;
    });
  const nodes = graph.nodesWith(label);
  return passing(next, (row) => {
    for (let i = 0; i < nodes.length; i++) {
      runtime.tick();
      row[slot] = graph.node(nodes[i]!);
      if (!next.push(row)) return false;
    }
    return true;
  });
}

/** Nodes from an index; the condition itself is tested afterwards, so candidates may be too many. */
export function seekNodes(plan: Of<'NodeSeek'>, next: Sink, c: Compiler): Sink {
  const { slot, label, key, many } = plan;
  const { runtime } = c;
  const { graph } = runtime;
  const value = c.bound(plan.value);
  const pushAll = (nodes: ArrayLike<number>, row: Row): boolean => {
    for (let i = 0; i < nodes.length; i++) {
      runtime.tick();
      row[slot] = graph.node(nodes[i]!);
      if (!next.push(row)) return false;
    }
    return true;
  };
  const everything = (): ArrayLike<number> =>
    label === null ? Array.from({ length: graph.nodeCount }, (_, i) => i) : graph.nodesWith(label);
  return passing(next, (row) => {
    const wanted = value(row);
    if (wanted === null) return true;
    if (!many) return pushAll(graph.seek(label, key, wanted) ?? everything(), row);
    if (!Array.isArray(wanted)) return pushAll(everything(), row);
    const lists = wanted.map((item) => (item === null ? [] : graph.seek(label, key, item)));
    if (lists.some((list) => list === undefined)) return pushAll(everything(), row);
    const nodes = new Set<number>();
    for (const list of lists) for (let i = 0; i < list!.length; i++) nodes.add(list![i]!);
    return pushAll(
      [...nodes].sort((a, b) => a - b),
      row,
    );
  });
}
