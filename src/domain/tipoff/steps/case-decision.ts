/**
 * 立案、不予立案 (opening): what who leads the authority decides at the end of a verification (市场监督管理行政处罚程序规定
 * 第十九条、第二十条). That he makes the move is the approval; the ledger line is the signature.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import { approvalOpinion, decidableSince, decisionApproval, demandDecider } from './decision-request.ts';
import { demandOwnPower, demandUndisputed } from './jurisdiction.ts';
import { noticesOnDecision } from '../notification.ts';
import { movedTipoff, notOpenedGroundCodes, type Tipoff } from '../tipoff.ts';
import { demandTested } from './verification.ts';
import { notOpenedGrounds } from './not-opened.ts';

/** 立案的四个条件，程序规定 第十九条: all of them. */
export const openingConditions = {
  hasEvidence: { zh: '有证据初步证明存在违法行为', en: 'First evidence shows a breach' },
  deservesPenalty: { zh: '依据法律应当给予行政处罚', en: 'By law a penalty is due' },
  isOurs: { zh: '属于本部门管辖', en: 'It is within our jurisdiction' },
  isInTime: { zh: '在给予行政处罚的法定期限内', en: 'The time limit for a penalty has not run out' },
} as const;
type OpeningCondition = keyof typeof openingConditions;
const conditions = Object.keys(openingConditions) as OpeningCondition[];

const decidedOn = labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' });
const condition = (name: OpeningCondition) =>
  labelled(z.boolean().default(false), { ...openingConditions[name], input: 'tick' });
export const Open = z.object({
  decidedOn,
  hasEvidence: condition('hasEvidence'),
  deservesPenalty: condition('deservesPenalty'),
  isOurs: condition('isOurs'),
  isInTime: condition('isInTime'),
  reason: labelled(written().min(6).max(2000), { zh: '立案的事实和依据', en: 'Facts and basis', input: 'longText' }),
  opinion: approvalOpinion,
});
export const NotOpen = z.object({
  decidedOn,
  ground: labelled(z.enum(notOpenedGroundCodes), {
    zh: '不予立案的情形',
    en: 'Ground',
    input: 'choice',
    options: notOpenedGroundCodes.map((value) => ({
      value,
      zh: `${notOpenedGrounds[value].article} ${notOpenedGrounds[value].zh}`,
      en: notOpenedGrounds[value].en,
    })),
  }),
  reason: labelled(written().min(6).max(2000), { zh: '理由和查到的事实', en: 'Reason and facts', input: 'longText' }),
  opinion: approvalOpinion,
});

/** 立案 (H3 → H4): all four conditions of 程序规定 第十九条; the number is that of the case. */
export function open(tipoff: Tipoff, input: z.infer<typeof Open>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'open');
  if (conditions.some((name) => !input[name])) throw new Refusal('opening-conditions-missing');
  const decided = decide(tipoff, 'open', input, facts);
  const next: Tipoff = { ...decided, state, enforcementNumber: facts.paperNumber };
  return {
    next: { ...next, notices: noticesOnDecision(next, null) },
    event: eventOf(
      tipoff,
      'enforcement-opened',
      facts,
      { decidedOn: input.decidedOn, enforcementNumber: facts.paperNumber, officeId: tipoff.officeId },
      input.decidedOn,
    ),
  };
}

/** 不予立案 (H3 → H5). */
export function notOpen(tipoff: Tipoff, input: z.infer<typeof NotOpen>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'notOpen');
  const decided = decide(tipoff, 'notOpen', input, facts);
  const next: Tipoff = { ...decided, state, notOpenedGround: input.ground };
  return {
    next: { ...next, notices: noticesOnDecision(next, facts.paperNumber) },
    event: eventOf(
      tipoff,
      'enforcement-not-opened',
      facts,
      { decidedOn: input.decidedOn, ground: input.ground, officeId: tipoff.officeId },
      input.decidedOn,
    ),
  };
}

const outcomeOf = { open: 'opened', notOpen: 'notOpened', transfer: 'transferred' } as const;

/** By who may decide it, and not while something is still being tested: its result belongs to the facts. */
export function decide(
  tipoff: Tipoff,
  what: keyof typeof outcomeOf,
  { decidedOn: on, reason, opinion }: { decidedOn: Day; reason: string; opinion: string },
  facts: Facts,
): Tipoff {
  demandDecider(tipoff, what, facts, on);
  demandTested(tipoff);
  demandUndisputed(tipoff);
  if (what !== 'transfer') demandOwnPower(tipoff);
  demandDay(on, facts, decidableSince(tipoff));
  return {
    ...tipoff,
    outcome: outcomeOf[what],
    decidedOn: on,
    decisionReason: reason,
    approverId: facts.by.id,
    approval: decisionApproval(tipoff, on, opinion, facts),
    proposal: null,
  };
}
