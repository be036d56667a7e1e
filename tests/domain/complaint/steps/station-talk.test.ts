import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { legalRoles } from '../../../../src/domain/complaint/facts/facts.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { legalRoleWords } from '../../../../src/domain/complaint/steps/station-talk.ts';
import { aComplaint, anActor, change, facts, filed, aFiling, make, noonOf } from '../../../build/complaint.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';
import { defaultLocalLimits } from '../../../../src/domain/law/local-limits.ts';
import { isHost, type Station } from '../../../../src/domain/county/station.ts';
import { stationKinds } from '../../../../src/domain/base/station-kind.ts';

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

const day = '2026-04-21';
const station: Station = {
  id: 'ST-M01',
  name: '万家购物广场消费维权服务站',
  kind: 'mall',
  officeId: 'SO-CG',
  regionId: 'V0101',
  x: 0,
  y: 0,
  serves: 'venue',
  venueNames: ['万家'],
  publishedWindow: false,
  phone: '',
  address: '',
  contactName: '',
  active: true,
};
const settle = (complaint = atStation, input: object = {}, limits = defaultLocalLimits) =>
  change(complaint, 'settleAtStation', day, input, { station, limits });

describe('the power of a station', () => {
  it('S191 超出自身调解职能外的案例：金额超了、有人受伤、有违法迹象，站里不能了结，只能交上去', () => {
    expect(settle().next.outcome).toBe('settledAtStation');
    const large = refusalOf(() => settle({ ...atStation, amountFen: 5000_01 }));
    expect(large.code).toBe('station-beyond-power');
    expect(large.facts['why']).toBe('5,000.01元，商场站点最多办5,000.00元的');
    const hurt = make(atStation, 'recordInjury', day);
    expect(refusalOf(() => settle(hurt)).facts['why']).toBe('有人受伤');
    expect(refusalOf(() => settle({ ...atStation, natureCode: 'N06' })).facts['why']).toBe('有违法迹象');
    expect(refusalOf(() => settle(atStation, { violationSeen: true })).facts['why']).toBe('有违法迹象');
    const claimed = make(atStation, 'recordClaims', day, {
      claims: [{ kind: 'damages', amountFen: 6000_00, about: null, words: '' }],
    });
    expect(codeOf(() => settle(claimed))).toBe('station-beyond-power');
    expect(change(hurt, 'sendUp', day).next.state).toBe('registered');
  });

  it('S191 权限按站点种类各定各的，是县里改得了的数据', () => {
    expect(Object.keys(defaultLocalLimits.stationPowers).toSorted()).toEqual(Object.keys(stationKinds).toSorted());
    const wide = {
      ...defaultLocalLimits,
      stationPowers: { ...defaultLocalLimits.stationPowers, mall: { amountFen: null, injury: true, violation: true } },
    };
    const grave = { ...make(atStation, 'recordInjury', day), amountFen: 90_000_00, natureCode: 'N07' };
    expect(settle(grave, { violationSeen: true }, wide).next.state).toBe('closed');
  });
});

describe('a station in the operator’s own house', () => {
  const own = (name: string) =>
    filed(aFiling({ operator: { name } }), { today: day, by: anActor('station'), filingStation: station }).next;

  it('S111 妥善解决消费者在本企业（单位）购买的商品：被投诉人就是本场所的，自己先谈，有自己的时限', () => {
    expect(own('万家购物广场服装部').ownVenue).toBe(true);
    expect(own('镇上杂货店').ownVenue).toBeNull();
    expect(isHost({ ...station, serves: 'area' }, '万家购物广场')).toBe(false);
    const clocks = clocksOf(own('万家购物广场服装部'), facts({ today: day }));
    expect(clocks.map(({ identifier }) => identifier)).toEqual(['ownVenue', 'stationAnswer']);
    expect(clocks[0]).toMatchObject({ rule: 'C-13', targetOn: '2026-04-23', legalOn: null });
  });
});
