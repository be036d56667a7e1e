import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/domain/base/calendar.ts';
import { readDay, readInstant, readSum } from '../../../../src/domain/exchange/import/cell.ts';

const instants: [string, string][] = [
  ['2026-05-06 10:00', '2026-05-06T10:00:00+08:00'],
  ['2026-05-06 10:00:59', '2026-05-06T10:00:59+08:00'],
  ['2026-05-06 10:00:59.123', '2026-05-06T10:00:59+08:00'],
  ['2026/5/6', '2026-05-06T00:00:00+08:00'],
  ['2026/5/6 9:05', '2026-05-06T09:05:00+08:00'],
  ['2026.5.6', '2026-05-06T00:00:00+08:00'],
  ['2026年5月6日', '2026-05-06T00:00:00+08:00'],
  ['2026年5月6日 10时30分', '2026-05-06T10:30:00+08:00'],
  ['2026年5月6日10点', '2026-05-06T10:00:00+08:00'],
  ['2026年5月6日 10时30分15秒', '2026-05-06T10:30:15+08:00'],
  ['2026年5月6日 星期三 10:30', '2026-05-06T10:30:00+08:00'],
  ['2026-05-06 下午3:20', '2026-05-06T15:20:00+08:00'],
  ['2026-05-06 上午9:20', '2026-05-06T09:20:00+08:00'],
  ['2026-05-06 中午12:10', '2026-05-06T12:10:00+08:00'],
  ['2026-05-06 晚上8点', '2026-05-06T20:00:00+08:00'],
  ['２０２６－０５－０６　１０：００', '2026-05-06T10:00:00+08:00'],
  ['20260506', '2026-05-06T00:00:00+08:00'],
  ['202605061030', '2026-05-06T10:30:00+08:00'],
  ['20260506103059', '2026-05-06T10:30:59+08:00'],
  ['2026-05-06T10:00:00+08:00', '2026-05-06T10:00:00+08:00'],
  ['2026-05-06T02:00:00Z', '2026-05-06T10:00:00+08:00'],
  ['2026-05-06T02:00:00.000Z', '2026-05-06T10:00:00+08:00'],
  ['2026-05-06T10:00:00+0800', '2026-05-06T10:00:00+08:00'],
  // What Excel keeps: days since 1899-12-30, and the part of the day behind the point.
  ['46148', '2026-05-06T00:00:00+08:00'],
  ['46148.4166666667', '2026-05-06T10:00:00+08:00'],
  ['46148.99999', '2026-05-06T23:59:59+08:00'],
  ['43890', '2020-02-29T00:00:00+08:00'],
];

describe('an instant in a cell', () => {
  it.each(instants)('%s is %s', (cell, expected) => {
    expect(readInstant(cell)?.getTime()).toBe(new Date(expected).getTime());
  });

  it.each([
    '',
    '不详',
    '2026-02-30',
    '2026-13-01',
    '2026-05-06 25:00',
    '5/6/2026',
    '26-05-06',
    '12345',
    '99999',
    '2026-05',
  ])('%s is none', (cell) => expect(readInstant(cell)).toBeNull());

  it('of every form is the same instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 }), (minutes) => {
        const at = new Date(minutes * 60_000);
        const [day, time] = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).split('T') as [
          string,
          string,
        ];
        const [year, month, date] = day.split('-').map(Number) as [number, number, number];
        const serial = (at.getTime() + 8 * 3_600_000) / 86_400_000 + 25_569;
        for (const cell of [
          `${day} ${time}`,
          `${day}T${time}:00`,
          `${year}/${month}/${date} ${time}`,
          `${year}年${month}月${date}日 ${time}`,
          serial.toFixed(8),
          at.toISOString(),
        ])
          expect(readInstant(cell)?.getTime(), cell).toBe(at.getTime());
        expect(readDay(`${day} ${time}`)).toBe(dayOf(at));
      }),
    );
  });
});

describe('a sum in a cell', () => {
  it.each([
    ['1750', 175_000, null],
    ['1,750.50', 175_050, null],
    ['￥1750元', 175_000, null],
    ['1.2万元', 1_200_000, null],
    ['约30元', 3000, 'about'],
    ['0.30000000000000004', 30, null],
    ['人民币500', 50_000, null],
  ] as const)('%s', (cell, fen, about) => expect(readSum(cell)).toEqual({ fen, about }));

  it.each(['', '很多', '-5', '12;000'])('%s is none', (cell) => expect(readSum(cell)).toBeNull());
});
