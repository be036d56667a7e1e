import { expect, test } from 'vitest';
import { quoted } from '../../../src/http/api/matter/export.ts';

test.each(['=1+1', '+1', '-1', '@a', '＝1+1', '＋1', '－1', '＠a', '\t=1', '\n=1'])(
  'security F24: a cell that a spreadsheet would run is kept as text, wide signs too: %j',
  (cell) => {
    expect(quoted(cell).replace(/^"/u, '')).toMatch(/^'/u);
  },
);

test('A cell that begins with anything else, and a figure, stay as they are.', () => {
  expect([quoted('老周农资店'), quoted('1-2'), quoted(-5)]).toEqual(['老周农资店', '1-2', '-5']);
});
