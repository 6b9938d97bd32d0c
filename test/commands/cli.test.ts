import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { papergraph, papergraphLines, root } from '../support/cli.ts';

let dir = '';
let map = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'papergraph-cli-'));
  map = join(dir, 'map');
  const built = papergraph(['build', join(root, 'data/sample'), '--out', map, '--json']);
  expect(built.stderr).not.toContain('error');
  expect(built.code).toBe(0);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('read', () => {
  test('prints the contract, one paper a line, and reads its own output', () => {
    const papers = papergraphLines(['read', join(root, 'data/sample')]);
    expect(papers.length).toBeGreaterThanOrEqual(80);
    const keys = [
      'id',
      'title',
      'abstract',
      'date',
      'authors',
      'organisation',
      'comments',
      'url',
      'dateInferred',
      'sources',
    ];
    for (const paper of papers) for (const key of keys) expect(paper).toHaveProperty(key);
    const printed = papers.map((p) => `${JSON.stringify(p)}\n`).join('');
    expect(papergraphLines(['read', '-'], printed)).toEqual(papers);
  });

  test('bad records are reported and the rest goes on; nothing at all is a failure', () => {
    const file = join(dir, 'mixed.jsonl');
    writeFileSync(
      file,
      '{"id":"1706.03762","title":"Attention","abstract":"Words."}\n{"title": 7}\n{"title":"Second"}\n{"tit',
    );
    const mixed = papergraph(['read', file]);
    expect(mixed.code).toBe(0);
    expect(mixed.stdout.trim().split('\n').length).toBe(3);
    expect(mixed.stderr).toMatch(/mixed\.jsonl:2/);
    expect(mixed.stderr).toMatch(/mixed\.jsonl:4/);
    writeFileSync(join(dir, 'empty.txt'), '');
    const nothing = papergraph(['read', join(dir, 'empty.txt')]);
    expect(nothing.code).toBe(1);
    expect(nothing.stderr).toMatch(/empty\.txt/);
    expect(papergraph(['read', join(dir, 'missing.txt')]).code).toBe(1);
  });
});

describe('extract', () => {
  test('prints the contract; every span is the printed surface', () => {
    const papers = new Map(papergraphLines(['read', join(root, 'data/sample')]).map((p) => [p.id, p]));
    const lines = papergraphLines(['extract', join(root, 'data/sample')]) as unknown as {
      id: string;
      title: string;
      date: string | null;
      concepts: {
        id: string;
        name: string;
        type: string;
        role: string;
        surfaces: string[];
        mentions: { field: 'title' | 'abstract'; start: number; end: number }[];
        confidence: number;
      }[];
    }[];
    expect(lines.map((l) => l.id)).toEqual([...papers.keys()]);
    let mentions = 0;
    for (const line of lines) {
      const paper = papers.get(line.id) as { title: string; abstract: string };
      for (const concept of line.concepts) {
        expect(['method', 'model', 'dataset', 'task', 'metric']).toContain(concept.type);
        expect(['introduces', 'uses', 'evaluates_on', 'studies']).toContain(concept.role);
        const printed = concept.mentions.map((m) => paper[m.field].slice(m.start, m.end));
        expect([...new Set(printed)].sort()).toEqual([...concept.surfaces].sort());
        mentions += printed.length;
      }
    }
    expect(mentions).toBeGreaterThan(1000);
  });

  test('--raw gives the whole record and its mentions, and no paper depends on another', () => {
    const raw = papergraphLines(['extract', '--raw', join(root, 'data/sample')]);
    const one = raw.find((r) => String(r.title).startsWith('QLoRA'))!;
    expect(one).toHaveProperty('abstract');
    expect(one).toHaveProperty('definitions');
    const { mentions: _, definitions: __, ...record } = one;
    const alone = papergraphLines(['extract', '--raw', '-'], `${JSON.stringify(record)}\n`);
    expect(alone).toEqual([one]);
  });

  test('--min-confidence leaves doubtful mentions out', () => {
    const count = (args: string[]) =>
      papergraphLines(['extract', '--raw', ...args, join(root, 'data/sample/2024-11-18.txt')]).flatMap(
        (p) => p.mentions as { confidence: number }[],
      );
    const sure = count(['--min-confidence', '0.8']);
    expect(sure.length).toBeLessThan(count([]).length);
    expect(Math.min(...sure.map((m) => m.confidence))).toBeGreaterThanOrEqual(0.8);
  });
});

