import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../support/cli.ts';
import { runCommand } from '../support/run-command.ts';

const PAPERS = [
  ['Zorbnet: a network', 'We propose Zorbnet and compare it with LoRA and QLoRA on GLUE and SQuAD.'],
  ['On LoRA', 'LoRA adapts GPT-2. Low-rank adaptation (LoRA) is evaluated on GLUE. A slow glub helps.'],
  ['On Adam', 'Training uses Adam and AdamW with dropout; BERT is fine-tuned on SQuAD with LoRA.'],
  ['Glub at last', 'The Slow glub and BERT are evaluated on MNLI. RoBERTa with a slow glub uses Adam.'],
  ['Zorbnet again', 'Zorbnet with dropout beats RoBERTa on GLUE and MNLI.'],
].map(
  ([title, abstract], i) => `${JSON.stringify({ id: `2401.0000${i}`, title, abstract, date: `2024-01-0${i + 1}` })}\n`,
);

let dir = '';
/** Built once; each test has a copy. */
let built = '';
let map = '';
const papers = (name: string, lines: string[]) => {
  writeFileSync(join(dir, name), lines.join(''));
  return join(dir, name);
};
const overrides = () => join(map, 'overrides.yaml');
const stats = async () =>
  JSON.parse((await run('stats', map, '--json')).stdout) as {
    concepts: number;
    digest: { facts: string; all: string };
    overrides: { state: string; applied: string | null; corrections: number };
  };
const show = async (name: string, ...more: string[]) => {
  const { code, stdout, stderr } = await run('show', map, name, '--json', ...more);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};
const run = runCommand;
const fix = (...args: string[]) => run('fix', map, ...args, '-q');

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'papergraph-fix-'));
  built = join(dir, 'built');
  expect((await run('build', papers('all.jsonl', PAPERS), '--out', built, '-q')).stderr).toBe('');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => {
  map = join(dir, 'map');
  rmSync(map, { recursive: true, force: true });
  cpSync(built, map, { recursive: true });
});

