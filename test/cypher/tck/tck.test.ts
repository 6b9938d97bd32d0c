import { expect, test } from 'vitest';
import { dataPath, describeWithData } from '../../support/data.ts';
import { failureOf, readScenarios } from './scenario.ts';

const FILE = ['tck', 'tck-dev.jsonl'];

describeWithData(FILE, 'the openCypher TCK', () => {
  test('every read-only scenario does what Neo4j does', async () => {
    const failures: string[] = [];
    const scenarios = readScenarios(dataPath(...FILE));
    for (const scenario of scenarios) {
      const failure = await failureOf(scenario);
      if (failure) failures.push(`${scenario.id}: ${failure}`);
    }
    expect(scenarios.length).toBe(1745);
    expect(failures).toEqual([]);
  });
});
