import { describe, expect, it } from 'vitest';
import { dial, endCall } from '../../../../src/domain/complaint/facts/dial.ts';
import { callableOf, callResults, type CalledSide } from '../../../../src/domain/complaint/facts/callable.ts';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import type { Member } from '../../../../src/domain/complaint/joint/member.ts';
import type { Role } from '../../../../src/domain/base/actor.ts';
import { trailedVerbs } from '../../../../src/domain/base/trail.ts';
import { entryTellings } from '../../../../src/domain/complaint/facts/fact-moves.ts';
import { aComplaint, anActor, facts } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const today = '2026-05-06';
const told = (change: Partial<Complaint> = {}) => ({
  ...aComplaint({ state: 'mediating' }),
  consumerName: '李有田',
  consumerPhone: '13800000317',
  operatorName: '老周农资店',
  operatorPhone: '0391-1234567',
  ...change,
});
const asked = (whom: CalledSide, n: number | null = null) => ({ whom, n });
const by = (role: Role) => facts({ today, by: anActor(role) });
const member = (n: number, change: Partial<Member> = {}): Member => ({
  n,
  name: `第${n}位`,
  phone: `1370000000${n}`,
  address: '',
  amountFen: null,
  from: null,
  codeStub: null,
  joinedOn: today,
  leftOn: null,
  leftReason: '',
  wishes: [],
  ...change,
});

describe('打电话', () => {
  it('S111 gives the number of whom the press means, and a line that says who called whom and not the number', () => {
    const { phone, event } = dial(told(), asked('consumer'), by('station'));
    expect(phone).toBe('13800000317');
    expect(event).toMatchObject({ verb: 'called', detail: { whom: 'consumer' } });
    expect(JSON.stringify(event)).not.toContain('13800000317');
    // The shop's number is masked from nobody who mediates: told by a verb that counts among no looks.
    expect(dial(told(), asked('operator'), by('station')).event).toMatchObject({ verb: 'shop-called', detail: {} });
  });

  it('is pressed by who mediates and handles, by a station and the association as long as it is open', () => {
    const refused = (role: Role, state: Complaint['state']) =>
      codeOf(() => dial(told({ state }), asked('consumer'), by(role)));
    for (const role of ['station', 'mediator', 'officer', 'officeHead'] as const)
      expect(refused(role, 'mediating'), role).toBeNull();
    for (const role of ['centre', 'leader', 'admin', 'auditor', 'department', 'business', 'consumer'] as const)
      expect(refused(role, 'mediating'), role).toBe('not-permitted');
    expect(['station', 'mediator', 'officer'].map((role) => refused(role as Role, 'closed'))).toEqual([
      'call-closed',
      'call-closed',
      null,
    ]);
  });

  it('writes down what was called without a network, whatever has become of the complaint since', () => {
    const closed = told({ state: 'closed', consumerPhone: '' });
    expect(codeOf(() => dial(closed, asked('consumer'), by('station'), true))).toBeNull();
    expect(dial(closed, asked('consumer'), by('station'), true)).toMatchObject({
      phone: '',
      event: { verb: 'called' },
    });
    expect(codeOf(() => dial(closed, asked('consumer'), by('centre'), true))).toBe('not-permitted');
  });

  it('tells how a call ended by a line that counts as no look, no talk and no notice', () => {
    for (const result of callResults) {
      const event = endCall(told(), { ...asked('consumer'), result }, by('station'));
      expect(event).toMatchObject({ verb: 'call-ended', detail: { whom: 'consumer', result } });
      expect(trailedVerbs).not.toHaveProperty(event.verb);
    }
    const missed = { ...asked('member', 2), result: 'noAnswer' as const };
    expect(entryTellings['call-ended'](endCall(told(), missed, by('station')).detail as never, today)[0]).toBe(
      '给第 2 位共同投诉人打电话：没打通。',
    );
    expect(codeOf(() => endCall(told(), missed, by('centre')))).toBe('not-permitted');
    // Of a complaint that is closed since as well: what was done is written down.
    expect(codeOf(() => endCall(told({ state: 'closed' }), missed, by('station')))).toBeNull();
  });

  it('names who acts for him first, of several those who were elected, and nobody without a number', () => {
    const names = (complaint: Complaint) => callableOf(complaint, today).map(({ whom, n }) => `${whom}${n ?? ''}`);
    expect(names(told())).toEqual(['consumer', 'operator']);
    expect(names(told({ operatorPhone: ' ' }))).toEqual(['consumer']);
    const members = [member(1), member(2), member(3, { leftOn: today })];
    expect(names(told({ joint: { members, elections: [] } }))).toEqual(['member1', 'member2', 'operator']);
    const elections = [{ on: today, representatives: [2], paper: '', byId: '' }];
    expect(names(told({ joint: { members, elections } }))).toEqual(['member2', 'operator']);
    expect(codeOf(() => dial(told(), asked('member', 2), by('officer')))).toBe('call-no-number');
  });
});
