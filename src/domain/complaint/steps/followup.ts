/**
 * 办后和途中的事 (followup): what a consumer adds, asks again or takes back, what an officer notes, the close, and the
 * call afterwards (令121 第二十六条). A chaser about an open complaint is an urge on it, not a new complaint (J11).
 */
import { mayTakeBack } from './agent.ts';
import type { Review } from './records.ts';
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { mayBeRated, openAppeal } from '../stage.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { closeWaitsUntil, unproven } from '../facts/notice-state.ts';
import { Refusal } from '../../base/refusal.ts';
import { isUnderReview } from './review.ts';
import type { Cost } from '../facts/facts.ts';

const count = (max: number) => z.number().int().min(0).max(max).nullable().default(null);
const wrongZh = '写整数，不愿说的不填';

export const costFields = {
  trips: labelled(count(99), { zh: '跑了几趟', en: 'Trips', input: 'number', wrongZh }),
  km: labelled(count(9999), { zh: '来回多少公里', en: 'Kilometres', input: 'number', wrongZh }),
  minutes: labelled(count(99_999), { zh: '花了多少分钟', en: 'Minutes', input: 'number', wrongZh }),
  feeFen: labelled(count(100_000_00), {
    zh: '车费、电话费',
    en: 'Fares and calls',
    input: 'money',
    wrongZh: '请写数字，不愿说的不填',
  }),
};

/** The cost that was told, or null when nothing was. */
export function costOf({ trips, km, minutes, feeFen }: Cost): Cost | null {
  const isTold = [trips, km, minutes, feeFen].some((value) => value !== null);
  return isTold ? { trips, km, minutes, feeFen } : null;
}

export const satisfactionWords = {
  1: { zh: '非常满意', en: 'Very satisfied' },
  2: { zh: '满意', en: 'Satisfied' },
  3: { zh: '一般', en: 'Neutral' },
  4: { zh: '不满意', en: 'Not satisfied' },
} as const;

export const Close = z.object({});
export const Urge = z.object({
  words: labelled(written().max(300).default(''), { zh: '想说的话', en: 'Words', input: 'text' }),
  byConsumer: labelled(z.boolean().default(false), {
    zh: '是投诉人、举报人来催的',
    en: 'The one who filed it urges',
    hintZh: '勾了算他催了一次，他的进度页上看得到；不勾是中心催办的人',
    hintEn: 'Ticked it is his own urge and stands on his page; else the centre urges who has it',
    input: 'tick',
  }),
});
export const Supplement = z.object({
  words: labelled(written().max(2000).default(''), { zh: '补充说明', en: 'What you add', input: 'longText' }),
  attachmentIds: z.array(z.uuid()).max(6).default([]),
});
export const Note = z.object({
  words: labelled(written().min(1).max(2000), { zh: '备注', en: 'Note', input: 'longText' }),
});
export const Withdraw = z.object({
  reason: labelled(written().max(300).default(''), { zh: '撤回原因', en: 'Why', input: 'text' }),
});
export const Perform = z.object({
  performedOn: labelled(z.iso.date(), { zh: '履行日期', en: 'Performed on', input: 'day' }),
});
export const FollowUp = demanding(
  z.object({
    satisfaction: labelled(z.enum(['1', '2', '3', '4']), {
      zh: '满意度',
      en: 'Satisfaction',
      input: 'choice',
      options: ([1, 2, 3, 4] as const).map((value) => ({ value: String(value), ...satisfactionWords[value] })),
    }),
    words: labelled(written().max(1000).default(''), {
      zh: '回访记录',
      en: 'Record of the call',
      input: 'longText',
    }),
    unsatisfied: labelled(written().max(500).default(''), {
      zh: '为什么不满意',
      en: 'Why not satisfied',
      hintZh: '所长要复核这件是怎么办的',
      hintEn: 'The head reviews how the matter was handled',
      input: 'longText',
      when: { field: 'satisfaction', is: ['4'] },
    }),
    ...costFields,
  }),
);

export function close(complaint: Complaint, _input: unknown, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'close');
  if (unproven(complaint).length > 0) throw new Refusal('notices-unproven', { open: unproven(complaint).length });
  const until = closeWaitsUntil(complaint, facts.today);
  if (until !== null) throw new Refusal('close-announced', { until });
  return {
    next: { ...complaint, state, closedOn: facts.today },
    event: eventOf(complaint, 'closed', facts, { outcome: complaint.outcome, officeId: complaint.officeId }),
  };
}

