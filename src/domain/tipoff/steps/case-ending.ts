/**
 * 案件的结果 (ending): how the case ended that a tip-off was opened into. The case has a ledger of its own; when it is closed, the program
 * writes its end down here, from which notices and reward are counted.
 */
import { z } from 'zod';
import type { Change } from '../../base/event.ts';
import { labelled } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import { owedNotices } from '../notification.ts';
import { enforcementResults, movedTipoff, type Tipoff } from '../tipoff.ts';
import { enforcementResultWords } from './case-ending-words.ts';

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
