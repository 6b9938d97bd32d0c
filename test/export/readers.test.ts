import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MultiDirectedGraph, MultiUndirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanList } from '../../src/export/clean.ts';
import { fileGraph } from '../../src/export/file-graph.ts';
import { exporters, saveExport } from '../../src/export/index.ts';
import type { GraphEdge, GraphView } from '../../src/types.ts';
import { describeWith } from '../support/data.ts';
import { graphView, hostileView, propertyGraph } from '../support/graph-fixture.ts';
import {
  GEPHI_PRESENT,
  type GephiReadBack,
  PYTHON_READERS_PRESENT,
  type ReadBack,
  readWithGephi,
  readWithPython,
} from '../support/readers.ts';

/** Views with labels, ids and lists of any characters at all. */
function randomViews(count: number): GraphView[] {
  const plain = graphView();
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'\\"\'<>&,;|\n\r\t\0=+-@\u0085\ufffe\ud800'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 30,
  });
  const view = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 12 }).map((texts): GraphView => {
    const nodes = texts.map(([id, label, alias], i) => ({
      ...plain.nodes[i]!,
      id: `concept:${i}${id}`,
      label,
      communityName: alias,
      aliases: [alias, label],
    }));
    const edges = nodes
      .slice(1)
      .map((node, i) => ({ ...plain.edges[i]!, source: node.id, target: nodes[i]!.id, ...reasons(texts[i]!) }));
    return { ...plain, nodes, edges };
  });
  const reasons = (texts: string[]): Pick<GraphEdge, 'shared' | 'evidence'> => ({
    shared: texts,
    evidence: {
      shares: [0.5, 0.25, 0.125],
      terms: texts,
      termShares: [0.25, 0.5, 0.125],
      cue: texts[0]!,
      surfaces: texts,
    },
  });
  return fc.sample(view, { numRuns: count, seed: 7 });
}

const whole = graphView();
const views = new Map<string, GraphView>([
  ['plain', whole],
  ['hostile', hostileView()],
  ['directed', { ...whole, edges: whole.edges.filter((edge) => edge.directed) }],
  ['undirected', { ...whole, edges: whole.edges.filter((edge) => !edge.directed) }],
  ['one-day', { ...whole, nodes: whole.nodes.map((node) => ({ ...node, date: node.date && '2024-02-05' })) }],
  ['no-days', { ...whole, nodes: whole.nodes.map((node) => ({ ...node, date: null, lastDate: null })) }],
  ['one-node', { ...whole, nodes: whole.nodes.slice(0, 1), edges: [] }],
  ['empty', { nodes: [], edges: [], communities: [], totals: { nodes: 0, edges: 0 } }],
  ...randomViews(25).map((view, i): [string, GraphView] => [`random-${i}`, view]),
]);
const names = [...views.keys()];

