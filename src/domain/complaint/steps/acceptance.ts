/**
 * 受理、不予受理 (acceptance): within seven working days the bureau decides and tells (令121 第十五条). A refusal names
 * one or more of the seven grounds of 第十六条, the reason, and the other ways of 消法 第三十九条.
 */
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import type { Actor } from '../../base/actor.ts';
import { dayOf } from '../../base/calendar.ts';
import { isAboutFood } from '../../county/category.ts';
import { demandDay, eventOf, type Facts, type JoinedMove } from '../../matter/matter.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { isLiveTwin } from '../duplicate.ts';
import { evidenceFields, evidenceOf } from './decline-evidence.ts';
import { materialFields } from './material-evidence.ts';
import { demandGround, everyGround, keptRules, procedureRules, type DeclineGround } from '../../law/ground.ts';
import { othersOf } from '../joint/merging.ts';
import { roundFrom } from './round.ts';
import { laterOf, openNotices, saidOf } from './notice.ts';
import { activeMembers } from '../joint/member.ts';
import { noticeWayWords } from '../words/notice-words.ts';
import { toldOfAnew } from '../facts/notice-state.ts';
import { demandNoProposal, mustPropose } from './proposal.ts';
import { Refusal } from '../../base/refusal.ts';

const groundWords = everyGround('decline');
const grounds = groundWords.map(([ground]) => ground) as [DeclineGround, ...DeclineGround[]];

/** By a call or face to face he is told at once; a text message counts when its gateway has taken it. */
const toldAtOnce = ['phone', 'inPerson', 'mail', 'email', 'platform'] as const;
const tellingWays = ['phone', 'inPerson', 'sms', 'mail', 'email', 'platform', 'later'] as const;
const tellingWords = {
  ...noticeWayWords,
  sms: { zh: '短信（系统发）', en: 'Text message (sent now)' },
  later: { zh: '以后再告知', en: 'Later' },
} as const;

export const Accept = demanding(
  z.object({
    way: labelled(z.enum(tellingWays).nullish(), {
      zh: '怎么告知投诉人',
      en: 'How the complainant is told',
      hintZh: '电话、当面说了就算告知，时钟停下；短信网关收下才算，没收下以前时钟照走；以后再告知的，另记“告知”',
      hintEn:
        'A call or a meeting counts at once; a text message when the gateway has taken it; until then the clock runs',
      input: 'choice',
      mustChoose: true,
      options: tellingWays.map((value) => ({ value, ...tellingWords[value] })),
    }),
    proof: labelled(
      written()
        .max(200)
        .regex(/^(?:[\s\S]{2,})?$/u)
        .optional(),
      {
        zh: '凭据',
        en: 'Proof',
        hintZh: '谁签收、挂号信号码、通话时间',
        hintEn: 'Who signed, registered-mail number, time of the call',
        wrongZh: '至少写 2 个字',
        wrongEn: 'at least 2 characters',
        input: 'text',
        when: { field: 'way', is: toldAtOnce },
      },
    ),
    toldOn: labelled(z.iso.date().nullish(), {
      zh: '告知日期',
      en: 'Day of the notice',
      input: 'day',
      when: { field: 'way', is: toldAtOnce },
    }),
    decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' }),
    distinct: labelled(written().max(300).optional(), {
      zh: '为什么不是同一争议',
      en: 'Why it is another dispute',
      hintZh: '同一个人告同一家店的另一件正在办；是同一争议的请合并办理，不能再受理一次（第十六条第（二）项）',
      hintEn: 'Another matter of this person about this shop is under way; merge it if it is the same dispute',
      input: 'text',
    }),
  }),
);
type Accept = z.infer<typeof Accept>;

const declineFields = {
  ground: labelled(z.enum(grounds), {
    zh: '不予受理的情形',
    en: 'Ground',
    input: 'choice',
    options: groundWords.map(([value, words]) => ({ value, ...words })),
  }),
  ...evidenceFields,
  ...materialFields,
  reason: labelled(written().min(6).max(500), {
    zh: '理由和依据的事实',
    en: 'Reason and facts',
    hintZh: '会印在决定书上，请写明查到的事实',
    hintEn: 'Printed in the decision',
    input: 'longText',
  }),
} as const;

export const Decline = demanding(
  z.object({
    decidedOn: labelled(z.iso.date(), { zh: '决定日期', en: 'Day of decision', input: 'day' }),
    ...declineFields,
  }),
);

