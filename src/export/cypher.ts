import type { GraphView, PropertyGraph } from '../types.ts';
import { cleanLabel } from './clean.ts';
import { cypherLiteral } from './cypher-literal.ts';
import { rowsClause } from './cypher-rows.ts';
import type { Exporter, ExportMeta } from './exporter.ts';
import { cutNote } from './meta.ts';
import { planPush } from './neo4j/index.ts';

/** Rows in one statement: enough to make its planning cheap, few enough for a shell's buffer. */
const ROWS = 1000;

/**
 * A script of the statements that `neo4j push` sends, with literals in place of parameters. Every statement ends in `;` at
 * the end of a line, and no literal holds a line break, so a program can cut the script at `;\n`. Running it twice changes nothing.
 */
export const cypher: Exporter = {
  format: 'cypher',
  extension: 'cypher',
  description: 'a Cypher script for cypher-shell or Neo4j Browser',
  write: script,
};

function* script(view: GraphView, graph: () => PropertyGraph, meta: ExportMeta): Generator<string> {
  const plan = planPush(graph(), { batchSize: ROWS });
  yield `// ${cleanLabel(meta.title)}. ${cutNote(view)} papergraph ${cleanLabel(meta.version)}\n`;
  yield '// Load it with: cypher-shell -a ADDRESS -u neo4j -f THIS-FILE\n';
  for (const statement of plan.schema) yield `${statement};\n`;
  yield 'CALL db.awaitIndexes(300);\n';
  for (const { cypher: text, parameters } of plan.batches()) {
    yield `${rowsClause(parameters.rows)}\n`;
    yield `${text.replace('UNWIND $rows AS row\n', '').replace('$digest', cypherLiteral(parameters.digest))};\n`;
  }
}
