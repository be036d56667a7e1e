import { describe, expect, it } from 'vitest';
import { inspectionDocket } from '../../../src/domain/supervision/inspection/inspection-steps.ts';
import { unstopped } from '../../../src/domain/base/sentence.ts';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { dayToCheck } from '../../../src/staff/base/day-check.ts';
import { actsOf, emptyVisit, everyOf, missingOf, type VisitDraft } from '../../../src/staff/telephone/field/visit.ts';
import type { Shop } from '../../../src/staff/telephone/field/shops.ts';

const today = '2026-11-25';
const text = '过期、变质的东西'.padEnd(80, '的');
const article = '《食品安全法》第三十四条'.padEnd(60, '条');
const shop = {
  id: '00000000-0000-4000-8000-000000000009',
  version: 1,
  checklist: [{ text, article }],
} as unknown as Shop;
const team = [1, 2].map((k) => ({
  accountId: `00000000-0000-4000-8000-00000000000${k}`,
  name: '马建国',
  certificate: `中州0412-0${k}`,
}));
const found: VisitDraft = {
  ...emptyVisit('2026-12-02'),
  answers: { 0: 'wrong' },
  words: { 0: '鱼丸三袋' },
  orderText: '清查冷柜，过期的下架。',
  isRefused: true,
  refusedWhy: '说要等老板',
  witness: '门卫老孙',
};
const missing = (change: Partial<VisitDraft>) => missingOf(shop, { ...found, ...change }, team, today);

describe('a visit, as it is typed', () => {
  it('is kept where nobody saw that it was not signed, by its recording, with the reason asked all the same', () => {
    expect(missing({ witness: '' })?.id).toBe('witness');
    const alone = { ...found, witness: '', isRecorded: true };
    expect(missing(alone)).toBeNull();
    expect(missing({ ...alone, refusedWhy: '' })?.id).toBe('refused');
    const stamp = { id: 'a', deviceId: 'd', actedAt: `${today}T02:00:00.000Z` };
    const [record] = actsOf(shop, alone, { stamps: [stamp, stamp], sortieId: null, team, signatureId: null });
    expect(record?.input).toMatchObject({ signatureRefused: '说要等老板；没有见证人，全程录音录像' });
  });

  it('says all that is missing at one press, from the top down, each at its box', () => {
    const bare: VisitDraft = { ...emptyVisit('2026-12-02'), answers: {}, others: [{ text: '脏', isViolation: false }] };
    const all = everyOf(missingOf(shop, { ...bare, dueOn: today }, team.slice(0, 1), today));
    expect(all.map(({ id }) => id)).toEqual(['item-0', 'other-0', 'order', 'dueOn', 'team', 'sign']);
    const refused = everyOf(missing({ refusedWhy: '', witness: '', words: {}, orderText: '' }));
    expect(refused.map(({ id }) => id)).toEqual(['item-0', 'order', 'refused', 'witness']);
    expect(everyOf(missing({}))).toEqual([]);
  });

  it('asks about a day of the order that is far off, and takes it all the same', () => {
    expect(missing({ dueOn: '2036-12-09' })).toBeNull();
    expect(dayToCheck('2036-12-09', today)?.zh).toBe('就是 2036年12月9日，3667 天以后；请看看年份、月份对不对');
    expect([addDays(today, 60), '2026-02-30', '', today].map((day) => dayToCheck(day, today))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('takes no more than the order has room for, and says how much that is; nothing is cut off unsaid', () => {
    expect(missing({})).toBeNull();
    const long = missing({ words: { 0: '袋'.repeat(5_000) } });
    expect([long?.id, long?.zh]).toEqual([
      'item-0',
      '第 1 条的问题最多 157 字，现在 5000 字，单子上放不下；请写短些。',
    ]);
    const boxes: [Partial<VisitDraft>, string][] = [
      [{ others: [{ text: '别'.repeat(301), isViolation: false }] }, 'other-0'],
      [{ orderText: '改'.repeat(501) }, 'order'],
      [{ measure: 'now', nowWords: '改'.repeat(301) }, 'now'],
      [{ measure: 'ban', banNumber: '青市监取〔2026〕9号', banPerson: '孙'.repeat(31), banTrade: '熟食' }, 'banPerson'],
      [{ refusedWhy: '不'.repeat(61) }, 'refused'],
      [{ remark: '备'.repeat(501) }, 'remark'],
    ];
    expect(boxes.map(([change]) => missing(change)?.id)).toEqual(boxes.map(([, id]) => id));
  });

  it('is taken by the rules of the desk with the most that fits', () => {
    const stamp = { id: 'a', deviceId: 'd', actedAt: `${today}T02:00:00.000Z` };
    const full = {
      ...found,
      words: { 0: '袋'.repeat(157) },
      others: [{ text: '别'.repeat(300), isViolation: true }],
      orderText: '改'.repeat(500),
      refusedWhy: '不'.repeat(60),
      witness: '证'.repeat(30),
      remark: '备'.repeat(500),
    };
    expect(missing(full)).toBeNull();
    const acts = actsOf(shop, full, { stamps: [stamp, stamp], sortieId: null, team, signatureId: null });
    expect(acts.map(({ move }) => move)).toEqual(['recordFinding', 'order']);
    for (const { move, input } of acts)
      expect(inspectionDocket.procedure[move]?.input.safeParse(input).error?.issues ?? []).toEqual([]);
  });

  it('has one full stop behind what was ordered', () => {
    expect(['改好。', '改好', '改好. '].map(unstopped)).toEqual(['改好', '改好', '改好']);
  });
});
