/**
 * 补贴 (allowance): what is paid to a person of the network for a period, by matter settled, as a fixed sum or by the result of the
 * assessment. Money is whole fen; the number of matters is counted from the ledger and never typed.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { byAnother } from '../matter/docket/whose-step.ts';
import type { Change, Nothing } from '../base/event.ts';
import type { AllowanceVerb } from '../base/ledger-verbs.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay, eventOf, type Facts, type Moves } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, words, yuan, type Tellings } from '../base/sentence.ts';

export const allowanceStates = ['drafted', 'approved', 'returned', 'paid', 'cancelled'] as const;
export type AllowanceState = (typeof allowanceStates)[number];
export const allowanceStateWords = {
  drafted: { zh: '待审批', en: 'To be approved' },
  approved: { zh: '待发放', en: 'To be paid' },
  returned: { zh: '已退回', en: 'Sent back' },
  paid: { zh: '已发放', en: 'Paid' },
  cancelled: { zh: '已作废', en: 'Cancelled' },
} as const satisfies Record<AllowanceState, { zh: string; en: string }>;

/** Which move leads where. */
export const allowanceMoves = {
  drafted: { approve: 'approved', sendBack: 'returned', cancel: 'cancelled' },
  returned: { redraft: 'drafted', cancel: 'cancelled' },
  approved: { pay: 'paid', cancel: 'cancelled' },
  paid: {},
  cancelled: {},
} as const satisfies Record<AllowanceState, Partial<Record<string, AllowanceState>>> & Moves<AllowanceState>;
export type AllowanceMove = { [S in AllowanceState]: keyof (typeof allowanceMoves)[S] }[AllowanceState];

export const allowanceBases = {
  perMatter: { zh: '按件', en: 'By matter settled' },
  fixed: { zh: '定额', en: 'Fixed' },
  byResult: { zh: '按考核', en: 'By the assessment' },
} as const;
export type AllowanceBasis = keyof typeof allowanceBases;

export interface Allowance {
  countyId: number;
  id: string;
  /** 「补2026-0007」 */
  number: string;
  version: number;
  state: AllowanceState;
  personId: string;
  fromOn: string;
  toOn: string;
  basis: AllowanceBasis;
  /** Matters settled in the period, from the ledger; 1 for the other bases. */
  count: number;
  unitFen: number;
  sumFen: number;
  reason: string;
  approvedById: string | null;
  paidOn: string | null;
  /** How it was paid, and the voucher. */
  voucher: string;
  byId: string;
}

const day = { input: 'day', wrongZh: '写成 2026-04-29 这样的日期', wrongEn: 'such as 2026-04-29' } as const;
const money = { input: 'money', wrongZh: '写金额，例如 50 或 12.50', wrongEn: 'an amount such as 12.50' } as const;
export const DraftAllowance = z.object({
  id: z.uuid(),
  personId: labelled(z.uuid(), { zh: '发给谁', en: 'To whom', input: 'handler' }),
  fromOn: labelled(z.iso.date(), { ...day, zh: '期间从', en: 'From' }),
  toOn: labelled(z.iso.date(), { ...day, zh: '期间到', en: 'To' }),
  basis: labelled(z.enum(['perMatter', 'fixed', 'byResult']), {
    zh: '怎么算',
    en: 'Basis',
    input: 'choice',
    options: Object.entries(allowanceBases).map(([value, one]) => ({ value, ...one })),
  }),
  unitFen: labelled(z.number().int().min(1).max(10_000_000), {
    ...money,
    zh: '每件（或每期）多少',
    en: 'For each matter, or for the period',
    hintZh: '按件的，件数由台账数出',
    hintEn: 'Matters are counted from the ledger',
  }),
  reason: labelled(written().max(200).default(''), { zh: '依据', en: 'Ground', input: 'text' }),
});
export type DraftAllowance = z.infer<typeof DraftAllowance>;
export const ApproveAllowance = z.object({});
export const SendBackAllowance = z.object({
  reason: labelled(written().min(2).max(200), { zh: '退回的原因', en: 'Why', input: 'text' }),
});
export const RedraftAllowance = z.object({
  unitFen: labelled(z.number().int().min(1).max(10_000_000), { ...money, zh: '每件（或每期）多少', en: 'For each' }),
  reason: labelled(written().max(200).default(''), { zh: '依据', en: 'Ground', input: 'text' }),
});
export const PayAllowance = z.object({
  paidOn: labelled(z.iso.date(), { ...day, zh: '发放日期', en: 'Paid on' }),
  voucher: labelled(written().min(2).max(60), { zh: '凭证号', en: 'Voucher', input: 'text' }),
});
export const CancelAllowance = z.object({
  reason: labelled(written().min(2).max(200), { zh: '作废的原因', en: 'Why', input: 'text' }),
});

export interface AllowanceFacts extends Facts {
  /** Matters that the person settled in the period, from the ledger. */
  settled: number;
  /** An allowance of the same basis whose period meets this one. */
  overlaps: boolean;
  isKnown: boolean;
}

