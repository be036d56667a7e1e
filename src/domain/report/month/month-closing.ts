/**
 * 月度统计 (month closing): a statistical month is closed from below. The head of each office looks at its figures and hands them in, the
 * centre approves them or gives them back, a leader locks the month. From then on its numbers are kept as they were; the ledger goes
 * on, and what comes late stands beside them as a correction, told when the next month is closed.
 */
import { z } from 'zod';
import { mayDo, scopes, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import type { Words } from '../../base/words.ts';
import type { FigureName } from '../../figures.ts';
import type { Facts } from '../../matter/matter.ts';
import type { KeptRecords, MonthChange, MonthValue } from './month-value.ts';

export const monthClosingStateWords = {
  collecting: { zh: '待锁定', en: 'To be locked' },
  open: { zh: '待报送', en: 'To be handed in' },
  submitted: { zh: '已报送', en: 'Handed in' },
  returned: { zh: '退回', en: 'Given back' },
  approved: { zh: '已审核', en: 'Approved' },
  locked: { zh: '已锁定', en: 'Locked' },
  missed: { zh: '未审核就锁定', en: 'Locked without it' },
} as const;
export type MonthClosingState = keyof typeof monthClosingStateWords;

/** How far an office had come with a month that was locked without its approval. */
export const lackWords = {
  open: { zh: '没有报送', en: 'not handed in' },
  submitted: { zh: '报送了，没有审核', en: 'handed in, not approved' },
  returned: { zh: '退回后没有再报', en: 'given back, not handed in again' },
} as const satisfies Partial<Record<MonthClosingState, Words>>;
export type MonthLack = keyof typeof lackWords;

/** The same of a closing that waits, or that was locked without its approval; null where it was approved. */
export function lackOf({
  state,
  submittedAt,
  returnReason,
}: Pick<MonthClosing, 'state' | 'returnReason'> & { submittedAt: Date | string | null }): MonthLack | null {
  if (state === 'open' || state === 'submitted' || state === 'returned') return state;
  if (state !== 'missed') return null;
  if (returnReason !== '') return 'returned';
  return submittedAt === null ? 'open' : 'submitted';
}

/** 「柳河所（报送了，没有审核）」 */
export function lackingName({ name, lack }: Pick<MonthOffice, 'name' | 'lack'>): string {
  return lack === null ? name : `${name}（${lackWords[lack].zh}）`;
}

/** What is unusual in a month of an office, as its head has seen it. */
export interface MonthUnusual {
  /** Figures without a value. */
  blanks: number;
  /** Matters of the month that nobody has put into a category. */
  uncategorised: number;
  /** Open matters past their legal day of which nobody has noted why. */
  overdue: number;
  /** Figures that stand out against the month before. */
  jumps: readonly FigureName[];
}

export interface MonthClosing {
  countyId: number;
  id: string;
  /** 「统2026-0012」 */
  number: string;
  version: number;
  state: MonthClosingState;
  /** The first of the month. */
  month: Day;
  /** Whose month it is; null for the county, which is locked and not handed in. */
  officeId: string | null;
  /** The day by which it is to be handed in, or of the county to be locked. */
  dueOn: Day;
  /** What was handed in. */
  counted: readonly MonthValue[] | null;
  unusual: MonthUnusual | null;
  submittedById: string | null;
  submittedAt: Date | null;
  remark: string;
  returnReason: string;
  approvedById: string | null;
  approvedAt: Date | null;
  lockedById: string | null;
  lockedAt: Date | null;
  /** Of all values of the locked month. */
  sha256: string | null;
  /** The offices without whose word the month was locked. */
  missing: readonly string[];
  openedAt: Date;
  closedAt: Date | null;
}

/** An office as the rules of the month know it. */
export interface MonthOffice {
  officeId: string;
  name: string;
  state: MonthClosingState;
  /** What is missing of it; null once it is approved. */
  lack: MonthLack | null;
  approvedById: string | null;
}

/** A figure of the county or of an office as a lock keeps it, with the records that it counted. */
export interface FrozenValue extends MonthValue {
  /** Null for the county. */
  officeId: string | null;
  /** Null where the figure opens none. */
  records: KeptRecords | null;
}

/** What a lock keeps, and what it tells of the months before: all of it counted in one moment, before anything is locked. */
export interface FrozenMonth {
  values: readonly FrozenValue[];
  corrections: readonly (MonthChange & { officeId: string | null; month: Day })[];
  sha256: string;
}

export interface MonthClosingFacts extends Facts {
  /** For the opening: by when, and whether the month is open already. */
  dueOn: Day;
  isTaken: boolean;
  /** For the hand-in: what the office has, and what is unusual in it. */
  counted: readonly MonthValue[] | null;
  unusual: MonthUnusual | null;
  /** For the approval: whether the month of the county was locked meanwhile. */
  isLocked: boolean;
  /** For the lock: every office of the month, an earlier month that is open still, and what is kept. */
  offices: readonly MonthOffice[];
  earlier: Day | null;
  frozen: FrozenMonth | null;
}

/** 开月: the clock opens each month when it is over; a centre may, where the program came later. */
export const OpenMonth = z.object({
  id: z.uuid(),
  month: labelled(z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u), {
    zh: '哪个月',
    en: 'Month',
    input: 'text',
    hintZh: '如 2026-10',
    wrongZh: '写成 2026-10 这样',
    wrongEn: 'a month such as 2026-10',
  }),
});
export type OpenMonth = z.infer<typeof OpenMonth>;

export const SubmitMonth = z.object({
  remark: labelled(written().max(600).default(''), {
    zh: '说明（超期没写原因、没有类别的，请在这里说清）',
    en: 'Remark (overdue without a reason, without a category)',
    input: 'longText',
  }),
});
export type SubmitMonth = z.infer<typeof SubmitMonth>;

export const GiveBackMonth = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么退回', en: 'Why', input: 'longText' }),
});
export type GiveBackMonth = z.infer<typeof GiveBackMonth>;

export const LockMonth = z.object({
  remark: labelled(written().max(300).default(''), {
    zh: '说明（有所没有审核的，写明为什么先锁）',
    en: 'Remark (why, where an office is not approved)',
    input: 'longText',
  }),
});
export type LockMonth = z.infer<typeof LockMonth>;

/** The county reads all of them, an office its own. */
export function maySeeMonth(actor: Actor, closing: Pick<MonthClosing, 'countyId' | 'officeId'>): boolean {
  if (actor.countyId !== closing.countyId || !mayDo(actor, 'monthClosing.read')) return false;
  return scopes[actor.role] === 'county' || (closing.officeId !== null && closing.officeId === actor.organisationId);
}

/** Whether somebody has still to do something by its day, and the day is over. */
export function isLateMonth({ state, dueOn }: Pick<MonthClosing, 'state' | 'dueOn'>, today: Day): boolean {
  return dueOn < today && (state === 'open' || state === 'returned' || state === 'collecting');
}

/** Remarks in one line: the stop that somebody typed at the end gives way to the one between them. */
export function remarksInLine(remarks: readonly string[]): string {
  const said = remarks.filter((one) => one !== '');
  return said.map((one, at) => (at === said.length - 1 ? one : one.replace(/[。．.；;]$/u, ''))).join('；');
}

/** What its head has to say a word about before he hands in. */
export function askedAbout({ overdue, uncategorised }: Pick<MonthUnusual, 'overdue' | 'uncategorised'>): number {
  return overdue + uncategorised;
}
