/** The link to a table of 探查, and the view that somebody keeps of it. */
import { expect, test } from 'vitest';
import { linkQueryOf, tableOf } from '../../../src/staff/report/explore/explore-calls.ts';

const wish = {
  figure: 'accepted',
  rows: 'category',
  columns: null,
  chart: 'map',
  asked: {
    period: { from: '2025-12-01', to: '2026-11-30' },
    officeId: undefined,
    category: undefined,
    ownOffice: false,
  },
} as const;
const bare = new URLSearchParams('top=5');

test('A link names all that the page chose by itself, so that another reader on another day opens the same table.', () => {
  const link = new URLSearchParams(linkQueryOf(wish, bare));
  expect(Object.fromEntries(link)).toEqual({
    figure: 'accepted',
    rows: 'category',
    columns: 'none',
    officeId: 'county',
    chart: 'map',
    from: '2025-12-01',
    to: '2026-11-30',
    top: '5',
  });
  const own = { ...wish, asked: { ...wish.asked, officeId: 'SO-CG', ownOffice: true } };
  expect(new URLSearchParams(linkQueryOf(own, bare)).get('officeId')).toBe('SO-CG');
});

test('A view that is kept names the table and moves with the calendar.', () => {
  expect(tableOf(wish)).toEqual({
    figure: 'accepted',
    rows: 'category',
    columns: 'none',
    officeId: 'county',
    chart: 'map',
  });
});