describe('questions to a map', () => {
  test('stats', () => {
    const stats = JSON.parse(papergraph(['stats', map, '--json']).stdout) as {
      papers: number;
      digest: { facts: string };
    };
    expect(stats.papers).toBeGreaterThanOrEqual(80);
    const text = papergraph(['stats', map]).stdout;
    expect(text).toContain(stats.digest.facts);
    expect(text).toContain('INTRODUCES');
  });

  test('show: a concept by alias, a paper by title, suggestions for a typo', () => {
    const lora = JSON.parse(papergraph(['show', map, 'Low-Rank Adaptation', '--json']).stdout) as {
      concept: { id: string };
      papers: unknown[];
    };
    expect(lora.concept.id).toBe('lora');
    expect(lora.papers.length).toBeGreaterThan(2);
    expect(papergraph(['show', map, 'qlora: efficient finetuning of quantized LLMs']).stdout).toContain(
      'INTRODUCES'.toLowerCase(),
    );
    const edges = JSON.parse(papergraph(['show', map, 'QLoRA', 'LoRA', '--json']).stdout) as {
      relation: string;
      basis: string;
    }[];
    expect(edges.find((edge) => edge.relation === 'CO_OCCURS')?.basis).toBe('statistics');
    const typo = papergraph(['show', map, 'Lorra']);
    expect(typo.code).toBe(1);
    expect(typo.stderr).toContain('LoRA');
  });

  test('related: of a paper, of an unseen text, of all; shares add up to 1', () => {
    type Related = {
      paper: string;
      score: number;
      shared: { concept: string; share: number }[];
      terms: { share: number }[];
    };
    const all = papergraphLines(['related', map, '--all', '--json', '-n', '5']) as unknown as {
      paper: string;
      related: Related[];
    }[];
    for (const { paper, related } of all) {
      expect(related.length).toBeLessThanOrEqual(5);
      for (const r of related) {
        expect(r.paper).not.toBe(paper);
        const sum = [...r.shared, ...r.terms].reduce((s, x) => s + x.share, 0);
        expect(sum).toBeCloseTo(1, 3);
      }
    }
    const title = 'QLoRA: Efficient Finetuning of Quantized LLMs';
    const one = JSON.parse(papergraph(['related', map, '--paper', title, '--json', '-n', '5']).stdout) as Related[];
    const same = all.find((line) => line.paper.startsWith('qlora'))!;
    expect(one.map((r) => r.paper)).toEqual(same.related.map((r) => r.paper));
    const text = papergraph(['related', map, '--text', '-', '--json'], {
      input: 'Rank four\nWe fine-tune Llama 2 with LoRA and QLoRA adapters.',
    });
    const unseen = JSON.parse(text.stdout) as Related[];
    expect(unseen[0]!.shared.map((s) => s.concept)).toContain('lora');
  });

  test('path: each step has evidence or reasons', () => {
    const path = JSON.parse(papergraph(['path', map, 'LoRA', 'Mamba', '--json']).stdout) as {
      steps: { evidence: unknown[]; shared: unknown[]; basis: string }[];
    };
    expect(path.steps.length).toBeGreaterThan(1);
    for (const step of path.steps)
      expect(step.evidence.length + step.shared.length + Number(step.basis !== 'read')).toBeGreaterThan(0);
  });

  test('export: every format, "N of M" said, kinds and days filter', () => {
    for (const format of ['html', 'gexf', 'graphml', 'json', 'csv', 'cypher']) {
      const out = join(dir, `out-${format}`);
      const run = papergraph(['export', map, '--format', format, '--out', out, '--top', '100']);
      expect(run.code, run.stderr).toBe(0);
      expect(run.stderr).toMatch(/\d+ of [\d,]+ nodes, 100 of [\d,]+ edges/);
    }
    const data = papergraph([
      'export',
      map,
      '--format',
      'json',
      '--layer',
      'concepts',
      '--kind',
      'dataset',
      '--since',
      '2023-01-01',
    ]);
    const { nodes } = JSON.parse(data.stdout) as { nodes: { kind: string }[] };
    expect(new Set(nodes.map((n) => n.kind))).toEqual(new Set(['dataset']));
    expect(papergraph(['export', map, '--format', 'csv']).code).toBe(2);
    expect(papergraph(['export', map, '--format', 'gexf', '--community', 'nowhere']).stderr).toMatch(
      /no such community/,
    );
  });

  test('neo4j push --dry-run needs no server and prints counts and Cypher', () => {
    const run = papergraph(['neo4j', 'push', map, '--uri', 'bolt://127.0.0.1:1', '--dry-run']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('CREATE CONSTRAINT');
    expect(
      papergraph(['neo4j', 'push', map, '--uri', 'bolt://127.0.0.1:1', '--password-env', 'NOT_SET_HERE']).code,
    ).toBe(2);
  });
});

describe('wrong use', () => {
  test('a mistyped command suggests the right one, everything wrong exits with 2', () => {
    const typo = papergraph(['biuld', 'x']);
    expect(typo.code).toBe(2);
    expect(typo.stderr).toContain('build');
    for (const args of [
      ['build', 'x'],
      ['related', map],
      ['related', map, '--paper', 'a', '--all'],
      ['read', 'x', '--visited', '2025-02-30'],
      ['build', 'x', '--out', 'y', '--resolution', '-1'],
      ['export', map, '--format', 'docx'],
    ]) {
      const run = papergraph(args);
      expect(run.code, args.join(' ')).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).not.toMatch(/unexpected error|at file:/);
    }
  });

  test('every command has help with an example', () => {
    const names = ['read', 'build', 'add', 'extract', 'stats', 'show', 'related', 'path', 'export', 'serve'];
    for (const args of [...names.map((n) => [n]), ['neo4j', 'push']]) {
      const help = papergraph([...args, '--help']);
      expect(help.code).toBe(0);
      expect(help.stdout).toContain('Examples:');
    }
  });

  test('a folder without a map, and output without colour when it is no terminal', () => {
    const run = papergraph(['stats', dir]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('papergraph build');
    expect(papergraph(['stats', map]).stdout).not.toContain('\u001b');
  });
});

describe('determinism', () => {
  const digest = (folder: string) =>
    (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { digest: { facts: string; all: string } })
      .digest;
  const pages = () =>
    readdirSync(join(root, 'data/sample'))
      .map((n) => join(root, 'data/sample', n))
      .sort();

  test('the order of files changes no byte', () => {
    const reversed = join(dir, 'reversed');
    papergraph(['build', ...pages().reverse(), '--out', reversed]);
    expect(digest(reversed)).toEqual(digest(map));
  });

  test('the facts after add are those of a full build, and known nodes keep their places', () => {
    const added = join(dir, 'added');
    const [last, ...first] = pages().reverse();
    papergraph(['build', ...first, '--out', added]);
    const run = papergraph(['add', added, last!]);
    expect(run.stdout).toMatch(/new papers/);
    expect(run.code).toBe(0);
    expect(digest(added).facts).toBe(digest(map).facts);
  });

  test('gzipped input and piped input give the same facts', () => {
    const lines = papergraph(['read', join(root, 'data/sample')]).stdout;
    const zipped = join(dir, 'papers.dat');
    writeFileSync(zipped, gzipSync(lines));
    expect(gunzipSync(readFileSync(zipped)).toString()).toBe(lines);
    papergraph(['build', zipped, '--out', join(dir, 'zipped')]);
    expect(digest(join(dir, 'zipped')).facts).toBe(digest(map).facts);
  });
});

describe('what is asked for and cannot be', () => {
  test('days the wrong way round, an empty selection, a number out of range', () => {
    const days = papergraph(['export', map, '--format', 'json', '--since', '2025-01-01', '--until', '2024-01-01']);
    expect([days.code, days.stderr]).toEqual([2, expect.stringContaining('--since 2025-01-01 --until 2024-01-01')]);
    const empty = papergraph(['export', map, '--format', 'json', '--layer', 'papers', '--kind', 'task', '--out', '-']);
    expect(empty.stderr).toContain('nothing matches: --layer papers --kind task');
    expect(JSON.parse(empty.stdout)).toMatchObject({ nodes: [], edges: [] });
    const range = papergraph(['build', join(root, 'data/sample'), '--out', join(dir, 'none'), '--min-confidence', '2']);
    expect([range.code, range.stderr]).toEqual([
      2,
      expect.stringContaining('--min-confidence 2: must be between 0 and 1'),
    ]);
  });
});
