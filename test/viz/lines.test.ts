import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../viz/lines.ts';

test('lines end between parts, without the dot, and are as even as may be', () => {
  expect(linesOf('LoRA · adapters', 24)).toEqual(['LoRA · adapters']);
  expect(linesOf('object detection · ResNet-50 · COCO', 24)).toEqual(['object detection', 'ResNet-50 · COCO']);
  expect(linesOf('GPT-4 · chain-of-thought prompting · math', 24)).toEqual([
    'GPT-4',
    'chain-of-thought prompting',
    'math',
  ]);
  expect(linesOf('a very long name of one thing · math', 20)).toEqual(['a very long name of', 'one thing · math']);
  expect(linesOf('', 24)).toEqual(['']);
});

test('nothing of a name is lost, no line ends in a dot, few are longer than a line', () => {
  const part = fc.array(fc.stringMatching(/^[a-zA-Z-]{1,30}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.integer({ min: 5, max: 40 }), (parts, limit) => {
      const name = parts.map((words) => words.join(' ')).join(' · ');
      const lines = linesOf(name, limit);
      const letters = (text: string) => text.replaceAll(/[ ·]/g, '');
      expect(letters(lines.join(''))).toBe(letters(name));
      for (const line of lines) {
        expect(line).toBe(line.replace(/^[ ·]+|[ ·]+$/g, ''));
        if (line.length > limit) expect(line).not.toContain(' · ');
        if (line.length > limit * 1.25) expect(line).not.toContain(' ');
      }
    }),
  );
});
