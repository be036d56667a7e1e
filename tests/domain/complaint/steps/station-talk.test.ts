import { describe, expect, it } from 'vitest';
import { legalRoles, type Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { legalRoleWords } from '../../../../src/domain/complaint/steps/station-talk.ts';
import { aComplaint, anActor, change, facts, filed, aFiling, make, noonOf } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const atStation = aComplaint({ state: 'atStation' });

describe('the legal role of a talk', () => {
  it.each([
    ['atStation', {}, ['negotiation', 'association', 'peoplesMediation']],
    ['registered', {}, ['negotiation', 'invitedHelper']],
    ['dispatched', {}, ['negotiation', 'invitedHelper']],
    ['accepted', {}, ['invitedHelper']],
    ['mediating', {}, ['invitedHelper']],
    ['mediating', { entrustedTo: 'CA' }, ['entrusted', 'invitedHelper']],
  ] as const)('of a matter that is %s %j is one of %j', (state, fields, lawful) => {
    const complaint = aComplaint({ state, ...fields });
    const taken = legalRoles.filter((legalRole) => {
      const code = codeOf(() => change(complaint, 'talk', '2026-05-06', { legalRole }));
      expect(code === null || code === 'station-role-unlawful').toBe(true);
      return code === null;
    });
    expect(taken).toEqual([...lawful]);
  });

  it('is held on a day on which the matter was known, so that no talk stops a clock before it started', () => {
    expect(codeOf(() => change(atStation, 'talk', '2026-04-21', { on: '2026-04-17' }))).toBe('day-before-start');
    expect(codeOf(() => change(atStation, 'settleAtStation', '2026-04-21', { on: '1999-01-01' }))).toBe(
      'day-before-start',
    );
  });

  it('is stored with every talk, with its day, its result and its station', () => {
    const { next, event } = change(atStation, 'talk', '2026-04-21', { result: 'notReached' });
    expect(next.talks).toEqual([
      {
        on: '2026-04-21',
        legalRole: 'negotiation',
        result: 'notReached',
        words: '打过电话，老板愿意谈',
        byId: anActor('station').id,
        stationId: 'ST-V0303',
      },
    ]);
    expect(event).toMatchObject({ verb: 'talked', detail: { legalRole: 'negotiation', result: 'notReached' } });
    expect(codeOf(() => change(atStation, 'talk', '2026-04-21', { on: '2026-04-22' }))).toBe('day-in-future');
    for (const legalRole of legalRoles) expect(legalRoleWords[legalRole].zh).not.toBe('');
  });
});

describe('a matter at a station', () => {
  it('S111 妥善解决消费者在本企业购买商品的纠纷：站点谈成就地了结，金额和身份都留下', () => {
    const { next, event } = change(atStation, 'settleAtStation', '2026-04-21', { recoveredFen: 700_00 });
    expect(next).toMatchObject({
      state: 'closed',
      outcome: 'settledAtStation',
      endedOn: '2026-04-21',
      closedOn: '2026-04-21',
      recoveredFen: 700_00,
    });
    expect(next.talks.at(-1)).toMatchObject({ result: 'agreed', legalRole: 'negotiation' });
    expect(event).toMatchObject({
      verb: 'settled-at-station',
      onDay: '2026-04-21',
      detail: { recoveredFen: 700_00, stationId: 'ST-V0303' },
    });
    expect(codeOf(() => change(atStation, 'settleAtStation', '2026-04-21', { legalRole: 'invitedHelper' }))).toBe(
      'station-role-unlawful',
    );
  });

  it('goes up when it is not settled: the bureau receives it then, and its seven working days start then', () => {
    expect(clocksOf(atStation, facts({ today: '2026-04-20' })).map(({ identifier }) => identifier)).toEqual([
      'stationAnswer',
    ]);
    const { next, event } = change(make(atStation, 'talk', '2026-04-21'), 'sendUp', '2026-04-23');
    expect(next).toMatchObject({
      state: 'registered',
      receivedAt: noonOf('2026-04-23'),
      stationReceivedAt: noonOf('2026-04-20'),
    });
    expect(event).toMatchObject({ verb: 'sent-up', detail: { reason: '谈了两次没谈成', stationId: 'ST-V0303' } });
    const accept = clocksOf(next, facts({ today: '2026-04-23' })).find(({ identifier }) => identifier === 'accept');
    expect(accept).toMatchObject({ startedOn: '2026-04-23', legalOn: '2026-05-07' });
  });

  it('of a published window is received at once: both times are kept and the clock runs', () => {
    const window = (publishedWindow: boolean): Complaint =>
      filed(aFiling(), {
        today: '2026-04-20',
        by: anActor('station'),
        filingStation: { id: 'ST-V0303', publishedWindow },
      }).next;
    expect(window(true)).toMatchObject({
      state: 'registered',
      receivedAt: noonOf('2026-04-20'),
      stationReceivedAt: noonOf('2026-04-20'),
    });
    expect(window(false)).toMatchObject({
      state: 'atStation',
      receivedAt: null,
      stationReceivedAt: noonOf('2026-04-20'),
    });
    expect(window(false).stationReason).toBe('由这个站登记');
  });
});
