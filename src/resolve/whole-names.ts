import type { ExtractedPaper, Mention } from '../types.ts';
import { abbreviates, joinsInitials } from './abbreviation.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import type { NameForm } from './name-form.ts';

type LongForm = ExtractedPaper['definitions'][number]['long'];

const firstLetter = (text: string): string => /[\p{L}\p{N}]/u.exec(text)?.[0].toLowerCase() ?? '';
const beginsAlike = (short: string, long: string): boolean => firstLetter(short) === firstLetter(long);

/**
 * Long forms as the paper means them: a definition may take only the end of the name before the bracket ("fine-tuning" of "full fine-tuning (FT)").
 * Where that end is no name of the paper or the catalogue, the longer name that ends there and that the short form abbreviates too is meant, unless
 * the short form joins the initials of the end alone: "tabular machine learning (ML)" defines ML as machine learning.
 * @returns the text of the name that a short form with this long form stands for
 */
export function createWholeNames(
  paper: ExtractedPaper,
  read: (text: string) => NameForm,
  catalogue: CatalogueIndex,
): (short: string, long: LongForm) => string {
  let names: Set<string> | undefined;
  const endings = new Map<string, Mention>();
  for (const mention of paper.mentions) endings.set(`${mention.field} ${mention.end}`, mention);
  return (short, long) => {
    const mention = endings.get(`${long.field} ${long.end}`);
    if (!mention || mention.start >= long.start || !abbreviates(short, mention.text)) return long.text;
    const { key, words } = read(long.text);
    if (!beginsAlike(short, mention.text) && joinsInitials(read(short).key, words)) return long.text;
    names ??= new Set(paper.mentions.map(({ text }) => read(text).key));
    return names.has(key) || catalogue.names.has(key) ? long.text : mention.text;
  };
}
