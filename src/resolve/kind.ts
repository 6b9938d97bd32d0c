import type { ConceptType } from '../types.ts';

/** What readers tell apart without fail: methods and models are one kind, each other type is its own. */
export const kindOf = (type: ConceptType): 'technique' | 'dataset' | 'task' | 'metric' =>
  type === 'method' || type === 'model' ? 'technique' : type;
