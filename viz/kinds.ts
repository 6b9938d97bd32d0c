import type { Kind, Role } from '../src/types.ts';

/** Shapes that the map can draw; the number is the shader's. */
export const SHAPES = { square: 0, disc: 1, diamond: 2, ring: 3, triangle: 4, plus: 5 } as const;
export type Shape = keyof typeof SHAPES;

/** How each kind is called and drawn: the one table for map, legend, list and search. */
export const KINDS: readonly { kind: Kind; one: string; many: string; shape: Shape }[] = [
  { kind: 'paper', one: 'paper', many: 'papers', shape: 'square' },
  { kind: 'method', one: 'method', many: 'methods', shape: 'disc' },
  { kind: 'model', one: 'model', many: 'models', shape: 'diamond' },
  { kind: 'dataset', one: 'dataset', many: 'datasets', shape: 'ring' },
  { kind: 'task', one: 'task', many: 'tasks', shape: 'triangle' },
  { kind: 'metric', one: 'metric', many: 'metrics', shape: 'plus' },
];

const byKind = new Map(KINDS.map((entry) => [entry.kind, entry]));
export const kindEntry = (kind: Kind) => byKind.get(kind)!;

/** What a paper does with a concept, in words. */
export const ROLE_WORDS: Record<Role, string> = {
  introduces: 'introduces',
  evaluates_on: 'evaluates on',
  uses: 'uses',
  studies: 'studies',
};

/** What an edge says, between the names of its ends. */
export const RELATION_WORDS: Readonly<Record<string, string>> = {
  INTRODUCES: 'introduces',
  EVALUATES_ON: 'evaluates on',
  USES: 'uses',
  STUDIES: 'studies',
  CO_OCCURS: 'is named together with',
  RELATED: 'is related to',
  VARIANT_OF: 'is a variant of',
};

/** Outlines in a box from -1 to 1 (y down), the same as the shader's; for canvas (Path2D) and legend (svg path). */
export const OUTLINES: Record<Shape, string> = {
  square: 'M-.86-.86H.86V.86H-.86Z',
  disc: 'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z',
  diamond: 'M0-1.2L1.2 0L0 1.2L-1.2 0Z',
  ring: 'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0ZM-.5 0A.5 .5 0 1 0 .5 0A.5 .5 0 1 0-.5 0Z',
  triangle: 'M0-1.2L1.04 .6H-1.04Z',
  plus: 'M-.38-1.05H.38V-.38H1.05V.38H.38V1.05H-.38V.38H-1.05V-.38H-.38Z',
};
