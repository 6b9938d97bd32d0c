import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldKey } from '../src/lib/fold.ts';
import { CONCEPT_TYPES, type ConceptType, type Paper, type Role } from '../src/types.ts';
import { dataRoot } from './data.ts';

/** A concept that a person found in a paper. `core: false`: borderline, counts neither way. */
export interface GoldEntity {
  name: string;
  type: ConceptType;
  role: Role;
  surfaces: string[];
  core: boolean;
}

export interface GoldPaper extends Paper {
  entities: GoldEntity[];
}

/** Labelled papers of gold/NAME.jsonl. */
export function readGold(name: string): GoldPaper[] {
  const lines = readFileSync(join(dataRoot, 'gold', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as GoldPaper);
}

/** Class of every labelled key of a paper: 1 and up in the order of `CONCEPT_TYPES`, 0 for what is only borderline. */
export function labelsOf(paper: GoldPaper): Map<string, number> {
  const labels = new Map<string, number>();
  for (const { name, surfaces, core, type } of paper.entities)
    for (const key of [name, ...surfaces].map(foldKey))
      if (core || !labels.has(key)) labels.set(key, core ? 1 + CONCEPT_TYPES.indexOf(type) : 0);
  return labels;
}
