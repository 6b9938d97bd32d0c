import { createEngine, type Typed, toTyped } from '../../cypher/index.ts';
import { UsageError } from '../../lib/errors.ts';

const INTEGER = /^-?\d{1,18}$/;
const FLOAT = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const ARXIV = /^\d{4}\.\d{4,5}(v\d+)?$/;

/**
 * Parameters from `name=value` and `name:=expression`. A value is an integer, a float, true, false or null where it looks like one, else a
 * string; what looks like an arXiv id stays a string. An expression is Cypher: `since:=date('2024-01-01')`.
 * @throws UsageError naming the option that cannot be read
 */
export async function readParameters(options: readonly string[]): Promise<Record<string, Typed>> {
  const parameters: Record<string, Typed> = {};
  for (const option of options) {
    const match = /^([\p{L}_][\p{L}\p{N}_]*)(:?=)(.*)$/su.exec(option);
    if (!match)
      throw new UsageError(`--param ${option}: write name=value, or name:=EXPRESSION for any value of Cypher`);
    const [, name, sign, text] = match as unknown as [string, string, string, string];
    parameters[name] = sign === '=' ? plainValue(text) : await expressionValue(option, text);
  }
  return parameters;
}

/** A value as it is written on a command line. */
function plainValue(text: string): Typed {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  if (INTEGER.test(text)) return toTyped(BigInt(text));
  return FLOAT.test(text) && !ARXIV.test(text) ? { float: Number(text) } : text;
}

async function expressionValue(option: string, text: string): Promise<Typed> {
  try {
    const { rows } = await createEngine({ nodes: [], relationships: [] }).run(`RETURN (${text}) AS value`);
    return toTyped(rows[0]![0]!);
  } catch (error) {
    throw new UsageError(`--param ${option}: ${(error as Error).message}`);
  }
}
