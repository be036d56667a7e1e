/**
 * 执行 (execution): paid within fifteen days, later or in parts when the head allows it; three per cent a day on a fine that is late, never
 * more than the fine; urged, and after ten working days before the court within three months (第七十二条至第七十六条).
 */
import { z } from 'zod';
import { addMonths } from '../../../base/calendar.ts';
import type { Change } from '../../../base/event.ts';
import { demanding, labelled, written } from '../../../base/field.ts';
import { demandDay, eventOf, servedHash, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import { contestableUntil, paymentClock } from '../deadline.ts';
import { movedEnforcement, type Enforcement } from '../enforcement.ts';
import { lateFeeFen, moneyDecidedFen, owedFen, paidFen, paidUpOn } from '../money.ts';
import { moneyKinds, type MoneyKind } from '../records.ts';
import { on } from './case-fields.ts';

export const moneyKindWords = {
  fine: { zh: '罚款', en: 'Fine' },
  confiscated: { zh: '没收违法所得', en: 'Confiscated' },
  lateFee: { zh: '加处罚款', en: 'Late fee' },
} as const satisfies Record<MoneyKind, { zh: string; en: string }>;

export const RecordPayment = z.object({
  kind: labelled(z.enum(moneyKinds), {
    zh: '款项',
    en: 'Which money',
    input: 'choice',
    options: moneyKinds.map((value) => ({ value, ...moneyKindWords[value] })),
  }),
  fen: labelled(z.number().int().min(1).max(100_000_000_000_00), {
    zh: '收缴',
    en: 'Paid',
    input: 'money',
    wrongZh: '请写收到的数',
    wrongEn: 'write the sum that came in',
  }),
  paidOn: on('缴款日期', 'Paid on'),
  slip: labelled(written().min(2).max(60), { zh: '缴款书、票据号', en: 'Slip', input: 'text' }),
});
export const Defer = z.object({
  until: labelled(z.iso.date(), { zh: '延到、最后一期到', en: 'Until', input: 'day', startsEmpty: true }),
  plan: labelled(written().min(2).max(500), { zh: '延期、分期的安排', en: 'Plan', input: 'longText' }),
});
export const Urge = z.object({ receivedOn: on('催告书送达日期', 'Urged on') });
export const AskCourt = z.object({
  askedOn: on('申请日期', 'Asked on'),
  court: labelled(written().min(2).max(60), { zh: '人民法院', en: 'Court', input: 'text' }),
  number: labelled(written().max(60).default(''), { zh: '对方案号', en: 'Its number', input: 'text' }),
});
export const RecordCourt = z.object({
  result: labelled(z.enum(['enforced', 'ended']), {
    zh: '结果',
    en: 'Result',
    input: 'choice',
    options: [
      { value: 'enforced', zh: '强制执行完毕', en: 'Enforced' },
      { value: 'ended', zh: '裁定终结、不予执行', en: 'Ended without' },
    ],
  }),
  endedOn: on('结果日期', 'On'),
});
export const EndExecution = demanding(
  z.object({
    endedOn: on('终结执行日期', 'Ended on'),
    reason: labelled(written().min(6).max(500), { zh: '为什么终结执行', en: 'Why', input: 'longText' }),
  }),
);

export function recordPayment(
  enforcement: Enforcement,
  input: z.infer<typeof RecordPayment>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'recordPayment');
  const { kind, fen, paidOn } = input;
  demandDay(paidOn, facts, enforcement.decision?.decidedOn ?? null);
  const most = kind === 'lateFee' ? lateOwedFen(enforcement, facts, paidOn) : owedFen(enforcement, kind);
  if (fen > most) throw new Refusal('paid-too-much', { yuan: most / 100 });
  const payments = [...enforcement.payments, input];
  const next: Enforcement = {
    ...enforcement,
    state,
    payments,
    fineCollectedFen: paidFen(payments, 'fine'),
    confiscatedCollectedFen: paidFen(payments, 'confiscated'),
    lateFeeCollectedFen: paidFen(payments, 'lateFee'),
  };
  return {
    next: { ...next, endedOn: enforcement.endedOn ?? paidUpOn(next) },
    event: eventOf(enforcement, 'penalty-paid', facts, { kind, fen, slip: input.slip }, paidOn),
  };
}

