/** A table of the import: a file of rows and one with its header. */
export interface ImportTable {
  /** Name of the files, without `-header.csv` and `.csv`. */
  name: string;
  of: 'nodes' | 'relationships';
  /** Labels joined by colons, or the relationship type. */
  label: string;
}

/**
 * A shell script that loads the tables beside it.
 * @param arrayDelimiter what stands between items of a list, as neo4j-admin takes it
 */
export function importScript(tables: readonly ImportTable[], arrayDelimiter: string): string {
  const options = [
    '--id-type=string',
    `--array-delimiter=${arrayDelimiter}`,
    '--multiline-fields=true',
    '--overwrite-destination',
    ...tables.map(({ name, of, label }) => `--${of}=${label}=${name}-header.csv,${name}.csv`),
  ];
  return `#!/bin/sh
# Loads the tables of this folder into a Neo4j 5 database, in place of what it holds. Stop the server, or the database, first; then
#   sh import.sh [DATABASE]
# with neo4j-admin on the path (or its place in NEO4J_ADMIN). Start it again and make the constraints and indexes:
#   cypher-shell -u neo4j -f after-import.cypher
set -eu
cd "$(dirname "$0")"
exec "\${NEO4J_ADMIN:-neo4j-admin}" database import full "\${1:-neo4j}" \\
  ${options.join(' \\\n  ')}
`;
}
