import type { ExtractedPaper } from '../types.ts';
import { abbreviates } from './abbreviation.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import type { NameForm } from './name-form.ts';

type LongForm = ExtractedPaper['definitions'][number]['long'];

/**
 * Long forms as the paper means them: a definition may take only the end of the name before the bracket ("fine-tuning" of "full fine-tuning (FT)").
 * Where that end is no name of the paper or the catalogue, the longer name that ends there and that the short form abbreviates too is meant.
 * @returns the text of the name that a short form with this long form stands for
 */
export function createWholeNames(
  paper: ExtractedPaper,
  read: (text: string) => NameForm,
  catalogue: CatalogueIndex,
): (short: string, long: LongForm) => string {
  const names = new Set(paper.mentions.map((mention) => read(mention.text).key));
  const endings = new Map(paper.mentions.map((mention) => [`${mention.field} ${mention.end}`, mention]));
  return (short, long) => {
    const mention = endings.get(`${long.field} ${long.end}`);
    if (!mention || mention.start >= long.start || !abbreviates(short, mention.text)) return long.text;
    const { key } = read(long.text);
    return names.has(key) || catalogue.names.has(key) ? long.text : mention.text;
  };
}
