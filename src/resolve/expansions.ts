import { compareStrings } from '../lib/text.ts';
import type { ExtractedPaper } from '../types.ts';
import { abbreviates, keepsNumbers, sameExpansion } from './abbreviation.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import { getOrAdd } from './get-or-add.ts';
import type { NameForm } from './name-form.ts';
import type { UsualExpansion } from './usual-expansions.ts';
import { createWholeNames } from './whole-names.ts';

/** One meaning that papers give to an acronym: expansions that say the same thing. */
export interface Expansion {
  /** Root key of the concept that it stands for. */
  root: string;
  /** Keys of its printed long forms. */
  longs: Set<string>;
  /** Papers that define the acronym so. */
  papers: number;
}

type LongForm = UsualExpansion;

/** Long forms of an acronym beyond this many are not compared with one another: a corpus of nonsense must not cost quadratic time. */
const COMPARED = 20;

/** Definitions of one paper that can be believed, as keys; the later steps need no more of them. */
export function readDefinitions(
  paper: ExtractedPaper,
  read: (text: string) => NameForm,
  catalogue: CatalogueIndex,
): { short: string; long: NameForm; abbreviates: boolean }[] {
  if (paper.definitions.length === 0) return [];
  const wholeName = createWholeNames(paper, read, catalogue);
  return paper.definitions
    .map(({ short, long: part }) => {
      const long = wholeName(short.text, part);
      return { short: read(short.text).key, long: read(long), abbreviates: abbreviates(short.text, long) };
    })
    .filter((d) => d.short !== '' && d.long.key !== '' && d.short !== d.long.key && keepsNumbers(d.short, d.long.key));
}

/**
 * What each acronym stands for in the corpus. Long forms of one acronym are joined when all of their group agree (never through a third), and never when the catalogue knows them as two things.
 * @param usual what acronyms usually stand for; counts like papers of the corpus
 * @returns acronym key → its meanings, most used first
 */
export function mineExpansions(
  papers: readonly ExtractedPaper[],
  read: (text: string) => NameForm,
  catalogue: CatalogueIndex,
  usual: ReadonlyMap<string, UsualExpansion>,
): Map<string, Expansion[]> {
  const found = new Map([...usual].map(([short, long]) => [short, new Map([[long.key, { ...long }]])]));
  for (const paper of papers) {
    const here = new Set<string>();
    for (const { short, long, abbreviates } of readDefinitions(paper, read, catalogue)) {
      const pair = `${short}\t${long.key}`;
      if (!abbreviates || here.has(pair)) continue;
      here.add(pair);
      const longs = getOrAdd(found, short, () => new Map<string, LongForm>());
      const known = longs.get(long.key);
      if (known) known.papers++;
      else longs.set(long.key, { key: long.key, words: long.words, papers: 1 });
    }
  }
  return new Map([...found].map(([short, longs]) => [short, groupLongForms(short, [...longs.values()], catalogue)]));
}

const order = (a: LongForm, b: LongForm): number =>
  b.papers - a.papers || a.key.length - b.key.length || compareStrings(a.key, b.key);

function groupLongForms(short: string, longs: LongForm[], catalogue: CatalogueIndex): Expansion[] {
  const groups: { head: LongForm; members: LongForm[]; known: string | undefined }[] = [];
  for (const long of longs.sort(order)) {
    const known = catalogue.names.get(long.key)?.root;
    const group = groups
      .slice(0, COMPARED)
      .find(
        (g) =>
          (known !== undefined && known === g.known) ||
          ((known === undefined || g.known === undefined || known === g.known) &&
            g.members.slice(0, COMPARED).every((member) => sameExpansion(member.words, long.words))),
      );
    if (group) {
      group.members.push(long);
      group.known ??= known;
    } else groups.push({ head: long, members: [long], known });
  }
  const total = longs.reduce((sum, long) => sum + long.papers, 0);
  return groups
    .map(({ head, members, known }) => {
      const papers = members.reduce((sum, long) => sum + long.papers, 0);
      const root = known ?? knownAcronym(short, head, papers / total, catalogue) ?? head.key;
      return { root, longs: new Set(members.map((m) => m.key)), papers };
    })
    .sort((a, b) => b.papers - a.papers || compareStrings(a.root, b.root));
}

/** Root of an acronym that the catalogue lists, where this long form is an expansion it knows, or it knows none and most papers agree. */
function knownAcronym(short: string, long: LongForm, share: number, catalogue: CatalogueIndex): string | undefined {
  const known = catalogue.names.get(short);
  if (!known || known.ambiguous) return undefined;
  const expansions = (catalogue.expansions.get(known.root) ?? []).filter((words) =>
    abbreviates(short, words.join(' ')),
  );
  const agrees = expansions.length === 0 ? share > 0.5 : expansions.some((words) => sameExpansion(words, long.words));
  return agrees ? known.root : undefined;
}
