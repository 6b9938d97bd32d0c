import { kindLabel } from '../../lib/ids.ts';
import { CONCEPT_TYPES } from '../../types.ts';

/** Labels that carry the identity of a node: `id` is unique among the nodes of one. The only ones a statement is built with. */
export const MAIN_LABELS = ['Paper', 'Concept', 'Community'] as const;
export type MainLabel = (typeof MAIN_LABELS)[number];

/** Second labels of concepts. */
export const TYPE_LABELS: readonly string[] = CONCEPT_TYPES.map(kindLabel);

/** Relationship types of papergraph. */
export const RELATIONSHIP_TYPES = [
  'INTRODUCES',
  'EVALUATES_ON',
  'USES',
  'STUDIES',
  'VARIANT_OF',
  'CO_OCCURS',
  'RELATED',
  'IN',
] as const;

/** Property that marks what papergraph wrote, with the digest of the push that wrote it last. */
export const MARK = 'papergraph';

/** Name of the full-text index over titles, abstracts, names and aliases. */
const FULLTEXT_INDEX = 'papergraph_text';

/** Constraints and indexes, in the order of need: without the constraints every MERGE would scan all nodes of its label. */
export const SCHEMA: readonly string[] = [
  ...MAIN_LABELS.map(
    (label) =>
      `CREATE CONSTRAINT papergraph_${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
  ),
  'CREATE INDEX papergraph_paper_date IF NOT EXISTS FOR (n:Paper) ON (n.date)',
  `CREATE FULLTEXT INDEX ${FULLTEXT_INDEX} IF NOT EXISTS FOR (n:${MAIN_LABELS.join('|')}) ` +
    'ON EACH [n.title, n.abstract, n.name, n.aliases]',
];
