/**
 * 催签收 (nudge): an instruction that nobody acknowledged, or that is not done by its time, is reminded of by the clock; the
 * third reminder goes to the issuer too. The minutes are the county's own discipline, not limits of law.
 */
import { isOpen, minutesBetween, type Instruction } from './instruction.ts';
import { isQuiet } from '../matter/message.ts';

/** Minutes without an acknowledgement after which the receiver is reminded, and again after each reminder. */
export const nudgeMinutes = { urgent: 15, usual: 120 } as const;
/** Then the telephone is better than a further message. */
export const mostNudges = 3;

/** Why the instruction is due for a reminder now, or null. By night only what is urgent. */
export function nudgeDue(one: Instruction, at: Date): 'unacknowledged' | 'late' | null {
  if (!isOpen(one) || (isQuiet(at) && !one.urgent)) return null;
  if (one.state === 'sent') {
    const waited = minutesBetween(one.nudgedAt ?? one.sentAt, at);
    const wait = one.urgent ? nudgeMinutes.urgent : nudgeMinutes.usual;
    return one.nudgedTimes < mostNudges && waited >= wait ? 'unacknowledged' : null;
  }
  // Once past its time, and not again: what is late stands red on the board.
  return at >= one.dueAt && (one.nudgedAt === null || one.nudgedAt < one.dueAt) ? 'late' : null;
}

/** Whether the issuer hears too: the last reminder went by without an answer, or the time has passed. */
export function issuerHears(one: Instruction, why: 'unacknowledged' | 'late'): boolean {
  return why === 'late' || one.nudgedTimes + 1 >= mostNudges;
}

/** What the text message says: number and time, nothing of what stands in it. */
export function nudgeZh({ number, urgent }: Instruction, why: 'unacknowledged' | 'late' | 'sent'): string {
  const what = `${urgent ? '紧急' : ''}指令（${number}）`;
  if (why === 'sent') return `收到${what}，请登录签收。`;
  return why === 'late' ? `${what}到时间还没有回报，请马上办。` : `${what}还没有签收，请马上签收。`;
}
