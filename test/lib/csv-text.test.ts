import { expect, test } from 'vitest';
import { csvText } from '../../src/lib/csv-text.ts';

test('cells are quoted where they must be, formulas are disarmed, numbers stay numbers', () => {
  expect(
    csvText([
      ['a', 'b,c', 'say "no"', 'two\nlines', null, true, -1.5],
      ['=1+1', '+1', '-1', '@x', '\uff1d1', '\tx', 'C:\\"x'],
    ]),
  ).toBe('a,"b,c","say ""no""","two\nlines",,true,-1.5\n\'=1+1,\'+1,\'-1,\'@x,\'\uff1d1,\'\tx,"C:\u29f5""x"\n');
  expect(csvText([])).toBe('');
});
