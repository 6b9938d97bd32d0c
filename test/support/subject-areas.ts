import { readFileSync } from 'node:fs';
import { createExtractor } from '../../src/extract/index.ts';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { byKey } from '../../src/lib/text.ts';
import { resolve } from '../../src/resolve/index.ts';
import type { Paper, Resolution } from '../../src/types.ts';
import { makePaper } from './small-map.ts';

interface Row {
  id: string;
  title: string;
  abstract: string;
  year: number;
  areas: string[];
}

/** Conference papers with the subject areas that people gave them. */
export interface SubjectAreas {
  /** Sorted by id. */
  papers: Paper[];
  resolution: Resolution;
  /** Share of the ten nearest papers that share an area with a paper, over the papers of these years. */
  precisionAt10(nearest: (place: number) => number[], years?: number[]): number;
}

/** Reads a file of JSON Lines {id, title, abstract, year, areas}. */
export function readSubjectAreas(path: string): SubjectAreas {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
    .sort(byKey((row) => row.id));
  const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const papers = rows.map(({ id, title, abstract }) => makePaper({ id, title: fold(title), abstract: fold(abstract) }));
  const extract = createExtractor();
  const resolution = resolve(
    papers.map((paper) => extract(paper)),
    loadCatalogue(),
  );
  const areas = rows.map((row) => new Set(row.areas));
  return {
    papers,
    resolution,
    precisionAt10(nearest, years) {
      const asked = rows.flatMap(({ year }, place) => (years && !years.includes(year) ? [] : [place]));
      let agreeing = 0;
      for (const place of asked)
        for (const other of nearest(place).slice(0, 10))
          if (rows[other]!.areas.some((area) => areas[place]!.has(area))) agreeing++;
      return agreeing / (10 * asked.length);
    },
  };
}
