/**
 * 约期 (summons): before the parties meet, both are told when, where and before whom (令121 第二十条), in form 7, and each
 * notice has its proof. A session on site that was called is held only when both had been told by its day.
 */
import { z } from 'zod';
import { chinaDayOf, chinaTimeOf, type Day } from '../../base/calendar.ts';
import { moved, type Complaint, type Notice, type Session } from '../complaint.ts';
import type { PlannedSession } from '../steps/records.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { openNotices } from '../steps/notice.ts';
import { isOfSession } from '../facts/notice-state.ts';
import { demandNotHalted, demandNotRecused, namesIn } from './recusal.ts';
import { Refusal } from '../../base/refusal.ts';
import { isOwed, reachedOn } from '../../matter/decided/owed.ts';
import { sessionWayWords } from './session-way.ts';
import { proceedingWords } from '../words/move-words.ts';

/** What a session that is called and a session that was held both name. */
export const sessionFields = {
  heldAt: labelled(z.iso.datetime({ offset: true, local: true }), {
    zh: '调解时间',
    en: 'Time',
    input: 'instant',
    wrongZh: '请选日期和时间',
  }),
  place: labelled(written().min(2).max(100), { zh: '地点', en: 'Place', input: 'text' }),
  way: labelled(z.enum(['onSite', 'phone', 'video', 'online']), {
    zh: '方式',
    en: 'How',
    input: 'choice',
    options: (['onSite', 'phone', 'video', 'online'] as const).map((value) => ({ value, ...sessionWayWords[value] })),
  }),
  mediators: labelled(written().min(2).max(100), { zh: '调解人员', en: 'Mediators', input: 'text' }),
} as const;

export const CallSession = z.object({
  ...sessionFields,
  objectionDays: labelled(z.number().int().min(1).max(15).default(3), {
    zh: '几日内可以申请回避',
    en: 'Days to ask for another mediator',
    hintZh: '印在调解通知书上，自收到之日起算；不填是 3 日',
    hintEn: 'Printed in the notice; they run from its receipt. Left out, there are 3',
    input: 'number',
  }),
});

/** Calls a session, or calls it anew for another time: both sides have to be told again, and of the old time nobody is any more. */
export function callSession(complaint: Complaint, input: z.infer<typeof CallSession>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'callSession');
  demandNotHalted(complaint);
  demandNotRecused(complaint, input.mediators);
  const heldOn = chinaDayOf(input.heldAt);
  if (heldOn < facts.today) throw new Refusal('session-called-late', { today: facts.today });
  const again = complaint.summons !== null;
  const notices = openNotices('mediation', facts.paperNumber, complaint).map((notice) => ({
    ...notice,
    occasion: input.heldAt,
  }));
  return {
    next: {
      ...complaint,
      state,
      summons: { ...input, calledOn: facts.today, byId: facts.by.id },
      notices: [...offSince(complaint, facts.today, input.heldAt), ...notices],
    },
    event: eventOf(complaint, 'session-called', facts, {
      heldAt: input.heldAt,
      place: input.place,
      way: input.way,
      mediators: input.mediators,
      ...(again ? { again } : {}),
    }),
  };
}

export const CallOff = z.object({
  reason: labelled(written().min(2).max(200), {
    zh: '为什么取消',
    en: 'Why it is called off',
    hintZh: '记在经过里，通知书上不印',
    hintEn: 'Kept in the course; the notice does not print it',
    input: 'text',
  }),
});

/**
 * 取消调解会: the session is not held, and no other one is called yet. Its room and its mediators are free again. Whoever was told of it
 * comes for nothing unless he hears that it is off: he is owed a notice of that; who was never told is owed nothing.
 */
export function callOff(complaint: Complaint, { reason }: z.infer<typeof CallOff>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'callOff');
  const { summons } = complaint;
  if (summons === null) throw new Refusal('no-session-called');
  const off = expecting(complaint, facts.today);
  return {
    next: { ...complaint, state, summons: null, notices: [...offSince(complaint, facts.today), ...off] },
    event: eventOf(complaint, 'session-called-off', facts, { heldAt: summons.heldAt, reason, owed: off.length }),
  };
}

