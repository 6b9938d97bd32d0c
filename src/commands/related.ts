import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { PapergraphError, UsageError } from '../lib/errors.ts';
import { compareStrings } from '../lib/text.ts';
import { relatedIndex } from '../link/index.ts';
import { relatedSearch } from '../pipeline.ts';
import { filterRelated, type MapIndex, type RelatedFilter, relatedPapers } from '../query/index.ts';
import { holdMap } from '../store/index.ts';
import { type RelatedPaper, ROLES, type Role } from '../types.ts';
import { type CommandContext, write, writeJsonLines } from './context.ts';
import { contextOf, count, day, defineCommand } from './define.ts';
import { oneNode, openIndex } from './open.ts';
import { relatedText } from './render-related.ts';
import { plain } from './table.ts';

interface RelatedOptions {
  paper?: string;
  text?: string;
  all?: boolean;
  because?: string;
  since?: string;
  role?: Role;
  n: number;
  json?: boolean;
  quiet?: boolean;
}

/** Nearest papers that a filter chooses from. */
const SEARCHED = 1000;

/** `papergraph related`: what else is like this, and why. */
export function relatedCommand(): Command {
  return defineCommand('related', 'related work with reasons: of a paper of the map, of a text, or of every paper', [
    'papergraph related map --paper 2106.09685',
    'papergraph related map --paper 2106.09685 --because LoRA --since 2024-01-01',
    'papergraph related map --text draft.txt -n 20 --json',
    'papergraph related map --all --json > related.jsonl',
  ])
    .argument('<dir>', 'the map folder')
    .addOption(new Option('--paper <paper>', 'id or title of a paper of the map').conflicts(['text', 'all']))
    .addOption(
      new Option('--text <file>', 'a file with a title line and an abstract, or - for standard input').conflicts('all'),
    )
    .option('--all', 'every paper of the map')
    .option('--because <concept>', 'only papers that share this concept: name, alias or id')
    .option('--since <day>', 'only papers of this day (YYYY-MM-DD) or later', day)
    .addOption(new Option('--role <role>', 'only papers in which a shared concept has this role').choices(ROLES))
    .option('-n <n>', 'how many', count, 10)
    .option('--json', 'JSON; with --all one line a paper')
    .action(async (dir: string, given: RelatedOptions) => {
      const context = contextOf(given);
      if (given.paper === undefined && given.text === undefined && !given.all) {
        throw new UsageError('related needs --paper ID-or-title, --text FILE or --all');
      }
      const quick = await storedRelated(dir, given);
      if (quick)
        return write(
          context.stdout,
          given.json ? `${JSON.stringify(quick)}\n` : quick.length > 0 ? relatedText(quick, context) : NOTHING_SHARED,
        );
      const { index, manifest } = await openIndex(dir);
      const wanted: RelatedFilter = {
        because: given.because === undefined ? undefined : oneNode(index, given.because, 'concept').id,
        since: given.since,
        role: given.role,
      };
      const some = Object.values(wanted).some((value) => value !== undefined);
      const searched = some ? Math.max(SEARCHED, given.n) : given.n;
      const choose = (found: RelatedPaper[]): RelatedPaper[] => filterRelated(index, found, wanted).slice(0, given.n);
      if (given.all) return all(index, (found, id) => choose(found.related(id, searched)), given, context);
      const found = choose(
        given.paper !== undefined
          ? ofPaper(index, oneNode(index, given.paper, 'paper').id, searched, Number(manifest.options.related))
          : relatedSearch(index.map).relatedToText(await unseenText(given.text!, context), searched),
      );
      if (given.json) return write(context.stdout, `${JSON.stringify(found)}\n`);
      await write(
        context.stdout,
        found.length > 0
          ? relatedText(found, context)
          : some
            ? `no such paper among the ${searched} nearest\n`
            : NOTHING_SHARED,
      );
    });
}

const NOTHING_SHARED = 'no related paper: nothing in it is shared\n';

/**
 * What the map stores of a paper that is named by its id: the answer of `relatedPapers` without opening the whole map.
 * @returns null where more than that is asked for
 */
async function storedRelated(
  dir: string,
  { paper, because, since, role, n }: RelatedOptions,
): Promise<RelatedPaper[] | null> {
  if (paper === undefined || because !== undefined || since !== undefined || role !== undefined) return null;
  const held = holdMap(dir);
  try {
    if (n > Number(held.manifest.options.related)) return null;
    const id = paper.trim().replace(/^paper:/, '');
    const stored = await held.linksOf(id);
    if (!stored) return null;
    const { links, papers, names } = stored;
    const found = links.map((link): RelatedPaper => {
      const other = link.a === id ? link.b : link.a;
      return {
        paper: other,
        ...papers.get(other)!,
        score: link.weight,
        shared: link.shared.map((concept, i) => ({
          concept,
          name: names.get(concept) ?? concept,
          share: link.shares[i]!,
        })),
        terms: link.terms.map((term, i) => ({ term, share: link.termShares[i]! })),
      };
    });
    return found.sort((x, y) => y.score - x.score || compareStrings(x.paper, y.paper)).slice(0, n);
  } finally {
    held.close();
  }
}

/** The map stores each paper's `kept` nearest; more are found by the index that made those links. */
function ofPaper(index: MapIndex, paper: string, n: number, kept: number): RelatedPaper[] {
  if (n <= kept) return relatedPapers(index, paper, { n });
  return relatedIndex(index.map.papers, index.map.resolution).related(paper, n);
}

async function all(
  index: MapIndex,
  nearest: (found: ReturnType<typeof relatedIndex>, id: string) => RelatedPaper[],
  given: RelatedOptions,
  context: CommandContext,
): Promise<void> {
  const { papers, resolution } = index.map;
  const found = relatedIndex(papers, resolution);
  if (given.json) {
    const lines = function* () {
      for (const { id } of papers) {
        const related = nearest(found, id).map(({ paper, score, shared, terms }) => ({
          paper,
          score,
          shared: shared.map(({ concept, share }) => ({ concept, share })),
          terms,
        }));
        yield { paper: id, related };
      }
    };
    return writeJsonLines(context.stdout, lines());
  }
  for (const { id, title } of papers) {
    await write(context.stdout, `${plain(title)} (${id})\n${relatedText(nearest(found, id), context)}\n`);
  }
}

/** A text from outside: its first line is the title, the rest the abstract. */
async function unseenText(path: string, context: CommandContext): Promise<{ title: string; abstract: string }> {
  let text: string;
  try {
    text = path === '-' ? await readAll(context.stdin) : readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PapergraphError(`${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
  const [title = '', ...rest] = text.trim().split(/\r?\n/);
  if (title === '')
    throw new PapergraphError(`${path === '-' ? 'standard input' : path} is empty: give a title line and an abstract`);
  return rest.length > 0 ? { title, abstract: rest.join(' ') } : { title: '', abstract: title };
}
