/** Two turns of one person that meet are told while he is chosen, not after it was sent. */
import { describe, expect, test } from 'vitest';
import { defaultRota } from '../../../src/domain/command/rota.ts';
import type { Words } from '../../../src/domain/base/words.ts';
import { canExchange, peopleFor } from '../../../src/staff/command/shift/duty-people.ts';

const zh = (words: Words) => words.zh;
const [day, night] = ['day', 'night'].map((code) => {
  const part = defaultRota.parts.find((one) => one.code === code);
  if (part === undefined) throw new Error(`The rota has no ${code}.`);
  return part.zh;
});
const turn = (id: string, on: string, part: string, accountId: string, state = 'rostered') => ({
  id,
  day: on,
  part,
  post: 'clerk',
  accountId,
  state,
});
const person = (id: string, name: string, posts = ['clerk']) => ({ id, name, posts });
const roster = {
  rota: defaultRota,
  people: [person('w', '王海峰'), person('b', '白静'), person('z', '周毅'), person('h', '韩志远', ['leader'])],
  shifts: [
    turn('1', '2026-10-03', 'day', 'w'),
    turn('2', '2026-10-02', 'night', 'b'),
    turn('3', '2026-10-03', 'night', 'z', 'cancelled'),
    turn('4', '2026-10-05', 'day', 'z'),
    turn('5', '2026-10-04', 'day', 'b'),
  ],
} as unknown as Parameters<typeof peopleFor>[0];
const restless = { ...roster, rota: { ...roster.rota, restAfter: false } };
const slot = { day: '2026-10-03', part: 'day', post: 'clerk' } as const;
const names = (of = roster, except: string | null = null) => peopleFor(of, slot, zh, except).map(({ name }) => name);

describe('排一班', () => {
  test('同一时候、挨得太近已有班的，选人时就写明是哪一班，排在后面；撤下的班不算', () => {
    expect(names()).toEqual(['周毅', `王海峰（排不上：已有 10-03 ${day}）`, `白静（排不上：已有 10-02 ${night}）`]);
  });

  test('顶班时，他自己的那一班不算', () => {
    expect(names(roster, '1')).toContain('王海峰');
  });

  test('值班规则不要隔十一小时的，只说同一时候的', () => {
    expect(names(restless)).toEqual(['白静', '周毅', `王海峰（排不上：已有 10-03 ${day}）`]);
  });
});

test('换班只列换得了的：换过以后谁也不连着两班。', () => {
  const [w1, , , z4, b5] = roster.shifts as unknown as (Parameters<typeof canExchange>[1] & { state: string })[];
  if (w1 === undefined || z4 === undefined || b5 === undefined) throw new Error('Not rostered.');
  expect(canExchange(roster, w1, z4)).toBe(true);
  // 白静 has the night before it.
  expect(canExchange(roster, w1, b5)).toBe(false);
});