/** The notices that stay, each of a session that will not be held then with the day on which that was settled: nobody is absent from it. */
function offSince({ notices, sessions }: Complaint, today: Day, at?: string): Notice[] {
  const isHeld = (of: string) => sessions.some(({ heldAt, occasion }) => (occasion ?? heldAt) === of);
  return withoutOpenCalls(notices).map((notice) => {
    const { kind, occasion, offOn } = notice;
    const stands = kind !== 'mediation' || occasion === undefined || occasion === at || isHeld(occasion);
    return stands || offOn !== undefined || chinaDayOf(occasion) < today ? notice : { ...notice, offOn: today };
  });
}

/** The notices to those who were told of a session that is still to come, also of an earlier time that was moved without a word to them. */
function expecting(complaint: Complaint, today: Day): Notice[] {
  const { notices, sessions } = complaint;
  const isHeld = (at: string) => sessions.some(({ heldAt, occasion }) => (occasion ?? heldAt) === at);
  return openNotices('calledOff', null, complaint).flatMap((open) => {
    const his = notices.filter(({ to, member }) => to === open.to && member === open.member);
    const last = his.findLast(
      (one) => (one.kind === 'mediation' || one.kind === 'calledOff') && reachedOn(one) !== null,
    );
    const at = last?.kind === 'mediation' ? (last.occasion ?? null) : null;
    if (at === null || isHeld(at) || chinaDayOf(at) < today) return [];
    return [{ ...open, occasion: at }];
  });
}

/** The notices without those of a session that nobody was told of and that will not take place as it was called. */
export function withoutOpenCalls(notices: readonly Notice[]): Notice[] {
  return notices.filter((notice) => !isOfSession(notice) || !isOwed(notice));
}

/** What an end of the mediation leaves of a session that was called: nothing to be told any more. */
export function uncalled(complaint: Complaint): Pick<Complaint, 'summons' | 'notices'> {
  return { summons: null, notices: withoutOpenCalls(complaint.notices) };
}

/** The number of the notice that told of the session: it stays its number when the session is held, at whatever minute. */
export function callNumberOf(
  notices: readonly Notice[],
  session: Pick<Session, 'heldAt' | 'occasion'> | null,
): string | null {
  const occasion = session === null ? null : (session.occasion ?? session.heldAt);
  // Called anew for the same time but another place, it is the later notice that counts.
  return notices.findLast((one) => one.kind === 'mediation' && one.occasion === occasion)?.paperNumber ?? null;
}

/** The session that is called, when what is held is that one: on its day and in its way. What was told of it proves no other. */
export function calledAs(
  { summons }: Pick<Complaint, 'summons'>,
  held: Pick<Session, 'heldAt' | 'way'>,
): PlannedSession | null {
  if (summons === null || summons.way !== held.way) return null;
  return chinaDayOf(summons.heldAt) === chinaDayOf(held.heldAt) ? summons : null;
}

/** Whether it is held where and by whom the notices say (第二十条): a helper of those named may be missing, nobody may be new. */
export function isAsTold(called: PlannedSession, held: Pick<Session, 'place' | 'mediators'>): boolean {
  const plain = (words: string) => words.replace(/[\s（）()]/gu, '');
  const told = namesIn(called.mediators);
  return plain(called.place) === plain(held.place) && namesIn(held.mediators).every((one) => told.includes(one));
}

/** What of the call may be read by anybody with the matter: the person who called is not named. */
export function isToCome(summons: PlannedSession | null, today: Day): summons is PlannedSession {
  return summons !== null && chinaDayOf(summons.heldAt) >= today;
}

/** What stands in somebody's day: the sessions of today by the hour; on a day without one, those of the next day that has any. */
export function nextSessions<T extends { summons: PlannedSession }>(called: readonly T[], today: Day): T[] {
  const timeOf = ({ summons }: T) => chinaTimeOf(summons.heldAt);
  const coming = called
    .filter(({ summons }) => isToCome(summons, today))
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const day = coming[0] === undefined ? null : chinaDayOf(coming[0].summons.heldAt);
  return coming.filter(({ summons }) => chinaDayOf(summons.heldAt) === day);
}

export const summonsMoves = {
  callSession: {
    ...proceedingWords.callSession,
    input: CallSession,
    apply: callSession,
  },
  callOff: {
    ...proceedingWords.callOff,
    input: CallOff,
    apply: callOff,
  },
} as const;
