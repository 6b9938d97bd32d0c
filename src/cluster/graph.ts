/** A graph by places: `edges` holds pairs of places in a row, `weights` one weight a pair. A pair of equal places is a loop. */
export interface PlacedGraph {
  nodes: number;
  edges: Int32Array;
  weights: Float64Array;
}

/** Communities of one run, by place; numbered as they come. */
export interface Partition {
  community: Int32Array;
  modularity: number;
}

/** Summed weight of each place's edges; a loop counts twice. */
export function strengthsOf(graph: PlacedGraph): Float64Array {
  const strengths = new Float64Array(graph.nodes);
  graph.weights.forEach((weight, i) => {
    strengths[graph.edges[2 * i]!]! += weight;
    strengths[graph.edges[2 * i + 1]!]! += weight;
  });
  return strengths;
}

/**
 * Modularity (Newman and Girvan 2004) at a resolution (Reichardt and Bornholdt 2006): 1 at most, 0 for one group of all at resolution 1.
 * @param community community of each place; labels are whole numbers from 0 to less than the number of places
 */
export function modularityOf(graph: PlacedGraph, community: Int32Array, resolution: number): number {
  const strengths = strengthsOf(graph);
  const held = new Float64Array(graph.nodes);
  strengths.forEach((strength, place) => {
    held[community[place]!]! += strength;
  });
  let total = 0;
  let inside = 0;
  graph.weights.forEach((weight, i) => {
    total += weight;
    if (community[graph.edges[2 * i]!] === community[graph.edges[2 * i + 1]!]) inside += weight;
  });
  if (total === 0) return 0;
  let expected = 0;
  for (const strength of held) expected += (strength / (2 * total)) ** 2;
  return inside / total - resolution * expected;
}
