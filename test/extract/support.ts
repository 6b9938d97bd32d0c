import { type PaperView, viewPaper } from '../../src/extract/tagger/paperview.ts';
import { loadResources } from '../../src/extract/tagger/resources.ts';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import type { Paper } from '../../src/types.ts';
import { makePaper } from '../support/small-map.ts';

/** A paper of a title and an abstract written for a test. */
export const paperOf = (title: string, abstract: string): Paper =>
  makePaper({ id: 'test', title, abstract, sources: [] });

const { vocabulary, tables } = loadResources(loadCatalogue());

/** Such a paper as the tagger sees it. */
export const viewOf = (title: string, abstract: string): PaperView =>
  viewPaper(title, abstract, vocabulary, tables.lexicon);
