import { UsageError } from '../lib/errors.ts';
import { CORRECTION_KINDS, type CorrectionKind } from '../types.ts';

/** What `papergraph fix` takes beside names. */
export interface FixOptions {
  reason?: string;
  type?: string;
  alias?: string[];
  remove?: boolean;
  optional?: boolean;
  paper?: string[];
  as?: string;
}

/** How each kind is called, and with how many names. */
export const FIX_USES: Record<CorrectionKind, { use: string; what: string; least: number; most: number }> = {
  merge: { use: 'merge NAME OTHER…', what: 'the others become part of NAME', least: 2, most: Number.POSITIVE_INFINITY },
  split: {
    use: 'split NAME FORM…',
    what: 'printed forms of NAME become a concept of their own; with --paper: in those papers alone',
    least: 2,
    most: Number.POSITIVE_INFINITY,
  },
  rename: { use: 'rename NAME NEW-NAME', what: 'NAME is shown as NEW-NAME', least: 2, most: 2 },
  retype: { use: 'retype NAME TYPE', what: 'NAME is a method, model, dataset, task or metric', least: 2, most: 2 },
  drop: { use: 'drop NAME', what: 'NAME is no concept', least: 1, most: 1 },
  variant: {
    use: 'variant CHILD PARENT',
    what: 'CHILD is a variant of PARENT; with --remove: is none',
    least: 2,
    most: 2,
  },
  add: { use: 'add NAME --type TYPE', what: 'NAME is a concept wherever texts print it', least: 1, most: 1 },
};

const isKind = (action: string): action is CorrectionKind => (CORRECTION_KINDS as readonly string[]).includes(action);

/**
 * An entry of overrides.yaml from the command line.
 * @returns null where the action is no kind of correction
 * @throws UsageError where names are missing or too many, or an option belongs to another kind
 */
export function fixEntry(
  action: string,
  names: readonly string[],
  given: FixOptions,
): Record<string, string | readonly string[]> | null {
  if (!isKind(action)) return null;
  const { use, least, most } = FIX_USES[action];
  if (names.length < least || names.length > most)
    throw new UsageError(
      `fix ${action}: ${names.length} name${names.length === 1 ? '' : 's'} given: use \`papergraph fix DIR ${use}\``,
    );
  const foreign = [
    ...(given.type !== undefined && action !== 'add' ? ['--type'] : []),
    ...(given.alias !== undefined && action !== 'add' ? ['--alias'] : []),
    ...(given.remove && action !== 'variant' ? ['--remove'] : []),
    ...(given.paper !== undefined && action !== 'split' ? ['--paper'] : []),
    ...(given.as !== undefined && action !== 'split' ? ['--as'] : []),
  ];
  if (foreign.length > 0) throw new UsageError(`fix ${action} takes no ${foreign.join(' and no ')}`);
  if (action === 'add' && given.type === undefined)
    throw new UsageError(`fix add: give the type: \`papergraph fix DIR ${use}\``);
  const [first = '', second = ''] = names;
  return {
    ...fieldsOf(action, first, second, names, given),
    ...(given.reason === undefined ? {} : { reason: given.reason }),
    ...(given.optional ? { optional: 'true' } : {}),
  };
}

function fieldsOf(
  kind: CorrectionKind,
  first: string,
  second: string,
  names: readonly string[],
  given: FixOptions,
): Record<string, string | readonly string[]> {
  switch (kind) {
    case 'merge':
      return { merge: names };
    case 'split':
      return {
        ...{ split: first, forms: names.slice(1) },
        ...(given.paper ? { papers: given.paper } : {}),
        ...(given.as === undefined ? {} : { as: given.as }),
      };
    case 'rename':
      return { rename: first, to: second };
    case 'retype':
      return { retype: first, to: second };
    case 'drop':
      return { drop: first };
    case 'variant':
      return { variant: first, of: second, ...(given.remove ? { remove: 'true' } : {}) };
    case 'add':
      return { add: first, type: given.type!, ...(given.alias ? { aliases: given.alias } : {}) };
  }
}