let folder: string;
const pathOf = (name: string, format: string): string => join(folder, `${name}.${format}`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-readers-'));
  for (const [name, view] of views) {
    for (const format of ['gexf', 'graphml', 'json', 'csv']) {
      const exporter = exporters.get(format)!;
      const meta = { title: 'A map & <more>', version: '0.1.0' };
      await saveExport(
        exporter.write(view, () => propertyGraph(view), meta),
        pathOf(name, format),
      );
    }
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Record<string, unknown>;
const sorted = (rows: Row[]): Row[] =>
  rows
    .map((row) => [JSON.stringify(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);

/** Nodes and edges that a flat format (lists joined) should give, missing values left out. */
function expectedRows(view: GraphView): { nodes: Row[]; edges: Row[]; direction: string } {
  const { nodes, edges, directed } = fileGraph(view);
  return {
    direction: directed ? 'directed' : 'undirected',
    nodes: nodes.map((n) => ({
      id: n.id,
      label: n.label,
      kind: n.kind,
      community: n.community,
      community_name: n.communityName || null,
      papers: n.papers,
      map_degree: n.mapDegree,
      year: n.date ? Number(n.date.slice(0, 4)) : null,
      date: n.date,
      last_date: n.lastDate,
      aliases: cleanList(n.aliases) || null,
    })),
    edges: edges.map((e) => ({
      source: e.source,
      target: e.target,
      label: e.label,
      weight: e.weight,
      relation: e.relation,
      basis: e.basis,
      directed: e.directed,
      shared: cleanList(e.shared) || null,
      shares: cleanList(e.shares.map(String)) || null,
      terms: cleanList(e.terms) || null,
      term_shares: cleanList(e.termShares.map(String)) || null,
      count: e.count,
      confidence: e.confidence,
      cue: e.cue,
      surfaces: cleanList(e.surfaces) || null,
      evidence: cleanList(e.evidence) || null,
    })),
  };
}

/**
 * The columns of `like` in what a reader gave; missing and empty are one. Gephi keeps weights in 32 bits and takes the text
 * `null` for a missing value.
 */
function same(rows: Row[], like: Row | undefined, gephi: boolean): Row[] {
  const columns = Object.keys(like ?? {});
  const value = (read: unknown): unknown => {
    if (read === undefined || read === '' || (gephi && read === 'null')) return null;
    return gephi && typeof read === 'number' ? Math.fround(read) : read;
  };
  return rows.map((row) => Object.fromEntries(columns.map((name) => [name, value(row[name])])));
}

function expectSame(name: string, read: ReadBack, { gephi = false } = {}): void {
  const wanted = expectedRows(views.get(name)!);
  expect([read.nodes.length, read.edges.length], `counts of ${name}`).toEqual([
    wanted.nodes.length,
    wanted.edges.length,
  ]);
  if (wanted.edges.length) expect(read.direction, name).toBe(wanted.direction);
  const compared = (rows: Row[], like: Row | undefined): Row[] => sorted(same(rows, like, gephi).map(ends));
  // Undirected ends come back in any order.
  const ends = (row: Row): Row =>
    wanted.direction === 'directed' || String(row.source) < String(row.target)
      ? row
      : { ...row, source: row.target, target: row.source };
  expect(sorted(same(read.nodes, wanted.nodes[0], gephi)), name).toEqual(
    sorted(same(wanted.nodes, wanted.nodes[0], gephi)),
  );
  expect(compared(read.edges, wanted.edges[0]), name).toEqual(compared(wanted.edges, wanted.edges[0]));
}

describe('graphology-gexf', () => {
  test('reads every GEXF with all nodes, edges, places and colours', () => {
    for (const name of names) {
      const { nodes, edges, directed } = fileGraph(views.get(name)!);
      // Without an edge the reader takes the graph for a mixed one.
      if (edges.length === 0) continue;
      const graph = parse(
        directed ? MultiDirectedGraph : MultiUndirectedGraph,
        readFileSync(pathOf(name, 'gexf'), 'utf8'),
      );
      expect([graph.order, graph.size], name).toEqual([nodes.length, edges.length]);
      for (const node of nodes) {
        const color = `rgb(${node.red},${node.green},${node.blue})`;
        expect(graph.getNodeAttributes(node.id)).toMatchObject({
          label: node.label,
          kind: node.kind,
          x: node.x,
          y: node.y,
          size: node.size,
          color,
        });
      }
      const weights = graph.mapEdges((_, attributes) => attributes.weight).sort((a, b) => a - b);
      expect(weights).toEqual(edges.map((edge) => edge.weight).sort((a, b) => a - b));
    }
  });
});

describeWith('networkx (test/setup.sh)', PYTHON_READERS_PRESENT, 'networkx', () => {
  test('reads GEXF with every attribute, places and days', async () => {
    const read = await readWithPython(
      'networkx',
      names.map((name) => pathOf(name, 'gexf')),
    );
    for (const [i, name] of names.entries()) expectSame(name, read[i]!);
    const first = fileGraph(whole).nodes[0]!;
    expect(read[0]!.nodes[0]).toMatchObject({
      start: first.date,
      viz: {
        size: first.size,
        position: { x: first.x, y: first.y, z: 0 },
        color: { r: first.red, g: first.green, b: first.blue },
      },
    });
  });

  test('reads GraphML with every attribute', async () => {
    const read = await readWithPython(
      'networkx',
      names.map((name) => pathOf(name, 'graphml')),
    );
    for (const [i, name] of names.entries()) expectSame(name, read[i]!);
  });

  test('reads node-link JSON with lists as lists', async () => {
    const read = await readWithPython(
      'networkx',
      names.map((name) => pathOf(name, 'json')),
    );
    for (const [i, name] of names.entries()) {
      const view = views.get(name)!;
      const { nodes, edges } = fileGraph(view);
      const wanted = nodes.map(({ red, green, blue, ...node }, n) => {
        const { x, y, color } = view.nodes[n]!;
        return { ...node, x, y, color };
      });
      expect(sorted(same(read[i]!.nodes, wanted[0], false)), name).toEqual(sorted(same(wanted, wanted[0], false)));
      expect(read[i]!.edges.length).toBe(edges.length);
    }
  });
});

describeWith('igraph (test/setup.sh)', PYTHON_READERS_PRESENT, 'igraph', () => {
  test('reads GraphML with every attribute', async () => {
    // An empty graph has no vertices to hold attributes.
    const some = names.filter((name) => name !== 'empty');
    const read = await readWithPython(
      'igraph',
      some.map((name) => pathOf(name, 'graphml')),
    );
    // igraph gives back an & in an id (an XML attribute) undecoded.
    const decode = (id: unknown): unknown => (typeof id === 'string' ? id.replaceAll('&#38;', '&') : id);
    for (const [i, name] of some.entries()) {
      const nodes = read[i]!.nodes.map((node) => ({ ...node, id: decode(node.id) }));
      const edges = read[i]!.edges.map((edge) => ({
        ...edge,
        source: decode(edge.source),
        target: decode(edge.target),
      }));
      expectSame(name, { ...read[i]!, nodes, edges });
    }
  });
});

describeWith('Python (test/setup.sh)', PYTHON_READERS_PRESENT, 'Python csv', () => {
  test('reads both tables, and every edge finds its ends', async () => {
    const read = await readWithPython(
      'csv',
      names.map((name) => pathOf(name, 'csv')),
    );
    for (const [i, name] of names.entries()) {
      const { nodes, edges } = fileGraph(views.get(name)!);
      expect([read[i]!.nodes.length, read[i]!.edges.length], name).toEqual([nodes.length, edges.length]);
      const ids = new Set(read[i]!.nodes.map((row) => row.Id));
      expect(ids.size).toBe(nodes.length);
      for (const edge of read[i]!.edges) expect([edge.Source, edge.Target].every((id) => ids.has(id))).toBe(true);
      for (const row of [...read[i]!.nodes, ...read[i]!.edges]) {
        for (const name of ['Label', 'community_name', 'aliases', 'shared', 'terms', 'cue', 'surfaces'])
          expect(row[name] ?? '').not.toMatch(/^[=+@\t\r-]/);
      }
    }
  });
});

describeWith('Gephi (test/setup.sh)', GEPHI_PRESENT, 'Gephi', () => {
  const expectNoIssue = (name: string, { issues }: GephiReadBack): void =>
    expect(
      issues.filter(({ level }) => level !== 'INFO'),
      name,
    ).toEqual([]);
  const days = ({ timeline }: GephiReadBack): string[] | undefined =>
    timeline?.map((ms) => new Date(ms).toISOString().slice(0, 10));

  test('reads GEXF with every attribute, place, size, colour, kind and the timeline, and no complaint', async () => {
    const read = await readWithGephi(names.map((name) => pathOf(name, 'gexf')));
    for (const [i, name] of names.entries()) {
      expectNoIssue(name, read[i]!);
      expectSame(name, read[i]!, { gephi: true });
      const byId = new Map(read[i]!.nodes.map((node) => [node.id, node]));
      for (const node of fileGraph(views.get(name)!).nodes) {
        const { x, y, size, color } = byId.get(node.id) as { x: number; y: number; size: number; color: number[] };
        expect([x, y, size].map(Math.fround)).toEqual([node.x, node.y, node.size].map(Math.fround));
        expect(color).toEqual([node.red, node.green, node.blue]);
      }
    }
    expect(read[0]!.nodeColumns).toMatchObject({
      timeset: 'IntervalSet',
      papers: 'Integer',
      year: 'Integer',
      community: 'String',
    });
    expect(new Set(read[0]!.edges.map((edge) => edge.type))).toEqual(new Set(whole.edges.map((edge) => edge.relation)));
    expect(days(read[names.indexOf('plain')]!)).toEqual(['2009-06-20', '2025-01-22']);
    expect(days(read[names.indexOf('hostile')]!)).toEqual(['2009-06-20', '2025-01-22']);
    expect(days(read[names.indexOf('no-days')]!)).toBeUndefined();
  });

  test('reads GraphML with parallel relations kept apart', async () => {
    const read = await readWithGephi(names.map((name) => pathOf(name, 'graphml')));
    for (const [i, name] of names.entries()) {
      expectNoIssue(name, read[i]!);
      expectSame(name, read[i]!, { gephi: true });
    }
  });

  test('reads the two tables together, with a timeline', async () => {
    const some = names.filter((name) => name !== 'empty');
    const read = await readWithGephi(some.map((name) => pathOf(name, 'csv')));
    for (const [i, name] of some.entries()) {
      const { nodes, edges } = fileGraph(views.get(name)!);
      expectNoIssue(name, read[i]!);
      expect([read[i]!.nodes.length, read[i]!.edges.length], name).toEqual([nodes.length, edges.length]);
      const weights = read[i]!.edges.map((edge) => edge.weight as number).sort((a, b) => a - b);
      expect(weights).toEqual(edges.map((edge) => edge.weight).sort((a, b) => a - b));
    }
    expect(days(read[0]!)).toEqual(['2009-06-20', '2025-01-22']);
  });
});
