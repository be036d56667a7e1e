/**
 * 受理、不予受理 (acceptance): within seven working days the bureau decides and tells (令121 第十五条). A refusal names
 * one or more of the seven grounds of 第十六条, the reason, and the other ways of 消法 第三十九条.
 */
import { z } from 'zod';
import { moved, type Complaint } from './complaint.ts';
import { demandDay, eventOf, type Facts } from './matter.ts';
import { dayOf } from './calendar.ts';
import type { Change } from './event.ts';
import { labelled, written } from './field.ts';
import { declineGrounds, type DeclineGround } from './ground.ts';
import { openNotices } from './notice.ts';
import { Refusal } from './refusal.ts';

const grounds = Object.keys(declineGrounds) as [DeclineGround, ...DeclineGround[]];

export const Accept = z.object({
  decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' }),
});

export const Decline = z.object({
  decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' }),
  ground: labelled(z.enum(grounds), {
    zh: '不予受理的情形',
    en: 'Ground',
    input: 'choice',
    options: grounds.map((value) => ({
      value,
      zh: `${declineGrounds[value].article} ${declineGrounds[value].zh}`,
      en: declineGrounds[value].en,
    })),
  }),
  reason: labelled(written().min(6).max(500), {
    zh: '理由和依据的事实',
    en: 'Reason and facts',
    hintZh: '会印在决定书上，请写明查到的事实',
    hintEn: 'Printed in the decision',
    input: 'longText',
  }),
});

/** The day since which the decider has had the matter: no decision can be older. */
function hadOn(complaint: Complaint): string | null {
  return complaint.dispatchedOn ?? (complaint.receivedAt === null ? null : dayOf(complaint.receivedAt));
}

export function accept(complaint: Complaint, input: z.infer<typeof Accept>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'accept');
  demandDay(input.decidedOn, facts, hadOn(complaint));
  return {
    next: {
      ...complaint,
      state,
      decidedOn: input.decidedOn,
      acceptedOn: input.decidedOn,
      handlerId: complaint.handlerId ?? facts.by.id,
      notices: openNotices('acceptance', facts.paperNumber),
    },
    event: eventOf(
      complaint,
      'accepted',
      facts,
      { decidedOn: input.decidedOn, officeId: complaint.officeId, categoryCode: complaint.categoryCode },
      input.decidedOn,
    ),
  };
}

/** Ground three (not for daily life) judges a person: it needs the head of the office (law.md 10.3 S8). */
export function decline(complaint: Complaint, input: z.infer<typeof Decline>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'decline');
  demandDecider(complaint, facts);
  if (input.ground === 'NA3' && facts.by.role !== 'officeHead') throw new Refusal('ground-needs-head');
  demandDay(input.decidedOn, facts, hadOn(complaint));
  return {
    next: {
      ...complaint,
      state,
      outcome: 'declined',
      // A proposed office that never got the matter has nothing to do with it.
      officeId: facts.by.role === 'centre' ? null : complaint.officeId,
      decidedOn: input.decidedOn,
      declineGrounds: [input.ground],
      declineReason: input.reason,
      handlerId: facts.by.role === 'centre' ? null : (complaint.handlerId ?? facts.by.id),
      notices: openNotices('decline', facts.paperNumber),
    },
    event: eventOf(
      complaint,
      'declined',
      facts,
      { decidedOn: input.decidedOn, ground: input.ground, officeId: complaint.officeId },
      input.decidedOn,
    ),
  };
}

/** Before dispatch only the centre can decline, for it alone has the matter; afterwards only the office can. */
function demandDecider(complaint: Complaint, facts: Facts): void {
  const isCentre = facts.by.role === 'centre';
  if (isCentre && complaint.state !== 'registered') throw new Refusal('centre-after-dispatch');
  if (!isCentre && complaint.state === 'registered')
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'decline' });
}
