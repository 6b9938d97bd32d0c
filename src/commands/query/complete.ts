import { functionNames } from '../../cypher/index.ts';
import type { Answer } from './messages.ts';
import { readRecipes } from './recipes.ts';
import type { QueryLimits, QuerySession } from './session.ts';

/** What the prompt can complete. */
export interface Names {
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly keys: readonly string[];
}

const KEYWORDS =
  'MATCH OPTIONAL WHERE RETURN WITH ORDER BY SKIP LIMIT DISTINCT UNWIND UNION CALL EXISTS COUNT COLLECT AS AND OR XOR NOT IN STARTS ENDS CONTAINS IS NULL CASE WHEN THEN ELSE END DESC ASC EXPLAIN PROFILE shortestPath allShortestPaths'.split(
    ' ',
  );
const COMMANDS = [':schema', ':param', ':params', ':recipes', ':recipe', ':format', ':help', ':quit'];

/** Labels, relationship types and property keys of the map. */
export async function readNames(session: QuerySession, limits: QueryLimits): Promise<Names> {
  const column = async (query: string): Promise<string[]> =>
    firstColumn(await session.run(query, {}, { ...limits, maxRows: 1000 }));
  return {
    labels: await column('CALL db.labels() YIELD label RETURN label ORDER BY label'),
    types: await column('CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type ORDER BY type'),
    keys: await column('CALL db.propertyKeys() YIELD propertyKey AS key RETURN key ORDER BY key'),
  };
}

const firstColumn = ({ rows }: Answer): string[] => rows.map((row) => String(row[0]));

/** Completes the last word of a line: commands, labels and types after a colon, properties after a dot, else words of the language. */
export function completer(names: Names): (line: string) => [string[], string] {
  return (line) => {
    const recipe = /^:recipe\s+(\S*)$/.exec(line);
    if (recipe)
      return starting(
        readRecipes().map(({ name }) => name),
        recipe[1]!,
      );
    if (/^:\w*$/.test(line)) return starting(COMMANDS, line);
    const word = /[\w:.]*$/.exec(line)![0];
    if (/:\w*$/.test(word)) return starting([...names.labels, ...names.types], word.slice(word.lastIndexOf(':') + 1));
    if (/\.\w*$/.test(word)) return starting(names.keys, word.slice(word.lastIndexOf('.') + 1));
    return starting([...KEYWORDS, ...functionNames().map((name) => `${name}(`)], word);
  };
}

function starting(words: readonly string[], start: string): [string[], string] {
  const low = start.toLowerCase();
  return [words.filter((word) => word.toLowerCase().startsWith(low)), start];
}
