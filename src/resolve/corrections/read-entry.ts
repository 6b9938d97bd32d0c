import { editDistance } from '../../lib/edit-distance.ts';
import { CORRECTION_KINDS, type CorrectionKind } from '../../types.ts';
import { type Correction, type Place, quote, type Word } from './entry.ts';
import type { Value } from './parse.ts';
import type { Problem } from './problem.ts';
import { EXAMPLES, SCHEMAS } from './schema.ts';

type Fields = ReadonlyMap<string, Value & { key: Place }>;
type Head = Place & { number: number };

/**
 * One entry of the list as a correction.
 * @param problems what is wrong is added to it
 * @returns null where something is wrong
 */
export function readEntry(fields: Fields, head: Head, problems: Problem[]): Correction | null {
  const kinds = CORRECTION_KINDS.filter((kind) => fields.has(kind));
  const kind = kinds[0];
  if (kind === undefined || kinds.length > 1) {
    const what = kind
      ? `holds ${kinds.join(' and ')}: write two entries`
      : `says not what to do: begin it with one of ${CORRECTION_KINDS.join(', ')}, such as\n  ${EXAMPLES.merge}`;
    problems.push({ ...head, what: `correction ${head.number} ${what}` });
    return null;
  }
  const before = problems.length;
  const schema = SCHEMAS[kind];
  const keys = Object.keys(schema.shape);
  const fail = (at: Place, what: string) =>
    problems.push({ ...at, what: `correction ${head.number} (${kind}): ${what}; write it like\n  ${EXAMPLES[kind]}` });
  for (const [key, { key: at }] of fields) {
    if (keys.includes(key)) continue;
    const near = keys.find((known) => editDistance(key, known, 2) <= 2);
    fail(at, `there is no key ${quote(key)}${near ? `, did you mean "${near}"` : ''}: it takes ${keys.join(', ')}`);
  }
  const given = Object.fromEntries(keys.flatMap((key) => (fields.has(key) ? [[key, fields.get(key)!.plain]] : [])));
  const result = schema.safeParse(given);
  for (const issue of result.error?.issues ?? []) {
    const [key, item] = issue.path as [string, number?];
    const value = fields.get(key);
    if (value) fail((item === undefined ? undefined : value.items[item]) ?? value.at, `${key}: ${issue.message}`);
    else fail(head, `"${key}" is missing`);
  }
  return problems.length > before ? null : correction(kind, result.data as Data, fields, head);
}

/** The fields of all kinds, checked by their schemas. */
type Data = { [K in CorrectionKind]: (typeof SCHEMAS)[K]['_output'] }[CorrectionKind];

function correction(kind: CorrectionKind, data: Data, fields: Fields, head: Head): Correction {
  const word = (key: string): Word => {
    const { plain, at } = fields.get(key)!;
    return { text: String(plain), ...at };
  };
  const words = (key: string): Word[] => {
    const { plain = [], items = [] } = fields.get(key) ?? {};
    return [plain].flat().map((text, i) => ({ text, ...items[i]! }));
  };
  const reason = data.reason || null;
  const common = { ...head, reason, optional: data.optional === 'true' };
  switch (kind) {
    case 'merge':
      return { ...common, kind, concepts: words(kind) };
    case 'split':
      return {
        ...common,
        ...{ kind, concept: word(kind), forms: words('forms'), papers: words('papers') },
        as: fields.has('as') ? word('as') : null,
      };
    case 'rename':
      return { ...common, kind, concept: word(kind), to: word('to') };
    case 'retype':
      return { ...common, kind, concept: word(kind), to: SCHEMAS.retype.shape.to.parse(word('to').text) };
    case 'drop':
      return { ...common, kind, concept: word(kind) };
    case 'variant':
      return {
        ...common,
        kind,
        child: word(kind),
        parent: word('of'),
        remove: 'remove' in data && data.remove === 'true',
      };
    case 'add':
      return {
        ...common,
        kind,
        name: word(kind),
        type: SCHEMAS.add.shape.type.parse(word('type').text),
        aliases: words('aliases'),
      };
  }
}
