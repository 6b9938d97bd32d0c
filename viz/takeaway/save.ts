import { slug } from '../../src/lib/text.ts';

/** A file's name from the title of the map: letters and digits of any script, never long. */
export const fileName = (title: string, ending: string): string =>
  `${[...slug(title)].slice(0, 60).join('').replace(/-+$/, '') || 'papergraph'}${ending}`;

/** Hands a file to the browser's downloads. */
export function download(content: string | Blob, type: string, name: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not at once: some browsers begin to read it only after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Does a piece of work for each item, a few at a time, results in the order of the items. */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>, atOnce = 6): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
