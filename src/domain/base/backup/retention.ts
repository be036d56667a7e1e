/**
 * 备份的留存 (retention): which backups are kept. Every one of the last days, and of longer ago the last of a week and the last of a
 * month: what was spoiled unnoticed half a year ago can still be looked up, and nothing that was erased lives on in a backup for ever.
 */
import { addDays, addMonths, chinaTimeOf, dayOf, mondayOf, type Day } from '../calendar.ts';

/** For how many days, weeks and months back; 0 keeps none of its kind. */
export interface Retention {
  days: number;
  weeks: number;
  months: number;
}

export interface NamedBackup {
  name: string;
  /** When it was begun. */
  at: Date;
  /** Whether it is encrypted. */
  isSealed: boolean;
}

/** The name of a backup that is begun now, by the county's clock. */
export function backupNameOf(at: Date, isSealed: boolean): string {
  return `hongdun-${stampOf(at)}.dump${isSealed ? '.age' : ''}`;
}

/** 20261201-023000 by the county's clock, as it stands in the names of files. */
export function stampOf(at: Date): string {
  const [day = '', time = ''] = chinaTimeOf(at.toISOString()).split('T');
  const seconds = String(at.getUTCSeconds()).padStart(2, '0');
  return `${day.replaceAll('-', '')}-${time.replace(':', '')}${seconds}`;
}

/** The backup that a file of this name is; null where it is none. */
export function readBackupName(name: string): NamedBackup | null {
  const [, year, month, day, hour, minute, second, age] =
    /^hongdun-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.dump(\.age)?$/u.exec(name) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(at.getTime()) ? null : { name, at, isSealed: age !== undefined };
}

/** The backups among the names of a folder, the newest first. */
export function backupsAmong(names: readonly string[]): NamedBackup[] {
  return names
    .flatMap((name) => readBackupName(name) ?? [])
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.name < b.name ? 1 : -1));
}

/** Those of them that are kept no longer; the newest is kept however old it is. */
export function outdatedAmong(newestFirst: readonly NamedBackup[], retention: Retention, now: Date): NamedBackup[] {
  const today = dayOf(now);
  const firstWeek = addDays(mondayOf(today), -7 * retention.weeks);
  const firstMonth = monthOf(addMonths(`${monthOf(today)}-01`, -retention.months));
  const [weeks, months] = [new Set<Day>(), new Set<string>()];
  return newestFirst.filter(({ at }, i) => {
    const day = dayOf(at);
    const isLastOfWeek = isFirstSeen(weeks, mondayOf(day)) && mondayOf(day) > firstWeek;
    const isLastOfMonth = isFirstSeen(months, monthOf(day)) && monthOf(day) > firstMonth;
    return !(i === 0 || day > addDays(today, -retention.days) || isLastOfWeek || isLastOfMonth);
  });
}

function monthOf(day: Day): string {
  return day.slice(0, 7);
}

function isFirstSeen(seen: Set<string>, one: string): boolean {
  if (seen.has(one)) return false;
  seen.add(one);
  return true;
}
