import { describe, expect, it } from 'vitest';
import {
  CountyNoticeForm,
  noticeState,
  savedNotice,
  standingNotices,
  takenBackNotice,
  type CountyNotice,
} from '../../../src/domain/county/notice/county-notice.ts';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { codeOf } from '../../build/refusal.ts';

const at = (time: string) => new Date(`2026-12-${time}:00+08:00`);
const now = at('05T09:00');
const ownPhones = ['12315', '0399-6520101', '13900000001'];
const facts = { countyId: 990126, byId: 'admin', at: now, leaksOf, ownPhones };
const form = (change: object = {}): CountyNoticeForm =>
  CountyNoticeForm.parse({
    zh: '12315 电话今天检修，请打 0399-6520303',
    fromAt: '2026-12-05T08:00:00+08:00',
    untilAt: '2026-12-05T18:00:00+08:00',
    ...change,
  });
const put = (id: string, change: object = {}, all: readonly CountyNotice[] = []) =>
  savedNotice(id, form(change), all, facts);

describe('a county’s notice', () => {
  it('stands from its first instant to its last and ends by itself, or is taken back before', () => {
    const one = put('a');
    expect(noticeState(one, at('05T07:59'))).toBe('coming');
    expect(noticeState(one, at('05T08:00'))).toBe('standing');
    expect(noticeState(one, at('05T18:00'))).toBe('over');
    const back = takenBackNotice(one, now);
    expect([noticeState(back, now), takenBackNotice(back, at('05T10:00'))]).toEqual(['over', back]);
  });

  it('stands with others in their order: by place, and the newest of one place first', () => {
    const late = put('late', { fromAt: '2026-12-05T08:30:00+08:00' });
    const above = put('above', { place: 1, fromAt: '2026-12-01T08:00:00+08:00' });
    const below = put('below', { place: 2, fromAt: '2026-12-05T08:59:00+08:00' });
    const coming = put('coming', { fromAt: '2026-12-05T10:00:00+08:00' });
    expect(standingNotices([below, coming, above, late], now).map(({ id }) => id)).toEqual(['late', 'above', 'below']);
  });

  it('names no private person, in either language, and says whom to ring meanwhile', () => {
    const named = (change: object) => {
      try {
        return put('a', change).zh;
      } catch (error) {
        return error instanceof Refusal ? error.fields.map(({ path, zh }) => `${path} ${zh}`).join() : String(error);
      }
    };
    expect(named({ zh: '请投诉人王秀英来领钱' })).toContain('zh “王秀英”是姓名');
    expect(named({ zh: '有事打 13800138000' })).toContain('zh “13800138000”是电话');
    expect(named({ en: 'Ring 13800138000 instead.' })).toContain('en “13800138000”');
    for (const zh of [
      '12315 检修，请打 0399-7251315 或者 12345',
      '站里的电话改成 139-0000-0001',
      '国庆放假，10月1日到8日',
    ])
      expect(named({ zh })).toBe(zh);
  });

  it('whose hours cannot be is refused at the field', () => {
    const fieldOf = (change: object) => {
      try {
        put('a', change);
      } catch (error) {
        if (error instanceof Refusal) return error.fields[0]?.zh;
      }
      return null;
    };
    expect(fieldOf({ untilAt: '2026-12-05T08:00:00+08:00' })).toContain('要在“从什么时候起”后面');
    expect(fieldOf({ fromAt: '2026-12-01T08:00:00+08:00', untilAt: '2026-12-05T08:59:00+08:00' })).toContain(
      '已经过了',
    );
    expect(fieldOf({ untilAt: '2028-01-01T08:00:00+08:00' })).toContain('最多挂一年');
    expect(CountyNoticeForm.safeParse({ zh: '停', fromAt: '明天' }).error?.issues.map(({ path }) => path[0])).toEqual([
      'zh',
      'fromAt',
      'untilAt',
    ]);
  });

  it('that is over is changed no more, and no more stand than people read', () => {
    const over = takenBackNotice(put('a'), now);
    expect(codeOf(() => put('a', {}, [over]))).toBe('notice-over');
    const many = Array.from({ length: 20 }, (_one, i) => put(String(i)));
    expect(codeOf(() => put('new', {}, many))).toBe('notice-too-many');
    expect(codeOf(() => put('3', {}, many))).toBeNull();
  });
});
