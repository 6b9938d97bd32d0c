import type { Paper } from '../../src/types.ts';
import { makePaper } from '../support/small-map.ts';

/** A paper of a title and an abstract written for a test. */
export const paperOf = (title: string, abstract: string): Paper =>
  makePaper({ id: 'test', title, abstract, sources: [] });
