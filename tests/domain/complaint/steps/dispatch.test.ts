import { describe, expect, it } from 'vitest';
import { mayDo, roles } from '../../../../src/domain/base/actor.ts';
import { complaintStates, moves, type Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { waitingFor } from '../../../../src/domain/complaint/next-move.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { isConcernedWithClue } from '../../../../src/domain/complaint/steps/found-clue.ts';
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
    expect(complaintStates.filter((state) => 'dispatch' in moves[state])).toEqual(['registered', 'accepted']);
    expect(
      codeOf(() => change(aComplaint({ state: 'accepted' }), 'dispatch', days.accepted, {}, { by: anActor('centre') })),
    ).toBe('move-not-allowed');
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

  it('law 13: takes a test that is not over along in sight', () => {
    const pause = { from: '2026-04-28', to: null, why: '检测', paper: '委托书 3 号' };
    const accepted = aComplaint({ state: 'accepted', pauses: [pause] as Complaint['pauses'], notices: [] });
    const { next, event } = change(accepted, 'giveBack', '2026-05-04');
    expect(next.pauses).toEqual([pause]);
    expect(event.detail).toMatchObject({ testing: true });
    expect(waitingFor({ ...next, stage: 'toDispatch' }, 'centre', '2026-05-06').zh).toBe(
      '被退回：店在石桥，不归本所；送检还没有出结果',
    );
    const calm = aComplaint({ state: 'accepted', notices: [] });
    expect(change(calm, 'giveBack', '2026-05-04').event.detail).not.toHaveProperty('testing');
  });

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

describe('law 19 从已受理退回：受理是本局作的，换个所接着办', () => {
  const centre = { by: anActor('centre') };
  const accepted = make(aComplaint({ state: 'accepted' }), 'recordConsent', '2026-04-24', { party: 'operator' });

  it('退回以后在中心等分送，受理、告知、同意和六十日都不变，再分送还是已受理', () => {
    const back = make(accepted, 'giveBack', '2026-04-27', { reason: '店搬到石桥，不归本所' });
    expect(back).toMatchObject({
      state: 'accepted',
      stage: 'toDispatch',
      officeId: null,
      handlerId: null,
      acceptedOn: accepted.acceptedOn,
      operatorConsentedOn: '2026-04-24',
      notices: accepted.notices,
    });
    const clock = (complaint: typeof back, name: string, today: string) =>
      clocksOf(complaint, facts({ today })).find(({ identifier }) => identifier === name);
    expect(clock(back, 'dispatch', '2026-04-27')).toMatchObject({ startedOn: '2026-04-27', stoppedOn: null });
    expect(clock(back, 'mediate', '2026-04-27')).toEqual(clock(accepted, 'mediate', '2026-04-27'));
    expect(codeOf(() => change(back, 'giveBack', '2026-04-27'))).toBe('move-not-allowed');
    const { next, event } = change(back, 'dispatch', '2026-04-27', { officeId: 'SO-SQ', note: '店在石桥' }, centre);
    expect(next).toMatchObject({
      state: 'accepted',
      officeId: 'SO-SQ',
      acceptedOn: accepted.acceptedOn,
      givenBackOn: null,
    });
    expect(event).toMatchObject({ verb: 'dispatched', detail: { officeId: 'SO-SQ' } });
    expect(clock(next, 'dispatch', '2026-04-28')?.stoppedOn).toBe('2026-04-27');
  });

  it('受理以后退回的，线索是谁核查的还记着', () => {
    const handlerId = '00000000-0000-7000-8000-0000000000aa';
    const found = make({ ...aComplaint({ state: 'accepted' }), handlerId }, 'findClue', days.accepted);
    const given = make(found, 'giveBack', days.accepted);
    expect(given).toMatchObject({ handlerId: null, clues: [{ verifiers: [handlerId] }] });
    expect(isConcernedWithClue(given, handlerId)).toBe(true);
  });

  it('开始调解以后不能退回，只能依法终止', () => {
    expect(codeOf(() => change(aComplaint({ state: 'mediating' }), 'giveBack', '2026-04-28'))).toBe('move-not-allowed');
  });
});

describe('law 19 站里一直不动的，中心调上来', () => {
  const atStation = aComplaint({ state: 'atStation' });

  it('要写理由，七个工作日从调上来这天算，只有中心能调', () => {
    const { next, event } = change(atStation, 'pullUp', '2026-04-22', {}, { by: anActor('centre') });
    expect(next).toMatchObject({ state: 'registered', receivedAt: facts({ today: '2026-04-22' }).at });
    expect(event).toMatchObject({ verb: 'sent-up', detail: { reason: '站里五天没有动', pulled: true } });
    for (const role of roles) expect(mayDo(anActor(role), 'complaint.pullUp'), role).toBe(role === 'centre');
  });
});
