/**
 * 提示 (hint): what the matter itself asks the officer to do now, each with its article. A decision by ground TM5 made after
 * the sixtieth day may be counted late, so from five working days before the target an agreement or a plain word is sought.
 */
import { dayShortZh, workingDaysBetween, type Day } from '../base/calendar.ts';
import { citedZh } from '../law/citation.ts';
import type { Clock } from '../law/clock.ts';
import type { Complaint } from './complaint.ts';
import { clocksOf, mediationRanOutOn } from './deadline.ts';
import type { ClockTime } from '../matter/due.ts';
import type { LedgerEvent } from '../base/event.ts';
import { procedureRules } from '../law/ground.ts';
import { agentOn } from './facts/agent-now.ts';
import { isIdentityAsked } from './steps/identity.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { hopsOf, manyHops } from './facts/transfer-hops.ts';

export interface Advice {
  zh: string;
  en: string;
  article: string;
}

const pushWorkingDays = 5;

/** What to do now, the most pressing first; empty when nothing presses. */
export function advice(complaint: Complaint, time: ClockTime): Advice[] {
  return [
    ...pushOf(complaint, time),
    ...identityOf(complaint, time),
    ...mandateOf(complaint, time),
    ...lapsedMandateOf(complaint, time),
    ...wanderingOf(complaint, time),
  ];
}

/** The mediation clock, once no more than five working days are left to its target; null before and after the end. */
export function pushedClock(complaint: Complaint, time: ClockTime): Clock | null {
  if (complaint.state !== 'accepted' && complaint.state !== 'mediating') return null;
  const clock = clocksOf(complaint, time).find((one) => one.identifier === 'mediate');
  if (clock === undefined || workingDaysBetween(time.calendar, time.today, clock.targetOn) > pushWorkingDays)
    return null;
  return clock;
}

/** The ledger line of the reminder, and what the message says; nothing of the people in it. */
export function pushed(complaint: Complaint, clock: Clock, told: readonly string[], facts: Facts): LedgerEvent {
  return eventOf(complaint, 'pushed', facts, { rule: clock.rule, dueOn: clock.targetOn, told });
}

export function pushZh(complaint: Complaint, clock: Clock, time: ClockTime): string {
  const from = dayShortZh(mediationRanOutOn(complaint, time));
  return `投诉${complaint.number}的调解应在${dayShortZh(clock.targetOn)}前了结：请谈成协议，或者请一方明确表态；期满一项最早${from}才能用。`;
}

function pushOf(complaint: Complaint, time: ClockTime): Advice[] {
  const clock = pushedClock(complaint, time);
  if (clock === null) return [];
  const from = mediationRanOutOn(complaint, time);
  const [target, last] = [dayShortZh(clock.targetOn), dayShortZh(from)];
  const when: Day = clock.targetOn;
  return [
    {
      zh: `调解应在${target}前了结：请谈成协议，或者请一方明确表态（不参加、拒绝，或者经调解无法达成）；期满一项最早${last}才能用。`,
      en: `Mediation should end by ${when}: reach an agreement, or obtain a plain word of refusal; the ground of the run-out days can be used from ${from} only.`,
      article: clock.articleShort,
    },
  ];
}

function identityOf(complaint: Complaint, { today, limits }: ClockTime): Advice[] {
  const { identity } = complaint;
  if (identity === null || !isIdentityAsked(complaint) || complaint.decidedOn !== null || today <= identity.dueOn)
    return [];
  return [
    {
      zh: `身份证明${dayShortZh(identity.dueOn)}就该交来：请记下核验结果，没有交来的可以不予受理。`,
      en: `Identity papers were due on ${identity.dueOn}: record what came of it; who gave nothing need not be accepted.`,
      article: citedZh('令121 第十六条', procedureRules(complaint, today, limits)),
    },
  ];
}

/** An agent without his paper can be asked for it until the acceptance, and need not be accepted without (第十六条第（五）项). */
function mandateOf(complaint: Complaint, { today, limits }: ClockTime): Advice[] {
  const agent = agentOn(complaint, today);
  const isOpen = complaint.state === 'registered' || complaint.state === 'dispatched';
  if (agent === null || agent.paperOn !== null || !isOpen) return [];
  return [
    {
      zh: '代理人的授权委托书原件、身份证明还没有交来：请向代理人要，交来以后记在“记代理人”里。',
      en: 'The agent’s power of attorney and papers are still to come: ask for them and record them with the agent.',
      article: citedZh('令121 第十一条', procedureRules(complaint, today, limits)),
    },
  ];
}

/** A mandate that is over, or was when it was written down: nobody acts by it, and nobody sees that who wrote it down did not. */
function lapsedMandateOf(complaint: Complaint, { today, limits }: ClockTime): Advice[] {
  const last = complaint.agents.at(-1);
  if (last === undefined || last.endedOn !== null || last.until === null || last.until >= today) return [];
  if (complaint.state === 'closed') return [];
  return [
    {
      zh: `代理人的委托写到${dayShortZh(last.until)}止，已经过期，现在不算有代理人：日期写错的请在“记代理人”里改，接着代理的请交来新的授权委托书。`,
      en: `The mandate of the agent ran until ${last.until} and is over, so that nobody acts now: put a wrong day right with the agent, or have a new power of attorney handed in.`,
      article: citedZh('令121 第十一条', procedureRules(complaint, today, limits)),
    },
  ];
}

function wanderingOf(complaint: Complaint, { today, limits }: ClockTime): Advice[] {
  const hops = hopsOf(complaint);
  if (hops < manyHops || complaint.state === 'closed') return [];
  return [
    {
      zh: `这件已经流转 ${hops} 次：请中心先判断管辖，再定承办的单位，不要再转。`,
      en: `This matter has changed hands ${hops} times: find the jurisdiction first and settle who handles it.`,
      article: citedZh('令121 第四十一条', procedureRules(complaint, today, limits)),
    },
  ];
}
