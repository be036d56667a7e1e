/**
 * 告知 (notice): a decision counts as told only with proof of who was told, how and when. A complaint
 * cannot close before every notice has its proof; the acceptance clock itself stops at the notice, not at the decision
 * (《办法》第十五条: seven working days to decide and tell).
 */
import { z } from 'zod';
import type { Role } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import {
  mayMove,
  moved,
  noticeKinds,
  noticeWays,
  recipients,
  type Complaint,
  type Notice,
  type NoticeKind,
  type NoticeWay,
  type Recipient,
} from '../complaint.ts';
import { demandDay, eventOf, type Facts, type JoinedMove } from '../../matter/matter.ts';
import { doneOn, isOwed, mayReach } from '../../matter/decided/owed.ts';
import { isAboutFood } from '../../county/category.ts';
import { activeMembers } from '../joint/member.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, type FieldOption, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { bothWords, noticeKindWords, recipientWords, noticeWayWords } from '../words/notice-words.ts';
import { unproven } from '../facts/notice-state.ts';

/** Who must be told of what: the complainant of a decision on acceptance, both parties of an end (令121 第十五条、第二十三条第二款). */
export const noticesOf = {
  acceptance: ['consumer'],
  decline: ['consumer'],
  termination: ['consumer', 'operator'],
  agreement: ['consumer', 'operator'],
  transfer: ['consumer'],
  mediation: ['consumer', 'operator'],
  calledOff: ['consumer', 'operator'],
  anew: ['consumer', 'operator'],
} as const satisfies Record<NoticeKind, readonly Recipient[]>;

function options<K extends string>(words: Record<K, { zh: string; en: string }>): FieldOption[] {
  return (Object.keys(words) as K[]).map((value) => ({ value, ...words[value] }));
}

/** Of the operator, where both are told in one act. */
const ofOperator = { field: 'to', is: ['both'] } as const;

export const NoticeProof = demanding(
  z.object({
    kind: labelled(z.enum(noticeKinds), {
      zh: '告知什么',
      en: 'What is told',
      input: 'choice',
      options: options(noticeKindWords),
    }),
    to: labelled(z.enum([...recipients, 'both']), {
      zh: '告知谁',
      en: 'Who is told',
      input: 'choice',
      options: [{ value: 'both', ...bothWords }, ...options(recipientWords)],
    }),
    way: labelled(z.enum(noticeWays), { zh: '告知方式', en: 'How', input: 'choice', options: options(noticeWayWords) }),
    toldOn: labelled(z.iso.date(), {
      zh: '告知日期',
      en: 'Day',
      input: 'day',
      wrongZh: '请写成 2026-04-29 这样的日期',
    }),
    proof: labelled(written().min(2).max(200), {
      zh: '凭据',
      en: 'Proof',
      hintZh: '谁签收、挂号信号码、通话时间、短信回执号',
      hintEn: 'Who signed, registered-mail number, time of the call, receipt of the text message',
      input: 'text',
    }),
    operatorWay: labelled(z.enum(noticeWays).nullish(), {
      zh: '怎么告知被投诉人',
      en: 'How the operator is told',
      input: 'choice',
      options: options(noticeWayWords),
      when: ofOperator,
    }),
    operatorToldOn: labelled(z.iso.date().nullish(), {
      zh: '告知被投诉人的日期',
      en: 'Day of the operator',
      input: 'day',
      wrongZh: '请写成 2026-04-29 这样的日期',
      when: ofOperator,
    }),
    operatorProof: labelled(written().max(200).optional(), {
      zh: '被投诉人的凭据',
      en: 'Proof of the operator',
      hintZh: '谁签收、挂号信号码、通话时间、短信回执号',
      hintEn: 'Who signed, registered-mail number, time of the call, receipt of the text message',
      input: 'text',
      when: ofOperator,
    }),
  }),
);
export type NoticeProof = z.infer<typeof NoticeProof>;

/** 告知双方: the operator's own proof, which the same press brings; the complainant's stands in the form as that of one party does. */
export function toldToo({ kind, to, operatorWay, operatorToldOn, operatorProof }: NoticeProof): readonly JoinedMove[] {
  if (to !== 'both') return [];
  return [
    {
      move: 'recordNotice',
      input: { kind, to: 'operator', way: operatorWay, toldOn: operatorToldOn, proof: operatorProof },
      typedIn: { way: 'operatorWay', toldOn: 'operatorToldOn', proof: 'operatorProof' },
    },
  ];
}

/** Notices that a decision makes necessary, not yet proven; of those who complain jointly each is told by himself. */
export function openNotices(
  kind: NoticeKind,
  paperNumber: string | null,
  { joint }: Pick<Complaint, 'joint'> = { joint: null },
): Notice[] {
  const members = activeMembers({ joint });
  return noticesOf[kind].flatMap((to: Recipient): Notice[] => {
    const open = { kind, to, paperNumber, way: null, toldOn: null, proof: null, byId: null };
    return to === 'operator' || members.length === 0 ? [open] : members.map(({ n }) => ({ ...open, member: n }));
  });
}

