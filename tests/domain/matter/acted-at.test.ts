/** A telephone whose clock is wrong: how it is measured, what is said of it, and what counts as now. */
import { describe, expect, it } from 'vitest';
import {
  actedDetail,
  actedOf,
  actedWords,
  aheadOf,
  clockWords,
  countedNow,
  countyTimeZh,
  isClockWrong,
  stillAhead,
} from '../../../src/domain/matter/acted-at.ts';

const day = 86_400_000;
const at = (instant: string) => Date.parse(instant);

describe('the clock of a telephone', () => {
  it('is measured between asking and hearing, and is said from ten minutes on, fast and slow', () => {
    expect(aheadOf(at('2026-08-18T01:00:00Z'), at('2026-08-18T01:00:01Z'), at('2026-08-18T01:00:03Z'))).toBe(2000);
    expect([isClockWrong(9 * 60_000), isClockWrong(-10 * 60_000)]).toEqual([false, true]);
    expect([-day, day, 3 * 3_600_000, -12 * 60_000].map((ahead) => clockWords(ahead).zh)).toEqual([
      '手机的钟慢了 1 天',
      '手机的钟快了 1 天',
      '手机的钟快了 3 小时',
      '手机的钟慢了 12 分钟',
    ]);
    expect(countyTimeZh(at('2026-08-18T01:40:00Z'))).toBe('8月18日 星期二 9:40');
  });

  it('counts by the county, but for one that was put right since and would be taken back once more', () => {
    const heard = at('2026-08-18T01:00:00Z');
    expect(countedNow(at('2026-08-17T02:00:00Z'), -day, heard)).toBe(at('2026-08-18T02:00:00Z'));
    expect(countedNow(at('2026-08-19T02:00:00Z'), day, heard)).toBe(at('2026-08-18T02:00:00Z'));
    expect(countedNow(at('2026-08-18T03:00:00Z'), day, heard)).toBe(at('2026-08-18T03:00:00Z'));
    expect(countedNow(at('2026-08-18T03:00:00Z'), 60_000, heard)).toBe(at('2026-08-18T03:00:00Z'));
  });
});

describe('an act that was told by a wrong clock', () => {
  const arrived = new Date('2026-08-18T03:00:00Z');
  const acted = (claimed: string, ahead: number) => actedOf(new Date(claimed), arrived, 'd', null, ahead);

  it('is put right by what the telephone measured, slow as well as fast', () => {
    expect(acted('2026-08-17T02:00:00Z', -day)).toMatchObject({ at: new Date('2026-08-18T02:00:00Z'), fault: 'slow' });
    expect(acted('2026-08-19T02:00:00Z', day)).toMatchObject({ at: new Date('2026-08-18T02:00:00Z'), fault: 'ahead' });
    // What cannot be even so counts as it arrived.
    expect(acted('2026-08-19T02:00:00Z', -day)).toMatchObject({ at: arrived, fault: 'ahead' });
    expect(acted('2026-08-18T02:00:00Z', 0)).toMatchObject({ at: new Date('2026-08-18T02:00:00Z'), fault: null });
  });

  it('is put right once: a clock that was put right between act and sending takes nothing back', () => {
    const now = arrived.getTime();
    const told = at('2026-08-18T02:00:00Z');
    const counted = (claimed: number, ahead: number, takenOff: number) => {
      const still = stillAhead(claimed, now, ahead, takenOff);
      return actedOf(new Date(claimed), arrived, 'd', null, still);
    };
    // Slow, or fast, by a day when it was done, which was taken off; right when it is sent.
    for (const takenOff of [-day, day])
      expect(counted(told, 0, takenOff)).toMatchObject({ at: new Date(told), fault: null });
    // Still as wrong as then.
    expect(counted(told, -day, -day)).toMatchObject({ at: new Date(told), fault: null });
    // Put right before the act without a network: what it told lies a day ahead.
    expect(counted(told + day, 0, -day)).toMatchObject({ at: new Date(told) });
    // Nothing was known then.
    expect(counted(told - day, -day, 0)).toMatchObject({ at: new Date(told), fault: 'slow' });
  });

  it('says so in the course of the matter', () => {
    expect(actedWords(actedDetail(acted('2026-08-17T02:00:00Z', -day)))[0]).toBe(
      '（手机说是 8月17日（星期一） 10:00办的，比县里的钟慢，手机的钟不准，按县里的钟 8月18日（星期二） 10:00 算。）',
    );
  });
});
