import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../src/domain/county/superior.ts';
import {
  comparedCounty,
  inOrder,
  leastWhole,
  meanOf,
  measuresOf,
  partlyWords,
  totalOf,
  type ComparedFigure,
  type CountyRead,
} from '../../../src/domain/report/county-table.ts';

const compared: readonly ComparedFigure[] = ['accepted', 'closureRate', 'onTimeClosureRate'];
const county = (countyId: number, over: Partial<CountyRead> = {}) =>
  comparedCounty(
    { countyId, name: `县${countyId}`, inhabitants: null, keptSince: '2020-01-01', counts: {}, locked: {}, ...over },
    compared,
    { from: '2026-09-01', to: '2026-10-31', months: 2 },
  );
const many = county(1, {
  inhabitants: 20_000,
  counts: { accepted: 40, closed: 30 },
  locked: { onTimeClosureRate: { part: 18, whole: 20, months: 2, oldest: 1 } },
});
const few = county(2, { counts: { accepted: 3, closed: 3 } });

describe('the counties beside each other', () => {
  it('are those of the city or of the province of whoever reads, and nobody’s where he is of neither', () => {
    const bodies = [
      { id: 'SHENG', kind: 'province' as const, active: true },
      { id: 'SHI', kind: 'city' as const, active: true },
      { id: 'OLD', kind: 'city' as const, active: false },
      { id: 'CG', kind: 'office' as const, active: true },
    ];
    const reach = (organisationId: string | null) => reachOf({ countyId: 330106, organisationId }, bodies);
    expect([reach('SHENG'), reach('SHI'), reach('OLD'), reach('CG'), reach(null)]).toEqual([
      330000,
      330100,
      null,
      null,
      null,
    ]);
  });

  it('have each rate with both its numbers, and each count by inhabitants where they are known', () => {
    expect(many.cells.accepted).toMatchObject({ value: 40, perTenThousand: 20 });
    expect(many.cells.closureRate).toMatchObject({ value: 75, part: 30, whole: 40, isFew: false });
    expect(many.cells.onTimeClosureRate).toMatchObject({ value: 90, part: 18, whole: 20, months: 2 });
    expect(few.cells.accepted?.perTenThousand).toBeNull();
    // No month of it is locked: a blank, and no nought.
    expect(few.cells.onTimeClosureRate).toMatchObject({ value: null, months: 0 });
    expect(measuresOf(compared)).toEqual(['accepted', 'closed']);
  });

  it('show a rate of few with its counts, rank it behind, and leave it out of the mean', () => {
    expect(few.cells.closureRate).toMatchObject({ value: 100, part: 3, whole: 3, isFew: true });
    expect(leastWhole).toBe(10);
    const low = county(3, { counts: { accepted: 20, closed: 2 } });
    expect(inOrder([few, low, many], 'closureRate').map(({ countyId }) => countyId)).toEqual([1, 3, 2]);
    expect(inOrder([few, low, many], 'accepted').map(({ countyId }) => countyId)).toEqual([1, 3, 2]);
    expect(inOrder([low, many, few], 'county').map(({ countyId }) => countyId)).toEqual([1, 2, 3]);
    expect(meanOf([few, low, many], compared).closureRate).toEqual({ value: 42.5, counties: 2 });
    expect(meanOf([few], compared).closureRate).toEqual({ value: null, counties: 0 });
  });

  it('stand in the total and not in the mean where they began within the period', () => {
    const begun = county(6, { keptSince: '2026-09-02', counts: { accepted: 20, closed: 20 } });
    expect([begun.isPartly, many.isPartly, county(7, { keptSince: '2026-09-01' }).isPartly]).toEqual([
      true,
      false,
      false,
    ]);
    expect(county(8, { keptSince: '2026-11-01' }).isPartly).toBe(false);
    expect(meanOf([many, begun], compared)).toMatchObject({
      accepted: { value: 40, counties: 1 },
      closureRate: { value: 75, counties: 1 },
    });
    expect(totalOf([many, begun], compared).accepted?.value).toBe(60);
    expect(partlyWords([many, begun])?.zh).toContain('有 1 个县');
    expect(partlyWords([many])).toBeNull();
  });

  it('have the locked rates of fewer months than the period in no mean, here as over the line', () => {
    const told = { value: null, part: 9, whole: 20, months: 1, oldest: 1, newest: 1 };
    const oneMonth = county(9, { locked: { onTimeClosureRate: { part: 9, whole: 20, months: 1, oldest: 1 } } });
    const overLine = county(10, {
      keptSince: '2026-09-01',
      line: { since: '2026-09-01', last: '2026-09-01', receivedAt: '', told: { onTimeClosureRate: told } },
    });
    expect([oneMonth, overLine].map(({ cells }) => cells.onTimeClosureRate?.isPart)).toEqual([true, true]);
    expect(meanOf([many, oneMonth, overLine], compared).onTimeClosureRate).toEqual({ value: 90, counties: 1 });
    expect(inOrder([oneMonth, overLine, many], 'onTimeClosureRate')[0]).toBe(many);
    // Its first month over the line is not the day on which its ledger began.
    const late = county(11, {
      keptSince: '2026-11-01',
      line: { since: '2026-11-01', last: '2026-11-01', receivedAt: '', told: {} },
    });
    expect([late.isPartly, late.keptSince, partlyWords([late])]).toEqual([false, null, null]);
  });

  it('have a total whose rate is that of the sums', () => {
    const total = totalOf([many, few], compared);
    expect(total.accepted?.value).toBe(43);
    // By the inhabitants of the counties that know theirs alone.
    expect(total.accepted?.perTenThousand).toBe(20);
    // Nor by those of a county that began after the period and counted nothing.
    const later = county(4, { inhabitants: 80_000, keptSince: '2026-11-01' });
    expect(later.cells.accepted?.value).toBeNull();
    expect(totalOf([many, few, later], compared).accepted?.perTenThousand).toBe(20);
    expect(total.closureRate).toMatchObject({ value: 76.74, part: 33, whole: 43 });
  });

  it('are blank where a county counts nothing yet, and told where a month has an older definition', () => {
    const later = county(4, { keptSince: '2026-11-01', counts: { accepted: 0 } });
    expect(later.cells.accepted?.value).toBeNull();
    const older = county(5, { locked: { onTimeClosureRate: { part: 9, whole: 10, months: 1, oldest: 0 } } });
    expect(older.cells.onTimeClosureRate?.isOlder).toBe(true);
    expect(many.cells.onTimeClosureRate?.isOlder).toBe(false);
  });
});
