import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balancesOf,
  differencesZh,
  isEven,
  lineKinds,
  type Book,
  type Line,
  type LineKind,
} from '../../../../src/domain/supervision/sampling/balance.ts';
import { amount, milliOf, units, type Unit } from '../../../../src/domain/supervision/sampling/goods.ts';

const line = (kind: LineKind, n: number, unit: Unit = 'kg', struckWhy: string | null = null): Line => ({
  kind,
  unit,
  milli: milliOf(n),
  onDay: '2026-06-16',
  proof: '清单',
  photoIds: [],
  byIds: [],
  struckWhy,
});
const book = (unit: Unit, bought: number, sold: number, sampled: number, stock: number): Book => ({
  unit,
  boughtMilli: milliOf(bought),
  soldMilli: milliOf(sold),
  sampledMilli: milliOf(sampled),
  stockMilli: milliOf(stock),
  source: '进货单',
});

describe('the quantities of a lot', () => {
  it('S11 bought is sold, sampled and in stock; what came off the shelf and back was destroyed, sealed or went elsewhere', () => {
    const books = [book('kg', 46, 29.5, 2, 14.5)];
    const lines = [line('offShelf', 14.5), line('recovered', 3.2), line('destroyed', 13), line('sealed', 4)];
    const [balance] = balancesOf(books, lines);
    expect(balance).toMatchObject({ goneMilli: 0, onShelfMilli: 0, openMilli: 700 });
    expect(differencesZh(balancesOf(books, lines))).toBe('公斤：还有 0.7 没有去向');
    expect(balancesOf(books, [...lines, line('other', 0.7)]).every(isEven)).toBe(true);
  });

  it('S11 each difference is said by itself', () => {
    expect(differencesZh(balancesOf([book('bag', 10, 4, 1, 3)], []))).toBe(
      '袋：购进的还有 2 说不出去了哪，库存还有 3 没下架',
    );
    expect(
      differencesZh(balancesOf([book('bag', 5, 4, 1, 3)], [line('offShelf', 4, 'bag'), line('destroyed', 5, 'bag')])),
    ).toBe('袋：去处比购进的多 3，下架的比库存多 1，去向比下架召回的多 1');
  });

  it('S15 no unit is ever added to another: what is done to one changes nothing of the others', () => {
    const amounts = fc.integer({ min: 0, max: 5000 }).map((n) => n / 100);
    const lines = fc.array(
      fc
        .tuple(
          fc.constantFrom(...(Object.keys(lineKinds) as LineKind[])),
          amounts,
          fc.constantFrom(...(Object.keys(units) as Unit[])),
          fc.boolean(),
        )
        .map(([kind, n, unit, isStruck]) => line(kind, n, unit, isStruck ? '写错' : null)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, (all) => {
        for (const one of balancesOf([], all)) {
          const own = all.filter(({ unit, struckWhy }) => unit === one.unit && struckWhy === null);
          expect(balancesOf([], own)).toEqual([one]);
          const sum = (kinds: readonly LineKind[]) =>
            own.reduce((total, { kind, milli }) => total + (kinds.includes(kind) ? milli : 0), 0);
          expect(one.openMilli).toBe(sum(['offShelf', 'recovered']) - sum(['destroyed', 'sealed', 'other']));
        }
      }),
    );
  });

  it('S15 a quantity is a whole number of thousandths: a tenth and two tenths are three tenths', () => {
    expect(milliOf(0.1) + milliOf(0.2)).toBe(milliOf(0.3));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (milli) => {
        expect(amount.safeParse(milli / 1000).success).toBe(true);
        expect(milliOf(milli / 1000)).toBe(milli);
      }),
    );
    expect(amount.safeParse(0.0004).success).toBe(false);
    expect(amount.safeParse(-1).success).toBe(false);
  });
});
