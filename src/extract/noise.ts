import type { Token } from './tokens.ts';
import type { Words } from './words.ts';

const DOMAIN = /\.(?:com|org|net|io|edu|gov|ai|dev|app)(?:$|[/.:])|^www\.|@[\w-]+\.\w/i;
const PLACE_OR_PERSON =
  /^(?:Country|City|Region|Place|Demonym|Organization|School|(?:Fe)?[mM]aleName|FirstName|LastName|Person|Month|WeekDay)$/;
const FORMULA = /[<>=|\\^{}~"]/;

/**
 * What never is a name by its looks: parts of a text ("Algorithm 1", "Eq. (4)"), venues, places, people and institutions, links, formulas,
 * and what begins with "our". A phrase of the catalogue is not asked.
 */
export function isNoise(tokens: Token[], from: number, to: number, words: Words): boolean {
  if (words.possessives.has(tokens[from]!.key)) return true;
  let empty = true;
  for (let i = from; i < to; i++) {
    const { text, key } = tokens[i]!;
    if (DOMAIN.test(text) || FORMULA.test(text) || !isBalanced(text)) return true;
    empty &&=
      words.noiseWords.has(key) ||
      words.functionWords.has(key) ||
      /^[\d.,%]+$/.test(text) ||
      PLACE_OR_PERSON.test(words.tagOf(text.toLowerCase()) ?? '');
  }
  return empty;
}

const isBalanced = (text: string): boolean =>
  text.split('(').length === text.split(')').length && text.split('[').length === text.split(']').length;