/** The same without a day: what is proposed is decided on the day of its approval. */
export const ProposeDecline = demanding(z.object(declineFields));

/** The day since which the decider has had the matter, or has it once more: no decision can be older. */
function hadOn(complaint: Complaint): string | null {
  const since = complaint.dispatchedOn ?? (complaint.receivedAt === null ? null : dayOf(complaint.receivedAt));
  return laterOf(since, roundFrom(complaint));
}

/** The telling that the same press proves; a text message proves itself when its gateway has taken it. */
export function toldWith({ way, toldOn, proof }: Accept): readonly JoinedMove[] {
  if (way === undefined || way === null || way === 'later' || way === 'sms') return [];
  return [{ move: 'recordNotice', input: { kind: 'acceptance', to: 'consumer', way, toldOn, proof } }];
}

/** Who complains jointly is told one by one; a message is sent to nobody who wants none. */
function demandTellable(complaint: Complaint, { way }: Accept): void {
  if (way === undefined || way === null || way === 'later') return;
  if (activeMembers(complaint).length > 0) throw new Refusal('notice-each-member');
  if (way === 'sms' && saidOf(complaint, 'consumer') === false) throw new Refusal('electronic-refused');
}

export function accept(complaint: Complaint, input: Accept, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'accept');
  demandTellable(complaint, input);
  demandNoProposal(complaint);
  demandDay(input.decidedOn, facts, hadOn(complaint));
  const live = othersOf(facts).find((other) => isLiveTwin(complaint, other, facts.shops));
  if (live !== undefined && (input.distinct ?? '') === '')
    throw new Refusal('same-dispute-live', { number: live.number });
  return {
    next: {
      ...complaint,
      state,
      decidedOn: input.decidedOn,
      acceptedOn: input.decidedOn,
      // Who accepts has found that there is power after all.
      noPowerOn: null,
      handlerId: complaint.handlerId ?? facts.by.id,
      notices: [...toldOfAnew(complaint), ...openNotices('acceptance', facts.paperNumber, complaint)],
    },
    event: eventOf(
      complaint,
      'accepted',
      facts,
      {
        decidedOn: input.decidedOn,
        officeId: complaint.officeId,
        categoryCode: complaint.categoryCode,
        ...(live === undefined ? {} : { apartFrom: live.number, distinct: input.distinct }),
      },
      input.decidedOn,
    ),
  };
}

/** Ground three (not for daily life) judges a person: it needs the head of the office. */
export function decline(complaint: Complaint, input: z.infer<typeof Decline>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'decline');
  demandDecider(complaint, facts);
  demandNoProposal(complaint);
  if (mustPropose('decline', input.ground, facts))
    throw input.ground === 'NA3'
      ? new Refusal('ground-needs-head', { propose: '提请不予受理' })
      : new Refusal('needs-approval');
  const { next, event } = applyDecline(complaint, input, facts, facts.by);
  return { next: { ...next, state }, event };
}

/** The decision itself, whether made at once or by approving a proposal of `decider`. */
export function applyDecline(
  complaint: Complaint,
  input: z.infer<typeof Decline>,
  facts: Facts,
  decider: Pick<Actor, 'id' | 'role'>,
): Change<Complaint> {
  const rules = procedureRules(complaint, input.decidedOn, facts.limits);
  demandGround(rules, input.ground);
  // What is about food is handed over and told in writing, never only turned away (《食品安全法》第一百一十五条).
  if (input.ground === 'NA1' && isAboutFood(complaint)) throw new Refusal('food-to-be-transferred');
  demandDay(input.decidedOn, facts, hadOn(complaint));
  const byCentre = decider.role === 'centre' && complaint.dispatchedOn === null;
  return {
    next: {
      ...complaint,
      state: 'declined',
      outcome: 'declined',
      // A proposed office that never got the matter has nothing to do with it.
      officeId: byCentre ? null : complaint.officeId,
      decidedOn: input.decidedOn,
      declineGrounds: [input.ground],
      declineEvidence: { ...evidenceOf(complaint, input, facts, rules), ...keptRules(complaint, rules) },
      declineReason: input.reason,
      handlerId: byCentre ? null : (complaint.handlerId ?? decider.id),
      notices: [...toldOfAnew(complaint), ...openNotices('decline', facts.paperNumber, complaint)],
    },
    event: eventOf(
      complaint,
      'declined',
      facts,
      { decidedOn: input.decidedOn, ground: input.ground, rules, officeId: complaint.officeId },
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