export function draftAllowance(
  input: DraftAllowance,
  facts: AllowanceFacts & { number: string | null },
): Change<Allowance> {
  if (!facts.isKnown) throw new Refusal('person-unknown');
  if (input.toOn < input.fromOn) throw new Refusal('period-invalid');
  demandDay(input.toOn, facts, null);
  if (facts.overlaps) throw new Refusal('allowance-overlaps');
  const count = input.basis === 'perMatter' ? facts.settled : 1;
  if (count === 0) throw new Refusal('nothing-settled');
  const next: Allowance = {
    countyId: facts.by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'drafted',
    count,
    sumFen: count * input.unitFen,
    approvedById: null,
    paidOn: null,
    voucher: '',
    byId: facts.by.id,
  };
  const { number, basis, sumFen } = next;
  return { next, event: eventOf(next, 'allowance-drafted', facts, { number, basis, count, sumFen }) };
}

const verbs = {
  approve: 'allowance-approved',
  sendBack: 'allowance-returned',
  redraft: 'allowance-redrafted',
  pay: 'allowance-paid',
  cancel: 'allowance-cancelled',
} as const satisfies Record<AllowanceMove, AllowanceVerb>;

export const allowanceProcedure = rulesBy<Allowance, typeof verbs, AllowanceFacts>(byAnother, allowanceMoves, verbs, {
  approve: {
    zh: '批准',
    en: 'Approve',
    permission: 'allowance.approve',
    input: ApproveAllowance,
    chief: true,
    // Who drafts a payment does not approve it.
    stands: (one, { id }) => one.byId !== id,
    apply: (_one, _input, { by }) => ({ next: { approvedById: by.id }, detail: {} }),
  },
  sendBack: {
    zh: '退回',
    en: 'Send back',
    permission: 'allowance.approve',
    input: SendBackAllowance,
    apply: (_one, { reason }: z.infer<typeof SendBackAllowance>) => ({ detail: { reason } }),
  },
  redraft: {
    zh: '改好再报',
    en: 'Draft again',
    permission: 'allowance.draft',
    input: RedraftAllowance,
    chief: true,
    apply: (one, { unitFen, reason }: z.infer<typeof RedraftAllowance>) => ({
      next: { unitFen, reason, sumFen: one.count * unitFen },
      detail: { sumFen: one.count * unitFen },
    }),
  },
  pay: {
    zh: '发放',
    en: 'Pay',
    permission: 'allowance.pay',
    input: PayAllowance,
    chief: true,
    apply: (one, { paidOn, voucher }: z.infer<typeof PayAllowance>, facts) => {
      demandDay(paidOn, facts, null);
      return { next: { paidOn, voucher }, detail: { paidOn, sumFen: one.sumFen } };
    },
  },
  cancel: {
    zh: '作废',
    en: 'Cancel',
    permission: 'allowance.draft',
    input: CancelAllowance,
    apply: (_one, { reason }: z.infer<typeof CancelAllowance>) => ({ detail: { reason } }),
  },
});

/** 补贴台账 */
export const allowanceDocket: Docket<Allowance, DraftAllowance, AllowanceFacts> = {
  name: 'allowance',
  path: 'allowances',
  zh: '补贴',
  en: 'Allowances',
  most: 20_000,
  letter: '补',
  read: 'allowance.read',
  states: allowanceStateWords,
  moves: allowanceMoves,
  over: ['paid', 'cancelled'],
  opening: { zh: '造补贴', en: 'Draft an allowance', permission: 'allowance.draft', input: DraftAllowance },
  open: draftAllowance,
  procedure: allowanceProcedure,
  maySee: (actor: Actor, { countyId }) => actor.countyId === countyId,
};

/** What the ledger keeps of an allowance. */
export interface AllowanceDetails {
  'allowance-drafted': { number: string; basis: string; count: number; sumFen: number };
  'allowance-approved': Nothing;
  'allowance-returned': { reason: string };
  'allowance-redrafted': { sumFen: number };
  'allowance-paid': { paidOn: string; sumFen: number };
  'allowance-cancelled': { reason: string };
}

declare module '../base/event.ts' {
  interface Details extends AllowanceDetails {}
}

export const allowanceTellings: Tellings<AllowanceDetails> = {
  'allowance-drafted': (d) => {
    const basis = words(allowanceBases, d.basis);
    return [`造补贴：${basis.zh}，合计 ${yuan(d.sumFen)} 元。`, `Drafted: ${basis.en}, ${yuan(d.sumFen)} yuan.`];
  },
  'allowance-approved': () => ['批准。', 'Approved.'],
  'allowance-returned': plainTelling({ zh: '退回', en: 'Sent back' }, 'reason'),
  'allowance-redrafted': (d) => [`改好再报，合计 ${yuan(d.sumFen)} 元。`, `Drafted again: ${yuan(d.sumFen)} yuan.`],
  'allowance-paid': (d) => [
    `发放 ${yuan(d.sumFen)} 元（${text(d.paidOn)}）。`,
    `Paid ${yuan(d.sumFen)} yuan on ${text(d.paidOn)}.`,
  ],
  'allowance-cancelled': plainTelling({ zh: '作废', en: 'Cancelled' }, 'reason'),
};
