import type { SmallGraph } from './random-graph.ts';

interface Edge {
  left: number;
  right: number;
  direction: 'out' | 'in' | 'both';
  type: string | null;
}

/** A pattern over numbered node variables, with a label for some. */
export interface Shape {
  labels: (string | null)[];
  keys: (bigint | null)[];
  edges: Edge[];
}

/** The shape as a comma pattern; variables are n0, n1, … and r0, r1, …. */
export function toCypher({ labels, keys, edges }: Shape): string {
  const seen = new Set<number>();
  const node = (index: number): string => {
    if (seen.has(index)) return `(n${index})`;
    seen.add(index);
    const key = keys[index] === null ? '' : ` {k: ${keys[index]}}`;
    return `(n${index}${labels[index] ? `:${labels[index]}` : ''}${key})`;
  };
  const parts = edges.map(({ left, right, direction, type }, index) => {
    const from = node(left);
    const inside = `[r${index}${type ? `:${type}` : ''}]`;
    const arrow = direction === 'out' ? `-${inside}->` : direction === 'in' ? `<-${inside}-` : `-${inside}-`;
    return `${from}${arrow}${node(right)}`;
  });
  labels.forEach((_, index) => {
    if (!seen.has(index)) parts.push(node(index));
  });
  return parts.join(', ');
}

/** All matches by trying every assignment: the ids of nodes, then of relationships, as texts, sorted. */
export function bruteForce({ nodes, relationships }: SmallGraph, { labels, keys, edges }: Shape): string[] {
  const found: string[] = [];
  const places: number[] = [];
  const used: number[] = [];
  const place = (variable: number): void => {
    if (variable === labels.length) {
      follow(0);
      return;
    }
    for (const { id, labels: has, properties } of nodes) {
      if (labels[variable] && !has.includes(labels[variable])) continue;
      if (keys[variable] !== null && properties.k !== keys[variable]) continue;
      places[variable] = id;
      place(variable + 1);
    }
  };
  const follow = (index: number): void => {
    const edge = edges[index];
    if (!edge) {
      found.push([...places, ...used].join(','));
      return;
    }
    const [left, right] = [places[edge.left]!, places[edge.right]!];
    for (const { id, type, start, end } of relationships) {
      if (used.includes(id) || (edge.type && edge.type !== type)) continue;
      const forth = start === left && end === right;
      const back = start === right && end === left;
      if (edge.direction === 'out' ? !forth : edge.direction === 'in' ? !back : !(forth || back)) continue;
      used.push(id);
      follow(index + 1);
      used.pop();
    }
  };
  place(0);
  return found.sort();
}
