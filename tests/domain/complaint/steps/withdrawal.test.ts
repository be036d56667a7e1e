/** 记撤回: what somebody was told of a withdrawal, at every stage before the end. */
import { describe, expect, it } from 'vitest';
import { mayDo, roles } from '../../../../src/domain/base/actor.ts';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import { complaintStates, moves, type Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { nextMoveOf, waitingFor } from '../../../../src/domain/complaint/next-move.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { isEchoed } from '../../../../src/domain/complaint/station-echo.ts';
import {
  RecordWithdrawal,
  stationWithdrawal,
  withdrawalBasis,
} from '../../../../src/domain/complaint/steps/withdrawal.ts';
import { toldWithdrawal } from '../../../../src/domain/complaint/facts/withdrawal-said.ts';
import { timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { problemsOf } from '../../../../src/domain/base/field.ts';
import { aComplaint, anActor, change, days, facts, make, noonOf } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';
import { aJoint, anAgent } from '../../../build/side-procedure.ts';

const told = {
  said: 'withdraw',
  way: 'phone',
  heardBy: '王芳',
  reason: '店里退了钱',
  proof: '9 点 20 分来电，录音 0412',
};
const today = '2026-04-24';
const tell = (complaint: Complaint, input: object = {}, role: Parameters<typeof anActor>[0] = 'officer') =>
  change(complaint, 'recordWithdrawal', today, { ...told, on: '2026-04-23', ...input }, { by: anActor(role) });

describe('law 2 撤回由听到的人记下', () => {
  it('受理以前，站里、中心、所里记下就办完，写着谁听到、哪天、怎么说的', () => {
    for (const [state, role] of [
      ['atStation', 'station'],
      ['registered', 'centre'],
      ['dispatched', 'officer'],
    ] as const) {
      const { next, event } = tell(aComplaint({ state }), {}, role);
      const { said: _, ...kept } = told;
      expect(next, state).toMatchObject({
        state: 'closed',
        outcome: 'withdrawn',
        // The clocks stop on the day on which it was said, and not before the last turn of the matter.
        endedOn: '2026-04-23',
        closedOn: today,
        withdrawal: { on: '2026-04-23', ...kept, byId: anActor(role).id, droppedOn: null },
      });
      expect(event).toMatchObject({
        verb: 'withdrawn',
        onDay: '2026-04-23',
        detail: { reason: '店里退了钱', way: 'phone', heardBy: '王芳', on: '2026-04-23' },
      });
    }
  });

  it('受理以后到结束以前，记下是个标记，由承办人按第一项终止调解', () => {
    expect(complaintStates.filter((state) => 'recordWithdrawal' in moves[state])).toEqual([
      'atStation',
      'registered',
      'dispatched',
      'accepted',
      'mediating',
    ]);
    for (const state of ['accepted', 'mediating'] as const) {
      const { next, event } = tell(aComplaint({ state }));
      expect(next).toMatchObject({ state, outcome: null, closedOn: null });
      expect(event).toMatchObject({ verb: 'withdrawal-told', onDay: '2026-04-23' });
      expect(timelineZh(event)).toContain('由承办人终止调解');
      expect(waitingFor({ ...next, notices: [], stage: 'toMediate' }, 'officer', '2026-05-06').zh).toBe(
        '投诉人要撤回，终止调解',
      );
      expect(nextMoveOf({ ...next, notices: [] }, anActor('officer'), today)).toBe('terminate');
      const kept = toldWithdrawal(next);
      expect(kept === null ? '' : withdrawalBasis(kept)).toBe('电话里说的，王芳听到、收到：9 点 20 分来电，录音 0412');
    }
  });

  it('law 26: 受理以后退回中心的，中心自己按撤回终止，别的理由、没有说撤回的、还在所里的不行', () => {
    const ends = { ground: 'TM1', how: 'withdrawn', statedOn: '2026-04-23', basis: '电话里说的' };
    const end = (complaint: Complaint, input: object = {}) =>
      change(complaint, 'terminate', today, { ...ends, ...input }, { by: anActor('centre') });
    const accepted = aComplaint({ state: 'accepted', notices: [] });
    const marked = tell(accepted).next;
    const back = { ...marked, officeId: null, handlerId: null, givenBackReason: '店在石桥' };
    expect(end(back).next).toMatchObject({ state: 'terminated', terminateGround: 'TM1' });
    expect(codeOf(() => end(back, { ground: 'TM4' }))).toBe('centre-ends-withdrawn');
    expect(codeOf(() => end(marked))).toBe('centre-ends-withdrawn');
    expect(codeOf(() => end({ ...accepted, officeId: null }))).toBe('centre-ends-withdrawn');
    const offered = (complaint: Complaint) =>
      availableMoves(complaint, anActor('centre'), facts({ today })).includes('terminate');
    expect([offered(back), offered(marked)]).toEqual([true, false]);
  });

  it('又说不撤了，接着办；没有记过的不能接着办，记过的不能再记', () => {
    const marked = tell(aComplaint({ state: 'accepted' })).next;
    expect(codeOf(() => tell(marked))).toBe('withdrawal-told-already');
    const { next, event } = tell(marked, { said: 'goesOn', on: '2026-04-24' });
    expect(toldWithdrawal(next)).toBeNull();
    expect(next.state).toBe('accepted');
    expect(event).toMatchObject({ verb: 'withdrawal-dropped', detail: { way: 'phone', heardBy: '王芳' } });
    expect(codeOf(() => tell(marked, { said: 'goesOn', on: '2026-04-22' }))).toBe('day-before-start');
    expect(codeOf(() => tell(next, { said: 'goesOn' }))).toBe('withdrawal-not-told');
    expect(tell(next).next.withdrawal).toMatchObject({ droppedOn: null });
  });

  it('日期不早于收到的那天，不晚于今天', () => {
    const dispatched = aComplaint({ state: 'dispatched' });
    expect(codeOf(() => tell(dispatched, { on: '2026-04-19' }))).toBe('day-before-start');
    expect(codeOf(() => tell(dispatched, { on: '2026-04-25' }))).toBe('day-in-future');
    const atStation = { ...dispatched, stationReceivedAt: new Date('2026-04-18T02:00:00Z') };
    expect(codeOf(() => tell(atStation, { on: '2026-04-18' }))).toBeNull();
  });

  it('谁听到、怎么说的、凭据都要写', () => {
    const read = RecordWithdrawal.safeParse({ on: today });
    expect(read.success ? [] : problemsOf(read.error, RecordWithdrawal).map(({ path }) => path)).toEqual([
      'way',
      'heardBy',
      'proof',
    ]);
  });

  it('共同投诉的逐位退出，只剩一位才记撤回', () => {
    const accepted = aComplaint({ state: 'accepted' });
    const joint = aJoint(accepted);
    expect(codeOf(() => tell({ ...accepted, joint }))).toBe('joint-withdraws-one-by-one');
    const [first, second] = joint.members;
    if (first === undefined || second === undefined) throw new Error('Two complain.');
    const left = { ...joint, members: [first, { ...second, leftOn: today }] };
    expect(codeOf(() => tell({ ...accepted, joint: left }))).toBeNull();
    expect(availableMoves({ ...accepted, joint }, anActor('officer'), facts({ today }))).not.toContain(
      'recordWithdrawal',
    );
  });

  it('共同投诉只剩一位的，记了撤回就能以撤回终止调解；还有别人的，各人没有同意就不能', () => {
    const accepted = aComplaint({ state: 'accepted' });
    const joint = aJoint(accepted);
    const withdrawn = { ground: 'TM1', how: 'withdrawn', statedOn: '2026-04-23', basis: '来电录音 0412' };
    const end = (complaint: Complaint) => change(complaint, 'terminate', today, { ...withdrawn, decidedOn: today });
    expect(codeOf(() => end({ ...accepted, joint }))).toBe('joint-settle-consent');
    const gone = { how: 'withdraws', on: today, reason: '店里退了钱' };
    const last = make({ ...accepted, joint }, 'memberLeaves', today, { ...gone, member: '2' });
    expect(availableMoves(last, anActor('officer'), facts({ today }))).toContain('recordWithdrawal');
    const told = tell(last, { on: today }).next;
    expect(toldWithdrawal(told)?.on).toBe(today);
    expect(end(told).next).toMatchObject({ state: 'terminated', terminateGround: 'TM1' });
    // Before the acceptance the matter itself ends with it.
    const open = aComplaint({ state: 'dispatched' });
    const alone = make({ ...open, joint: aJoint(open) }, 'memberLeaves', today, { ...gone, member: '2' });
    expect(tell(alone, { on: today }).next).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
  });

  it('已经交到局里的，站里记下的只是个标记，不办结；中心、所里核实以后记下才办结，又不撤了的接着办', () => {
    for (const [state, role] of [
      ['registered', 'centre'],
      ['dispatched', 'officer'],
    ] as const) {
      const { next, event } = tell(aComplaint({ state }), {}, 'station');
      expect(next, state).toMatchObject({ state, outcome: null, endedOn: null, closedOn: null });
      expect(next.withdrawal).toMatchObject({ byId: anActor('station').id, droppedOn: null });
      expect(event.verb).toBe('withdrawal-told');
      expect(timelineZh(event)).toContain('（电话里说的，王芳听到），还没有受理，由市场监管部门记撤回、办结');
      expect(timelineZh(event)).not.toContain('终止调解');
      expect(codeOf(() => tell(next, {}, 'station'))).toBe('withdrawal-told-already');
      const stage = state === 'registered' ? 'toDispatch' : 'toAccept';
      expect(waitingFor({ ...next, stage }, 'officer', '2026-05-06').zh).toBe('站里记了要撤回，向投诉人核实');
      expect(nextMoveOf(next, anActor(role), today)).toBe('recordWithdrawal');
      expect(tell(next, { on: today }, role).next).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
      expect(toldWithdrawal(tell(next, { said: 'goesOn', on: today }, role).next)).toBeNull();
    }
  });

  it('投诉本场所的，站里凭口头的话不能自己记，书面的要附上；中心听到的可以', () => {
    const attachments = [{ fileName: '撤回申请.jpg', addedAt: noonOf(today) }];
    const own = aComplaint({ state: 'atStation', ownVenue: true });
    const station = { serves: 'venue', name: '华联超市消费维权站', venueNames: ['华联超市'] };
    const at = (complaint: Complaint, way: string, more: object) =>
      codeOf(() =>
        change(
          complaint,
          'recordWithdrawal',
          today,
          { ...told, on: '2026-04-23', way },
          { by: anActor('station'), ...more },
        ),
      );
    // What was put right later, or sent up and back, is the house's own as well, whatever the mark says.
    const named = [
      { ...own, ownVenue: null, operatorName: '青禾县华联超市' },
      { ...own, ownVenue: null, operatorName: '青禾县华联超市', state: 'dispatched' as const },
    ];
    // The telephone of the station offers what is taken here, and nothing that is refused.
    const offered = (complaint: Complaint) => stationWithdrawal(complaint, { station: station as never, today });
    for (const one of [own, ...named]) expect(offered(one).ways).toEqual(['written']);
    expect(offered(aComplaint({ state: 'atStation' }))).toEqual({
      ways: ['inPerson', 'phone', 'written'],
      byAgent: true,
    });
    const acted = (agent: object) => offered(aComplaint({ state: 'atStation', agents: [anAgent(agent)] })).byAgent;
    expect(acted({})).toBe(false);
    expect(acted({ scope: 'special', powers: ['withdraw'], paperOn: null })).toBe(false);
    expect(acted({ scope: 'special', powers: ['withdraw'], paperOn: '2026-04-20' })).toBe(true);
    expect(at(own, 'phone', { attachments })).toBe('own-venue-needs-writing');
    expect(at(own, 'written', {})).toBe('own-venue-needs-writing');
    expect(at(own, 'written', { attachments })).toBeNull();
    for (const one of named) {
      expect(at(one, 'phone', { station, attachments })).toBe('own-venue-needs-writing');
      expect(at(one, 'written', { station, attachments: [] })).toBe('own-venue-needs-writing');
      expect(at(one, 'written', { station, attachments })).toBeNull();
    }
    expect(codeOf(() => tell(own, {}, 'centre'))).toBeNull();
  });

  it('中心、所里、站里可以记，别人不能', () => {
    const may = roles.filter((role) => mayDo(anActor(role), 'complaint.recordWithdrawal'));
    expect(may.toSorted()).toEqual(['centre', 'officeHead', 'officer', 'station']);
  });

  it('交上来的件，撤回办完站里有回音；只是标记的还没有', () => {
    const up = { stationReceivedAt: new Date('2026-04-19T02:00:00Z') };
    expect(isEchoed({ ...up, state: 'closed' }, 'recordWithdrawal')).toBe(true);
    expect(isEchoed({ ...up, state: 'accepted' }, 'recordWithdrawal')).toBe(false);
  });

  it('时钟停在说撤回的那天，不是记下的那天；也不早于这件后来分送、退回的那天', () => {
    const stopped = (complaint: Complaint, on: string) => {
      const { next } = tell(complaint, { on }, 'centre');
      return clocksOf(next, facts({ today })).find(({ identifier }) => identifier === 'accept')?.stoppedOn;
    };
    expect(stopped(aComplaint({ state: 'registered' }), '2026-04-22')).toBe('2026-04-22');
    const later = { ...aComplaint({ state: 'dispatched' }), dispatchedOn: '2026-04-23' };
    expect(stopped(later, '2026-04-22')).toBe('2026-04-23');
  });

  it('撤回以后时钟全停', () => {
    expect(make(aComplaint(), 'recordWithdrawal', days.accepted)).toMatchObject({ dueRule: null, stage: 'done' });
  });
});
