import { describe, expect, it } from 'vitest';
import { lineNow, noticePieces } from '../../../src/domain/county/notice/notice-phones.ts';

const phones = (text: string) => noticePieces(text, '12315').flatMap(({ words, isPhone }) => (isPhone ? [words] : []));

describe('the telephones of a notice', () => {
  it('are dialled, whatever kind they are; days, years and sums are none, nor is the hotline itself', () => {
    expect(phones('12315 检修，请打 0399-6520303 或者 13900000001，夜里打 12345。')).toEqual([
      '0399-6520303',
      '13900000001',
      '12345',
    ]);
    // As the program prints them itself.
    expect(phones('急事请打 0399-652 0011、0371 6520 0011 或者 139 0000 0001')).toEqual([
      '0399-652 0011',
      '0371 6520 0011',
      '139 0000 0001',
    ]);
    expect(phones('2026年12月5日 8:00 到 18:00，2026-12-05，赔 12000 元，编号 20261205001234567')).toEqual([]);
    const text = '请打 0399-6520303，谢谢';
    expect(
      noticePieces(text, '12315')
        .map(({ words }) => words)
        .join(''),
    ).toBe(text);
  });

  it('stand in for the hotline while a notice says that it is down, and for nothing else', () => {
    const at = (...words: string[]) =>
      lineNow(
        words.map((zh) => ({ zh })),
        '12315',
      );
    expect(at()).toEqual({ isDown: false, phone: '12315' });
    expect(at('元旦三天 12315 照常有人，急事打 0399-6520303')).toEqual({ isDown: false, phone: '12315' });
    expect(at('12315 电话今天检修，请打 0399-6520303')).toEqual({ isDown: true, phone: '0399-6520303' });
    expect(at('城关所电话故障，请打 0399-6520303')).toEqual({ isDown: false, phone: '12315' });
    expect(at('12315 今天打不通，请到所里来')).toEqual({ isDown: true, phone: null });
    expect(at('12315 电话检修到 18 点，柳河家电 0399-6520444 照常，急事请打 0399-6520303')).toEqual({
      isDown: true,
      phone: '0399-6520303',
    });
  });

  it.each([
    '全国12315平台网站检修，投诉请打12315。',
    '12345 系统检修到 18 点，投诉请打 12315。',
    '12315 热线已恢复，不再暂停。',
    '暂停窗口受理三天，投诉请打 12315',
    '12315 网上登记检修，电话照常',
  ])('hide no hotline that can be rung: %s', (zh) => {
    expect(lineNow([{ zh }], '12315')).toEqual({ isDown: false, phone: '12315' });
  });
});
