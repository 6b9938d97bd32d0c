/** What depends on the clock or on chance. */
import type { EvalContext, FunctionSpec } from '../contract.ts';
import { define, INTEGER, STRING } from './define.ts';

/** A random UUID, version 4. */
function uuid(context: EvalContext): string {
  return 'xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx'.replace(/[xv]/g, (letter) => {
    const digit = Math.floor(context.random() * 16);
    return (letter === 'v' ? (digit & 3) | 8 : digit).toString(16);
  });
}

export const MISCELLANEOUS: readonly FunctionSpec[] = [
  define('randomUUID', [], STRING, (_, context) => uuid(context)),
  define('timestamp', [], INTEGER, (_, context) => BigInt(Math.floor(context.now))),
];
