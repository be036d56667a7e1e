import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { clocksOf, withDue } from '../../../../src/domain/complaint/deadline.ts';
import { aComplaint, change, facts, make } from '../../../build/complaint.ts';

const made = { id: '00000000-0000-7000-8000-00000000aaaa', number: '投2026-0999' };
const hand = { source: 'hand', name: '赵桂英', phone: '13800000302', address: '郭庄村二组', amountFen: 350_00 };

function joined(state: Complaint['state'], day: string, mediate = 'later'): Complaint {
  return make(aComplaint({ state }), 'addMember', day, { ...hand, mediate, agreedOn: day }, { codeStub: '246810' });
}

function goesAlone(joint: Complaint, member: string, day: string) {
  return change(
    joint,
    'memberLeaves',
    day,
    { member, how: 'alone', on: day, reason: '想自己谈' },
    { made, codeStub: '999999' },
  );
}

const clock = (complaint: Complaint, name: string, today: string) =>
  clocksOf(complaint, facts({ today })).find(({ identifier }) => identifier === name);

describe('第十二条 手工加的共同投诉人退出以后单独投诉', () => {
  it('另立一件：事实、要求、店家、承办的所都在，姓名电话金额是他的，查询码照用，什么都不重填', () => {
    const joint = joined('dispatched', '2026-04-21');
    const { next, made: others, event } = goesAlone(joint, '2', '2026-04-22');
    const own = others?.[0]?.next as Complaint;
    expect(own).toMatchObject({
      ...made,
      state: 'dispatched',
      consumerName: '赵桂英',
      consumerPhone: '13800000302',
      consumerAddress: '郭庄村二组',
      amountFen: 350_00,
      codeStub: '246810',
      joint: null,
    });
    for (const same of [
      'operatorName',
      'story',
      'claim',
      'categoryCode',
      'officeId',
      'stationId',
      'dispatchedOn',
    ] as const)
      expect(own[same]).toEqual(joint[same]);
    expect(next.amountFen).toBe(1750_00);
    expect(next.joint?.members[1]).toMatchObject({ leftOn: '2026-04-22', from: made });
    expect(event.detail).toMatchObject({ n: 2, how: 'alone', number: made.number });
    expect(others?.[0]?.event).toMatchObject({ verb: 'parted', matterId: made.id, detail: { from: joint.number } });
  });

  it('第十五条 七个工作日从他的投诉收到那天起算：一开始就在的用原来的，后来加的用加进来那天', () => {
    const joint = joined('dispatched', '2026-04-24');
    const second = goesAlone(joint, '2', '2026-04-27').made?.[0]?.next as Complaint;
    expect(clock(second, 'accept', '2026-04-27')).toMatchObject({ startedOn: '2026-04-24', stoppedOn: null });
    const { made: others, next } = goesAlone(joint, '1', '2026-04-27');
    const first = others?.[0]?.next as Complaint;
    expect(first.receivedAt).toEqual(joint.receivedAt);
    expect(clock(first, 'accept', '2026-04-27')?.startedOn).toBe('2026-04-20');
    // The code of his slip opens his own complaint now, and the joint one goes on under another name and code.
    expect(first).toMatchObject({ consumerName: '李有田', consumerRegionId: 'V0303', codeStub: joint.codeStub });
    expect(next).toMatchObject({ consumerName: '赵桂英', codeStub: '246810', consumerRegionId: null });
    expect(next.joint?.members[0]?.codeStub).toBe(joint.codeStub);
  });

  it('受理以后走的，受理对他也有效，六十天从受理那天算；他的告知和凭据跟他走，店家的同意也在', () => {
    const joint = joined('dispatched', '2026-04-21', 'yes');
    const accepted = make(joint, 'accept', '2026-04-22');
    const told = make(accepted, 'recordNotices', '2026-04-23');
    const agreed = make(told, 'recordConsent', '2026-04-24', { party: 'operator' });
    const own = goesAlone(agreed, '2', '2026-04-27').made?.[0]?.next as Complaint;
    expect(own).toMatchObject({ state: 'accepted', acceptedOn: '2026-04-22', operatorConsentedOn: '2026-04-24' });
    expect(own.consumerConsentedOn).toBe('2026-04-21');
    expect(own.notices).toMatchObject([{ kind: 'acceptance', to: 'consumer', toldOn: '2026-04-23' }]);
    expect(own.notices[0]?.member).toBeUndefined();
    expect(clock(own, 'mediate', '2026-04-27')?.startedOn).toBe('2026-04-22');
    expect(withDue(own, facts({ today: '2026-04-27' })).stage).toBe('toMediate');
  });

  it('调解中走的，他同意调解就接着调解；没同意过的先问他', () => {
    const mediating = make(aComplaint({ state: 'mediating' }), 'holdSession', '2026-04-28');
    const yes = { ...hand, mediate: 'yes', agreedOn: '2026-04-28' };
    const joint = make(mediating, 'addMember', '2026-04-28', yes, { codeStub: '246810' });
    const own = goesAlone(joint, '2', '2026-04-29').made?.[0]?.next as Complaint;
    expect(own).toMatchObject({ state: 'mediating', acceptedOn: '2026-04-28' });
    expect(own.sessions).toHaveLength(1);
    // A session of that morning is his too, whichever way its time is written: 23:00Z of the day before is seven o'clock here.
    const early = { ...joint, sessions: joint.sessions.map((one) => ({ ...one, heldAt: '2026-04-27T23:00:00Z' })) };
    expect(goesAlone(early, '2', '2026-04-29').made?.[0]?.next.sessions).toHaveLength(1);
    const no = make(joint, 'recordMemberWish', '2026-04-28', { member: '2', kind: 'mediate', given: 'no' });
    expect(goesAlone(no, '2', '2026-04-29').made?.[0]?.next).toMatchObject({
      state: 'accepted',
      consumerConsentedOn: null,
    });
  });

  it('带着自己编号加进来、加进来以后才受理的，也能走：受理对他的原件有效', () => {
    const own = aComplaint({ consumerName: '孙福', consumerPhone: '13800000304' });
    const master = aComplaint({ state: 'dispatched' });
    const input = { source: 'matter', number: own.number, agreedOn: '2026-04-21', mediate: 'yes' };
    const { next, also } = change(master, 'addMember', '2026-04-21', input, { others: [own] });
    const closed = also?.[0]?.next as Complaint;
    const accepted = make(next, 'accept', '2026-04-22');
    const left = change(
      accepted,
      'memberLeaves',
      '2026-04-23',
      { member: '2', how: 'alone', on: '2026-04-23', reason: '想自己谈' },
      { others: [closed] },
    );
    expect(left.also?.[0]?.next).toMatchObject({
      id: own.id,
      number: own.number,
      state: 'accepted',
      acceptedOn: '2026-04-22',
      officeId: 'SO-LH',
      outcome: null,
      merged: null,
      notices: [{ kind: 'acceptance', toldOn: null }],
    });
    expect(left.next.takenOver).toEqual([]);
  });

  it('带着自己编号加进已经受理的、也告知过他的，走的时候受理对他有效；没告知过的恢复原样', () => {
    const own = aComplaint({ consumerName: '孙福', consumerPhone: '13800000304' });
    const master = make(aComplaint({ state: 'dispatched' }), 'accept', '2026-04-22');
    const input = { source: 'matter', number: own.number, agreedOn: '2026-04-23', mediate: 'yes' };
    const { next, also } = change(master, 'addMember', '2026-04-23', input, { others: [own] });
    const others = [also?.[0]?.next as Complaint];
    const leave = { member: '2', how: 'alone', on: '2026-04-24', reason: '想自己谈' };
    expect(change(next, 'memberLeaves', '2026-04-24', leave, { others }).also?.[0]?.next).toEqual(own);
    const told = make(next, 'recordNotices', '2026-04-23');
    expect(change(told, 'memberLeaves', '2026-04-24', leave, { others }).also?.[0]?.next).toMatchObject({
      state: 'accepted',
      acceptedOn: '2026-04-23',
      notices: [{ kind: 'acceptance', toldOn: '2026-04-23' }],
    });
  });
});
