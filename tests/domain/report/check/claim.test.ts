import { cutNote } from '../../../../src/domain/report/writing.ts';
import { describe, expect, it } from 'vitest';
import { claimsIn, isSameAsLedger } from '../../../../src/domain/report/check/claim/claim.ts';
import { namedOffices } from '../../../../src/domain/report/check/claim/said-of.ts';
import { sumLike } from '../../../../src/domain/report/style/money-style.ts';

const told = (text: string) =>
  claimsIn(text).map(({ figure, value, period }) => [figure, value, period.from, period.to] as const);

describe('Numbers of a report that the ledger counts too', () => {
  it('are bound by the name of the figure, to the period that is said of them', () => {
    expect(
      told(
        '重点领域工作汇报\n我局今年展开了工作。截至今日，我局12315平台受理投诉201件，调处投诉198件，办结率达97.51%，为消费者挽回经济损失10余万元；受理举报21件。\n2014年11月10日',
      ),
    ).toEqual([
      ['accepted', 201, '2014-01-01', '2014-11-10'],
      ['mediated', 198, '2014-01-01', '2014-11-10'],
      ['closureRate', 97.51, '2014-01-01', '2014-11-10'],
      ['recoveredFen', 10_000_000, '2014-01-01', '2014-11-10'],
      ['tipoffs', 21, '2014-01-01', '2014-11-10'],
    ]);
  });

  it.each([
    ['2026年第三季度，收到投诉45件。', '2026-07-01', '2026-09-30'],
    ['2026年上半年，收到投诉45件。', '2026-01-01', '2026-06-30'],
    ['2025年1—10月，收到投诉45件。', '2025-01-01', '2025-10-31'],
    ['截至2026年10月底，收到投诉45件。', '2026-01-01', '2026-10-31'],
    ['2026年2月份，收到投诉45件。', '2026-02-01', '2026-02-28'],
    ['2026年9月3日至9月10日，收到投诉45件。', '2026-09-03', '2026-09-10'],
    ['2025年，收到投诉45件。', '2025-01-01', '2025-12-31'],
  ])('%s', (text, from, to) => {
    expect(told(text)).toEqual([['received', 45, from, to]]);
  });

  it('办结 alone is of complaints where they were named last, and of other matters where those were', () => {
    const closed = (text: string) => told(`2026年11月工作\n${text}`).filter(([figure]) => figure === 'closed');
    expect(closed('受理投诉3件，办结1件。')).toEqual([['closed', 1, '2026-11-01', '2026-11-30']]);
    expect(closed('受理投诉3件。已办结1件，正在办理2件。')).toHaveLength(1);
    for (const text of ['受理举报3件，办结1件。', '立案3件，办结1件。', '受理投诉3件，当场办结1件。', '办结1件。'])
      expect(closed(text), text).toEqual([]);
  });

  it('of a report of this program are counted from the day on which its footnote says that the ledger begins', () => {
    const days = { from: '2026-01-01', to: '2026-12-01' };
    const note = cutNote(days, { since: '2026-03-02', today: '2026-11-30' })?.words ?? '';
    const text = `消费维权工作情况（2026年1月1日至12月1日）\n2026年1月1日至12月1日，共收到投诉45件，办结率98.51%。\n2026年11月30日\n${note}`;
    expect(told(text)).toEqual([
      ['received', 45, '2026-03-02', '2026-11-30'],
      ['closureRate', 98.51, '2026-03-02', '2026-11-30'],
    ]);
  });

  it('stand beside the ledger’s sum in the unit of the text', () => {
    expect(sumLike('1.88万元', 1_880_000)).toBe('1.88万元');
    expect(sumLike('1.9万元', 1_884_000)).toBe('1.88万元');
    expect(sumLike('18,800元', 1_885_050)).toBe('18850.5元');
    expect(sumLike('10余万元', 10_424_000)).toBe('10.42万元');
  });

  it('are none where they are of a part, of last year, of a plan, or of no time', () => {
    for (const text of [
      '2026年受理工作。其中城关所受理投诉30件。',
      '2026年受理工作。去年同期受理投诉180件。',
      '2026年工作打算。力争受理投诉200件以内。',
      '受理投诉201件。',
    ])
      expect(told(text), text).toEqual([]);
  });

  it('are the same as the ledger’s where it would be printed so', () => {
    const money = (value: number, step: number, isAbout = false) => ({ value, step, isAbout });
    expect(isSameAsLedger(money(201, 1), 201)).toBe(true);
    expect(isSameAsLedger(money(201, 1), 198)).toBe(false);
    // 39.68万元 of 396,795.50 yuan, and of 396,850.
    expect(isSameAsLedger(money(39_680_000, 10_000), 39_679_550)).toBe(true);
    expect(isSameAsLedger(money(39_680_000, 10_000), 39_690_000)).toBe(false);
    expect(isSameAsLedger(money(10_000_000, 1_000_000, true), 10_640_000)).toBe(true);
    expect(isSameAsLedger(money(10_000_000, 1_000_000, true), 30_640_000)).toBe(false);
  });

  const offices = namedOffices([
    { id: 'SO-CG', name: '城关市场监管所', kind: 'office' },
    { id: 'SO-LH', name: '柳河市场监管所', kind: 'office' },
    { id: 'SO-DL', name: '大柳河市场监管所', kind: 'office' },
  ]);
  const november = { from: '2026-11-01', to: '2026-11-30' };
  const boundIn = (text: string, own = november) =>
    claimsIn(`消费维权工作情况（2026年11月）\n${text}`, { own, offices }).map(
      ({ printed, period, whose }) =>
        `${printed} ${typeof whose === 'object' ? whose.officeId : whose} ${period.from.slice(5)} ${period.to.slice(5)}`,
    );

  it.each([
    ['在广场开展现场宣传。受理投诉3件，发放宣传材料200份。', []],
    ['上半年工作平稳。受理投诉170件。', ['170件 author 01-01 06-30']],
    ['城关所表现突出。受理投诉22件，办结20件。', ['22件 SO-CG 11-01 11-30', '20件 SO-CG 11-01 11-30']],
    ['城关所表现突出。全县受理投诉22件。', ['22件 county 11-01 11-30']],
  ])('take subject, occasion and time from a sentence without a number: %s', (text, claims) => {
    expect(boundIn(text)).toEqual(claims);
  });

  it.each([
    ['除城关所外，受理投诉18件。', []],
    ['除城关所外，全县受理投诉18件。', []],
    ['城关所以外受理投诉18件。', []],
    ['在城关所的配合下，受理投诉30件。', []],
    ['移交城关所后，受理投诉30件。', []],
    ['会同城关所受理投诉30件。', []],
    ['指导城关所受理投诉30件。', []],
    ['在城关所的配合下，全县受理投诉30件。', ['30件 county 11-01 11-30']],
    ['城关所受理投诉30件。', ['30件 SO-CG 11-01 11-30']],
  ])('are of no office that is only named beside them: %s', (text, claims) => {
    expect(boundIn(text)).toEqual(claims);
  });

  it('are of the office with the longest name that stands there', () => {
    expect(boundIn('大柳河所受理投诉30件，柳河所受理投诉20件。')).toEqual([
      '30件 SO-DL 11-01 11-30',
      '20件 SO-LH 11-01 11-30',
    ]);
  });

  const year = { from: '2026-01-01', to: '2026-11-30' };
  it.each([
    // Twelve months are the days of a report of a year alone.
    ['一年来，受理投诉380件。', november, []],
    ['一年来，受理投诉380件。', year, ['380件 author 01-01 11-30']],
    ['过去一年来，受理投诉380件。', year, []],
    // Behind the days of the report more is counted than it counts.
    ['截至12月3日，受理投诉310件。', november, []],
    ['截至12月3日，受理投诉310件。', year, []],
    ['1月1日至12月3日，受理投诉310件。', year, []],
    ['截至11月底，受理投诉310件。', year, ['310件 author 01-01 11-30']],
    ['10、11月受理投诉58件。', november, ['58件 author 10-01 11-30']],
    ['9月、10月和11月，受理投诉58件。', november, ['58件 author 09-01 11-30']],
    ['3、9月受理投诉58件。', november, []],
    ['一、10月份，受理投诉28件。', november, ['28件 author 10-01 10-31']],
    ['二〇二六年一月至二〇二六年十月，受理投诉280件。', november, ['280件 author 01-01 10-31']],
    ['十月份，受理投诉28件。', november, ['28件 author 10-01 10-31']],
    ['十月，受理投诉28件。', november, ['28件 author 10-01 10-31']],
    ['十一月受理投诉28件。', november, ['28件 author 11-01 11-30']],
    ['一至十月，受理投诉280件。', november, ['280件 author 01-01 10-31']],
    ['截至十月底，受理投诉280件。', november, ['280件 author 01-01 10-31']],
    ['十月三日受理投诉2件。', november, []],
    ['一二月份，受理投诉20件。', november, ['20件 author 01-01 02-28']],
    ['今年前10个月，受理投诉280件。', november, ['280件 author 01-01 10-31']],
    ['前三个月受理投诉80件。', november, ['80件 author 01-01 03-31']],
    ['前一个月受理投诉80件。', november, []],
    ['此前2025年10月，受理投诉28件。', november, ['28件 author 10-01 10-31']],
    ['11月和10月相比，受理投诉28件。', november, ['28件 author 11-01 11-30']],
    ['近三月，受理投诉90件。', november, []],
    ['过去三个月，受理投诉90件。', november, []],
    ['坚持一月一通报，受理投诉28件。', november, ['28件 author 11-01 11-30']],
  ])('know by what days a time is meant: %s', (text, own, claims) => {
    expect(boundIn(text, own)).toEqual(claims);
  });

  it('know a year in Chinese figures, and bind months that are not on end to none in a pasted text, too', () => {
    expect(told('消费维权工作\n二〇二五年十月，收到投诉45件。')).toEqual([
      ['received', 45, '2025-10-01', '2025-10-31'],
    ]);
    expect(told('2026年消费维权工作\n3、9月，收到投诉45件。')).toEqual([]);
  });
});
