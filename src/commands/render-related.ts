import type { RelatedPaper } from '../types.ts';
import { type CommandContext, colours } from './context.ts';
import { plain, textWidth, wrap, wrapList } from './table.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const INDENT = ' '.repeat(7);

/** Why two papers are related: named concepts first, then words of the text, then how many more there are. */
export function reasonItems({ shared, terms }: Pick<RelatedPaper, 'shared' | 'terms'>, most = 5): string[] {
  const named = shared.map((s) => `${plain(s.name)} ${percent(s.share)}`);
  const words = terms.map((t) => `“${plain(t.term)}” ${percent(t.share)}`);
  const all = [...named, ...words];
  return all.length > most ? [...all.slice(0, most), `… ${all.length - most} more`] : all;
}

/** Related papers with scores, reasons and ids, for people. */
export function relatedText(found: readonly RelatedPaper[], context: CommandContext): string {
  const colour = colours(context, context.stdout);
  const width = textWidth(context);
  const blocks = found.map((r) => {
    const head = wrap(`${r.date ?? '    –     '}  ${plain(r.title)}`, width, INDENT).slice(INDENT.length);
    const id = colour.dim(`${INDENT}${plain(r.paper)}`);
    return `${r.score.toFixed(3)}  ${head}\n${wrapList(reasonItems(r), width, INDENT)}\n${id}\n`;
  });
  return blocks.join('');
}
