import { describe, expect, it } from 'vitest';
import {
  comparedDays,
  indicatorKinds,
  indicatorsOf,
  type IndicatorKind,
} from '../../../src/domain/complaint/consumer-indicators.ts';
import { livingNeedFactors } from '../../../src/domain/law/ground.ts';
import { defaultIndicatorLimits as limits } from '../../../src/domain/law/local-limits.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { unopened } from '../../../src/domain/base/masking.ts';
import { aComplaint } from '../../build/complaint.ts';

let n = 0;

/** A complaint of food, that differs from all others in everything that is compared, but for what is given. */
function told(change: Partial<Complaint> = {}): Complaint {
  n += 1;
  return aComplaint({
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    number: `投2026-${String(n).padStart(4, '0')}`,
    consumerName: `人${n}`,
    consumerPhone: `1390000${String(n).padStart(4, '0')}`,
    consumerAddress: '',
    consumerIdNumber: null,
    operatorName: `店${n}`,
    categoryCode: 'G03.1',
    natureCode: 'N07',
    // Twelve characters that no other has.
    story: String.fromCodePoint(...Array.from({ length: 12 }, (_, i) => 0x4e00 + n * 12 + i)),
    ...change,
  });
}

function met(own: Complaint, others: readonly Complaint[]): Partial<Record<IndicatorKind, number>> {
  return Object.fromEntries(indicatorsOf(own, others, limits).map((one) => [one.kind, one.n]));
}

const many = (count: number, change: (i: number) => Partial<Complaint>) =>
  Array.from({ length: count }, (_, i) => told(change(i)));

describe('第十七条 the indicators', () => {
  it('第十七条第（二）项 count one person’s complaints from the county’s number on, and not one before', () => {
    const person = { consumerName: '程某某', consumerPhone: '13700001111' };
    const own = told({ ...person, categoryCode: 'G02.1' });
    const others = many(limits.samePerson - 1, (i) => ({
      ...person,
      operatorName: '同一家',
      categoryCode: `G0${(i % 5) + 1}.1`,
      natureCode: `N0${i % 3}`,
    }));
    expect(met(own, others.slice(1)).samePerson).toBeUndefined();
    expect(met(own, others).samePerson).toBe(limits.samePerson);
    expect(met({ ...own, operatorName: '同一家' }, others.slice(0, 2)).sameOperator).toBe(3);
  });

  it('take no two telephones that do not open for one', () => {
    const shut = { consumerName: '王先生', consumerPhone: unopened, consumerIdNumber: unopened };
    expect(
      met(
        told(shut),
        many(20, (i) => ({ ...shut, consumerName: `人${i % 2}` })),
      ),
    ).toEqual({});
  });

  it('count shops, and one kind of goods with one kind of problem', () => {
    const person = { consumerName: '程某某', consumerPhone: '13700002222' };
    const own = told(person);
    expect(
      met(
        own,
        many(5, () => person),
      ),
    ).toEqual({ sameGoods: 6, manyShops: 6 });
    expect(
      met(
        own,
        many(5, () => ({ ...person, natureCode: 'N01', operatorName: own.operatorName })),
      ),
    ).toEqual({
      sameOperator: 6,
    });
  });

  it('know one person by the identity number whatever telephone he gives, and two of one name by their telephones', () => {
    const own = told({ consumerIdNumber: '990126199001011234', consumerName: '甲' });
    expect(
      met(
        own,
        many(3, () => ({ consumerIdNumber: '990126199001011234' })),
      ).sameGoods,
    ).toBe(4);
    expect(
      met(
        own,
        many(9, () => ({ consumerName: '甲' })),
      ),
    ).toEqual({});
  });

  it('第十七条第（四）项 count the people on one telephone and at one address, never those of one village', () => {
    const own = told({ consumerAddress: '城关镇北关街 66 号 301 室' });
    const sameHouse = many(3, () => ({ consumerAddress: '城关镇北关街66号301室' }));
    expect(met(own, sameHouse).sharedAddress).toBe(4);
    expect(
      met(
        own,
        many(3, () => ({ consumerPhone: own.consumerPhone })),
      ).sharedPhone,
    ).toBe(4);
    const village = { consumerAddress: '柳河镇前柳村' };
    expect(
      met(
        told(village),
        many(20, () => village),
      ),
    ).toEqual({});
  });

  it('find nearly the same words of different people', () => {
    const words = '购买的预包装食品标签未标注贮存条件，要求退货并十倍赔偿';
    const own = told({ story: `${words}，共两袋` });
    expect(
      met(
        own,
        many(3, (i) => ({ story: `${words}，共${i + 3}袋` })),
      ),
    ).toEqual({ alikeTexts: 4 });
  });

  it('look only at the days before and after that the county sets', () => {
    const person = { consumerName: '程某某', consumerPhone: '13700003333' };
    const own = told(person);
    const late = new Date(own.filedAt.getTime() + (limits.days + 1) * 86_400_000);
    expect(
      met(
        own,
        many(9, () => ({ ...person, filedAt: late })),
      ),
    ).toEqual({});
    const { from, to } = comparedDays(new Date('2026-06-01T08:00:00+08:00'), { ...limits, days: 30 });
    expect([from, to]).toEqual(['2026-05-02', '2026-07-01']);
  });

  it('消法 第六十二条 leave farm inputs out: neither flagged nor counted', () => {
    const farmer = {
      consumerName: '李有田',
      consumerPhone: '13700004444',
      categoryCode: 'G10.3',
      operatorName: '老周农资店',
    };
    expect(
      met(
        told(farmer),
        many(30, () => farmer),
      ),
    ).toEqual({});
    expect(
      met(
        told({ ...farmer, categoryCode: 'G03.1' }),
        many(30, () => farmer),
      ),
    ).toEqual({});
  });

  it('name the factor of the law each, and list the complaints behind it, the newest first', () => {
    for (const { factor } of Object.values(indicatorKinds))
      expect(livingNeedFactors[factor].article).toMatch(/^第十七条/u);
    const person = { consumerName: '程某某', consumerPhone: '13700005555' };
    const day = (i: number) => new Date(Date.UTC(2026, 5, 1 + i));
    const others = many(5, (i) => ({ ...person, filedAt: day(i) }));
    const [first] = indicatorsOf(told({ ...person, filedAt: day(6) }), others, limits);
    expect(first?.ids).toEqual(others.toReversed().map(({ id }) => id));
  });
});
