/**
 * 案件 (enforcement): the case that a tip-off was opened into. Only what the tip-off needs of it: its number, who opened it
 * and how it ended; its own procedure is another ledger.
 */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { labelled } from '../base/field.ts';
import { demandDay, eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { owedNotices } from './notification.ts';
import { enforcementResults, movedTipoff, type EnforcementResult, type Tipoff } from './tipoff.ts';

export const enforcementResultWords = {
  penalised: { zh: '行政处罚', en: 'Penalty' },
  notPenalised: { zh: '不予行政处罚', en: 'No penalty' },
  withdrawn: { zh: '销案', en: 'Withdrawn' },
  transferred: { zh: '移送其他机关', en: 'Handed to another authority' },
} as const satisfies Record<EnforcementResult, { zh: string; en: string }>;

export interface Enforcement {
  countyId: number;
  id: string;
  /** 立案号, such as 「青市监立〔2026〕12号」. */
  number: string;
  tipoffId: string;
  officeId: string | null;
  operatorName: string;
  conductCode: string | null;
  openedOn: Day;
  handlerId: string | null;
  secondId: string | null;
  approverId: string | null;
  endedOn: Day | null;
  result: EnforcementResult | null;
  penaltyFen: number | null;
}

export const EndEnforcement = z.object({
  endedOn: labelled(z.iso.date(), { zh: '结案日期', en: 'Closed on', input: 'day' }),
  result: labelled(z.enum(enforcementResults), {
    zh: '案件结果',
    en: 'Result',
    input: 'choice',
    options: enforcementResults.map((value) => ({ value, ...enforcementResultWords[value] })),
  }),
  penaltyFen: labelled(z.number().int().min(0).max(100_000_000_00), {
    zh: '罚没款',
    en: 'Fined and confiscated',
    input: 'money',
    wrongZh: '请写数字，没有就写 0',
  }),
});

/** The stub of the case as the tip-off has it: written when it is opened and again when it ends. */
export function enforcementOf(tipoff: Tipoff, id: string): Enforcement {
  if (tipoff.enforcementNumber === null || tipoff.decidedOn === null)
    throw new Error('A tip-off without a case has none to write down.');
  return {
    countyId: tipoff.countyId,
    id,
    number: tipoff.enforcementNumber,
    tipoffId: tipoff.id,
    officeId: tipoff.officeId,
    operatorName: tipoff.operatorName,
    conductCode: tipoff.conductCode,
    openedOn: tipoff.decidedOn,
    handlerId: tipoff.handlerId,
    secondId: tipoff.secondId,
    approverId: tipoff.approverId,
    endedOn: tipoff.enforcementEndedOn,
    result: tipoff.enforcementResult,
    penaltyFen: tipoff.penaltyFen,
  };
}

/** The case has ended: only then may its tip-off be closed (H12), and only then is a reward counted. */
export function endEnforcement(tipoff: Tipoff, input: z.infer<typeof EndEnforcement>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'endEnforcement');
  if (tipoff.outcome !== 'opened' || tipoff.enforcementEndedOn !== null) throw new Refusal('no-open-enforcement');
  if (input.penaltyFen > 0 && input.result !== 'penalised') throw new Refusal('penalty-without-decision');
  demandDay(input.endedOn, facts, tipoff.decidedOn);
  const next: Tipoff = {
    ...tipoff,
    state,
    enforcementEndedOn: input.endedOn,
    enforcementResult: input.result,
    penaltyFen: input.penaltyFen,
  };
  const owed = owedNotices(next, null).filter(({ kind }) => kind === 'caseResult');
  return {
    next: { ...next, notices: [...tipoff.notices, ...owed] },
    event: eventOf(tipoff, 'enforcement-ended', facts, { ...input }, input.endedOn),
  };
}
