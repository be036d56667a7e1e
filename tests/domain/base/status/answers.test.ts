/** 回答用时、可用: what is measured of the answers, and what is said of it. */
import { describe, expect, test } from 'vitest';
import {
  answerBoundsMs,
  answersCard,
  answersOf,
  availabilityOf,
  boundOf,
  p95Of,
  shareWords,
  type AnswerSample,
} from '../../../../src/domain/base/status/answers.ts';
import { answerTally } from '../../../../src/outside/machine/answer-tally.ts';

const at = (time: string) => new Date(`2026-12-01T${time}:00+08:00`);
/** What a program has counted in five minutes of these answers. */
function sample(time: string, ms: readonly number[], errors = 0): AnswerSample {
  const counts: number[] = answerBoundsMs.map(() => 0);
  for (const one of ms) counts[boundOf(one)] = (counts[boundOf(one)] ?? 0) + 1;
  return { slotAt: at(time), counts, errors };
}
const run = (from: string, to: string) => ({ from: at(from), to: at(to) });

describe('the time of answers', () => {
  test('is the bound that 95 of a hundred did not pass, of all programs together', () => {
    const quick = Array.from({ length: 95 }, () => 18);
    expect(p95Of([sample('10:00', [...quick, 900, 900, 900, 900, 900])])).toBe(20);
    expect(p95Of([sample('10:00', quick), sample('10:00', [900, 900, 900, 900, 900, 900])])).toBe(1000);
    expect(p95Of([sample('10:00', [])])).toBeNull();
    expect(p95Of([sample('10:00', [9_000_000])])).toBe(300_000);
  });

  test('a slow quarter of an hour stands as a high point, one in which nobody asked as none', () => {
    const samples = [sample('09:50', [12], 1), sample('10:20', [700, 8]), sample('10:35', [30])];
    const seen = answersOf({ samples, runs: [run('09:50', '10:35')], since: at('09:50') }, at('10:37'));
    const told = seen.points.filter(({ n }) => n > 0);
    expect(seen.points).toHaveLength(96);
    expect(told.map(({ at: from, n, p95, errors }) => [from, n, p95, errors])).toEqual([
      [at('09:45'), 1, 12, 1],
      [at('10:15'), 2, 800, 0],
      [at('10:30'), 1, 30, 0],
    ]);
    expect([seen.now, seen.today]).toMatchObject([
      { n: 1, p95: 30 },
      { n: 4, p95: 800, errors: 1 },
    ]);
    expect(seen.points.at(-3)?.p95).toBe(null);
  });
});

describe('availability', () => {
  test('leaves out the five minutes in which no program could take a filing, and says when they were', () => {
    // Killed at 10:07, there again at 10:21: what was begun before and after is not lost.
    const seen = availabilityOf([run('09:00', '10:05'), run('10:20', '11:00')], at('09:00'), at('11:02'));
    expect(seen).toEqual({ since: at('09:00'), slots: 25, heard: 23, gaps: [{ from: at('10:10'), to: at('10:20') }] });
    expect(shareWords(seen as NonNullable<typeof seen>)).toBe('92%');
  });

  test('whoever asks while the program is stopped is told of that too, and the minutes under way count once heard', () => {
    expect(availabilityOf([run('09:00', '09:55')], at('09:00'), at('10:12'))?.gaps).toEqual([
      { from: at('10:00'), to: at('10:10') },
    ]);
    expect(availabilityOf([run('09:00', '10:05')], at('09:00'), at('10:12'))?.gaps).toEqual([]);
    expect(availabilityOf([], null, at('10:12'))).toBeNull();
  });

  test('a county that stood still longer than the rows are kept has not just begun', () => {
    const seen = availabilityOf([run('11:00', '11:00')], new Date('2026-09-01T00:00:00Z'), at('11:02'));
    expect([seen?.slots, seen?.heard]).toEqual([30 * 288 + 1, 1]);
    expect(shareWords(seen as NonNullable<typeof seen>)).toBe('0.01%');
  });

  test('the card says since when is counted, and what was away', () => {
    const samples = [sample('10:55', [18])];
    const of = (runs: ReturnType<typeof run>[]) =>
      answersCard(answersOf({ samples, runs, since: at('09:00') }, at('11:02')), at('11:02')).map(({ zh }) => zh);
    expect(of([run('09:00', '10:05'), run('10:20', '11:00')])).toEqual([
      '可用',
      '92%，从 2026-12-01 09:00 数起',
      '停了 1 次，约 10 分钟，最近一次 2026-12-01 10:10 起 10 分钟；今天 95% 的回答不超过 20 毫秒，出错 0 次',
    ]);
    expect(of([run('09:00', '11:00')])[2]).toContain('没有停过');
    expect(answersCard(null, at('11:02'))[1].zh).toBe('刚开始数');
  });
});

test('what is not written yet is kept, and what is written is let go but for the minutes under way', () => {
  const tally = answerTally();
  tally.note({ ms: 7, isError: false, at: at('10:04') });
  tally.note({ ms: 7, isError: true, at: at('10:06') });
  const seen = tally.samples(at('10:06'));
  expect(seen.map(({ slotAt, errors }) => [slotAt, errors])).toEqual([
    [at('10:00'), 0],
    [at('10:05'), 1],
  ]);
  tally.written(seen, at('10:06'));
  tally.note({ ms: 7, isError: false, at: at('10:07') });
  expect(tally.samples(at('10:07')).map(({ counts }) => counts[boundOf(7)])).toEqual([2]);
});
