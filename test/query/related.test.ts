import { expect, test } from 'vitest';
import { openMap, relatedPapers } from '../../src/query/index.ts';
import { topicMap } from '../support/topic-map.ts';

const index = openMap(topicMap());
const ids = (filter: Parameters<typeof relatedPapers>[2]): string[] =>
  relatedPapers(index, 'a1', filter)
    .map((r) => r.paper)
    .sort();

test('filters: by a shared concept, by day, by the role that a shared concept has there', () => {
  expect(ids({ n: 9, because: 'glue' })).toEqual(['a2']);
  expect(ids({ n: 9, because: 'lora', since: '2024-01-01' })).toEqual(['a3']);
  expect(ids({ n: 9, because: 'glue', role: 'evaluates_on' })).toEqual(['a2']);
  expect(ids({ n: 9, because: 'lora', role: 'introduces' })).toEqual([]);
  expect(ids({ n: 1, because: 'lora' }).length).toBe(1);
});
