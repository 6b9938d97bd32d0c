import type { Cues } from './cues.ts';
import { type FieldText, type TokenRange, tokensOf } from './document.ts';
import { isNameLike } from './shapes.ts';
import { isKnown, type Subject } from './subject.ts';
import type { Surroundings } from './surroundings.ts';

/** What the roles of a paper's concepts have in common. */
export interface RolePaper {
  /** Token after the title's part before the colon; null without a colon or with a long part before it. */
  colon: number | null;
  isColonName(subject: Subject): boolean;
  /** Whether the text gives an acronym for the subject. */
  defined(subject: Subject): boolean;
  /** Kind of paper by its title's words: "survey", "benchmark", "question" …; "plain" else. */
  kind: string;
  /** Place among the names of the paper that look new, by number of places: "0" to "3", "-" for others. */
  rank(subject: Subject): string;
  /** The name before the title's colon or the first new-looking one, if the subject begins like it: "SlimBench" beside "SlimTune". */
  kin(subject: Subject): string | null;
  /** How many sentences say "we introduce" or the like, up to 2. */
  announces: number;
  /** First such sentence of the abstract; -1: none. */
  turn: number;
}

const LONGEST_COLON_NAME = 7;
const BEGINS_WITH_VERB = /^\w+ing\b/i;

export function rolePaperOf(subjects: Subject[], around: Surroundings): RolePaper {
  const [title, abstract] = around.fields as [Surroundings['fields'][0], Surroundings['fields'][0]];
  const sign = title.text.search(/:\s/);
  let colon: number | null = null;
  if (sign >= 0) {
    let to = 0;
    while (to < title.tokens.length && title.tokens[to]!.end <= sign) to++;
    if (to > 0 && to <= LONGEST_COLON_NAME) colon = to;
  }
  const definitions = around.fields.map(({ tokens, acronyms }) => {
    const starts = new Set<number>();
    for (const { short, long } of acronyms)
      for (const span of [short, long]) {
        const range = tokensOf(tokens, span.start, span.end);
        if (range) starts.add(range.from * 1e6 + range.to);
      }
    return starts;
  });
  const introduce = around.cues.kinds.findIndex(({ kind }) => kind === 'introduce');
  const said = new Set<number>();
  abstract.tokens.forEach((token, i) => {
    if (around.before[1]![i + 1]?.[introduce]) said.add(token.sentence);
  });
  const weight = (s: Subject): number => s.places.length + (s.places[0]!.field === 0 ? 2 : 0);
  const fresh = subjects.filter(
    (s) =>
      s.places.some(({ field, from, to }) =>
        around.fields[field]!.tokens.slice(from, to).some((t) => isNameLike(t.text)),
      ) && !isKnown(s, around),
  );
  const weights = fresh.map(weight).sort((a, b) => b - a);
  const ranks = new Map(fresh.map((s) => [s, String(Math.min(3, weights.indexOf(weight(s))))]));
  const textOf = ({ field, from, to }: TokenRange): string => {
    const { text, tokens } = around.fields[field]!;
    return text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  };
  const leader =
    colon !== null ? textOf({ field: 0, from: 0, to: colon }) : fresh[0] ? textOf(fresh[0].places[0]!) : null;
  return {
    kin(subject) {
      if (leader === null || leader.length < 3) return null;
      const stem = leader.slice(0, 3).toLowerCase();
      const like = subject.places.some((p) => {
        const text = textOf(p);
        return text !== leader && /[\p{Lu}\d]/u.test(text.slice(1)) && text.toLowerCase().startsWith(stem);
      });
      return like ? leader : null;
    },
    colon,
    isColonName: ({ places }) =>
      colon !== null && places[0]!.field === 0 && places[0]!.from === 0 && places[0]!.to === colon,
    defined: ({ places }) => places.some((p) => definitions[p.field]!.has(p.from * 1e6 + p.to)),
    kind: kindOf(title, around.cues),
    rank: (subject) => ranks.get(subject) ?? '-',
    announces: Math.min(2, said.size),
    turn: said.size > 0 ? Math.min(...said) : -1,
  };
}

function kindOf({ text, tokens }: FieldText, { titles }: Cues): string {
  if (text.includes('?')) return 'question';
  const words = tokens.map((token) => token.text.toLowerCase());
  const found = titles.find((title) => words.some((word) => title.words.has(word)));
  return found?.kind ?? (BEGINS_WITH_VERB.test(text) ? 'ing' : 'plain');
}
