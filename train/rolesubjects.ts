import { type FieldText, type TokenRange, tokensOf } from '../src/extract/document.ts';
import type { Subject } from '../src/extract/subject.ts';
import { foldKey } from '../src/lib/fold.ts';
import type { ConceptType, Field } from '../src/types.ts';
import type { GoldEntity, GoldPaper } from './gold.ts';

/** Names that an extractor which never saw the labels of a paper found in it; offsets into the decoded text. */
export interface FoundNames {
  id: string;
  names: { type: ConceptType; places: { field: Field; start: number; end: number }[] }[];
}

/** A subject with the entity that it is; undefined: it is none. */
export interface LabelledSubject extends Subject {
  entity: GoldEntity | undefined;
}

const LONGEST_NAME = 12;

/** The labelled entities of a paper with all their places; the longest name keeps a place. */
export function labelledSubjects({ entities }: GoldPaper, fields: FieldText[]): LabelledSubject[] {
  const entityOf = entityByKey(entities, (e) => e.surfaces);
  const places = new Map<GoldEntity, TokenRange[]>();
  fields.forEach(({ tokens }, field) => {
    let next = 0;
    for (let from = 0; from < tokens.length; from = Math.max(from + 1, next)) {
      let found: GoldEntity | undefined;
      let key = '';
      for (let to = from + 1; to <= Math.min(tokens.length, from + LONGEST_NAME); to++) {
        key = to - 1 === from ? tokens[from]!.key : `${key} ${tokens[to - 1]!.key}`;
        const entity = entityOf.get(key);
        if (entity) [found, next] = [entity, to];
      }
      if (found) places.set(found, [...(places.get(found) ?? []), { field, from, to: next }]);
    }
  });
  return [...places].map(([entity, places]) => ({ type: entity.type, places, entity }));
}

/** The names that were found in a paper, each with the labelled entity that it is. */
export function foundSubjects({ entities }: GoldPaper, fields: FieldText[], { names }: FoundNames): LabelledSubject[] {
  const entityOf = entityByKey(entities, (e) => [e.name, ...e.surfaces]);
  return names.flatMap((name) => {
    const matched: GoldEntity[] = [];
    const places = name.places.flatMap(({ field: side, start, end }): TokenRange[] => {
      const field = side === 'title' ? 0 : 1;
      const { text, tokens } = fields[field]!;
      const entity = entityOf.get(foldKey(text.slice(start, end)));
      if (entity) matched.push(entity);
      const range = tokensOf(tokens, start, end);
      return range ? [{ field, ...range }] : [];
    });
    if (places.length === 0) return [];
    return [{ type: name.type, places, entity: matched.find((e) => e.core) ?? matched[0] }];
  });
}

function entityByKey(entities: GoldEntity[], formsOf: (e: GoldEntity) => string[]): Map<string, GoldEntity> {
  const map = new Map<string, GoldEntity>();
  for (const entity of entities)
    for (const key of formsOf(entity).map(foldKey)) if (!map.get(key)?.core) map.set(key, entity);
  return map;
}
