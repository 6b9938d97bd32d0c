import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInputs } from '../../src/read/index.ts';
import { openMapFolder, readManifest } from '../../src/store/index.ts';
import type { Paper } from '../../src/types.ts';
import { dataPath, describeWithData } from '../support/data.ts';
import { runCommand } from '../support/run-command.ts';

const PAPERS = 240;
/** Facts do not depend on starts and layout. */
const QUICK = ['--starts', '1', '--layout-iterations', '0', '-q'];
const OVERRIDES = `
- merge: [large language model, LLM agent]
  optional: true
- {drop: neural network, optional: true}
- add: benchmark suite
  type: dataset
`;

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'papergraph-add-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A record of the paper as a source prints it: now and then without its id, with a shorter text, or twice. */
interface Printed {
  /** Which run it comes in; 0 is the build. */
  run: number;
  form: 'whole' | 'no id' | 'no abstract' | 'twice';
}

function records(paper: Paper, form: Printed['form']): object[] {
  const { id, title, abstract, date, authors } = paper;
  const whole = { id, title, abstract, date, authors };
  if (form === 'no id') return [{ title, abstract, date, authors }];
  if (form === 'no abstract') return [{ id, title, date }];
  return form === 'twice' ? [{ title, date, authors }, whole] : [whole];
}

async function run(...[name, ...args]: Parameters<typeof runCommand>): Promise<void> {
  const { code, stderr } = await runCommand(name, ...args);
  if (code !== 0) throw new Error(`${name} ${args.join(' ')}: ${stderr}`);
}

describeWithData(['corpora', 'abstracts-2k.jsonl.gz'], 'add', () => {
  test('facts are those of a full build, in any split and order, with and without corrections', async () => {
    const { papers } = await readInputs([dataPath('corpora', 'abstracts-2k.jsonl.gz')], { visited: null });
    const some = papers.slice(0, PAPERS);
    const printed = fc.record<Printed>({
      run: fc.nat(2),
      form: fc.constantFrom('whole', 'whole', 'whole', 'no id', 'no abstract', 'twice'),
    });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(printed, { minLength: PAPERS, maxLength: PAPERS }),
        fc.boolean(),
        fc.uniqueArray(fc.nat(PAPERS - 1), { minLength: 1, maxLength: 3 }),
        async (how, corrected, removed) => {
          const base = join(home, String(round++));
          const [step, whole] = [`${base}-step`, `${base}-whole`];
          for (const dir of [step, whole]) {
            mkdirSync(dir);
            if (corrected) writeFileSync(join(dir, 'overrides.yaml'), OVERRIDES);
          }
          const write = (name: string, chosen: (i: number) => boolean): string => {
            const path = `${base}-${name}.jsonl`;
            const values = some.flatMap((paper, i) => (chosen(i) ? records(paper, how[i]!.form) : []));
            writeFileSync(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
            return path;
          };
          await run(
            'build',
            write('0', (i) => how[i]!.run === 0),
            '--out',
            step,
            ...QUICK,
          );
          for (const part of [1, 2])
            await run(
              'add',
              step,
              write(String(part), (i) => how[i]!.run === part),
              '-q',
            );
          await run(
            'build',
            write('all', () => true),
            '--out',
            whole,
            ...QUICK,
          );
          expect(readManifest(step).digest.facts).toBe(readManifest(whole).digest.facts);
          for (const table of ['raw_mentions', 'raw_definitions'])
            expect(readManifest(step).tables[table]).toEqual(readManifest(whole).tables[table]);

          const titles = new Set(removed.map((i) => some[i]!.title));
          const { map } = await openMapFolder(step);
          const ids = map.papers.filter(({ title }) => titles.has(title)).map(({ id }) => id);
          await run('add', step, '-q', '--remove', ...ids);
          await run(
            'build',
            write('rest', (i) => !removed.includes(i)),
            '--out',
            whole,
            ...QUICK,
          );
          expect(readManifest(step).digest.facts).toBe(readManifest(whole).digest.facts);
          await run('verify', step);
        },
      ),
      { numRuns: 3, seed: 9 },
    );
  }, 900_000);
});
