import type { PaperLink } from '../types.ts';
import type { TableReader } from './table-reader.ts';

/** The links of one paper, with what is needed to tell them. */
export interface StoredLinks {
  links: PaperLink[];
  /** Title and date of each linked paper. */
  papers: Map<string, { title: string; date: string | null }>;
  /** Names of the concepts that the links share. */
  names: Map<string, string>;
}

/**
 * The links of a paper, from the columns that this takes alone: opening a large map for one answer costs more than the answer.
 * @param paper an id, exactly
 * @returns null where that is not the id of one paper and no other's alias: then the whole map decides what is meant
 */
export async function storedLinks(reader: TableReader, paper: string): Promise<StoredLinks | null> {
  const ids = await reader.column('papers', 'id');
  const aliases = await reader.column('papers', 'aliases');
  if (!ids.includes(paper) || aliases.some((own) => own.includes(paper))) return null;
  const titles = await reader.column('papers', 'title');
  const dates = await reader.column('papers', 'date');

  const ends = [await reader.column('paper_paper', 'a'), await reader.column('paper_paper', 'b')];
  const places = ends[0]!.flatMap((a, place) => (a === paper || ends[1]![place] === paper ? [place] : []));
  const rows = await reader.rows('paper_paper', places);
  const links = rows.map(({ term_shares, ...link }): PaperLink => ({ ...link, termShares: term_shares }));

  const linked = new Set(links.flatMap(({ a, b }) => [a, b]));
  const shared = new Set(links.flatMap((link) => link.shared));
  const names = new Map<string, string>();
  if (shared.size > 0) {
    const concepts = await reader.column('concepts', 'id');
    const called = await reader.column('concepts', 'name');
    for (const [place, id] of concepts.entries()) if (shared.has(id)) names.set(id, called[place]!);
  }
  const papers = new Map(
    ids.flatMap((id, place) => (linked.has(id) ? [[id, { title: titles[place]!, date: dates[place]! }] as const] : [])),
  );
  return { links, papers, names };
}
