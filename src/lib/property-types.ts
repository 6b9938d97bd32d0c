/**
 * Properties of the property graph that are floating-point numbers even where a value happens to be whole. JavaScript has one
 * kind of number, Cypher two; every other number property holds integers.
 */
export const FLOAT_PROPERTIES: ReadonlySet<string> = new Set([
  'weight',
  'npmi',
  'jaccard',
  'confidence',
  'typeShare',
  'shares',
  'termShares',
  'score',
  'stability',
  'certainty',
  'x',
  'y',
]);
