import {
  CONCEPT_TYPES,
  type ConceptDetail,
  type ConceptType,
  type Field,
  type PaperDetail,
  ROLES,
  type VariantLink,
} from '../types.ts';
import { PapergraphError } from './errors.ts';

const VERSION = 1;
const FIELDS: readonly Field[] = ['title', 'abstract'];
const BASES: readonly VariantLink['basis'][] = ['read', 'name', 'catalogue', 'statistics', 'correction'];

type Evidence = ConceptDetail['papers'][number]['evidence'];
/** 0: none; `[paper's field, from, to, start, end]`: a sentence that stands in its paper; else the sentence itself. */
type EncodedEvidence = 0 | [number, number, number, number, number] | NonNullable<Evidence>;

/**
 * Details of many papers and concepts, without saying a name twice: rows of numbers that are places in the tables `papers`,
 * `concepts` and `words`. About a fifth of the plain objects.
 */
export interface EncodedDetails {
  version: number;
  words: string[];
  /** `[id, title, date]` of every paper that is named anywhere. */
  papers: [string, string, string | null][];
  /** `[id, name, type]` of every concept that is named anywhere; type -1 where only its name is known. */
  concepts: [string, string, number][];
  paperRows: {
    paper: PaperDetail['paper'];
    community: [number, number];
    /** `[concept, role, cue, confidence, then field, start, end of each mention]`. */
    concepts: number[][];
    /** `[paper, score, concepts n, then concept, share of each, then term, share of each]`. */
    related: number[][];
  }[];
  conceptRows: {
    concept: ConceptDetail['concept'];
    community: [number, number];
    /** `[surface, reason, papers]` of each. */
    merges: number[];
    /** `[concept, basis]` of each. */
    variantOf: number[];
    variants: number[];
    /** `[paper, role, count]` of each, its evidence in `evidence`. */
    papers: number[];
    evidence: EncodedEvidence[];
    /** `[concept, papers, weight]` of each. */
    together: number[];
  }[];
}

/** Shares, scores and weights keep four digits. */
const four = (value: number): number => Number(value.toPrecision(4));

/** A table that gives every different thing its place. */
function table<T>(keyOf: (value: T) => string) {
  const rows: T[] = [];
  const places = new Map<string, number>();
  const place = (value: T): number => {
    const key = keyOf(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, rows.length);
    return rows.push(value) - 1;
  };
  return { rows, place };
}

export function encodeDetails(
  papers: ReadonlyMap<string, PaperDetail>,
  concepts: ReadonlyMap<string, ConceptDetail>,
): EncodedDetails {
  const words = table<string>((word) => word);
  const paperTable = table<[string, string, string | null]>((entry) => JSON.stringify(entry));
  const conceptTable = table<[string, string, number]>((entry) => JSON.stringify(entry));
  const word = (text: string | null): number => (text === null ? -1 : words.place(text));
  const named = (id: string, name: string, type?: ConceptType): number =>
    conceptTable.place([id, name, type === undefined ? -1 : CONCEPT_TYPES.indexOf(type)]);

  const paperRows = [...papers.values()].map(({ paper, community, communityName, concepts: own, related }) => ({
    paper,
    community: [word(community), word(communityName)] as [number, number],
    concepts: own.map(({ id, name, type, role, cue, confidence, mentions }) => [
      named(id, name, type),
      ROLES.indexOf(role),
      word(cue),
      four(confidence),
      ...mentions.flatMap(({ field, start, end }) => [FIELDS.indexOf(field), start, end]),
    ]),
    related: related.map(({ paper: id, title, date, score, shared, terms }) => [
      paperTable.place([id, title, date]),
      four(score),
      shared.length,
      ...shared.flatMap((reason) => [named(reason.concept, reason.name), four(reason.share)]),
      ...terms.flatMap(({ term, share }) => [word(term), four(share)]),
    ]),
  }));

  const conceptRows = [...concepts.values()].map((detail) => ({
    concept: detail.concept,
    community: [word(detail.community), word(detail.communityName)] as [number, number],
    merges: detail.merges.flatMap(({ surface, reason, papers: n }) => [word(surface), word(reason), n]),
    variantOf: detail.variantOf.flatMap(({ id, name, basis }) => [named(id, name), BASES.indexOf(basis)]),
    variants: detail.variants.flatMap(({ id, name, basis }) => [named(id, name), BASES.indexOf(basis)]),
    papers: detail.papers.flatMap(({ id, title, date, role, count }) => [
      paperTable.place([id, title, date]),
      ROLES.indexOf(role),
      count,
    ]),
    evidence: detail.papers.map(({ id, evidence }) => placed(evidence, papers.get(id))),
    together: detail.together.flatMap(({ id, name, type, papers: n, weight }) => [
      named(id, name, type),
      n,
      four(weight),
    ]),
  }));
  return {
    version: VERSION,
    words: words.rows,
    papers: paperTable.rows,
    concepts: conceptTable.rows,
    paperRows,
    conceptRows,
  };
}

