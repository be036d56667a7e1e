import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { articleWords } from '../../../src/staff/matter/article-words.ts';
import { waitingFor } from '../../../src/domain/complaint/next-move.ts';
import { stationOrder } from '../../../src/domain/complaint/words/move-order.ts';
import { queueLink, queueWordsOf } from '../../../src/staff/desk/work/queue.ts';

describe('a station', () => {
  it('talks first, and afterwards does what the last talk led to', () => {
    expect(stationOrder([])[0]).toBe('talk');
    expect(stationOrder([{ result: 'notReached' }])[0]).toBe('talk');
    expect(stationOrder([{ result: 'notAgreed' }])[0]).toBe('sendUp');
    expect(stationOrder([{ result: 'notAgreed' }, { result: 'agreed' }])[0]).toBe('settleAtStation');
  });

  it('reads how far a matter is, and never what an office has to do', () => {
    const item = {
      stage: 'toAccept',
      urgentAt: null,
      respondedAt: null,
      talks: [],
      notices: [],
      withdrawal: null,
    } as unknown as Complaint;
    expect(waitingFor(item, 'officer', '2026-05-06').zh).toBe('受理或不予受理');
    expect(waitingFor(item, 'station', '2026-05-06').zh).toBe('所里在看受理不受理');
    expect(queueWordsOf('station', 'complaint', 'toDispatch').zh).toBe('已交上去');
    expect(queueWordsOf('centre', 'complaint', 'toDispatch').zh).toBe('待分送');
  });

  it('opens the list of its own clocks only', () => {
    expect(queueLink('complaint', 'today', null, 'station')).toContain('stage=atStation');
    expect(queueLink('complaint', 'today', null, 'officer')).not.toContain('stage=');
  });
});

it('cites articles in the language of the reader', () => {
  expect(articleWords('令121 第十五条', 'zh')).toBe('令121 第十五条');
  expect(articleWords('令121 第十五条', 'en')).toBe('Order 121 art. 15');
  expect(articleWords('令20 第二十一条、条例 第四十六条', 'en')).toBe('Order 20 art. 21, Regulation art. 46');
  expect(articleWords('令121 第十条', 'en')).toBe('Order 121 art. 10');
  expect(articleWords('本地时限', 'en')).toBe('local limit');
});
