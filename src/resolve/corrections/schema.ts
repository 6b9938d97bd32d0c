import { z } from 'zod';
import { CONCEPT_TYPES, type CorrectionKind } from '../../types.ts';

const LONGEST_NAME = 300;
const LONGEST_REASON = 5000;
const MOST_NAMES = 1000;

const name = z
  .string('write one name')
  .trim()
  .min(1, 'write a name; it is empty')
  .max(LONGEST_NAME, `a name has at most ${LONGEST_NAME} characters`);
const names = (least: number, what: string) =>
  z.array(name, what).min(least, what).max(MOST_NAMES, `one correction takes at most ${MOST_NAMES} names`);
const printedName = name.regex(/[\p{L}\p{N}]/u, 'a name that can be found in texts has a letter or digit');
const type = z.enum(CONCEPT_TYPES, `the type is one of ${CONCEPT_TYPES.join(', ')}`);
const flag = z.enum(['true', 'false'], 'write true or false').default('false');

const common = {
  reason: z
    .string('the reason is one text')
    .max(LONGEST_REASON, `a reason has at most ${LONGEST_REASON} characters`)
    .optional(),
  /** Names that no paper has yet are no mistake. */
  optional: flag,
};

/** What each kind of correction takes. All values are texts or lists of texts. */
export const SCHEMAS = {
  merge: z.strictObject({ merge: names(2, 'write a list of two names or more'), ...common }),
  split: z.strictObject({
    split: name,
    forms: names(1, 'write a list of printed forms'),
    /** In these papers alone. */
    papers: z.array(name, 'write a list of ids of papers').max(MOST_NAMES).default([]),
    /** What the forms mean, where they do not stand for themselves. */
    as: printedName.optional(),
    ...common,
  }),
  rename: z.strictObject({ rename: name, to: name, ...common }),
  retype: z.strictObject({ retype: name, to: type, ...common }),
  drop: z.strictObject({ drop: name, ...common }),
  variant: z.strictObject({ variant: name, of: name, remove: flag, ...common }),
  add: z.strictObject({
    add: printedName,
    type,
    aliases: z.array(printedName, 'write a list of names').max(MOST_NAMES).default([]),
    ...common,
  }),
} as const satisfies Record<CorrectionKind, z.ZodObject>;

/** How each kind is written. */
export const EXAMPLES: Record<CorrectionKind, string> = {
  merge: '- {merge: [LoRA, low rank adapters], reason: one thing}',
  split:
    '- {split: LoRA, forms: [long-range attention]}, or for some papers - {split: SAM, forms: [SAM], papers: [2010.01412], as: sharpness-aware minimization}',
  rename: '- {rename: lora, to: LoRA}',
  retype: '- {retype: Mamba, to: model}',
  drop: '- {drop: baseline}',
  variant: '- {variant: QLoRA, of: LoRA}',
  add: '- {add: FrobNet, type: model, aliases: [Frob Net]}',
};
