import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../../../src/domain/base/calendar.ts';
import {
  backupNameOf,
  backupsAmong,
  outdatedAmong,
  readBackupName,
  type Retention,
} from '../../../../src/domain/base/backup/retention.ts';

const now = new Date('2026-12-01T10:30:05+08:00');
/** One of each night of so many, by the name that it has. */
const nights = (n: number) =>
  Array.from({ length: n }, (_, i) => backupNameOf(new Date(now.getTime() - i * 86_400_000), true));
const keptDays = (names: readonly string[], retention: Retention) => {
  const all = backupsAmong(names);
  const gone = new Set(outdatedAmong(all, retention, now));
  return all.filter((one) => !gone.has(one)).map(({ at }) => dayOf(at));
};

describe('the name of a backup', () => {
  it('says when it was begun by the county’s clock, and whether it is encrypted', () => {
    expect(backupNameOf(now, true)).toBe('hongdun-20261201-103005.dump.age');
    expect(readBackupName('hongdun-20261201-103005.dump')).toEqual({
      name: 'hongdun-20261201-103005.dump',
      at: now,
      isSealed: false,
    });
  });

  it.each(['hongdun-20261201-103005.dump.age.part', 'hongdun-20269901-103005.dump', 'x.dump', '../hongdun.dump'])(
    'is not %s',
    (name) => expect(readBackupName(name)).toBeNull(),
  );
});

describe('operations E: what is kept', () => {
  it('is every one of the last days, the last of each week and of each month, and the newest however old', () => {
    const days = (n: number) => keptDays(nights(800), { days: n, weeks: 0, months: 0 });
    expect(days(30)).toHaveLength(30);
    expect(days(30).at(-1)).toBe(addDays(dayOf(now), -29));
    expect(days(0)).toEqual(['2026-12-01']);
    expect(keptDays(nights(800), { days: 2, weeks: 3, months: 0 })).toEqual([
      '2026-12-01',
      '2026-11-30',
      '2026-11-29',
      '2026-11-22',
    ]);
    expect(keptDays(nights(800), { days: 1, weeks: 0, months: 4 })).toEqual([
      '2026-12-01',
      '2026-11-30',
      '2026-10-31',
      '2026-09-30',
    ]);
    // By default: thirty nights and the ends of eleven months besides this one.
    expect(keptDays(nights(800), { days: 30, weeks: 0, months: 12 })).toHaveLength(30 + 10);
    expect(keptDays(['hongdun-20200101-023000.dump'], { days: 30, weeks: 0, months: 12 })).toEqual(['2020-01-01']);
  });
});