describe('fix', () => {
  test('merge: told, written, applied, shown, taken back', async () => {
    const before = await stats();
    expect(before.overrides).toEqual({ state: 'none', applied: null, corrections: 0 });
    const dry = await fix('merge', 'LoRA', 'QLoRA', '--dry-run');
    expect(dry.stdout).toMatch(/correction 1: merge LoRA, QLoRA: 1 paper, 1 mention\n/);
    expect([existsSync(overrides()), await stats()]).toEqual([false, before]);

    const done = await fix('merge', 'LoRA', 'QLoRA', '--reason', 'one # thing');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toMatch(/correction 1: merge LoRA, QLoRA: 1 paper, 1 mention\n.* concepts/);
    expect(readFileSync(overrides(), 'utf8')).toContain('- merge: [LoRA, QLoRA]\n  reason: "one # thing"\n');
    expect(await stats()).toMatchObject({
      concepts: before.concepts - 1,
      overrides: { state: 'applied', corrections: 1 },
    });
    for (const name of ['LoRA', 'QLoRA', 'qlora']) {
      const { concept, joined, corrections } = await show(name);
      expect(concept).toMatchObject({ id: 'lora', name: 'LoRA' });
      expect(joined).toContainEqual(
        expect.objectContaining({ surface: 'QLoRA', reason: 'correction', note: 'one # thing', doubt: 0 }),
      );
      expect(corrections).toMatchObject([{ number: 1, reason: 'one # thing', formerIds: ['qlora'] }]);
    }
    expect((await run('show', map, 'LoRA')).stdout).toMatch(
      /a correction by hand(?:.|\n)*corrections\n {2}1: merge LoRA, QLoRA \(one # thing\)/u,
    );
    expect((await fix('list')).stdout).toBe('   1  merge LoRA, QLoRA: 1 paper, 1 mention\n      one # thing\n');

    expect((await fix('undo')).code).toBe(0);
    expect((await stats()).digest.facts).toBe(before.digest.facts);
    expect((await fix('list')).stdout).toBe('no corrections\n');
  });

  test('every kind', async () => {
    const steps: [string[], (() => Promise<void>)?][] = [
      [
        ['split', 'LoRA', 'Low-rank adaptation'],
        async () => expect((await show('lowrankadaptation')).concept.mentions).toBe(1),
      ],
      [['rename', 'lora', 'Lora'], async () => expect((await show('lora')).concept.name).toBe('Lora')],
      [['retype', 'Lora', 'model'], async () => expect((await show('lora')).concept.type).toBe('model')],
      [
        ['drop', 'dropout'],
        async () => expect((await run('show', map, 'dropout')).stderr).toMatch(/was dropped by correction 4/),
      ],
      [
        ['variant', 'Adam', 'BERT'],
        async () =>
          expect((await show('Adam')).variantOf).toContainEqual({ id: 'bert', name: 'BERT', basis: 'correction' }),
      ],
      [['variant', 'AdamW', 'Adam', '--remove'], async () => expect((await show('AdamW')).variantOf).toEqual([])],
      [
        ['add', 'slow glub', '--type', 'method', '--alias', 'Slow Glubs'],
        async () => expect((await show('slow glub')).concept).toMatchObject({ type: 'method', papers: 2, mentions: 3 }),
      ],
    ];
    for (const [args, check] of steps) {
      const done = await fix(...args);
      expect([done.stderr, done.code]).toEqual(['', 0]);
      await check?.();
    }
    expect(JSON.parse((await fix('list', '--json')).stdout).corrections.map((c: { kind: string }) => c.kind)).toEqual([
      'split',
      'rename',
      'retype',
      'drop',
      'variant',
      'variant',
      'add',
    ]);
    const { facts } = (await stats()).digest;
    // The same by hand, in another order, by a full build.
    const lines = readFileSync(overrides(), 'utf8').split(/^(?=- )/m);
    writeFileSync(overrides(), [lines[0], ...lines.slice(1).reverse()].join(''));
    expect((await run('build', join(dir, 'all.jsonl'), '--out', map, '-q')).code).toBe(0);
    expect((await stats()).digest.facts).toBe(facts);
    const { stdout } = await run('extract', '--overrides', overrides(), join(dir, 'all.jsonl'), '-q');
    const names = [...stdout.matchAll(/"name":"([^"]*)"/g)].map((match) => match[1]);
    expect(names).toEqual(expect.arrayContaining(['slow glub', 'Lora']));
    expect(names).not.toContain('dropout');
  });

  test('what cannot be is refused and nothing changes', async () => {
    await fix('merge', 'LoRA', 'QLoRA');
    const [before, text] = [await stats(), readFileSync(overrides(), 'utf8')];
    const cases: [number, RegExp, ...string[]][] = [
      [1, /no concept is called "Zorbnex": did you mean "Zorbnet"\?.*\nnothing was changed/, 'drop', 'Zorbnex'],
      [1, /overrides\.yaml:4:3: correction 2 .* contradicts correction 1/, 'drop', 'QLoRA'],
      [1, /no title or abstract prints it/, 'add', 'Nowhere', '--type', 'model'],
      [1, /one concept already/, 'merge', 'LoRA', 'Low-rank adaptation'],
      [1, /the type is one of/, 'retype', 'LoRA', 'thing'],
      [1, /this is correction 1 already/, 'merge', 'LoRA', 'QLoRA'],
      [1, /there is no correction 7: there is one/, 'undo', '7'],
      [2, /no such action/, 'melt', 'LoRA'],
      [2, /fix DIR merge NAME OTHER/, 'merge', 'LoRA'],
      [2, /give the type/, 'add', 'Nowhere'],
      [2, /takes no --type/, 'drop', 'LoRA', '--type', 'model'],
      [2, /the number of one correction/, 'undo', 'x'],
    ];
    for (const [code, message, ...args] of cases) {
      const done = await fix(...args);
      expect([args.join(' '), done.code, done.stderr]).toEqual([args.join(' '), code, expect.stringMatching(message)]);
    }
    expect([await stats(), readFileSync(overrides(), 'utf8')]).toEqual([before, text]);
  });

  test('a map without its raw mentions is read again', async () => {
    const manifest = JSON.parse(readFileSync(join(map, 'manifest.json'), 'utf8'));
    writeFileSync(join(map, 'manifest.json'), JSON.stringify({ ...manifest, extractor: 'older' }));
    await fix('merge', 'LoRA', 'QLoRA');
    const again = await stats();
    expect((await run('build', join(dir, 'all.jsonl'), '--out', map, '-q')).code).toBe(0);
    expect((await stats()).digest.facts).toBe(again.digest.facts);
  });
});

describe('overrides.yaml by hand', () => {
  const HAND =
    '# mine\n- merge: [LoRA, QLoRA]\n- {drop: dropout, optional: true}\n- {rename: Adam, to: ADAM, optional: true}\n- {add: slow glub, type: task}\n- {variant: RoBERTa, of: BERT, optional: true}\n';

  test('stats and serve say that it was not applied, until it is', async () => {
    writeFileSync(overrides(), HAND);
    expect((await stats()).overrides).toEqual({ state: 'new', applied: null, corrections: 0 });
    expect((await run('stats', map)).stdout).toMatch(
      /overrides\.yaml is there and was never applied: `papergraph fix .* apply`/,
    );
    expect((await fix('apply')).code).toBe(0);
    expect((await stats()).overrides).toMatchObject({ state: 'applied', corrections: 5 });
    expect((await run('stats', map)).stdout).toContain('5 corrections by hand applied');
    writeFileSync(overrides(), `${HAND}- drop: GLUE\n`);
    expect((await stats()).overrides.state).toBe('edited');
    const server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve', map, '--port', '0', '-q']);
    try {
      let errors = '';
      server.stderr.on('data', (data) => {
        errors += data;
      });
      const url = await new Promise<string>((done, fail) => {
        server.stdout.once('data', (data) => done(String(data).trim()));
        server.once('exit', (code) => fail(new Error(`serve exited with ${code}`)));
      });
      expect(await (await fetch(`${url}api/stats`)).json()).toMatchObject({ overrides: { state: 'edited' } });
      expect(await (await fetch(`${url}api/concepts/qlora`)).json()).toMatchObject({ concept: { id: 'lora' } });
      expect(errors).toMatch(/overrides\.yaml was edited after it was applied/);
    } finally {
      server.kill('SIGTERM');
    }
    rmSync(overrides());
    expect((await stats()).overrides.state).toBe('removed');
  });

  test('a build and additions in any split are a full build', async () => {
    const folder = async (lines: string[], name: string) => {
      map = join(dir, name);
      rmSync(map, { recursive: true, force: true });
      cpSync(built, map, { recursive: true });
      writeFileSync(overrides(), HAND);
      const done = await run('build', papers('part.jsonl', lines), '--out', map, '-q');
      expect([done.stderr, done.code]).toEqual(['', 0]);
    };
    await folder(PAPERS, 'full');
    const { facts } = (await stats()).digest;
    const orders = [
      [[0], [1, 2, 3, 4]],
      [[3, 0], [4], [2, 1]],
      [[0, 1, 2], [3], [4]],
    ];
    for (const [first = [], ...rest] of orders) {
      await folder(
        first.map((i) => PAPERS[i]!),
        'split',
      );
      for (const part of rest) {
        const done = await run(
          'add',
          map,
          papers(
            'part.jsonl',
            part.map((i) => PAPERS[i]!),
          ),
          '-q',
        );
        expect(done.code).toBe(0);
      }
      expect((await stats()).digest.facts).toBe(facts);
      expect((await stats()).overrides.state).toBe('applied');
    }
  });

  test('mistakes stop a build with their place; the map that was there stays', async () => {
    const before = await stats();
    for (const [text, message] of [
      ['- drop: [LoRA\n', /overrides\.yaml:\d+:\d+: this is no valid YAML/],
      ['- merge: [LoRA, Nonsense]\n', /overrides\.yaml:1:17: correction 1 .*no concept is called "Nonsense"/],
      ['- drop: &a x\n- drop: *a\n', /aliases .* are not taken/],
    ] as const) {
      writeFileSync(overrides(), text);
      const commands: ['build' | 'add' | 'fix', ...string[]][] = [
        ['build', join(dir, 'all.jsonl'), '--out', map],
        ['add', map, join(dir, 'all.jsonl')],
        ['fix', map, 'apply'],
      ];
      for (const command of commands) {
        const done = await run(...command, '-q');
        expect([command[0], done.code, done.stderr]).toEqual([command[0], 1, expect.stringMatching(message)]);
      }
      expect((await run('extract', '--overrides', overrides(), join(dir, 'all.jsonl'), '-q')).stderr).toMatch(message);
    }
    expect((await stats()).digest).toEqual(before.digest);
    expect(
      (await run('extract', '--overrides', join(dir, 'none.yaml'), join(dir, 'all.jsonl'), '-q')).stderr,
    ).toContain('no such file');
  });
});

describe('merges and roll-up', () => {
  test('what was joined and why, doubtful first', async () => {
    const all = JSON.parse((await run('merges', map, '--json')).stdout);
    expect(all.list.length).toBe(all.shown);
    const doubts = all.list.map((m: { doubt: number }) => m.doubt);
    expect(doubts).toEqual([...doubts].sort((a, b) => b - a));
    const lora = all.list.find((m: { surface: string }) => m.surface === 'Low-rank adaptation');
    expect(lora).toMatchObject({ name: 'LoRA', papers: ['2401.00001'], why: expect.any(String) });
    expect((await run('merges', map, '-n', '1')).stdout).toMatch(/^1 of \d+ joined forms?, \d+ doubtful$/m);
    expect(
      JSON.parse((await run('merges', map, '--doubtful', '--json')).stdout).list.every(
        (m: { doubt: number }) => m.doubt > 0,
      ),
    ).toBe(true);
  });

  test('counts over variants: each paper once', async () => {
    const { concept, rollUp, variants } = await show('LoRA', '--roll-up');
    expect(variants.map((v: { id: string }) => v.id)).toContain('qlora');
    // QLoRA stands only where LoRA stands too.
    expect(rollUp).toEqual({ variants: ['qlora'], papers: concept.papers, mentions: concept.mentions + 1 });
    expect((await run('show', map, 'LoRA', '--roll-up')).stdout).toContain('with its 1 variant: 3 papers');
    expect((await run('stats', map, '--roll-up')).stdout).toContain('most frequent together with their variants');
  });
});
