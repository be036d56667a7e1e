/** 超期 is a word of the law: what is only past the day of the county says so in other words, on every screen. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { backlogReasonWords } from '../../../src/domain/command/backlog.ts';
import { wallCounts } from '../../../src/domain/desk/wall.ts';
import { DueDay } from '../../../src/staff/base/ui/due-day.tsx';
import { pastWords } from '../../../src/domain/matter/list/hand.ts';
import { queueWordsOf } from '../../../src/staff/desk/work/queue.ts';
import { dueWords } from '../../../src/staff/matter/list/list-words.ts';

it('calls what is past its day the same in my work, queues, lists, backlog and on the wall', () => {
  const queues = [queueWordsOf('leader', 'complaint', 'past'), queueWordsOf('station', 'tipoff', 'past')];
  for (const { zh } of [pastWords, ...queues, backlogReasonWords.overdue]) expect(zh).toBe('已过期限');
  expect(dueWords['overdue']?.zh).toBe('已过期限');
  // What is counted there are complaints alone, and it says so.
  expect(wallCounts.overdue.zh).toBe('投诉已过期限');
});

it('says of a day of a ledger that it is past, and not that a limit of law is', () => {
  const told = (dueOn: string) => renderToStaticMarkup(<DueDay dueOn={dueOn} today="2026-06-24" />);
  expect(told('2026-06-21')).toContain('逾期 3 天');
  expect(told('2026-06-25')).toContain('余 1 天');
});
