import { describe, expect, it } from 'vitest';
import { roles } from '../../../../src/domain/base/actor.ts';
import { complaintStates, moves } from '../../../../src/domain/complaint/complaint.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { aComplaint, anActor, change, days, facts, make } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const registered = aComplaint({ state: 'registered' });

describe('dispatching', () => {
  it('S174 相对集中受理：分送是中心一家的事，别的角色一律不行', () => {
    for (const role of roles) {
      const code = codeOf(() => change(registered, 'dispatch', days.received, {}, { by: anActor(role) }));
      expect(code, role).toBe(role === 'centre' ? null : 'only-centre-dispatches');
    }
    // Whatever the channel, a complaint that the bureau has received stands in the one queue of the centre.
    expect(complaintStates.filter((state) => 'dispatch' in moves[state])).toEqual(['registered']);
    expect(registered.stage).toBe('toDispatch');
  });

  it('to the proposed office keeps the reason of the route', () => {
    const { next, event } = change(registered, 'dispatch', days.received);
    expect(next).toMatchObject({
      state: 'dispatched',
      officeId: 'SO-LH',
      officeReason: '店在柳河镇',
      dispatchedOn: days.received,
    });
    expect(event).toMatchObject({ verb: 'dispatched', detail: { officeId: 'SO-LH', proposed: true } });
  });

  it('to another office says why, or keeps the words that were there', () => {
    const other = { officeId: 'SO-SQ' };
    expect(change(registered, 'dispatch', days.received, { ...other, note: '店已搬到石桥' }).next.officeReason).toBe(
      '店已搬到石桥',
    );
    expect(change(registered, 'dispatch', days.received, other).next.officeReason).toBe('店在柳河镇');
    expect(change(registered, 'dispatch', days.received, other).event.detail).toMatchObject({ proposed: false });
  });
});

describe('giving back', () => {
  const dispatched = make(make(registered, 'dispatch', days.received), 'assign', days.received);

  it('needs a reason and goes to the centre, never sideways to another office', () => {
    const { next, event } = change(dispatched, 'giveBack', '2026-04-21');
    expect(next).toMatchObject({
      state: 'registered',
      officeId: null,
      handlerId: null,
      dispatchedOn: null,
      givenBackReason: '店在石桥，不归本所',
    });
    expect(event.detail).toMatchObject({ officeId: 'SO-LH', reason: '店在石桥，不归本所' });
    // No move leads from one office to another: only the centre, which has it again, dispatches.
    expect(
      codeOf(() => change(dispatched, 'dispatch', '2026-04-21', { officeId: 'SO-SQ' }, { by: anActor('centre') })),
    ).toBe('move-not-allowed');
    const again = change(next, 'dispatch', '2026-04-21', { officeId: 'SO-SQ', note: '归石桥所' }).next;
    expect(again).toMatchObject({ officeId: 'SO-SQ', officeReason: '归石桥所', givenBackReason: null });
  });

  it('does not stop the seven working days', () => {
    const given = make(dispatched, 'giveBack', '2026-04-21');
    const again = make(given, 'dispatch', '2026-04-22', { officeId: 'SO-SQ' });
    expect(again.legalOn).toBe(dispatched.legalOn);
    expect(again.receivedAt).toEqual(registered.receivedAt);
  });
});

describe('assigning', () => {
  it('names the handler in every state in which an office works, and changes nothing else', () => {
    for (const state of ['dispatched', 'accepted', 'mediating', 'declined', 'settled', 'terminated', 'told'] as const) {
      const complaint = aComplaint({ state });
      const { next, event } = change(complaint, 'assign', '2026-05-06', { handlerId: anActor('officeHead').id });
      expect(next).toEqual({ ...complaint, handlerId: anActor('officeHead').id });
      expect(event).toMatchObject({ verb: 'assigned', detail: { handlerId: anActor('officeHead').id } });
    }
  });
});

describe('giving back', () => {
  it('starts the dispatch clock anew, and leaves the seven working days running', () => {
    const back = make(aComplaint({ state: 'dispatched' }), 'giveBack', '2026-04-27');
    const clocks = clocksOf(back, facts({ today: '2026-04-28' }));
    const dispatch = clocks.find((clock) => clock.identifier === 'dispatch');
    expect(dispatch).toMatchObject({ startedOn: '2026-04-27', targetOn: '2026-04-28', stoppedOn: null });
    expect(clocks.find((clock) => clock.identifier === 'accept')?.startedOn).toBe(days.received);
  });
});
