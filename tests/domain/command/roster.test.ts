import { describe, expect, it } from 'vitest';
import { addDays, isWorkingDay } from '../../../src/domain/base/calendar.ts';
import {
  buildRoster,
  coverageOf,
  dutyAt,
  gapsOf,
  isFree,
  restDays,
  slotsOf,
  spanOf,
  type Candidate,
  type Kept,
} from '../../../src/domain/command/roster.ts';
import { defaultRota, type Rota } from '../../../src/domain/command/rota.ts';
import { calendar } from '../../build/complaint.ts';

const leaders = ['l1', 'l2', 'l3', 'l4', 'l5'].map((id): Candidate => ({ id, role: 'leader' }));
const clerks = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'].map((id): Candidate => ({ id, role: 'centre' }));
const people = [...leaders, ...clerks];
const october = { from: '2026-10-01', to: '2026-10-31' };
const kept = (turns: readonly Omit<Kept, 'state'>[], state = 'rostered'): Kept[] =>
  turns.map((turn) => ({ ...turn, state }));
/** Rest days alone, as the seed's ledger of 2014 has them: a leader and two clerks by day. */
const restOnly: Rota = {
  ...defaultRota,
  parts: [{ code: 'day', zh: '白班', days: 'rest', from: '08:30', to: '17:30' }],
  posts: { ...defaultRota.posts, clerk: { ...defaultRota.posts.clerk, least: 2 } },
};

describe('the rest days of the calendar', () => {
  it('S29 2014年1月1日到11月10日休息日 101 天：节假日连休 27 天，周末 74 天', () => {
    const days = restDays(calendar, '2014-01-01', '2014-11-10');
    expect(days).toHaveLength(101);
    expect(days.filter(({ holiday }) => holiday !== null)).toHaveLength(27);
    expect(days.filter(({ holiday }) => holiday === null)).toHaveLength(74);
    // 调休上班的周末不是休息日。
    expect(days.map(({ day }) => day)).not.toContain('2014-01-26');
    expect(days.find(({ day }) => day === '2014-10-05')?.holiday).toMatch(/国庆/u);
  });

  it('S29 一天没人就少一天：101 天排满覆盖 100%，抽掉一个人只有 100 天，说得出缺哪天哪个岗', () => {
    const period = { from: '2014-01-01', to: '2014-11-10' };
    const turns = kept(buildRoster(calendar, restOnly, period, people, []));
    expect(turns).toHaveLength(303);
    const withEnd = (list: readonly Kept[]) =>
      list.map((one) => ({ ...one, endsAt: spanOf(one.day, restOnly.parts[0] as never).endsAt }));
    const at = new Date('2014-11-11T00:00:00+08:00');
    expect(coverageOf(calendar, restOnly, period, withEnd(turns), at)).toMatchObject({
      restDays: 101,
      holidayDays: 27,
      weekendDays: 74,
      covered: 101,
      coveredRate: 100,
      ended: 303,
      attended: 0,
    });
    const [first, ...rest] = turns.filter(({ day }) => day === '2014-05-01');
    expect(rest).toHaveLength(2);
    const without = turns.filter((one) => one !== first);
    expect(coverageOf(calendar, restOnly, period, withEnd(without), at)).toMatchObject({
      covered: 100,
      coveredRate: 99.01,
    });
    expect(gapsOf(calendar, restOnly, period.from, period.to, without)).toEqual([
      { day: '2014-05-01', part: 'day', post: first?.post, missing: 1 },
    ]);
  });
});

