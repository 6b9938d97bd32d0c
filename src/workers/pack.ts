import {
  CONCEPT_TYPES,
  type Definition,
  type Field,
  type Mention,
  type Paper,
  type RawPaper,
  ROLES,
  type Span,
} from '../types.ts';

/** The text of a paper: all that extraction looks at. */
export type PaperText = Pick<Paper, 'title' | 'abstract'>;

/** What was read in a batch of papers, as few flat values: cheaper to send between threads than objects. */
export interface PackedBatch {
  /** For each paper the numbers of mentions and definitions, then their fields in order. */
  numbers: Int32Array;
  confidences: Float64Array;
  /** Cues, and texts that are not the printed ones. */
  strings: string[];
}

const FIELDS: readonly Field[] = ['title', 'abstract'];
/** Stands for a text that is printed so in the paper. */
const PRINTED = -1;

/** Packs what was read in papers. */
export function packBatch(papers: readonly PaperText[], read: readonly RawPaper[]): PackedBatch {
  const numbers: number[] = [];
  const confidences: number[] = [];
  const places = new Map<string, number>();
  const place = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  const pushSpan = (paper: PaperText, { field, start, end, text }: Span & { text: string }): void => {
    const printed = paper[field].slice(start, end) === text;
    numbers.push(FIELDS.indexOf(field), start, end, printed ? PRINTED : place(text));
  };
  read.forEach(({ mentions, definitions }, i) => {
    numbers.push(mentions.length, definitions.length);
    for (const mention of mentions) {
      pushSpan(papers[i]!, mention);
      numbers.push(CONCEPT_TYPES.indexOf(mention.type), ROLES.indexOf(mention.role), place(mention.cue));
      confidences.push(mention.confidence);
    }
    for (const { short, long } of definitions) {
      pushSpan(papers[i]!, short);
      pushSpan(papers[i]!, long);
    }
  });
  return {
    numbers: Int32Array.from(numbers),
    confidences: Float64Array.from(confidences),
    strings: [...places.keys()],
  };
}

/** The same cue is one string over all batches. */
const cues = new Map<string, string>();
function sharedCue(cue: string): string {
  const known = cues.get(cue);
  if (known === undefined) cues.set(cue, cue);
  return known ?? cue;
}

/** What `packBatch` packed; texts that are printed in a paper share its memory. */
export function unpackBatch(papers: readonly PaperText[], { numbers, confidences, strings }: PackedBatch): RawPaper[] {
  let at = 0;
  let mentionsSoFar = 0;
  const next = (): number => numbers[at++]!;
  const span = (paper: PaperText): Span & { text: string } => {
    const field = FIELDS[next()]!;
    const start = next();
    const end = next();
    const text = next();
    return { field, start, end, text: text === PRINTED ? paper[field].slice(start, end) : strings[text]! };
  };
  return papers.map((paper): RawPaper => {
    const counts = [next(), next()] as const;
    const mentions = Array.from({ length: counts[0] }, (): Mention => {
      const { field, start, end, text } = span(paper);
      const type = CONCEPT_TYPES[next()]!;
      const role = ROLES[next()]!;
      const cue = sharedCue(strings[next()]!);
      return { field, start, end, text, type, role, confidence: confidences[mentionsSoFar++]!, cue };
    });
    const definitions = Array.from(
      { length: counts[1] },
      (): Definition => ({ short: span(paper), long: span(paper) }),
    );
    return { mentions, definitions };
  });
}
