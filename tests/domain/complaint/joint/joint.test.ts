import { describe, expect, it } from 'vitest';
import { activeMembers, membersWithout } from '../../../../src/domain/complaint/joint/member.ts';
import { masked } from '../../../../src/domain/complaint/privacy.ts';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { aComplaint, afterMoves, change, facts, make } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const today = '2026-05-06';
const second = { source: 'hand', name: '赵桂英', phone: '13800000302', amountFen: 350_00, mediate: 'later' };

/** 李有田 and 赵桂英 complain together; he has said nothing about mediation yet. */
function joined(state: Complaint['state'] = 'accepted', input: object = {}): Complaint {
  return make(aComplaint({ state }), 'addMember', today, { ...second, ...input }, { codeStub: '246810' });
}

function says(complaint: Complaint, member: string, kind: string, given = 'yes'): Complaint {
  return make(complaint, 'recordMemberWish', today, { member, kind, given });
}

/** A member whose own complaint is registered. */
function ownComplaint(fields: Partial<Complaint> = {}): Complaint {
  return aComplaint({
    consumerName: '孙福',
    consumerPhone: '13800000304',
    amountFen: 200_00,
    receivedAt: new Date('2026-04-18T09:00:00+08:00'),
    ...fields,
  });
}

describe('10.3 共同投诉 一件主件，每人自己同意', () => {
  it('第一位是原来的投诉人，第二位手工加，查询码各是各的，金额是各人的和', () => {
    const joint = joined();
    expect(activeMembers(joint).map(({ n, name, codeStub }) => [n, name, codeStub])).toEqual([
      [1, '李有田', null],
      [2, '赵桂英', '246810'],
    ]);
    expect(joint.amountFen).toBe(1750_00 + 350_00);
    expect(joint.state).toBe('accepted');
  });

  it('台账只写第几位和金额，不写姓名电话', () => {
    const { event } = change(aComplaint({ state: 'accepted' }), 'addMember', today, second);
    expect(event).toMatchObject({ verb: 'member-added', detail: { n: 2, amountFen: 350_00 } });
    expect(JSON.stringify(event.detail)).not.toMatch(/赵桂英|13800000302/u);
  });

  it('调解要每位都同意；一位后来不同意，就又不齐', () => {
    const joint = joined();
    expect(codeOf(() => change(joint, 'recordConsent', today, { party: 'consumer' }))).toBe('joint-each-member');
    const one = says(joint, '1', 'mediate');
    expect(one.consumerConsentedOn).toBeNull();
    const both = says(one, '2', 'mediate');
    expect(both.consumerConsentedOn).toBe(today);
    const operator = make(both, 'recordConsent', today, { party: 'operator' });
    expect(make(operator, 'startMediation', today).state).toBe('mediating');
    expect(says(both, '2', 'mediate', 'no').consumerConsentedOn).toBeNull();
    expect(codeOf(() => change(says(operator, '2', 'mediate', 'no'), 'startMediation', today))).toBe(
      'consents-missing',
    );
  });

  it('10.3 共同投诉 和解要每位同意，缺一位就不能达成协议，也不能以撤回和解终止', () => {
    const joint = make(joined('mediating', { mediate: 'yes' }), 'holdSession', today);
    expect(membersWithout(joint, 'settle')).toHaveLength(2);
    expect(codeOf(() => change(joint, 'settle', today))).toBe('joint-settle-consent');
    const one = says(joint, '1', 'settle');
    expect(codeOf(() => change(one, 'settle', today))).toBe('joint-settle-consent');
    expect(codeOf(() => change(one, 'terminate', today, { ground: 'TM1', reason: '已经自行和解了' }))).toBe(
      'joint-settle-consent',
    );
    expect(make(one, 'terminate', today, { ground: 'TM2' }).state).toBe('terminated');
    const all = says(one, '2', 'settle');
    expect(make(all, 'settle', today).state).toBe('settled');
    expect(make(all, 'terminate', today, { ground: 'TM1', reason: '已经自行和解了' }).state).toBe('terminated');
  });

  it('委托、公示也要每位同意', () => {
    const joint = joined('mediating', { mediate: 'yes' });
    const alone = says(says(joint, '1', 'entrust'), '1', 'publish');
    expect([alone.consentEntrust, alone.consentPublish]).toEqual([false, false]);
    expect(codeOf(() => change(alone, 'entrust', today))).toBe('joint-each-member');
    const all = says(says(alone, '2', 'entrust'), '2', 'publish');
    expect([all.consentEntrust, all.consentPublish]).toEqual([true, true]);
    expect(make(all, 'entrust', today).entrustedTo).toBe('CA');
  });

  it('调解中加人，新来的要同意调解', () => {
    expect(codeOf(() => joined('mediating', { mediate: 'no' }))).toBe('member-must-agree');
    expect(codeOf(() => joined('mediating', { mediate: 'later' }))).toBe('member-must-agree');
    expect(joined('mediating', { mediate: 'yes' }).consumerConsentedOn).not.toBeNull();
  });

  it('同名同电话不重复加；手工加的要有姓名和电话', () => {
    expect(codeOf(() => change(joined(), 'addMember', today, second))).toBe('member-already');
    expect(codeOf(() => joined('accepted', { phone: '' }))).toBe('member-incomplete');
  });

  it('有了结果以后不能再加人', () => {
    expect(codeOf(() => joined('settled'))).toBe('move-not-allowed');
    expect(codeOf(() => joined('atStation'))).toBe('move-not-allowed');
  });
});

