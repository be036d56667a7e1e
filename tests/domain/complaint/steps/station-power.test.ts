import { describe, expect, it } from 'vitest';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { defaultLocalLimits } from '../../../../src/domain/law/rulebook.ts';
import { isHost, type Station } from '../../../../src/domain/county/station.ts';
import { aComplaint, aFiling, anActor, change, facts, filed, make } from '../../../build/complaint.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';
import { stationKinds } from '../../../../src/domain/base/station-kind.ts';

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
const atStation = aComplaint({ state: 'atStation' });
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
