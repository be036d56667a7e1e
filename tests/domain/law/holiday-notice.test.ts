import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalendarYear } from '../../../src/domain/base/calendar.ts';
import { readProclamation } from '../../../src/domain/law/holiday-notice.ts';

const years = JSON.parse(
  readFileSync(new URL('../../../seeds/calendar.json', import.meta.url), 'utf8'),
) as readonly CalendarYear[];
const daysOf = (year: number) => years.find((one) => one.year === year)?.days;

/** In the words in which these notices are published; the days are those of the calendar. */
const for2026 = `经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;

const for2024 = `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`;

describe('a notice of the State Council’s office', () => {
  it.each([
    [2026, for2026],
    [2024, for2024],
  ])('for %i is read day by day, as the calendar has it', (year, text) => {
    const read = readProclamation(text, year);
    expect(read.problems).toEqual([]);
    expect(read.days).toEqual(daysOf(year));
  });

  it('keeps 国庆节 and 中秋节 apart where they are given together', () => {
    const text = for2026.replace(/六、[^\n]*\n七、[^\n]*/u, '');
    const both = `${text}六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。`;
    const read = readProclamation(both.replaceAll(/[（(][^）)]*[）)]/gu, '').replace('2026年', '2025年'), 2025);
    expect(read.days.find((one) => one.day === '2025-10-06')).toEqual({
      day: '2025-10-06',
      kind: 'off',
      name: '中秋',
      statutory: true,
    });
    expect(read.days.find((one) => one.day === '2025-10-08')).toMatchObject({ name: '国庆节', statutory: false });
  });

  it('names a weekday, a count and a day that do not fit, and a holiday that is not there', () => {
    const wrong = for2026
      .replace('1月4日（周日）', '1月5日（周日）')
      .replace('共9天', '共8天')
      .replace('至6日（周一）', '至31日')
      .replace(/五、[^\n]*\n/u, '');
    const { problems } = readProclamation(wrong, 2026);
    expect(problems.map((one) => one.zh)).toEqual([
      '“1月5日（周日）”：2026-01-05 是周一',
      expect.stringContaining('说共 8 天，读出 9 天'),
      '“31日”不是一天',
      expect.stringContaining('说共 3 天，读出 1 天'),
      '没有读到清明节哪天放假',
      '没有读到端午节哪天放假',
    ]);
  });

  it('says which days belong to another year, and that nothing was found', () => {
    const across = readProclamation('一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023);
    expect(across.notes.map((one) => one.zh)).toEqual(['2022-12-31 不在 2023 年，要录进那一年的日历']);
    expect(across.days.map((one) => one.day)).toEqual(['2023-01-01', '2023-01-02']);
    expect(readProclamation(for2026, 2027).problems.map((one) => one.zh)).toEqual(['这是 2026 年的通知，先选 2026 年']);
    expect(readProclamation('今年的通知还没有', 2027).problems[0]?.zh).toContain('没有读到');
  });
});