/**
 * An open matter may be urged once a day by who filed it; the day is kept so that the officer sees it. What the centre says to who has it is
 * no urge of his: it takes nothing from his own, and does not stand on his page as his.
 */
export function urge(complaint: Complaint, input: z.infer<typeof Urge>, facts: Facts): Change<Complaint> {
  if (complaint.state === 'closed') throw new Refusal('move-not-allowed', { state: complaint.state, move: 'urge' });
  if (!isOwnUrge(input, facts))
    return { next: complaint, event: eventOf(complaint, 'urged', facts, { words: input.words, by: 'centre' }) };
  if (complaint.urgedOn === facts.today) throw new Refusal('already-urged-today');
  return {
    next: { ...complaint, urgedOn: facts.today, urgedTimes: complaint.urgedTimes + 1 },
    event: eventOf(complaint, 'urged', facts, { words: input.words }),
  };
}

/** Whether it is the urge of who filed the matter: he pressed it himself, or it was taken in from him. */
export function isOwnUrge({ byConsumer }: z.infer<typeof Urge>, { by }: Pick<Facts, 'by'>): boolean {
  return by.role === 'consumer' || byConsumer;
}

export function supplement(complaint: Complaint, input: z.infer<typeof Supplement>, facts: Facts): Change<Complaint> {
  if (complaint.state === 'closed')
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'supplement' });
  return {
    next: complaint,
    event: eventOf(complaint, 'supplemented', facts, { words: input.words, files: input.attachmentIds.length }),
  };
}

export function note(complaint: Complaint, input: z.infer<typeof Note>, facts: Facts): Change<Complaint> {
  return { next: complaint, event: eventOf(complaint, 'noted', facts, { words: input.words }) };
}

/** Before acceptance a withdrawal closes the matter at once; afterwards it is ground TM1 and the officer ends it. */
export function withdraw(complaint: Complaint, input: z.infer<typeof Withdraw>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'withdraw');
  if (facts.by.role === 'consumer' && !mayTakeBack(complaint, facts.today)) throw new Refusal('agent-withdraws-not');
  return withdrawn({ ...complaint, state }, complaint, input.reason, facts);
}

/** Settled with the firm itself there is nothing left to ask: whoever may settle has ended it. */
export function endSettled(complaint: Complaint, reason: string, facts: Facts): Change<Complaint> {
  const next = { ...complaint, state: moved(complaint, 'withdraw'), firmSettledOn: facts.today };
  return withdrawn(next, complaint, reason, facts);
}

function withdrawn(next: Complaint, before: Complaint, reason: string, facts: Facts): Change<Complaint> {
  return {
    next: { ...next, outcome: 'withdrawn', endedOn: facts.today, closedOn: facts.today },
    event: eventOf(before, 'withdrawn', facts, { reason }),
  };
}

export function perform(complaint: Complaint, input: z.infer<typeof Perform>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'perform');
  if (complaint.agreement === null || complaint.agreement.performedOn !== null)
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'perform' });
  demandDay(input.performedOn, facts, complaint.agreement.signedOn);
  return {
    next: { ...complaint, state, agreement: { ...complaint.agreement, performedOn: input.performedOn } },
    event: eventOf(complaint, 'performed', facts, { performedOn: input.performedOn }, input.performedOn),
  };
}

/** One call after the close, and none about what was withdrawn, declined or settled at a station; the declined may say it himself, and so
 * may who settled with the firm. */
export function followUp(complaint: Complaint, input: z.infer<typeof FollowUp>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'followUp');
  if (!mayBeRated(complaint, facts.by.role) || isUnderReview(complaint) || openAppeal(complaint) !== null)
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'followUp' });
  const satisfaction = Number(input.satisfaction) as 1 | 2 | 3 | 4;
  return {
    next: {
      ...complaint,
      state,
      followedUpOn: facts.today,
      satisfaction,
      cost: costOf(input),
      // Not satisfied: how it was handled is reviewed, once; what is said in the second call stands.
      review: satisfaction === 4 && complaint.review === null ? reviewOf(input.unsatisfied, facts) : complaint.review,
    },
    event: eventOf(complaint, 'followed-up', facts, { satisfaction, words: input.unsatisfied || input.words }),
  };
}

function reviewOf(reason: string, facts: Facts): Review {
  return { openedOn: facts.today, reason, answeredOn: null, result: null, answer: '', byId: null };
}
