import type { Role } from '../types.ts';

/** Relation of a paper to a concept, by role: the same word in the graph files, in Neo4j and in Cypher. */
export const roleRelation = (role: Role): string => role.toUpperCase();
