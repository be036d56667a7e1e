import { expect, test } from 'vitest';
import { csvCell } from '../../../src/outside/workbook.ts';

test.each(['=1+1', '+1', '-1', '@a', '＝1+1', '＋1', '－1', '＠a', '\t=1', '\n=1'])(
  'security F24: a cell that a spreadsheet would run is kept as text, wide signs too: %j',
  (cell) => {
    expect(csvCell(cell).replace(/^"/u, '')).toMatch(/^'/u);
  },
);

test('A cell that begins with anything else, and a figure, stay as they are.', () => {
  expect([csvCell('老周农资店'), csvCell('1-2'), csvCell(-5)]).toEqual(['老周农资店', '1-2', '-5']);
});
