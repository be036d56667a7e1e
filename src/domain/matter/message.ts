import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import { deadNumber } from './receipt/sms-receipt.ts';
import type { Channel, messageStateWords } from './words/message-words.ts';

/** 短信、邮件、工作台消息 (message): who hears of which event, in plain words, without anything that only the receiver may know but a link cannot hide. */
export interface Message {
  countyId: number;
  id: string;
  matterId: string | null;
  channel: Channel;
  /** A telephone or an address; empty for what is told at the desk. */
  to: string;
  text: string;
  madeAt: Date;
  sentAt: Date | null;
  failedTimes: number;
  /** Whom it tells, where that is an account. */
  accountId: string | null;
  /** The number of the record that it opens, of whatever ledger. */
  matterNumber: string | null;
  /** What it opens where that has no number of its own. */
  page: MessagePage | null;
  /** What it tells of, by which it is told once. */
  cause: string | null;
  readAt: Date | null;
  /** Why the last try failed; of a message that is done, why it did not leave the house. */
  lastError: string | null;
}

/** Pages that a message opens: the roster, what was sent to a station, what waits at the centre, offers to a firm, imported tables,
 * stations, appointments, one's own work, one's own account, the machine, the county's own systems, requests to export, messages between stations, work reports, and
 * the lists of complaints, tip-offs, inquiries and cases, of all and of those past their day, and a view that one has saved. */
export const messagePages = [
  'roster',
  'redispatches',
  'toDispatch',
  'offers',
  'imports',
  'work',
  'stations',
  'appointments',
  'own',
  'upkeep',
  'hooks',
  'exports',
  'stationMessages',
  'workReports',
  'complaints',
  'tipoffs',
  'inquiries',
  'enforcements',
  'lateComplaints',
  'lateTipoffs',
  'lateInquiries',
  'lateEnforcements',
  'view',
] as const;
export type MessagePage = (typeof messagePages)[number];

/**
 * How a text message to a citizen is held back: whoever files without signing in can type any telephone, so that one of them a day
 * goes to a telephone that nobody has proven, and ten to any. What is more waits for the morning, or is not sent.
 */
export type SmsBrake = 'unproven' | 'citizen';
export const mostSmsADay = { unproven: 1, citizen: 10 } as const satisfies Record<SmsBrake, number>;

/** What a text message does that would go to a telephone which has had so many today, itself among them. */
export function brakedSms(brake: SmsBrake, today: { unproven: number; citizen: number }): 'sent' | 'held' | 'tomorrow' {
  if (brake === 'unproven' && today.unproven > mostSmsADay.unproven) return 'held';
  if (today.citizen <= mostSmsADay.citizen) return 'sent';
  return brake === 'unproven' ? 'held' : 'tomorrow';
}

/** What the gateway said to one message, for who sets it up. */
export interface GatewayAnswer {
  /** Null where it was not reached. */
  status: number | null;
  /** Word for word. */
  answer: string;
  /** Only what fits the pattern of the settings is taken; `unsure` is what says neither that nor a failure. */
  verdict: 'taken' | 'refused' | 'unsure';
  /** Why it is not taken, without a person; empty for what is. */
  why: string;
}
export type SmsProbe = (message: Pick<Message, 'id' | 'to' | 'text'>) => Promise<GatewayAnswer>;

export type MessageState = keyof typeof messageStateWords;

/** Stands where an error would, of what is over for its reader because somebody else took it out of the common queue. */
export const passedOn = 'passed';
/** Likewise of a text message that was held back, for good or until the morning. */
export const heldBack = 'held';

export function messageState(message: {
  sentAt: Date | string | null;
  failedTimes: number;
  lastError: string | null;
  channel?: string;
  readAt?: Date | string | null;
  unconfirmed?: boolean | undefined;
  arrivedAt?: Date | string | null | undefined;
  unreached?: string | null | undefined;
}): MessageState {
  // What is told at the desk is there at once; whether anybody has seen it is another matter.
  if (message.channel === 'app')
    return (message.readAt ?? null) === null ? 'unread' : message.lastError === passedOn ? 'passed' : 'read';
  if (message.sentAt !== null) return doneState(message);
  if (message.unconfirmed === true) return 'unconfirmed';
  if (message.failedTimes === 0) return message.lastError === heldBack ? 'tomorrow' : 'waiting';
  if (message.lastError === deadNumber) return 'dead';
  return message.failedTimes < maxTries ? 'retrying' : 'failed';
}

/** Of one that is done: what its gateway said of it later, or why it did not go out. */
function doneState({ lastError, arrivedAt, unreached }: Parameters<typeof messageState>[0]): MessageState {
  if (lastError !== null) return lastError === heldBack ? 'held' : 'logged';
  if ((arrivedAt ?? null) !== null) return 'arrived';
  return (unreached ?? null) === null ? 'sent' : 'unreached';
}

/** So long a code that was sent signs somebody in. */
export const codeMinutes = 10;
const codeInWords = /(验证码 )\d{6}/u;
const blankedCode = /验证码 ······/u;

/** Whether the words hold a code that signs somebody in. */
export function holdsCode(text: string): boolean {
  return codeInWords.test(text);
}

/** The words without the code: what was sent, or is too old to be of use, is kept so. */
export function withoutCode(text: string): string {
  return text.replace(codeInWords, '$1······');
}

/** 再发一次: only what did not go out, or may not have, and once for each; what was sent again is sent again from there. */
export function demandMaySendAgain(
  message: Parameters<typeof messageState>[0] & Pick<Message, 'to' | 'text'>,
  isAgain: boolean,
): void {
  if (isAgain) throw new Refusal('message-sent-again');
  if (codeInWords.test(message.text) || blankedCode.test(message.text)) throw new Refusal('message-code-over');
  if (!mayGoAgain(message)) throw new Refusal('message-not-failed');
}

export function mayGoAgain(message: Parameters<typeof messageState>[0] & Pick<Message, 'to'>): boolean {
  const state = messageState(message);
  return message.to !== '' && ['failed', 'unconfirmed', 'unreached', 'dead'].includes(state);
}

/** 测试短信: to whom, under an id of its own, so that a lost answer sends no second one. */
export const TestSms = z.object({
  id: z.uuid(),
  phone: labelled(written().regex(/^1[3-9]\d{9}$/u), {
    zh: '手机号',
    en: 'Mobile number',
    input: 'text',
    wrongZh: '写 11 位手机号',
    wrongEn: 'Write a mobile number of 11 digits',
  }),
});
export type TestSms = z.infer<typeof TestSms>;
/** Its cause: what was only a test is no message that did not arrive. */
export const smsTest = 'sms-test';
/** So many a day for the whole county: each costs money, and goes to whatever telephone is typed. */
export const mostTestsADay = 10;

/** The gateway is tried this often before a person must look. */
export const maxTries = 5;

/** Quiet hours in Asia/Shanghai: nothing that can wait rings a villager's phone at night. */
export function isQuiet(at: Date): boolean {
  const hour = (at.getUTCHours() + 8) % 24;
  return hour >= 21 || hour < 8;
}
