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

/**
 * What the lines of each verb keep. Every noun adds its own verbs, beside the sentences made from them, so that who writes a
 * line and who reads it have the same type, and the ground need not import who stands on it.
 */
export interface Details {}

/** A line whose facts are those of its verb. Every line is made by this, or by `eventOf`, which fills in who and when. */
export function lineSaying<V extends LedgerVerb>(
  line: Omit<LedgerEvent, 'verb' | 'detail'> & { verb: V; detail: Details[V] },
): LedgerEvent {
  return line;
}

/** The facts of a verb that says all by itself. */
export type Nothing = { nothing?: never };

/**
 * What is read of the facts of a verb. A line is never rewritten, so that one of an earlier version lacks what its verb tells
 * only since, and may use words that are no longer in any list: whatever is read may be missing.
 */
export type Told<D> = Readonly<Partial<D>> & Beside;

/** A file as a line keeps it: its name may name a person, so the line does without it. */
export interface LaidFile {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The same change, whose line tells of the files that come with it. */
export function withFiles<C extends { event: LedgerEvent }>(change: C, laid: readonly LaidFile[]): C {
  const { event } = change;
  return laid.length === 0 ? change : { ...change, event: { ...event, detail: { ...event.detail, withFiles: laid } } };
}

/** What may stand in any line beside the facts of its verb. */
export interface Beside {
  /** What a remark says, and what was answered, for who may read it. */
  readonly said?: string;
  readonly answered?: string;
  /** The number of the entry, which the frame of the dockets writes. */
  readonly number?: string | null;
  /** The files that the act laid to the matter, so that none of their rows can be exchanged behind it. */
  readonly withFiles?: readonly LaidFile[];
  // Names, which whoever reads the ledger puts beside the ids; the line itself keeps ids.
  readonly handlerName?: string | null;
  readonly coHandlerName?: string | null;
  readonly secondName?: string | null;
  readonly accountName?: string | null;
  readonly beforeName?: string | null;
  readonly accountNames?: readonly string[];
  readonly officeName?: string | null;
  readonly stationName?: string | null;
  readonly organisationName?: string | null;
  readonly departmentNames?: readonly string[];
  readonly regionName?: string | null;
}

/** The facts of a stored line as its verb tells them: the one place where what stands in the table is taken at its word. */
export function toldBy<V extends LedgerVerb>(_verb: V, detail: LedgerEvent['detail']): Told<Details[V]> {
  return detail as Told<Details[V]>;
}