describe('推选代表人', () => {
  it('最多两位，都签了推选书才算；变更重新推选，以最后一次为准', () => {
    const joint = joined();
    expect(codeOf(() => change(joint, 'electRepresentatives', today, { signedByAll: false }))).toBe(
      'election-unsigned',
    );
    expect(codeOf(() => change(joint, 'electRepresentatives', today, { first: '1', second: '1' }))).toBe(
      'representative-twice',
    );
    expect(codeOf(() => change(joint, 'electRepresentatives', today, { first: '9' }))).toBe('member-unknown');
    const elected = afterMoves(
      joint,
      ['electRepresentatives', today, { first: '1', second: '2' }],
      ['electRepresentatives', today, { first: '2', second: null }],
    );
    expect(elected.joint?.elections.map(({ representatives }) => representatives)).toEqual([[1, 2], [2]]);
  });

  it('一个人的投诉没有代表人', () => {
    expect(codeOf(() => change(aComplaint({ state: 'accepted' }), 'electRepresentatives', today))).toBe('not-joint');
  });
});

describe('加入和退出', () => {
  it('已经登记的投诉并进来：原件关上、留编号，收到时间按最早的，退出单独投诉时原样恢复', () => {
    const own = ownComplaint();
    const master = aComplaint({ state: 'dispatched' });
    const input = { source: 'matter', number: own.number };
    const { next, also } = change(master, 'addMember', today, input, { others: [own] });
    const closed = also?.[0]?.next;
    expect(closed).toMatchObject({ state: 'closed', outcome: 'merged', number: own.number, codeStub: own.codeStub });
    expect(closed?.merged).toMatchObject({ number: master.number, as: 'member' });
    expect(next.receivedAt).toEqual(own.receivedAt);
    expect(next.amountFen).toBe(1750_00 + 200_00);
    expect(activeMembers(next)[1]).toMatchObject({ name: '孙福', from: { id: own.id, number: own.number } });
    const alone = { member: '2', how: 'alone', on: today, reason: '想自己投诉' };
    const left = change(next, 'memberLeaves', today, alone, { others: [closed as Complaint] });
    expect(left.also?.[0]?.next).toEqual(own);
    expect(left.next.receivedAt).toEqual(master.receivedAt);
    expect(left.next.amountFen).toBe(1750_00);
    expect(activeMembers(left.next)).toHaveLength(1);
  });

  it('第一位退出，第二位顶上，旧查询码不再打开这件', () => {
    const joint = joined();
    const left = make(joint, 'memberLeaves', today, { member: '1' });
    expect(left).toMatchObject({ consumerName: '赵桂英', consumerPhone: '13800000302', codeStub: '246810' });
    expect(left.amountFen).toBe(350_00);
    expect(left.joint?.members[0]).toMatchObject({ leftOn: today, leftReason: '不想投诉了' });
  });

  it('最后一位不能退出', () => {
    const alone = make(joined(), 'memberLeaves', today, { member: '2' });
    expect(codeOf(() => change(alone, 'memberLeaves', today, { member: '1' }))).toBe('last-member');
  });

  it('退出的人不再拦着和解', () => {
    const joint = make(joined('mediating', { mediate: 'yes' }), 'holdSession', today);
    const left = make(says(joint, '1', 'settle'), 'memberLeaves', today, { member: '2' });
    expect(make(left, 'settle', today).state).toBe('settled');
    // Who is left alone speaks for himself: what he signs is his consent.
    const silent = make(joint, 'memberLeaves', today, { member: '2' });
    expect(make(silent, 'settle', today).state).toBe('settled');
  });
});

it('共同投诉人的电话地址一律打码，调解员连姓名也看不全', () => {
  const joint = joined();
  const officer = masked(joint, 'officer').joint?.members[1];
  expect(officer).toMatchObject({ name: '赵桂英', phone: '138****0302' });
  expect(masked(joint, 'mediator').joint?.members[1]).toMatchObject({ name: '赵**' });
  expect(facts({ today }).others).toBeUndefined();
});
