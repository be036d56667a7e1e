import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/base/calendar.ts';
import { asOfZh, datedZh, periodZh } from '../../../../src/domain/report/style/day-style.ts';
import {
  countsApart,
  itemised,
  joined,
  namedOf,
  statedCount,
  statedList,
} from '../../../../src/domain/report/style/list-style.ts';
import { listedWithin, miscounted } from '../../../../src/domain/supervision/stated-count.ts';
import { chineseNumber } from '../../../../src/domain/triage/spoken-sums.ts';

describe('A day in a report', () => {
  it('S135 is printed in the style that the report has: 2011年10月25日, 二〇一一年十月二十五日, or with the circle of the seed', () => {
    expect(datedZh('2011-10-25')).toBe('2011年10月25日');
    expect(datedZh('2011-10-25', 'chinese')).toBe('二〇一一年十月二十五日');
    expect(datedZh('2011-10-25', 'chinese-circle')).toBe('二○一一年十月二十五日');
    expect(datedZh('2014-11-10', 'chinese')).toBe('二〇一四年十一月十日');
    expect(datedZh('2030-02-01', 'chinese-circle')).toBe('二○三○年二月一日');
  });

  it('in words is read back as the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (n) => {
        const day = addDays('1950-01-01', n);
        const [, year = '', month = '', date = ''] = /^(.{4})年(.+)月(.+)日$/u.exec(datedZh(day, 'chinese')) ?? [];
        const figures = [...year].map((one) => (one === '〇' ? 0 : chineseNumber(one))).join('');
        expect([figures, chineseNumber(month), chineseNumber(date)]).toEqual([
          day.slice(0, 4),
          Number(day.slice(5, 7)),
          Number(day.slice(8, 10)),
        ]);
      }),
    );
  });
});

describe('A period', () => {
  it.each([
    ['2014-01-01', '2014-12-31', '2014年'],
    ['2014-01-01', '2014-06-30', '2014年上半年'],
    ['2014-07-01', '2014-12-31', '2014年下半年'],
    ['2014-07-01', '2014-09-30', '2014年第三季度'],
    ['2014-10-01', '2014-10-31', '2014年10月'],
    ['2014-01-01', '2014-09-30', '2014年1月至9月'],
    ['2014-02-01', '2014-04-30', '2014年2月至4月'],
    ['2014-02-01', '2014-07-31', '2014年2月至7月'],
    ['2014-01-01', '2014-11-10', '2014年1月1日至11月10日'],
    ['2013-12-01', '2014-01-31', '2013年12月1日至2014年1月31日'],
    ['2014-11-10', '2014-11-10', '2014年11月10日'],
  ])('from %s to %s is %s', (from, to, text) => {
    expect(periodZh(from, to)).toBe(text);
  });

  it('ends 截至 a day, not 截止', () => {
    expect(asOfZh('2014-11-10')).toBe('截至2014年11月10日');
  });
});

describe('What is listed', () => {
  it('is joined with 、, and kept apart by more where an item holds one', () => {
    expect(joined(['电信服务', '家电维修', '旅游服务'])).toBe('电信服务、家电维修、旅游服务');
    expect(joined(['节约用水、用电', '节约用粮'])).toBe('节约用水、用电；节约用粮');
    expect(joined([])).toBe('');
  });

  it('is named as far as there is room, with 等 only when more are meant', () => {
    const five = ['电信服务', '家电维修', '旅游服务', '餐饮服务', '美容美发'];
    expect(namedOf(five, 5, '类')).toBe('电信服务、家电维修、旅游服务、餐饮服务、美容美发五类');
    expect(namedOf(five, 2, '类')).toBe('电信服务、家电维修等五类');
  });

  it('is counted off the list: the three opinions of the seed, which says four', () => {
    const items = [
      '要向消费者提供详细的材料',
      '必须告知消费者此项活动的消费方式；',
      '营业员要认真提醒这种活动的时限。',
    ];
    const text = statedList('我局及时提出如下', items, '项', '规范意见');
    expect(text).toBe(
      '我局及时提出如下三项规范意见：一是要向消费者提供详细的材料；二是必须告知消费者此项活动的消费方式；三是营业员要认真提醒这种活动的时限。',
    );
    expect(miscounted(text, items.length)).toEqual([]);
  });

  it('has as many items as it says, however many there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('出示材料', '告知方式', '提醒时限'), { minLength: 2, maxLength: 10 }),
        (items) => {
          const text = statedList('提出如下', items, '项', '规范意见');
          expect(listedWithin(text)).toBe(items.length);
          expect(miscounted(text, items.length)).toEqual([]);
        },
      ),
    );
    expect(statedCount(['甲', '乙'], '项')).toBe('两项');
    expect(itemised([])).toBe('');
    expect(itemised(['出示材料；'])).toBe('出示材料。');
  });

  it('is never added up over different measures', () => {
    const counts = [
      { n: 12, unit: '瓶' },
      { n: 30, unit: '袋' },
      { n: 3, unit: '瓶' },
    ];
    expect(countsApart(counts, '*')).toBe('15瓶、30袋');
    expect(countsApart([...counts, { n: null, unit: '袋' }], '*')).toBe('15瓶、*袋');
  });
});