describe('a roster', () => {
  const turns = buildRoster(calendar, defaultRota, october, people, []);

  it('has every night, and by day the rest days alone, with two clerks on statutory holidays', () => {
    for (let day = october.from; day <= october.to; day = addDays(day, 1)) {
      const own = turns.filter((one) => one.day === day);
      expect(
        own.some(({ part }) => part === 'night'),
        day,
      ).toBe(true);
      expect(
        own.some(({ part }) => part === 'day'),
        day,
      ).toBe(!isWorkingDay(calendar, day));
    }
    const clerksOn = (day: string) =>
      turns.filter((one) => one.day === day && one.part === 'day' && one.post === 'clerk');
    expect(clerksOn('2026-10-01')).toHaveLength(2);
    expect(clerksOn('2026-10-05')).toHaveLength(1);
    expect(gapsOf(calendar, defaultRota, october.from, october.to, kept(turns))).toEqual([]);
  });

  it('spreads the turns and the holidays evenly, and gives nobody two shifts that touch', () => {
    const counts = (ids: readonly Candidate[], holiday: boolean) =>
      ids.map(({ id }) => turns.filter((one) => one.accountId === id && (!holiday || one.day <= '2026-10-07')).length);
    for (const group of [leaders, clerks])
      for (const holiday of [false, true]) {
        const all = counts(group, holiday);
        expect(Math.max(...all) - Math.min(...all), `${group[0]?.id} ${holiday}: ${all.join(' ')}`).toBeLessThanOrEqual(
          2,
        );
      }
    for (const turn of turns) {
      const part = defaultRota.parts.find(({ code }) => code === turn.part);
      const others = turns.filter((one) => one !== turn);
      expect(isFree(defaultRota, turn.accountId, { day: turn.day, part: part as never }, others)).toBe(true);
    }
  });

  it('leaves what is there as it is and makes nothing the second time', () => {
    const first = kept(turns);
    expect(buildRoster(calendar, defaultRota, october, people, first)).toEqual([]);
    const swapped = first.map((one, i) => (i === 3 ? { ...one, accountId: 'c7', state: 'swapped' } : one));
    expect(buildRoster(calendar, defaultRota, october, people, swapped)).toEqual([]);
    const cancelled = first.map((one, i) => (i === 3 ? { ...one, state: 'cancelled' } : one));
    expect(buildRoster(calendar, defaultRota, october, people, cancelled)).toHaveLength(1);
  });

  it('leaves open what nobody can keep, and says which', () => {
    const one = buildRoster(calendar, defaultRota, { from: '2026-10-03', to: '2026-10-04' }, leaders.slice(0, 1), []);
    expect(one.length).toBeLessThan(4);
    const gaps = gapsOf(calendar, defaultRota, '2026-10-03', '2026-10-04', kept(one));
    expect(gaps.filter(({ post }) => post === 'clerk')).toHaveLength(4);
    expect(one.length + gaps.filter(({ post }) => post === 'leader').length).toBe(4);
  });

  it('follows the order of the county, and its rules as data: who, how many, on which days', () => {
    const posts = {
      leader: { ...defaultRota.posts.leader, least: 0 },
      clerk: { roles: ['centre' as const], least: 1, people: ['c3', 'c1'] },
    };
    const rota = {
      ...defaultRota,
      posts,
      parts: [{ code: 'night', zh: '夜班', days: 'work' as const, from: '18:00', to: '08:00' }],
    };
    const made = buildRoster(calendar, rota, { from: '2026-10-12', to: '2026-10-16' }, people, []);
    expect(made.map(({ day, accountId }) => `${day.slice(8)} ${accountId}`)).toEqual([
      '12 c3',
      '13 c1',
      '14 c3',
      '15 c1',
      '16 c3',
    ]);
  });

  it('knows who is on duty after midnight, and who comes next', () => {
    const shifts = kept(turns).map((one) => ({
      ...one,
      ...spanOf(one.day, defaultRota.parts.find(({ code }) => code === one.part) as never),
    }));
    const duty = dutyAt(shifts, new Date('2026-10-03T02:00:00+08:00'));
    expect(duty.now.map(({ day, part }) => `${day} ${part}`)).toEqual([
      '2026-10-02 night',
      '2026-10-02 night',
      '2026-10-02 night',
    ]);
    expect(new Set(duty.next.map(({ day, part }) => `${day} ${part}`))).toEqual(new Set(['2026-10-03 day']));
    const over = shifts.map((one) => (one.day === '2026-10-02' ? { ...one, state: 'handedOver' } : one));
    expect(dutyAt(over, new Date('2026-10-03T02:00:00+08:00')).now).toEqual([]);
  });

  it('has the slots of a day in the order of time', () => {
    expect(
      slotsOf(calendar, defaultRota, '2026-10-10', '2026-10-11').map(
        ({ day, part, post }) => `${day.slice(8)} ${part.code} ${post}`,
      ),
    ).toEqual([
      '10 night leader',
      '10 night clerk',
      '11 day leader',
      '11 day clerk',
      '11 night leader',
      '11 night clerk',
    ]);
  });
});
