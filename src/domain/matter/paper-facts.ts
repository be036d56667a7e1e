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
  /** The kind of conduct that a tip-off tells of, in words. */
  conductZh?: string;
  /** The sealed identity, only when it was opened for this paper and noted in the ledger. */
  reporter?: SealedPerson | null;
  /** The person behind an account's id, or null. */
  nameOf?: (id: string) => string | null;
}
