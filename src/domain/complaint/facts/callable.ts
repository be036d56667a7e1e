import type { Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';
import { activeMembers, hasFilerLeft, representativesOf } from '../joint/member.ts';
import { agentOn } from './agent-now.ts';
import type { Complaint } from '../complaint.ts';

export const calledSideWords = {
  consumer: { zh: '投诉人', en: 'the complainant' },
  agent: { zh: '代理人', en: 'the agent' },
  member: { zh: '共同投诉人', en: 'a joint complainant' },
  operator: { zh: '店家', en: 'the shop' },
  asker: { zh: '咨询人', en: 'the asker' },
} as const satisfies Record<CalledSide, Words>;

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

/** How a call ended: that it reached whom it was meant for says nothing of what was told him. */
export const callResults = ['reached', 'noAnswer', 'wrongNumber'] as const;
export type CallResult = (typeof callResults)[number];

export const callResultWords = {
  reached: { zh: '打通了', en: 'Reached' },
  noAnswer: { zh: '没打通', en: 'No answer' },
  wrongNumber: { zh: '号不对', en: 'Wrong number' },
} as const satisfies Record<CallResult, Words>;

/** An asker is called for danger alone: no inquiry is mediated. */
export const calledSides = ['consumer', 'agent', 'member', 'operator', 'asker'] as const;

export type CalledSide = (typeof calledSides)[number];

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
