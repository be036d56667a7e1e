import { z } from 'zod';
import { scopes } from '../../base/actor.ts';
import type { Change } from '../../base/event.ts';
import type { MonthClosingVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { rulesBy, type Docket } from '../../matter/docket.ts';
import { byOwners } from '../../matter/docket/whose-step.ts';
import { eventOf } from '../../matter/matter.ts';
import {
  askedAbout,
  GiveBackMonth,
  lackingName,
  LockMonth,
  maySeeMonth,
  monthClosingStateWords,
  OpenMonth,
  SubmitMonth,
  type FrozenMonth,
  type MonthClosing,
  type MonthClosingFacts,
  type MonthClosingState,
  type MonthOffice,
} from './month-closing.ts';
import './month-closing-sentences.ts';
import { daysOfMonth, monthZh } from './month-value.ts';

/** Which move leads where. An office is handed in and approved; the county is locked, and its offices with it. */
export const monthClosingMoves = {
  collecting: { lock: 'locked' },
  open: { submit: 'submitted', miss: 'missed' },
  submitted: { approve: 'approved', giveBack: 'returned', miss: 'missed' },
  returned: { submit: 'submitted', miss: 'missed' },
  approved: { giveBack: 'returned', settle: 'locked' },
  locked: {},
  missed: {},
} as const satisfies Record<MonthClosingState, Partial<Record<string, MonthClosingState>>>;
export type MonthClosingMove = 'submit' | 'approve' | 'giveBack' | 'lock' | 'settle' | 'miss';

/** A month that is over begins to be closed, of the county or of one office. */
export function openMonth(
  { id, month: typed }: OpenMonth,
  facts: MonthClosingFacts & { number: string | null },
  officeId: string | null = null,
): Change<MonthClosing> {
  const { by, at, today, dueOn, isTaken } = facts;
  const month = `${typed}-01`;
  if (daysOfMonth(month).to >= today) throw new Refusal('month-not-over', { month: monthZh(month) });
  if (isTaken) throw new Refusal('month-open-already', { month: monthZh(month) });
  const next: MonthClosing = {
    countyId: by.countyId,
    id,
    number: facts.number ?? '',
    version: 1,
    state: officeId === null ? 'collecting' : 'open',
    month,
    officeId,
    dueOn,
    counted: null,
    unusual: null,
    submittedById: null,
    submittedAt: null,
    remark: '',
    returnReason: '',
    approvedById: null,
    approvedAt: null,
    lockedById: null,
    lockedAt: null,
    sha256: null,
    missing: [],
    openedAt: at,
    closedAt: null,
  };
  return { next, event: eventOf(next, 'month-opened', facts, { number: next.number, month, dueOn }) };
}

const verbs = {
  submit: 'month-submitted',
  approve: 'month-approved',
  giveBack: 'month-returned',
  lock: 'month-locked',
  settle: 'month-settled',
  miss: 'month-missed',
} as const satisfies Record<MonthClosingMove, MonthClosingVerb>;

const isOffice = ({ officeId }: MonthClosing) => officeId !== null;

export const monthClosingProcedure = rulesBy<MonthClosing, typeof verbs, MonthClosingFacts>(
  byOwners,
  monthClosingMoves,
  verbs,
  {
    submit: {
      zh: '报送',
      en: 'Hand in',
      permission: 'monthClosing.submit',
      input: SubmitMonth,
      chief: true,
      stands: ({ officeId }, { organisationId }) => officeId !== null && officeId === organisationId,
      apply: (_closing, { remark }: SubmitMonth, { counted, unusual, by, at }) => {
        // It is counted before, of the version that it was asked of.
        if (counted === null || unusual === null) throw new Refusal('changed-meanwhile');
        const n = askedAbout(unusual);
        if (n > 0 && remark.length < 2)
          throw new Refusal('month-remark-missing', { overdue: unusual.overdue, uncategorised: unusual.uncategorised });
        const { overdue, uncategorised, blanks } = unusual;
        return {
          next: {
            counted,
            unusual,
            remark,
            submittedById: by.id,
            submittedAt: at,
            returnReason: '',
            approvedById: null,
            approvedAt: null,
          },
          detail: { remark, overdue, uncategorised, blanks },
        };
      },
    },
    approve: {
      zh: '审核通过',
      en: 'Approve',
      permission: 'monthClosing.approve',
      input: z.object({}),
      chief: true,
      // Who handed it in approves nothing of it; the table refuses it too.
      stands: (closing, { id }) => isOffice(closing) && closing.submittedById !== id,
      apply: ({ month }, _input, { by, at }) => ({
        next: { approvedById: by.id, approvedAt: at },
        detail: { month },
      }),
    },
    giveBack: {
      zh: '退回',
      en: 'Give back',
      permission: 'monthClosing.giveBack',
      input: GiveBackMonth,
      stands: isOffice,
      apply: (_closing, { remark }: GiveBackMonth, { isLocked }) => {
        if (isLocked) throw new Refusal('month-locked');
        return { next: { returnReason: remark, approvedById: null, approvedAt: null }, detail: { remark } };
      },
    },
    lock: {
      zh: '锁定',
      en: 'Lock',
      permission: 'monthClosing.lock',
      input: LockMonth,
      chief: true,
      stands: ({ officeId }) => officeId === null,
      apply: (closing, { remark }: LockMonth, facts) => {
        const { offices, frozen, by, at } = facts;
        const missing = demandLockable(closing, remark, facts);
        // What was counted is kept as it was; offices that came or went since were not counted with it.
        if (frozen === null || !countsEach(frozen, offices)) throw new Refusal('changed-meanwhile');
        const { sha256, values, corrections } = frozen;
        return {
          next: {
            remark,
            lockedById: by.id,
            lockedAt: at,
            sha256,
            missing: offices.filter(({ state }) => state !== 'approved').map(({ officeId }) => officeId),
            closedAt: at,
          },
          detail: {
            sha256,
            values: values.length,
            corrections: corrections.length,
            ofCounty: corrections.filter(({ officeId }) => officeId === null).length,
            missing: missing.join('、'),
            remark,
          },
        };
      },
    },
    settle: {
      zh: '随县里锁定',
      en: 'Locked with the county',
      permission: 'monthClosing.follow',
      input: z.object({}),
      apply: ({ month }, _input, { at }) => ({ next: { lockedAt: at, closedAt: at }, detail: { month } }),
    },
    miss: {
      zh: '没有审核就锁定',
      en: 'Locked without it',
      permission: 'monthClosing.follow',
      input: z.object({}),
      apply: ({ month }, _input, { at }) => ({ next: { closedAt: at }, detail: { month } }),
    },
  },
);

/** Refuses a lock before anything is counted for it, and again when it is written; the offices that are missing, each with how far it is. */
export function demandLockable(
  { month }: Pick<MonthClosing, 'month'>,
  remark: string,
  { offices, earlier, by, today }: Pick<MonthClosingFacts, 'offices' | 'earlier' | 'by' | 'today'>,
): string[] {
  if (daysOfMonth(month).to >= today) throw new Refusal('month-not-over', { month: monthZh(month) });
  if (earlier !== null) throw new Refusal('month-earlier-open', { month: monthZh(earlier) });
  if (offices.some(({ approvedById }) => approvedById === by.id)) throw new Refusal('month-own-approval');
  const missing = offices.filter(({ state }) => state !== 'approved').map(lackingName);
  if (missing.length > 0 && remark.length < 2)
    throw new Refusal('month-offices-missing', { n: missing.length, names: missing.slice(0, 5).join('、') });
  return missing;
}

function countsEach({ values }: FrozenMonth, offices: readonly MonthOffice[]): boolean {
  const counted = new Set(values.flatMap(({ officeId }) => officeId ?? []));
  return counted.size === offices.length && offices.every(({ officeId }) => counted.has(officeId));
}

/** 月度统计簿 */
export const monthClosingDocket: Docket<MonthClosing, OpenMonth, MonthClosingFacts> = {
  name: 'month_closing',
  path: 'month-closings',
  zh: '月度统计',
  en: 'Closing of months',
  letter: '统',
  read: 'monthClosing.read',
  states: monthClosingStateWords,
  moves: monthClosingMoves,
  over: ['locked', 'missed'],
  opening: { zh: '开一个月', en: 'Open a month', permission: 'monthClosing.open', input: OpenMonth },
  open: (input, facts) => openMonth(input, facts),
  procedure: monthClosingProcedure,
  maySee: maySeeMonth,
  // What was handed in is a page of its own; a list carries it not.
  shown: (_actor, one) => ({ ...one, counted: null }),
};

/** Whether the reader sees the offices beside each other. */
export function readsCounty(role: keyof typeof scopes): boolean {
  return scopes[role] === 'county';
}
