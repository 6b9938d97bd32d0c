import type { Token } from './tokens.ts';
import type { Words } from './words.ts';

const DOMAIN = /\.(?:com|org|net|io|edu|gov|ai|dev|app)(?:$|[/.:])|^www\.|@[\w-]+\.\w/i;
const PLACE_OR_PERSON =
  /^(?:Country|City|Region|Place|Demonym|Organization|School|(?:Fe)?[mM]aleName|FirstName|LastName|Person|Month|WeekDay)$/;
const FORMULA = /[<>=|\\^{}~"]/;

/** What is left of a formula whose backslashes were lost: "mathcalO", "approx3", "sim14B". */
function isLatexRest(text: string, { latexRests }: Words): boolean {
  const command = /^\p{Ll}+(?=[\p{Lu}\d]|$)/u.exec(text)?.[0];
  if (command !== undefined && latexRests.has(command)) return true;
  return (text.startsWith('text') && latexRests.has(text.slice(0, 6))) || /^sim\d+(?:\.\d+)?[KMB%]?$/.test(text);
}

/** "TiO2", "LiFePO4" by the symbols in it; "Fe", "Ni" as parts of "Fe–Ni". Two-letter symbols, because F1 and C4 are no fluorine and no carbon. */
function isChemical(text: string, { elements }: Words): boolean {
  if (!/^(?:\p{Lu}\p{Ll}?\d{0,2}){1,6}$/u.test(text)) return false;
  const symbols = text.match(/\p{Lu}\p{Ll}?/gu)!;
  if (!symbols.every((symbol) => elements.has(symbol))) return false;
  return symbols.some((symbol) => symbol.length === 2) && /\d/.test(text) && symbols.length > 1;
}

/** An alloy by its elements: "Fe-C", "Ni-Ti alloys". */
function isAlloy(tokens: Token[], { elements, noiseWords }: Words): boolean {
  let end = tokens.length;
  while (end > 0 && noiseWords.has(tokens[end - 1]!.key)) end--;
  const parts = tokens.slice(0, end);
  if (parts.length < 2 || parts.some(({ text }) => !elements.has(text))) return false;
  return parts.slice(1).every(({ gap }) => gap === 'hyphen') && parts.some(({ text }) => text.length === 2);
}

/**
 * What never is a name by its looks: parts of a text ("Algorithm 1", "Eq. (4)"), venues, places, people and institutions, links, formulas,
 * units, chemical formulas, and what begins with "our". A phrase of the catalogue is not asked.
 */
export function isNoise(tokens: Token[], words: Words): boolean {
  if (words.possessives.has(tokens[0]!.key) || isAlloy(tokens, words)) return true;
  let empty = true;
  for (const { text, key } of tokens) {
    if (DOMAIN.test(text) || FORMULA.test(text) || !isBalanced(text) || isLatexRest(text, words)) return true;
    empty &&=
      isChemical(text, words) ||
      words.noiseWords.has(key) ||
      words.functionWords.has(key) ||
      /^[\d.,%]+(?:pm[\d.,%]+)?$/.test(text) ||
      PLACE_OR_PERSON.test(words.tagOf(text.toLowerCase()) ?? '');
  }
  return empty;
}

/** As many brackets open as close. */
function isBalanced(text: string): boolean {
  let round = 0;
  let square = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '(') round++;
    else if (sign === ')') round--;
    else if (sign === '[') square++;
    else if (sign === ']') square--;
  }
  return round === 0 && square === 0;
}
