/** Static types: the set of what an expression may be, with the type of the items where it is a list. */
import type { TypeSpec, TypeTag } from '../contract.ts';

type Kind = Exclude<TypeTag, 'ANY'>;

const KINDS: readonly Kind[] = [
  'BOOLEAN',
  'INTEGER',
  'FLOAT',
  'STRING',
  'LIST',
  'MAP',
  'NODE',
  'RELATIONSHIP',
  'PATH',
  'DATE',
  'TIME',
  'LOCALTIME',
  'DATETIME',
  'LOCALDATETIME',
  'DURATION',
  'POINT',
];
const NAMES: Partial<Record<Kind, string>> = {
  LOCALTIME: 'LocalTime',
  DATETIME: 'DateTime',
  LOCALDATETIME: 'LocalDateTime',
};

export interface Type {
  /** One bit a kind. Null is in every type. */
  readonly bits: number;
  /** Of a list; missing: anything. */
  readonly item?: Type;
}

const bit = (kind: Kind): number => 1 << KINDS.indexOf(kind);

export const typeOf = (...kinds: Kind[]): Type => ({ bits: kinds.reduce((bits, kind) => bits | bit(kind), 0) });
export const ANY: Type = { bits: (1 << KINDS.length) - 1 };
export const BOOLEAN = typeOf('BOOLEAN');
export const INTEGER = typeOf('INTEGER');
export const FLOAT = typeOf('FLOAT');
export const NUMBER = typeOf('INTEGER', 'FLOAT');
export const STRING = typeOf('STRING');
export const LIST = typeOf('LIST');
export const MAP = typeOf('MAP');
export const NODE = typeOf('NODE');
export const RELATIONSHIP = typeOf('RELATIONSHIP');
export const PATH = typeOf('PATH');
export const DURATION = typeOf('DURATION');
export const TEMPORAL = typeOf('DATE', 'TIME', 'LOCALTIME', 'DATETIME', 'LOCALDATETIME');
/** What has properties. */
export const OWNERS: Type = {
  bits: MAP.bits | NODE.bits | RELATIONSHIP.bits | TEMPORAL.bits | DURATION.bits | typeOf('POINT').bits,
};

const SCALARS = typeOf('BOOLEAN', 'INTEGER', 'FLOAT', 'STRING', 'POINT');
/** What a property of a node or relationship may be: scalars, temporals, and lists of them. */
export const STORED: Type = {
  bits: SCALARS.bits | TEMPORAL.bits | DURATION.bits | LIST.bits,
  item: { bits: SCALARS.bits | TEMPORAL.bits | DURATION.bits },
};
/** Is so little known that an operator may give anything? */
export const isOpen = (type: Type): boolean => (type.bits & STORED.bits) === STORED.bits;

export const listOf = (item: Type): Type => (item.bits === ANY.bits ? LIST : { bits: LIST.bits, item });

/** Could a value belong to both? Lists meet if their items can, or if they may be empty of known items. */
export function meets(a: Type, b: Type): boolean {
  const common = a.bits & b.bits;
  if (common === 0) return false;
  if (common !== LIST.bits || !a.item || !b.item) return true;
  return meets(a.item, b.item);
}

export function union(types: readonly Type[]): Type {
  if (types.length === 0) return ANY;
  const bits = types.reduce((all, type) => all | type.bits, 0);
  const lists = types.filter((type) => type.bits & LIST.bits);
  if (lists.length === 0 || lists.some((type) => !type.item)) return { bits };
  return { bits, item: union(lists.map((type) => type.item!)) };
}

/** Values of several kinds may be anything, as far as Neo4j checks a list of them; integers and floats stay numbers. */
export function oneKind(type: Type): Type {
  const kinds = type.bits & ~(INTEGER.bits | FLOAT.bits);
  const single = (kinds & (kinds - 1)) === 0 && (kinds === 0 || kinds === type.bits);
  return single ? type : ANY;
}

/** The type of the items of a list; anything where that is not known. */
export const itemOf = (type: Type): Type => (type.bits & LIST.bits ? (type.item ?? ANY) : ANY);

/** An integer may stand where a float is expected. */
export function fromSpec(spec: TypeSpec): Type {
  if (spec.includes('ANY')) return ANY;
  const types = spec.map((each) => (typeof each === 'string' ? typeOf(each as Kind) : listOf(fromSpec(each.list))));
  const all = union(types);
  return all.bits & FLOAT.bits ? { ...all, bits: all.bits | INTEGER.bits } : all;
}

/** For messages: `Integer`, `Float or Integer`, `List<Node>`. */
export function describe(type: Type): string {
  if (type.bits === ANY.bits) return 'Any';
  const names = KINDS.filter((kind) => type.bits & bit(kind)).map((kind) => {
    if (kind === 'LIST') return type.item ? `List<${describe(type.item)}>` : 'List<T>';
    return NAMES[kind] ?? kind[0] + kind.slice(1).toLowerCase();
  });
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}` : names[0]!;
}
