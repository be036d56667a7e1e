/** The link to a table of 探查, and the view that somebody keeps of it. */
import { expect, test } from 'vitest';
import { linkQueryOf } from '../../../src/staff/report/explore/explore-calls.ts';

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
  const link = new URLSearchParams(linkQueryOf(wish, bare, true));
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
  expect(new URLSearchParams(linkQueryOf(own, bare, true)).get('officeId')).toBe('SO-CG');
});

test('A view that is kept moves with the calendar, unless its days were chosen.', () => {
  const kept = new URLSearchParams(linkQueryOf(wish, bare, false));
  expect([kept.get('figure'), kept.get('from')]).toEqual(['accepted', null]);
  const dated = new URLSearchParams(linkQueryOf(wish, new URLSearchParams('from=2026-01-01&to=2026-03-31'), false));
  expect(dated.get('to')).toBe('2026-03-31');
});
