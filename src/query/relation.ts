import type { Role, Span } from '../types.ts';

/** Relation of a paper to a concept, by role: the same word in the graph files, in Neo4j and in Cypher. */
export const roleRelation = (role: Role): string => role.toUpperCase();

/** Where a paper names a concept, as one string: `paper|field|start|end`. */
export const mentionPlace = (paper: string, { field, start, end }: Span): string => `${paper}|${field}|${start}|${end}`;
