import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MultiGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { cleanIds, cleanLabel, cleanList } from '../../src/export/clean.ts';
import { floatText } from '../../src/export/columns.ts';
import { cypherLiteral, cypherName } from '../../src/export/cypher-literal.ts';
import { fileGraph } from '../../src/export/file-graph.ts';
import { type ExportContent, exporters, exportPieces, saveExport } from '../../src/export/index.ts';
import { PapergraphError } from '../../src/lib/errors.ts';
import type { GraphView } from '../../src/types.ts';
import { graphView, HOSTILE, hostileView, propertyGraph } from '../support/graph-fixture.ts';

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what is looked for
/** Characters that XML 1.0 forbids, and halves of a pair. */
const NOT_XML =
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Controls, line breaks, marks of direction, no characters, space at the ends. */
const NOT_CLEAN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|^\s|\s$/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: see above

const view = graphView();
const meta = { title: 'Map', version: '0.1.0' };
const write = (format: string, of: GraphView = view): ExportContent =>
  exporters.get(format)!.write(of, () => propertyGraph(of), meta);
const text = (format: string, of: GraphView = view): string => [...(write(format, of) as Iterable<string>)].join('');

describe('formats', () => {
  test('are registered under their names, each with a description', () => {
    expect([...exporters.keys()]).toEqual(['gexf', 'graphml', 'json', 'csv', 'cypher', 'neo4j-csv']);
    for (const [name, exporter] of exporters) {
      expect(exporter.format).toBe(name);
      expect(exporter.description).not.toBe('');
    }
  });

  test('the same view gives the same bytes', () => {
    for (const format of exporters.keys()) {
      if (format !== 'csv') expect(text(format)).toBe(text(format, graphView()));
    }
  });

  test('a cut view says how much it is of', () => {
    const cut = { ...view, edges: view.edges.slice(0, 50) };
    for (const format of ['gexf', 'graphml', 'cypher']) expect(text(format, cut)).toContain('50 of 101 edges');
    expect(JSON.parse(text('json', cut)).graph).toMatchObject({ edgesInMap: 101, nodesInMap: 34 });
  });

  test('XML holds no character that XML forbids', () => {
    for (const format of ['gexf', 'graphml']) expect(text(format, hostileView())).not.toMatch(NOT_XML);
  });

  test('JSON opens in graphology as the documentation says', () => {
    const data = JSON.parse(text('json', hostileView()));
    const graph = new MultiGraph();
    for (const { id, ...attributes } of data.nodes) graph.addNode(id, attributes);
    for (const { source, target, key, directed, ...attributes } of data.edges) {
      graph[directed ? 'addDirectedEdge' : 'addUndirectedEdge'](source, target, { ...attributes, kind: key });
    }
    expect([graph.order, graph.size]).toEqual([hostileView().nodes.length, hostileView().edges.length]);
    expect(data.nodes[15]).toMatchObject({
      id: 'concept:lora',
      aliases: ['Low-Rank Adaptation', 'low-rank adaptation'],
    });
    expect(JSON.stringify(data)).not.toMatch(/\\ud[89a-f]/i);
  });

  test('100,000 edges take seconds', () => {
    const nodes = Array.from({ length: 20_000 }, (_, i) => ({ ...view.nodes[i % 34]!, id: `paper:${i}` }));
    const edges = Array.from({ length: 100_000 }, (_, i) => ({
      ...view.edges[100]!,
      source: `paper:${i % 20_000}`,
      target: `paper:${(i * 7 + Math.floor(i / 20_000) + 1) % 20_000}`,
      relation: `RELATED_${Math.floor(i / 20_000)}`,
      directed: true,
    }));
    const big = { ...view, nodes, edges };
    const started = performance.now();
    let length = 0;
    for (const format of ['gexf', 'graphml', 'json', 'csv']) {
      const content = write(format, big);
      for (const pieces of content instanceof Map ? content.values() : [content]) {
        for (const piece of exportPieces(pieces as Iterable<string>)) length += piece.length;
      }
    }
    expect(length).toBeGreaterThan(40_000_000);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('csv', () => {
  const tables = (of: GraphView): string[] =>
    [...(write('csv', of) as ReadonlyMap<string, Iterable<string>>).values()].map((pieces) => [...pieces].join(''));

  test('has the columns that Gephi knows, and days that it does not take for time stamps', () => {
    const [nodes, edges] = tables(view) as [string, string];
    expect(nodes.split('\n', 2)).toEqual([
      'Id,Label,Timeset,kind,community,community_name,papers,map_degree,year,date,last_date,aliases,x,y,size,color',
      expect.stringMatching(
        /^paper:2106\.09685,LoRA: Low-Rank Adaptation of Large Language Models,"<\[2021-06-17, Infinity\]>",paper,c1,Transformer · attention,2,1,2021,2021\/06\/17,2021\/06\/17,,-?\d/,
      ),
    ]);
    expect(edges.split('\n', 2)).toEqual([
      'Source,Target,Type,Kind,Label,Weight,relation,basis,shared,shares,terms,term_shares,count,confidence,cue,surfaces,evidence',
      'paper:2106.09685,concept:lora,Directed,INTRODUCES,introduces,1,INTRODUCES,read,,,,,1,0.75,default,LoRA,2106.09685|title|0|4',
    ]);
  });

  test('guards formulas but not ids and numbers', () => {
    const formula = { ...view.nodes[0]!, label: '=1+1', aliases: ['-x'], x: -1.5 };
    const [nodes] = tables({ ...view, nodes: [formula, ...view.nodes.slice(1)] }) as [string];
    expect(nodes.split('\n')[1]).toMatch(/^paper:2106\.09685,'=1\+1,.*,'-x,-\d/);
  });
});

describe('fileGraph', () => {
  test('refuses a view that breaks its promises, by name', () => {
    const edge = view.edges[0]!;
    const edges = (change: object): GraphView => ({ ...view, edges: [{ ...edge, ...change }] });
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fileGraph(edges({ weight }))).toThrow(
        `edge paper:2106.09685 INTRODUCES concept:lora weighs ${weight}`,
      );
    }
    expect(() => fileGraph(edges({ target: 'concept:none' }))).toThrow(
      'ends in concept:none, which is not in the view',
    );
    expect(() => fileGraph({ ...view, edges: [edge, edge] })).toThrow('is in the view twice');
    expect(() => fileGraph({ ...view, nodes: [...view.nodes, view.nodes[0]!] })).toThrow(
      'node paper:2106.09685 is in the view twice',
    );
    expect(() => fileGraph({ ...view, nodes: [{ ...view.nodes[0]!, x: Number.NaN }], edges: [] })).toThrow(
      PapergraphError,
    );
  });

  test('an undirected relation stands once whichever way it is written', () => {
    const related = view.edges.find((edge) => !edge.directed)!;
    const back = { ...related, source: related.target, target: related.source };
    expect(() => fileGraph({ ...view, edges: [related, back] })).toThrow('twice');
  });

  test('a directed relation that runs both ways gets two kinds in an undirected file, one in a directed file', () => {
    const variant = view.edges.find((edge) => edge.relation === 'VARIANT_OF')!;
    const back = { ...variant, source: variant.target, target: variant.source };
    const together = view.edges.find((edge) => !edge.directed)!;
    const kinds = (edges: GraphView['edges']): string[] => fileGraph({ ...view, edges }).edges.map((edge) => edge.kind);
    expect(kinds([variant, back, together])).toEqual(['VARIANT_OF', 'VARIANT_OF_REVERSE', 'CO_OCCURS']);
    expect(kinds([variant, back])).toEqual(['VARIANT_OF', 'VARIANT_OF']);
  });

  test('positions are spread until the nodes have room, and never moved otherwise', () => {
    const discs = view.nodes.reduce((sum, node) => sum + Math.PI * node.size ** 2, 0);
    const area = (nodes: { x: number; y: number }[]): number => {
      const side = (values: number[]): number => Math.max(...values) - Math.min(...values);
      return side(nodes.map((n) => n.x)) * side(nodes.map((n) => n.y));
    };
    expect(discs / area(fileGraph(view).nodes)).toBeCloseTo(0.1);
    const wide = { ...view, nodes: view.nodes.map((node) => ({ ...node, x: node.x * 1000, y: node.y * 1000 })) };
    expect(fileGraph(wide).nodes.map(({ x, y }) => [x, y])).toEqual(wide.nodes.map(({ x, y }) => [x, y]));
    const onePlace = { ...view, nodes: view.nodes.map((node) => ({ ...node, x: 1, y: 1 })) };
    expect(fileGraph(onePlace).nodes.every(({ x, y }) => x === 1 && y === 1)).toBe(true);
  });

  test('only real days are days', () => {
    const day = (date: string): string | null =>
      fileGraph({ ...view, nodes: [{ ...view.nodes[0]!, date }], edges: [] }).nodes[0]!.date;
    expect(['2024-02-29', '2023-02-29', '2024-02-31', '2024-13-01', '2024-2-1', 'today', ''].map(day)).toEqual([
      '2024-02-29',
      ...Array(6).fill(null),
    ]);
  });
});

describe('cleaning', () => {
  test('gives well-formed text on one line without controls, and leaves clean text alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const clean = cleanLabel(raw);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(NOT_CLEAN);
        expect(cleanLabel(clean)).toBe(clean);
      }),
    );
    expect(cleanLabel('emoji 👩‍🔬, عربي and 中文')).toBe('emoji 👩‍🔬, عربي and 中文');
  });

  test('lists can be split again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '|', ' ', '\n') })), (items) => {
        const clean = items.map((item) => cleanLabel(item).replace(/ ?\| ?/g, '|')).filter(Boolean);
        expect(cleanList(items).split(' | ').filter(Boolean)).toEqual(clean);
      }),
      { numRuns: 1000 },
    );
  });

  test('ids stay distinct', () => {
    expect(cleanIds(['a', 'a\u0001', 'a~2', '', '\u0002'])).toEqual(['a', 'a~2', 'a~2~2', 'node', 'node~2']);
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 3 })), (ids) => {
        expect(new Set(cleanIds(ids)).size).toBe(ids.length);
      }),
    );
  });

  test('floats always have a point', () => {
    expect([1, -0, 0.5, 1e-7, 1e21, -12].map(floatText)).toEqual(['1.0', '0.0', '0.5', '1.0e-7', '1.0e+21', '-12.0']);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(floatText(value)).toContain('.');
        expect(Number(floatText(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test('Cypher literals stay on one line and end where they should', () => {
    for (const raw of HOSTILE) {
      const literal = cypherLiteral(raw);
      expect(literal).not.toMatch(/[\n\r\u2028\u2029]/);
      // A quote inside is always escaped: what is left after taking the escapes out has none.
      expect(literal.slice(1, -1).replace(/\\[\\'tnr]|\\u[0-9a-f]{4}/g, '')).not.toMatch(/['\\]/);
    }
    expect(cypherName('title') + cypherName('d e`')).toBe('title`d e```');
  });
});

describe('saveExport', () => {
  test('writes files whole, makes folders, and leaves no rest behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'papergraph-export-'));
    const out = join(folder, 'deep', 'map.gexf');
    expect(await saveExport(write('gexf'), out)).toEqual([out]);
    expect(readFileSync(out, 'utf8')).toBe(text('gexf'));
    expect(await saveExport('one string', out)).toEqual([out]);
    expect(readFileSync(out, 'utf8')).toBe('one string');
    const tables = join(folder, 'tables');
    expect(await saveExport(write('csv'), tables)).toEqual([join(tables, 'nodes.csv'), join(tables, 'edges.csv')]);
    function* failing(): Generator<string> {
      yield 'x'.repeat(100_000);
      throw new Error('broken');
    }
    await expect(saveExport(failing(), out)).rejects.toThrow('broken');
    expect(readFileSync(out, 'utf8')).toBe('one string');
    writeFileSync(join(folder, 'file'), '');
    await expect(saveExport('x', join(folder, 'file', 'map.json'))).rejects.toThrow(/map\.json cannot be written/);
    await expect(saveExport('x', folder)).rejects.toThrow(PapergraphError);
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.part'))).toEqual([]);
    expect(statSync(out).size).toBe(10);
    rmSync(folder, { recursive: true });
  });
});
