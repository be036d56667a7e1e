/** 抽检和投诉对上: which complaints speak of the goods of a batch, and from how many on that is a suspicion. */
import { describe, expect, it } from 'vitest';
import { defaultGroupLimits } from '../../../../src/domain/law/local-limits.ts';
import type { SamplingBatch } from '../../../../src/domain/supervision/sampling/batch.ts';
import {
  lotKeyOf,
  soldDays,
  speakingOf,
  suspicionOf,
  type ToldComplaint,
} from '../../../../src/domain/supervision/sampling/told-of-goods.ts';
import { anId } from '../../../build/complaint.ts';
import { planTitle } from '../../../../src/domain/supervision/sampling/sampling-plan.ts';

const shop = anId();
const batch = {
  number: '抽2026-0003',
  product: '散装老式蛋糕',
  brand: '',
  lot: '20260517',
  sellerId: shop,
  sellerName: '惠民超市东湖店',
  result: {
    items: [
      { item: '脱氢乙酸', fit: false },
      { item: '菌落总数', fit: true },
    ],
  },
} as unknown as SamplingBatch;

const cake = { kind: 'product', value: 'food', words: '蛋糕' } as const;
const told = (change: Partial<ToldComplaint> = {}): ToldComplaint => ({
  matterId: anId(),
  number: '20260601000001',
  onDay: '2026-06-01',
  categoryCode: null,
  operatorId: shop,
  joint: 1,
  facts: [cake],
  ...change,
});
const bys = (...all: ToldComplaint[]) => speakingOf(batch, all).map(({ by }) => by);

describe('说这批货的投诉', () => {
  it('speaks of the goods at the same seller’s, or of the lot by its number', () => {
    expect(bys(told())).toEqual(['seller']);
    expect(
      bys(told({ operatorId: null, facts: [cake, { kind: 'batch', value: '20260517', words: '20260517' }] })),
    ).toEqual(['lot']);
  });

  it('does not speak of it at another shop, of other goods, nor by a lot without the goods', () => {
    expect(bys(told({ operatorId: anId() }))).toEqual([]);
    expect(bys(told({ operatorId: null }))).toEqual([]);
    expect(bys(told({ facts: [{ kind: 'product', value: 'seed', words: '种子' }] }))).toEqual([]);
    expect(bys(told({ operatorId: null, facts: [{ kind: 'batch', value: '20260517', words: '20260517' }] }))).toEqual(
      [],
    );
  });

  it('of a seller who is in no register nobody speaks by the shop', () => {
    const unknown = { ...batch, sellerId: null };
    expect(speakingOf(unknown, [told({ operatorId: null })])).toEqual([]);
    // Lots are days as often as not: milk of the same day is no cake.
    const milk = told({
      operatorId: null,
      facts: [
        { kind: 'batch', value: '20260517', words: '20260517' },
        { kind: 'product', value: 'milk', words: '牛奶' },
      ],
    });
    expect(speakingOf(unknown, [milk])).toEqual([]);
  });

  it('looks a lot up by its last six characters, and a short one not at all', () => {
    expect(lotKeyOf({ lot: 'A-2026 0517' })?.key).toBe('batch:260517');
    expect(lotKeyOf({ lot: '17' })).toBeNull();
    expect(lotKeyOf({ lot: '' })).toBeNull();
  });

  it('looks at the days in which the lot was on sale, whenever its page is read', () => {
    const sampled = { sampledOn: '2026-05-18', result: { receivedOn: '2026-06-12' } } as unknown as SamplingBatch;
    expect(soldDays(sampled, '2026-06-16')).toEqual({ from: '2026-02-17', to: '2026-06-16' });
    expect(soldDays(sampled, '2027-06-16')).toEqual({ from: '2026-02-17', to: '2026-09-10' });
  });

  it('is a suspicion from as many households on as the county says, to be watched from fewer, and nothing of one', () => {
    const of = (...joints: number[]) =>
      suspicionOf(
        batch,
        speakingOf(
          batch,
          joints.map((joint) => told({ joint })),
        ),
        defaultGroupLimits,
      );
    expect(of()).toBeNull();
    expect(of(1)).toBeNull();
    expect(of(1, 1)?.grade).toBe('watch');
    expect(of(2)?.grade).toBe('watch');
    expect(of(1, 1, 1)).toMatchObject({
      grade: 'suspicion',
      title: '散装老式蛋糕抽检不合格',
      defect: '脱氢乙酸',
      operators: ['惠民超市东湖店'],
      reasonZh: '抽检抽2026-0003判为不合格（脱氢乙酸），3 件投诉说的是它。',
    });
  });
});

it('a plan of samplings is called by its year, quarter and goods in both languages', () => {
  const ofYear = planTitle({ year: 2026, quarter: null, productClass: 'food' });
  expect(ofYear.zh).toMatch(/^2026 年 /u);
  expect(ofYear.en).toMatch(/^2026: [\x20-\x7e]+$/u);
  expect(planTitle({ year: 2026, quarter: 'q2', productClass: 'food' }).en).toMatch(/^2026, Second quarter: /u);
});