/** What somebody can be told of today: what is owed, and what is announced and may reach him in another way before its days are over. */
export function tellable(complaint: Complaint, today: Day): Notice[] {
  return complaint.notices.filter((notice) => mayReach(notice, today));
}

/**
 * The day on which the last notice of the kind was proven, or found impossible, and null while one is open. Who joined after the decision has a
 * notice and seven days of his own, and does not open the others' again.
 */
export function toldOn(complaint: Complaint, kind: NoticeKind): Day | null {
  const ofKind = complaint.notices.filter((notice) => notice.kind === kind && notice.since === undefined);
  const days = ofKind.map(doneOn);
  return days.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b), days[0] ?? null);
}

/** Ways by which a party is served electronically, which nobody is who has said no to it. */
export const electronicWays: readonly NoticeWay[] = ['sms', 'email', 'platform'];

/** What the party said last about electronic service; null when it was never asked. */
export function saidOf({ consents }: Pick<Complaint, 'consents'>, to: Recipient): boolean | null {
  return consents.findLast((one) => one.kind === 'electronic' && one.party === to)?.given ?? null;
}

/** Whether the kind is told in writing alone: that food was handed over (《食品安全法》第一百一十五条), that a decision is revoked. */
export function isInWriting(complaint: Pick<Complaint, 'categoryCode' | 'natureCode'>, kind: NoticeKind): boolean {
  return kind === 'anew' || (kind === 'transfer' && isAboutFood(complaint));
}

/** Refuses a call where a letter is owed. */
export function demandWriting(complaint: Complaint, kind: NoticeKind, way: NoticeWay): void {
  if (way === 'phone' && isInWriting(complaint, kind))
    throw new Refusal(kind === 'anew' ? 'anew-in-writing' : 'transfer-in-writing');
}

/** Before it is dispatched the centre has it alone, and afterwards the office until something is decided. */
export function demandTeller(complaint: Complaint, { by }: Pick<Facts, 'by'>): void {
  if (!mayTell(complaint, by.role)) throw new Refusal('not-permitted');
}

export function mayTell({ state }: Pick<Complaint, 'state'>, role: Role): boolean {
  if (state === 'registered') return role === 'centre';
  return state !== 'dispatched' || role !== 'centre';
}

type OneProof = Pick<NoticeProof, 'kind' | 'to' | 'way' | 'toldOn' | 'proof'>;

/** Proves one notice; when it was the last of an ended matter, the parties are told and the state moves on by itself. */
export function recordNotice(complaint: Complaint, typed: OneProof, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'recordNotice');
  demandTeller(complaint, facts);
  const input = { ...typed, to: typed.to === 'both' ? 'consumer' : typed.to } as const;
  const asked = complaint.notices.filter((notice) => notice.kind === input.kind && notice.to === input.to);
  const alone = asked.filter((notice) => notice.member === undefined);
  // Of several sessions only the one that is still to be told of is open; what is announced may reach him in another way before.
  const open = alone.find(isOwed) ?? alone.find((notice) => mayReach(notice, input.toldOn));
  if (open === undefined) throw new Refusal(asked.some(isOwed) ? 'notice-each-member' : 'notice-not-needed');
  if (electronicWays.includes(input.way) && saidOf(complaint, input.to) === false)
    throw new Refusal('electronic-refused');
  demandWriting(complaint, input.kind, input.way);
  demandDay(input.toldOn, facts, mayTellFrom(complaint, input.kind));
  const notices = complaint.notices.map((notice) =>
    notice === open
      ? { ...notice, way: input.way, toldOn: input.toldOn, proof: input.proof, byId: facts.by.id, ...facts.served }
      : notice,
  );
  const next = toldAll({ ...complaint, state, notices }, facts);
  return {
    next,
    event: eventOf(
      complaint,
      'notice-proven',
      facts,
      {
        kind: input.kind,
        to: input.to,
        way: input.way,
        toldOn: input.toldOn,
        allTold: next.state === 'told',
        ...facts.served,
      },
      input.toldOn,
    ),
  };
}

/** The letter of the end comes after the end; that of the acceptance may be proven late, but was given before it. */
export function mayTellFrom({ endedOn, decidedOn, summons, annulments }: Complaint, kind: NoticeKind): Day | null {
  if (kind === 'anew') return annulments.at(-1)?.on ?? null;
  if (kind === 'mediation') return summons?.calledOn ?? decidedOn;
  return kind === 'termination' || kind === 'agreement' || kind === 'transfer' ? endedOn : decidedOn;
}

/**
 * With the last proof of an ended matter everybody has been told, and the state moves on by itself. Where that was found to be wrong it is on the day
 * on which they have been.
 */
export function toldAll(proven: Complaint, { today }: Facts): Complaint {
  if (unproven(proven).length > 0) return proven;
  if (mayMove(proven, 'tell')) return { ...proven, state: moved(proven, 'tell'), toldOn: today };
  return proven.state === 'told' && proven.toldOn === null ? { ...proven, toldOn: today } : proven;
}

/** The later of two days, of which one may not be known. */
export function laterOf(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a;
}
