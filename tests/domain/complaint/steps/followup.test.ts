import { describe, expect, it } from 'vitest';
import { complaintStates, moves } from '../../../../src/domain/complaint/complaint.ts';
import { aComplaint, afterMoves, change, days, make } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';
import { isFollowUpDue, mayBeRated, stageOf } from '../../../../src/domain/complaint/stage.ts';
import { FollowUp } from '../../../../src/domain/complaint/steps/followup.ts';

const open = complaintStates.filter((state) => state !== 'closed');
const closed = aComplaint({ state: 'closed' });

describe('urging', () => {
  it.each(open)('is possible once a day in the state %s and counts', (state) => {
    const once = make(aComplaint({ state }), 'urge', '2026-05-06');
    expect(once).toMatchObject({ urgedOn: '2026-05-06', urgedTimes: 1, state });
    expect(codeOf(() => change(once, 'urge', '2026-05-06'))).toBe('already-urged-today');
    expect(change(once, 'urge', '2026-05-07').next.urgedTimes).toBe(2);
  });

  it('by the centre takes nothing from the one who filed it, and is told as the centre’s', () => {
    const { next, event } = change(aComplaint({ state: 'accepted' }), 'urge', '2026-05-06', {
      words: '周五前',
      byConsumer: false,
    });
    expect(next).toMatchObject({ urgedOn: null, urgedTimes: 0 });
    expect(event.detail).toEqual({ words: '周五前', by: 'centre' });
  });

  it('is over when the matter is closed', () => {
    expect(codeOf(() => change(closed, 'urge', '2026-05-06'))).toBe('move-not-allowed');
  });
});

describe('adding and noting', () => {
  it('changes nothing of the matter but leaves a line', () => {
    for (const state of open) {
      const complaint = aComplaint({ state });
      const added = change(complaint, 'supplement', '2026-05-06', { words: '找到收据', attachmentIds: ['a', 'b'] });
      expect(added.next).toEqual(complaint);
      expect(added.event).toMatchObject({ verb: 'supplemented', detail: { words: '找到收据', files: 2 } });
      expect(change(complaint, 'note', '2026-05-06').event.verb).toBe('noted');
    }
    expect(codeOf(() => change(closed, 'supplement', '2026-05-06'))).toBe('move-not-allowed');
    expect(codeOf(() => change(closed, 'note', '2026-05-06'))).toBeNull();
  });
});

describe('withdrawing', () => {
  it('closes at once before acceptance, and is no move afterwards: the officer ends it on ground TM1', () => {
    expect(complaintStates.filter((state) => 'withdraw' in moves[state])).toEqual([
      'atStation',
      'registered',
      'dispatched',
    ]);
    const { next, event } = change(aComplaint({ state: 'dispatched' }), 'withdraw', '2026-04-21');
    expect(next).toMatchObject({
      state: 'closed',
      outcome: 'withdrawn',
      closedOn: '2026-04-21',
      endedOn: '2026-04-21',
    });
    expect(event).toMatchObject({ verb: 'withdrawn', detail: { reason: '自己和解了' } });
    expect(
      codeOf(() => change(aComplaint({ state: 'accepted' }), 'terminate', days.accepted, { ground: 'TM1' })),
    ).toBeNull();
  });
});

describe('performance', () => {
  it('of an agreement is written down once, on a day after it was signed', () => {
    const done = make(closed, 'perform', '2026-05-06', { performedOn: '2026-05-04' });
    expect(done.agreement).toMatchObject({ signedOn: days.ended, performedOn: '2026-05-04' });
    expect(codeOf(() => change(done, 'perform', '2026-05-07'))).toBe('move-not-allowed');
    expect(codeOf(() => change(closed, 'perform', '2026-05-06', { performedOn: '2026-04-27' }))).toBe(
      'day-before-start',
    );
    expect(codeOf(() => change(closed, 'perform', '2026-05-06', { performedOn: '2026-05-07' }))).toBe('day-in-future');
  });

  it('needs an agreement', () => {
    const withdrawn = make(aComplaint(), 'withdraw', '2026-04-21');
    expect(codeOf(() => change(withdrawn, 'perform', '2026-05-06'))).toBe('move-not-allowed');
  });
});

describe('the call afterwards', () => {
  it('is made once, of what the bureau handled to its end', () => {
    const called = make(closed, 'followUp', '2026-05-06', { satisfaction: '1' });
    expect(called).toMatchObject({ followedUpOn: '2026-05-06', satisfaction: 1, stage: 'done' });
    expect(codeOf(() => change(called, 'followUp', '2026-05-07'))).toBe('move-not-allowed');
    expect(closed.stage).toBe('toFollowUp');
  });

  it('is not made of what was withdrawn, declined or settled at a station', () => {
    const others = [
      make(aComplaint(), 'withdraw', '2026-04-21'),
      make(aComplaint({ state: 'atStation' }), 'settleAtStation', '2026-04-21'),
      afterMoves(aComplaint({ state: 'declined' }), ['recordNotice', '2026-04-23'], ['close', '2026-04-24']),
    ];
    for (const other of others) {
      expect(other.stage).toBe('done');
      expect(codeOf(() => change(other, 'followUp', '2026-05-06'))).toBe('move-not-allowed');
    }
  });

  it('S195 企业直接和解的能评一次满意度，自己评或者所里问了记下都行，不评也不算欠着回访', () => {
    const settled = { ...make(aComplaint(), 'withdraw', '2026-04-21'), firmSettledOn: '2026-04-21' };
    expect(['consumer', 'centre'].map((role) => mayBeRated(settled, role as 'centre'))).toEqual([true, true]);
    expect([isFollowUpDue(settled), stageOf(settled)]).toEqual([false, 'done']);
    const rated = change(settled, 'followUp', '2026-05-06', { satisfaction: '1' }).next;
    expect(rated).toMatchObject({ satisfaction: 1, followedUpOn: '2026-05-06' });
    expect(codeOf(() => change(rated, 'followUp', '2026-05-07'))).toBe('move-not-allowed');
    const plain = { ...settled, firmSettledOn: null };
    expect(['consumer', 'centre'].map((role) => mayBeRated(plain, role as 'centre'))).toEqual([false, false]);
  });
});

describe('the cost of complaining', () => {
  it('S139 额外的维权成本（时间、路程、通讯等）：回访时愿说就记趟数、公里、分钟和费用，不说也能回访', () => {
    const closed = aComplaint({ state: 'closed' });
    const told = { trips: 2, km: 18, minutes: 90, feeFen: 12_00 };
    expect(change(closed, 'followUp', '2026-05-06', told).next.cost).toEqual(told);
    expect(
      change(closed, 'followUp', '2026-05-06', { trips: null, km: null, minutes: 30, feeFen: null }).next.cost,
    ).toEqual({
      trips: null,
      km: null,
      minutes: 30,
      feeFen: null,
    });
    expect(change(closed, 'followUp', '2026-05-06').next.cost).toBeNull();
    expect(FollowUp.safeParse({ satisfaction: '1' }).success).toBe(true);
    expect(FollowUp.safeParse({ satisfaction: '1', trips: -1 }).success).toBe(false);
  });
});
