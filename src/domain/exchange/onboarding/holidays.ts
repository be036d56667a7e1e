/**
 * The sheet of holidays against the county's calendar: a year is the notice's only when every festival of it is there, and a day of make-up
 * work: each notice since 2004 orders some, and a sheet without one was copied from a wall calendar before the notice came.
 */
import type { CalendarDay, CalendarYear } from '../../base/calendar.ts';
import { missingFestivals } from '../../base/festival.ts';
import type { Words } from '../../base/words.ts';

/** The years that the days belong to, with what was entered before; whole or not yet published. */
export function yearsWith(known: readonly CalendarYear[], rows: readonly CalendarDay[]): CalendarYear[] {
  const years = [...new Set(rows.map(yearOf))].toSorted((a, b) => a - b);
  return years.map((year) => {
    const before = known.find((one) => one.year === year);
    const days = new Map((before?.days ?? []).map((one) => [one.day, one]));
    for (const row of rows) if (yearOf(row) === year) days.set(row.day, row);
    const sorted = [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
    return { year, published: before?.published === true || isNotice(year, sorted), days: sorted };
  });
}

function isNotice(year: number, days: readonly CalendarDay[]): boolean {
  return missingFestivals(year, days).length === 0 && days.some(({ kind }) => kind === 'work');
}

/** What whoever writes the sheet must know of a year that is not whole. */
export function notesOf(years: readonly CalendarYear[]): Words[] {
  return years
    .filter(({ published }) => !published)
    .map(({ year, days }) => {
      const missing = missingFestivals(year, days).join('、');
      if (missing === '')
        return {
          zh: `${year} 年只有法定节日，没有一天调休上班，不像放假通知：跨到那一年的期限注明是暂定。等放假通知公布，把它整段粘贴到 管理 → 工作日历，或者在表里把调休放假、上班的日子补齐。`,
          en: `${year} has the statutory days and no make-up work, as no notice has: it is called provisional until the notice is pasted into Administration → Calendar.`,
        };
      return {
        zh: `${year} 年还缺${missing}的放假：先按法定节日算，跨到那一年的期限注明是暂定。等放假通知公布，把它整段粘贴到 管理 → 工作日历，或者在表里补齐。`,
        en: `${year} is not whole (${missing}): it is counted by the statutory days and called provisional until the notice is pasted into Administration → Calendar.`,
      };
    });
}

function yearOf({ day }: CalendarDay): number {
  return Number(day.slice(0, 4));
}