/** A sentence as its place in the paper, where the paper is at hand and prints it. */
function placed(evidence: Evidence, detail: PaperDetail | undefined): EncodedEvidence {
  if (!evidence) return 0;
  for (const [f, field] of FIELDS.entries()) {
    const from = detail?.paper[field].indexOf(evidence.text) ?? -1;
    if (from >= 0) return [f, from, from + evidence.text.length, evidence.start, evidence.end];
  }
  return evidence;
}

/** Details by id, decoded when they are asked for; null where there are none. */
export interface DetailReader {
  paper(id: string): PaperDetail | null;
  concept(id: string): ConceptDetail | null;
}

/** @throws PapergraphError where the details have another version */
export function decodeDetails(data: EncodedDetails): DetailReader {
  if (data?.version !== VERSION)
    throw new PapergraphError(
      `This map's details have format version ${data?.version}, and this viewer reads version ${VERSION}: export it again.`,
    );
  const paperRows = new Map(data.paperRows.map((row) => [row.paper.id, row]));
  const conceptRows = new Map(data.conceptRows.map((row) => [row.concept.id, row]));
  const word = (at: number): string | null => (at < 0 ? null : data.words[at]!);
  const community = ([id, name]: [number, number]) => ({ community: word(id), communityName: word(name) });
  const paperAt = (at: number) => {
    const [id, title, date] = data.papers[at]!;
    return { id, title, date };
  };
  const conceptAt = (at: number) => ({ id: data.concepts[at]![0], name: data.concepts[at]![1] });
  const typeAt = (at: number): ConceptType => CONCEPT_TYPES[data.concepts[at]![2]]!;
  const variants = (flat: number[]) =>
    groups(flat, 2).map(([at, basis]) => ({ ...conceptAt(at!), basis: BASES[basis!]! }));

  return {
    paper(id) {
      const row = paperRows.get(id);
      if (!row) return null;
      return {
        kind: 'paper',
        paper: row.paper,
        ...community(row.community),
        concepts: row.concepts.map(([at, role, cue, confidence, ...mentions]) => ({
          ...conceptAt(at!),
          type: typeAt(at!),
          role: ROLES[role!]!,
          cue: word(cue!)!,
          confidence: confidence!,
          mentions: groups(mentions, 3).map(([field, start, end]) => ({
            field: FIELDS[field!]!,
            start: start!,
            end: end!,
          })),
        })),
        related: row.related.map(([at, score, n, ...reasons]) => {
          const { id: paper, title, date } = paperAt(at!);
          const pairs = groups(reasons, 2) as [number, number][];
          return {
            paper,
            title,
            date,
            score: score!,
            shared: pairs
              .slice(0, n)
              .map(([c, share]) => ({ concept: conceptAt(c).id, name: conceptAt(c).name, share })),
            terms: pairs.slice(n).map(([term, share]) => ({ term: word(term)!, share })),
          };
        }),
      };
    },
    concept(id) {
      const row = conceptRows.get(id);
      if (!row) return null;
      return {
        kind: 'concept',
        concept: row.concept,
        ...community(row.community),
        merges: groups(row.merges, 3).map(([surface, reason, n]) => ({
          surface: word(surface!)!,
          reason: word(reason!)!,
          papers: n!,
        })),
        variantOf: variants(row.variantOf),
        variants: variants(row.variants),
        papers: groups(row.papers, 3).map(([at, role, count], i) => ({
          ...paperAt(at!),
          role: ROLES[role!]!,
          count: count!,
          evidence: sentence(row.evidence[i]!, paperRows.get(paperAt(at!).id)?.paper),
        })),
        together: groups(row.together, 3).map(([at, n, weight]) => ({
          ...conceptAt(at!),
          type: typeAt(at!),
          papers: n!,
          weight: weight!,
        })),
      };
    },
  };
}

function sentence(given: EncodedEvidence, paper: PaperDetail['paper'] | undefined): Evidence {
  if (given === 0) return null;
  if (!Array.isArray(given)) return given;
  const [field, from, to, start, end] = given;
  return paper ? { text: paper[FIELDS[field]!].slice(from, to), start, end } : null;
}

function groups(flat: readonly number[], size: number): number[][] {
  return Array.from({ length: flat.length / size }, (_, i) => flat.slice(i * size, (i + 1) * size));
}
