import { csv } from './csv.ts';
import { cypher } from './cypher.ts';
import type { Exporter } from './exporter.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import { neo4jCsv } from './neo4j-csv.ts';

export type { ExportContent, Exporter } from './exporter.ts';
export { exportPieces, saveExport } from './files.ts';
export { htmlFile } from './html.ts';
export { planPush, pushGraph } from './neo4j/index.ts';

/** Every format by the name that `--format` takes. */
export const exporters: ReadonlyMap<string, Exporter> = new Map(
  [gexf, graphml, json, csv, cypher, neo4jCsv].map((exporter) => [exporter.format, exporter]),
);
