import type { Day } from './calendar.ts';
import type { LedgerVerb } from './ledger-verbs.ts';

/**
 * 台账 (ledger): every change is one line that says who did what to which matter, when. The line is written in the
 * transaction of the change, never altered, and chained by hash to the line before it of the same matter.
 */
export interface LedgerEvent {
  countyId: number;
  /** The matter that the line belongs to; lines are numbered and chained per matter. */
  matterId: string;
  verb: LedgerVerb;
  at: Date;
  /** The day on which the act counts: the day of the decision, not of the typing. */
  onDay: Day;
  /** The account that acted, or 'consumer' or 'system'. */
  by: string;
  /** The organisation or station for which the account acted, if any. */
  byOrganisationId: string | null;
  /** Facts of the act, without names, telephones or addresses: those stay in the matter, where they are masked. */
  detail: Readonly<Record<string, unknown>>;
}

/** What a rule gives back: the thing as it is after the act, and the line that tells of it. */
export interface Change<T> {
  next: T;
  event: LedgerEvent;
  /** Other matters of the same kind that the act changes too, each with its own line, such as those merged into this one. */
  also?: readonly Change<T>[];
  /** Matters of the same kind that the act makes, each with its first line. */
  made?: readonly Change<T>[];
}
