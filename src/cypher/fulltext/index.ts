import type { Graph } from '../graph/types.ts';
import type { Value } from '../values/value.ts';
import { Field } from './field.ts';
import { type Clause, readSearch } from './query.ts';

/** What a full-text index holds. */
export interface FulltextConfig {
  readonly labels: readonly string[];
  readonly properties: readonly string[];
}

export interface Hit {
  readonly node: number;
  readonly score: number;
}

/** Words of some properties of the nodes with some labels, ranked by BM25 (k1 = 1.2, b = 0.75), as in Lucene. */
export class FulltextIndex {
  readonly #fields: Map<string, Field>;

  constructor(graph: Graph, { labels, properties }: FulltextConfig) {
    const nodes = new Set<number>();
    for (const label of labels) for (const node of Array.from(graph.nodesWith(label))) nodes.add(node);
    const ordered = [...nodes].sort((a, b) => a - b);
    this.#fields = new Map(
      properties.map((key) => {
        const column = graph.nodeColumn(key);
        return [key, new Field(ordered, (node) => textOf(column(node)))];
      }),
    );
  }

  /** Best first; ties by node. */
  search(text: string): Hit[] {
    const clauses = readSearch(text);
    const scores = new Map<number, number>();
    const must = clauses.filter(({ occurs }) => occurs === 'must').map((clause) => this.#match(clause));
    const not = clauses.filter(({ occurs }) => occurs === 'not').map((clause) => this.#match(clause));
    const should = clauses.filter(({ occurs }) => occurs === 'should').map((clause) => this.#match(clause));
    for (const matches of [...must, ...should])
      for (const [node, score] of matches) scores.set(node, (scores.get(node) ?? 0) + score);
    return [...scores]
      .filter(([node]) => must.every((each) => each.has(node)) && !not.some((each) => each.has(node)))
      .map(([node, score]) => ({ node, score }))
      .sort((a, b) => b.score - a.score || a.node - b.node);
  }

  #match(clause: Clause): Map<number, number> {
    const found = new Map<number, number>();
    for (const [key, field] of this.#fields) {
      if (clause.field !== null && clause.field !== key) continue;
      for (const [node, score] of field.match(clause.words, clause.prefix))
        found.set(node, (found.get(node) ?? 0) + score * clause.boost);
    }
    return found;
  }
}

const textOf = (value: Value): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.filter((v) => typeof v === 'string').join(' \n ')
      : '';