/** 加处罚款 that is owed on the day, less what was paid of it. */
export function lateOwedFen(enforcement: Enforcement, facts: Facts, upto = facts.today): number {
  const due = paymentClock(enforcement, facts)?.legalOn ?? null;
  if (due === null) return 0;
  return Math.max(0, lateFeeFen(enforcement, due, upto) - paidFen(enforcement.payments, 'lateFee'));
}

export function defer(enforcement: Enforcement, input: z.infer<typeof Defer>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'defer');
  demandOwing(enforcement);
  const due = paymentClock(enforcement, facts)?.targetOn ?? facts.today;
  if (input.until <= due) throw new Refusal('term-needs-day', { due });
  return {
    next: { ...enforcement, state, deferral: { ...input, allowedOn: facts.today, byId: facts.by.id } },
    event: eventOf(enforcement, 'payment-deferred', facts, { until: input.until, plan: input.plan }),
  };
}

/** 催告, once the time for payment is over; what is owed then is told to the party. */
export function urge(
  enforcement: Enforcement,
  { receivedOn }: z.infer<typeof Urge>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'urge');
  demandOwing(enforcement);
  const due = paymentClock(enforcement, facts)?.legalOn ?? facts.today;
  if (receivedOn <= due) throw new Refusal('not-overdue', { due });
  demandDay(receivedOn, facts, due);
  const lateFee = lateOwedFen(enforcement, facts, receivedOn);
  const owed = owedFen(enforcement, 'fine') + owedFen(enforcement, 'confiscated') + lateFee;
  return {
    next: {
      ...enforcement,
      state,
      urging: { number: facts.paperNumber, receivedOn, owedFen: owed, lateFeeFen: lateFee, ...servedHash(facts) },
    },
    event: eventOf(
      enforcement,
      'payment-urged',
      facts,
      { owedFen: owed, lateFeeFen: lateFee, ...servedHash(facts) },
      receivedOn,
    ),
  };
}

/** Ten working days after the urging, from the end of the remedies on and within three months of it (第七十六条). */
export function askCourt(enforcement: Enforcement, input: z.infer<typeof AskCourt>, facts: Facts): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'askCourt');
  demandOwing(enforcement);
  const { urging, service } = enforcement;
  if (urging === null || service === null) throw new Refusal('urging-missing');
  if (enforcement.court !== null) throw new Refusal('court-asked-already');
  const from = contestableUntil(enforcement, service.servedOn);
  const until = addMonths(from, 3);
  demandDay(input.askedOn, facts, urging.receivedOn);
  if (input.askedOn <= from || input.askedOn > until) throw new Refusal('court-time', { from, until });
  return {
    next: { ...enforcement, state, court: { ...input, endedOn: null, result: null } },
    event: eventOf(enforcement, 'court-asked', facts, { court: input.court }, input.askedOn),
  };
}

export function recordCourt(
  enforcement: Enforcement,
  input: z.infer<typeof RecordCourt>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'recordCourt');
  const { court } = enforcement;
  if (court === null || court.endedOn !== null) throw new Refusal('no-court');
  demandDay(input.endedOn, facts, court.askedOn);
  return {
    next: { ...enforcement, state, court: { ...court, ...input }, endedOn: enforcement.endedOn ?? input.endedOn },
    event: eventOf(enforcement, 'court-answered', facts, { result: input.result }, input.endedOn),
  };
}

/** 终结执行: nothing more is to be had. */
export function endExecution(
  enforcement: Enforcement,
  input: z.infer<typeof EndExecution>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'endExecution');
  demandOwing(enforcement);
  const { endedOn, reason } = input;
  demandDay(endedOn, facts, enforcement.service?.servedOn ?? null);
  return {
    next: { ...enforcement, state, executionEnded: { on: endedOn, reason }, endedOn: enforcement.endedOn ?? endedOn },
    event: eventOf(enforcement, 'execution-ended', facts, { reason }, endedOn),
  };
}

function demandOwing(enforcement: Enforcement): void {
  if (moneyDecidedFen(enforcement) === 0 || paidUpOn(enforcement) !== null) throw new Refusal('nothing-owed');
}
