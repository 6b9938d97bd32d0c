/**
 * The openCypher TCK through the engine: a table by area and every failing scenario with its reason.
 *
 *     npm run tck [-- FILE] [--area NAME]
 */
import { parseArgs } from 'node:util';
import { dataPath } from '../../support/paths.ts';
import { failureOf, readScenarios } from './scenario.ts';

const { values, positionals } = parseArgs({ options: { area: { type: 'string' } }, allowPositionals: true });
const scenarios = readScenarios(positionals[0] ?? dataPath('tck', 'tck-dev.jsonl')).filter(
  ({ area }) => !values.area || area === values.area,
);
const areas = new Map<string, { passed: number; all: number }>();
for (const scenario of scenarios) {
  const failure = await failureOf(scenario);
  const counts = areas.get(scenario.area) ?? { passed: 0, all: 0 };
  areas.set(scenario.area, { passed: counts.passed + (failure ? 0 : 1), all: counts.all + 1 });
  if (failure) console.log(`${scenario.id}\n  ${scenario.query.replace(/\s+/g, ' ')}\n  ${failure}\n`);
}

const line = (name: string, of: readonly { passed: number; all: number }[]): void => {
  const passed = of.reduce((sum, counts) => sum + counts.passed, 0);
  const all = of.reduce((sum, counts) => sum + counts.all, 0);
  console.log(
    `${name.padEnd(26)}${String(passed).padStart(5)} of ${String(all).padStart(5)}  ${((100 * passed) / all).toFixed(2)} %`,
  );
};
const sorted = [...areas].sort(([a], [b]) => (a < b ? -1 : 1));
for (const [name, counts] of sorted) line(name, [counts]);
line(
  'all without temporal',
  sorted.filter(([name]) => name !== 'temporal').map(([, counts]) => counts),
);
line(
  'all',
  sorted.map(([, counts]) => counts),
);
