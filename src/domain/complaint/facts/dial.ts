/**
 * 打电话 (dial): who mediates rings up those it is about: one press gives one number, for this call. That there was a call, by whom and to
 * whom, stands in the ledger; the number does not. A number that is masked otherwise counts among the day's looks behind the mask. How
 * the call ended is a second line, by one press more: it tells nobody anything that the law asks to be told.
 */
import { z } from 'zod';
import { demand, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { LedgerEvent } from '../../base/event.ts';
import type { Words } from '../../base/words.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Complaint } from '../complaint.ts';
import { activeMembers, hasFilerLeft, representativesOf } from '../joint/member.ts';
import { agentOn } from '../steps/agent.ts';

export const calledSides = ['consumer', 'agent', 'member', 'operator'] as const;
export type CalledSide = (typeof calledSides)[number];

export const calledSideWords = {
  consumer: { zh: '投诉人', en: 'the complainant' },
  agent: { zh: '代理人', en: 'the agent' },
  member: { zh: '共同投诉人', en: 'a joint complainant' },
  operator: { zh: '店家', en: 'the shop' },
} as const satisfies Record<CalledSide, Words>;

/** Whom the press means; of those who complain jointly, which one. */
export const Dial = z.object({
  /** Made by the client: the same press again is the same call. */
  id: z.uuid().toLowerCase(),
  whom: z.enum(calledSides),
  n: z.number().int().min(1).nullable().default(null),
});
export type Dial = z.infer<typeof Dial>;

/** How a call ended: that it reached whom it was meant for says nothing of what was told him. */
export const callResults = ['reached', 'noAnswer', 'wrongNumber'] as const;
export type CallResult = (typeof callResults)[number];

export const callResultWords = {
  reached: { zh: '打通了', en: 'Reached' },
  noAnswer: { zh: '没打通', en: 'No answer' },
  wrongNumber: { zh: '号不对', en: 'Wrong number' },
} as const satisfies Record<CallResult, Words>;

/** How the call of a press ended; under the id of that press, and of whom it rang up. */
export const EndCall = Dial.extend({ result: z.enum(callResults) });
export type EndCall = z.infer<typeof EndCall>;

/** Somebody who can be rung up about it. */
export interface Callable {
  whom: CalledSide;
  n: number | null;
  name: string;
  phone: string;
}

type Told = Pick<Complaint, 'consumerName' | 'consumerPhone' | 'operatorName' | 'operatorPhone' | 'agents'> & {
  joint: Complaint['joint'];
};

/**
 * Who can be rung up: who acts for the complainant before himself, those who stand for all where several complain, and the shop. Of a
 * masked complaint it gives masked numbers. Who gave no number is not in it.
 */
export function callableOf(complaint: Told, today: Day): Callable[] {
  const agent = agentOn(complaint, today);
  const elected = representativesOf(complaint);
  const members = elected.length > 0 ? elected : activeMembers(complaint);
  const found: Callable[] = [
    ...(agent === null ? [] : [{ whom: 'agent' as const, n: null, name: agent.name, phone: agent.phone }]),
    ...(hasFilerLeft(complaint) || members.length > 0
      ? []
      : [{ whom: 'consumer' as const, n: null, name: complaint.consumerName, phone: complaint.consumerPhone }]),
    ...members.map(({ n, name, phone }) => ({ whom: 'member' as const, n, name, phone })),
    { whom: 'operator' as const, n: null, name: complaint.operatorName, phone: complaint.operatorPhone },
  ];
  return found.filter(({ phone }) => phone.trim() !== '');
}

/** Whether the actor rings up anybody about it: a station and the association as long as it is open, an office afterwards too. */
export function mayDial({ role }: Pick<Actor, 'role'>, { state }: Pick<Complaint, 'state'>): boolean {
  return state !== 'closed' || role === 'officer' || role === 'officeHead';
}

/**
 * The number of whom it rings up, and the line that tells of it. What was called already where there was no network is told whatever has
 * become of the complaint since.
 */
export function dial(
  complaint: Complaint,
  { whom, n }: Pick<Dial, 'whom' | 'n'>,
  facts: Facts,
  isDone = false,
): { phone: string; event: LedgerEvent } {
  demand(facts.by, 'complaint.dial');
  if (!isDone && !mayDial(facts.by, complaint)) throw new Refusal('call-closed');
  const called = callableOf(complaint, facts.today).find((one) => one.whom === whom && one.n === n);
  if (called === undefined && !isDone) {
    const { zh, en } = calledSideWords[whom];
    throw new Refusal('call-no-number', { whom: zh, whomEn: en });
  }
  return { phone: called?.phone ?? '', event: calledEvent(complaint, { whom, n }, facts) };
}

/** The line that tells how a call ended, whatever has become of the complaint since. */
export function endCall(
  matter: Pick<Complaint, 'countyId' | 'id'>,
  { whom, n, result }: Pick<EndCall, 'whom' | 'n' | 'result'>,
  facts: Facts,
  /** The number under which the station that called was asked to help. */
  help?: string,
): LedgerEvent {
  demand(facts.by, help === undefined ? 'complaint.dial' : 'redispatch.dial');
  const which = n === null ? {} : { n };
  return eventOf(matter, 'call-ended', facts, { whom, ...which, result, ...(help === undefined ? {} : { help }) });
}

/** The shop's number hangs over its door, so that such a call is told by a verb that counts among no looks. */
export function calledEvent(
  matter: Pick<Complaint, 'countyId' | 'id'>,
  { whom, n }: Pick<Dial, 'whom' | 'n'>,
  facts: Facts,
  /** The number under which the station that calls was asked to help. */
  help?: string,
): LedgerEvent {
  const asked = help === undefined ? {} : { help };
  return whom === 'operator'
    ? eventOf(matter, 'shop-called', facts, asked)
    : eventOf(matter, 'called', facts, { whom, ...(n === null ? {} : { n }), ...asked });
}
