/** The numbers of the first screen and its rows, of every kind. */
import { describe, expect, test } from 'vitest';
import type { SeenWork } from '../../../src/staff/base/client.ts';
import { tipoffNext } from '../../../src/domain/tipoff/words/move-order.ts';
import { rowsOf } from '../../../src/staff/desk/work/row-cursor.ts';
import { countLink, countOf, dueKinds, dueLink } from '../../../src/staff/desk/work/queue.ts';

const row = (kind: string, id: string) => ({ [kind]: { id, number: id } });

function workOf(tipoffs: number, inquiries: number): SeenWork {
  return {
    today: '2026-06-01',
    counts: { overdue: 2, dueToday: 0, toTell: 5 },
    groups: [
      { key: 'overdue', total: 2, items: [row('complaint', '投1')], shownAbove: 0 },
      { key: 'toTell', total: 0, items: [], shownAbove: 0 },
    ],
    tipoffs: {
      inHand: 1,
      groups: [{ key: 'overdue', total: tipoffs, items: [row('tipoff', '举1')], shownAbove: 0 }],
    },
    inquiries: {
      inHand: 1,
      overdue: inquiries,
      dueToday: 1,
      groups: [{ key: 'toAnswer', total: 1, items: [row('inquiry', '询1')] }],
    },
  } as unknown as SeenWork;
}

describe('我的工作', () => {
  test('What is overdue is one number of all kinds; a queue of work is that of complaints.', () => {
    const work = workOf(1, 4);
    expect([countOf(work, 'overdue'), countOf(work, 'dueToday'), countOf(work, 'toTell')]).toEqual([7, 1, 5]);
    expect(dueKinds(work, 'overdue')).toEqual(['complaint', 'tipoff', 'inquiry']);
  });

  test('The number leads to the list that holds all of it, and to my work where no list does.', () => {
    expect(countLink(workOf(1, 0), 'overdue', null, 'officer')).toBe('/');
    expect(countLink(workOf(0, 0), 'overdue', null, 'officer')).toBe('/complaints?due=overdue&sort=due');
    expect(countLink(workOf(0, 0), 'dueToday', 'a1', 'officer')).toBe(
      '/inquiries?due=today&handlerId=mine%3Aa1&sort=due',
    );
  });

  test('The head of an office decides on all of its tip-offs, not on his own alone.', () => {
    expect(dueLink('tipoff', 'overdue', 'a1', 'officeHead')).toBe('/tipoffs?due=overdue&sort=due');
    expect(dueLink('tipoff', 'overdue', 'a1', 'officer')).toContain('handlerId=mine%3Aa1');
  });

  test('The cursor steps through the rows of every kind in the order of the page.', () => {
    expect(rowsOf(workOf(1, 0), []).map(({ path }) => decodeURIComponent(path))).toEqual([
      '/complaints/投1',
      '/tipoffs/举1',
      '/inquiries/询1',
    ]);
  });
});

describe('the one button of a tip-off’s row', () => {
  const waiting = { handlerId: null, proposal: null } as Parameters<typeof tipoffNext>[0];

  test('is what the tip-off waits for, and never what is merely possible beside it', () => {
    expect(tipoffNext(waiting, ['repeat', 'merge', 'assign'])).toBe('assign');
    expect(tipoffNext(waiting, ['repeat', 'merge', 'transfer'])).toBeNull();
  });

  test('is first what was proposed, where somebody may decide on it', () => {
    const proposed = { ...waiting, handlerId: 'a', proposal: { what: 'extend' } } as typeof waiting;
    expect(tipoffNext(proposed, ['open', 'extend'])).toBe('extend');
    // But for who told it, where days of a law that run from the receipt are nearly over.
    expect(tipoffNext(proposed, ['open', 'extend', 'recordNotice'], { isTellingDue: true })).toBe('recordNotice');
    expect(tipoffNext(proposed, ['open', 'extend'], { isTellingDue: true })).toBe('extend');
  });
});
