import type { Day } from '../base/calendar.ts';
import type { County } from '../county/organisation.ts';
import type { SealedPerson } from '../base/keyring.ts';
import type { WordingVersion } from '../law/wording.ts';

/** What a paper of any kind of matter says besides the matter itself. */
export interface PaperFacts {
  county: County;
  officePhone: string;
  handlerName: string;
  today: Day;
  /** The version in which the paper was served; that of the day of receipt when left out. */
  wording?: WordingVersion;
  /** The way by which it came, in words. */
  channelZh?: string;
  officeName?: string;
  officeAddress?: string;
  stationName?: string;
  associationName?: string;
  /** Which of several papers of its kind is asked for, where the kind tells them apart by itself. */
  occasion?: string;
  /** How many files the matter has. */
  fileCount?: number;
  /** The numbers that the register of issued papers holds for the matter. */
  issued?: ReadonlyMap<string, string>;
  /** On which day each of them was taken, by the same keys. */
  issuedOn?: ReadonlyMap<string, Day>;
  /** The kind of conduct that a tip-off tells of, in words. */
  conductZh?: string;
  /** The sealed identity, only when it was opened for this paper and noted in the ledger. */
  reporter?: SealedPerson | null;
  /** Whether the holidays of the year of the day are still to be published, so that a day that was counted is a provisional one. */
  isProvisional?: (day: Day) => boolean;
  /** 「城关镇北关社区」: a village or town of the county by its id, with what it lies in; null for one that is not known. */
  placeOf?: (regionId: string | null) => string | null;
  /** The person behind an account's id, or null. */
  nameOf?: (id: string) => string | null;
}

/** What a paper says below its counted days where the State Council has not published the holidays of their year yet. */
export function provisionalNotes(days: readonly (Day | null)[], { isProvisional }: PaperFacts): string[] {
  return yearNotes(days.filter((day) => day !== null && isProvisional?.(day) === true));
}

/** The same below days to come that the bureau has set, for a session, an inquiry or an answer: they are not counted anew. */
export function setDayNotes(days: readonly Day[], { isProvisional, today }: PaperFacts): string[] {
  const years = new Set(
    days.filter((day) => day > today && isProvisional?.(day) === true).map((day) => day.slice(0, 4)),
  );
  return [...years]
    .toSorted()
    .map((year) => `${year}年的放假安排国务院还没有公布；上面${year}年的日期公布以后遇到放假的，另行通知。`);
}

/** The same for days that are known to be provisional. */
export function yearNotes(days: readonly (Day | null)[]): string[] {
  const years = [...new Set(days.flatMap((day) => (day === null ? [] : [day.slice(0, 4)])))].toSorted();
  return years.map(
    (year) => `${year}年的放假安排国务院还没有公布，上面${year}年的日期先按法定节假日推算，公布以后以重新推算的为准。`,
  );
}
