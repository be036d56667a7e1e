import { describe, expect, it } from 'vitest';
import { reasonFault } from '../../../../src/domain/complaint/facts/take-back.ts';
import { MarkUrgent, waitedMinutes, waitsForCall } from '../../../../src/domain/complaint/facts/urgent-call.ts';
import type { Actor } from '../../../../src/domain/base/actor.ts';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { aComplaint, anActor, anId, change, facts, make, noonOf } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const day = '2026-04-21';
const secondsAfter = (n: number) => new Date(noonOf(day).getTime() + n * 1000);
const minutesAfter = (n: number) => new Date(noonOf(day).getTime() + n * 60_000);

describe('an urgent matter', () => {
  it('S97 立即与消协取得联系：写一句急在哪里就加急；状态和法定时钟都不变，加急站在状态旁边', () => {
    const before = aComplaint({ state: 'atStation' });
    expect(MarkUrgent.safeParse({}).success).toBe(false);
    expect(MarkUrgent.safeParse({ reason: ' 急 ' }).success).toBe(false);
    const { next, event } = change(before, 'markUrgent', day, { reason: '孩子手被炸伤' });
    expect(next).toMatchObject({
      state: 'atStation',
      urgentAt: noonOf(day),
      pagedAt: secondsAfter(10),
      respondedAt: null,
    });
    expect(clocksOf(next, facts({ today: day }))).toEqual(clocksOf(before, facts({ today: day })));
    expect(event.verb).toBe('marked-urgent');
    expect(codeOf(() => change(next, 'markUrgent', day))).toBe('move-not-allowed');
    // Of what is closed somebody tells of danger too: it rings, and stays closed.
    const closed = aComplaint({ state: 'closed' });
    expect(make(closed, 'markUrgent', day)).toMatchObject({ state: 'closed', urgentAt: noonOf(day) });
    expect(availableMoves(closed, anActor('officer'), facts({ today: day }))).toContain('markUrgent');
  });

  it('asks for one line that can be read at a glance, and says which is too short or too long', () => {
    for (const reason of ['', ' 急 ', '急'.repeat(201), '急'.repeat(5000)])
      expect([reasonFault(reason)?.zh, MarkUrgent.safeParse({ reason }).success]).toEqual([
        expect.stringMatching(/^(请写一句急在哪里。|急在哪里最多写 200 个字，现在 \d+ 个，请写短些。)$/u),
        false,
      ]);
    for (const reason of ['着火', '急'.repeat(200)])
      expect([reasonFault(reason), MarkUrgent.safeParse({ reason }).success]).toEqual([null, true]);
  });

  it('can be taken back for ten seconds, and no longer', () => {
    const before = aComplaint({ state: 'registered' });
    const urgent = make(before, 'markUrgent', day);
    const { next, event } = change(urgent, 'takeBackUrgent', day, {}, { at: secondsAfter(9) });
    expect(next).toEqual({ ...before, version: next.version });
    expect(event).toMatchObject({ verb: 'urgent-taken-back', detail: {} });
    expect(codeOf(() => change(urgent, 'takeBackUrgent', day, {}, { at: secondsAfter(10) }))).toBe('urgent-paged');
    expect(codeOf(() => change(before, 'takeBackUrgent', day))).toBe('move-not-allowed');
  });

  it('is taken back by whoever pressed alone: a colleague neither may nor is offered it', () => {
    const pressed = change(aComplaint({ state: 'registered' }), 'markUrgent', day, {}, { by: anActor('officer') }).next;
    expect(pressed.urgentById).toBe(anActor('officer').id);
    const soon = { at: secondsAfter(4) };
    const takes = (by: Actor) => codeOf(() => change(pressed, 'takeBackUrgent', day, {}, { ...soon, by }));
    const offered = (by: Actor) => availableMoves(pressed, by, { ...facts({ today: day }), ...soon });
    for (const by of [anActor('centre'), anActor('station'), anActor('officer', { id: anId() })]) {
      expect(takes(by)).toBe('urgent-not-yours');
      expect(offered(by)).not.toContain('takeBackUrgent');
    }
    expect(takes(anActor('officer'))).toBeNull();
    expect(offered(anActor('officer'))).toContain('takeBackUrgent');
  });

  it('is pressed again for another danger: the minutes since the first run on until somebody called back, and begin anew behind that', () => {
    const urgent = make(aComplaint({ state: 'registered' }), 'markUrgent', day);
    const again = (of: typeof urgent, minutes: number) =>
      change(of, 'urgentAgain', day, { reason: '屋里又有煤气味' }, { at: minutesAfter(minutes) });
    // Of the first everybody hears within ten seconds.
    expect(codeOf(() => change(urgent, 'urgentAgain', day, {}, { at: secondsAfter(9) }))).toBe('move-not-allowed');
    const waiting = again(urgent, 5);
    expect(waiting.event).toMatchObject({ verb: 'urgent-again', detail: { reason: '屋里又有煤气味' } });
    expect(waitedMinutes(waiting.next, minutesAfter(12))).toBe(12);
    const called = make(waiting.next, 'callBack', day, {}, { at: minutesAfter(17) });
    const { next } = again(called, 60);
    expect(next).toMatchObject({ urgentAt: minutesAfter(60), pagedAt: minutesAfter(60), respondedAt: null });
    expect(waitedMinutes(next, minutesAfter(64))).toBe(4);
    expect(codeOf(() => change(next, 'takeBackUrgent', day, {}, { at: minutesAfter(60) }))).toBe('move-not-allowed');
    expect(codeOf(() => again(aComplaint({ state: 'registered' }), 5))).toBe('move-not-allowed');
    expect(again({ ...urgent, state: 'closed' }, 5).event.verb).toBe('urgent-again');
    const soon = { ...facts({ today: day }), at: minutesAfter(5) };
    expect(availableMoves(urgent, anActor('station'), soon)).toContain('urgentAgain');
    expect(availableMoves(urgent, anActor('station'), soon)).not.toContain('markUrgent');
  });

  it('is no press to take back where somebody was hurt', () => {
    const hurt = make(aComplaint({ state: 'registered' }), 'recordInjury', day);
    expect(codeOf(() => change(hurt, 'takeBackUrgent', day))).toBe('move-not-allowed');
  });

  it('S97 回电计时按分钟：没回一直走，回了就停，台账记下用了几分钟', () => {
    const urgent = make(aComplaint({ state: 'registered' }), 'markUrgent', day);
    expect(waitsForCall(urgent)).toBe(true);
    expect(waitedMinutes(urgent, minutesAfter(12))).toBe(12);
    const { next, event } = change(urgent, 'callBack', day, {}, { at: minutesAfter(17) });
    expect(next.respondedAt).toEqual(minutesAfter(17));
    expect(waitsForCall(next)).toBe(false);
    expect(waitedMinutes(next, minutesAfter(600))).toBe(17);
    expect(event).toMatchObject({ verb: 'called-back', detail: { minutes: 17 } });
    expect(codeOf(() => change(next, 'callBack', day))).toBe('move-not-allowed');
    expect(codeOf(() => change(aComplaint(), 'callBack', day))).toBe('move-not-allowed');
    expect(waitedMinutes(aComplaint(), noonOf(day))).toBeNull();
  });
});
