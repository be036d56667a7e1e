/**
 * 落实 (fulfilment): each step of an instruction: the receiver acknowledges, arrives and tells what came of it; the issuer
 * nudges, sends back, closes or withdraws.
 */
import { z } from 'zod';
import { rulesBy, type Docket } from '../matter/docket.ts';
import { bySides } from '../matter/docket/whose-step.ts';
import type { InstructionVerb } from '../base/ledger-verbs.ts';
import { labelled, written } from '../base/field.ts';
import {
  instructionMoves,
  instructionStateWords,
  isIssuer,
  isReceiver,
  maySeeInstruction,
  minutesBetween,
  sendInstruction,
  SendInstruction,
  type Instruction,
  type InstructionMove,
  type IssueFacts,
  isOpen,
} from './instruction.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { isQuiet } from '../matter/message.ts';

export const Acknowledge = z.object({});
export const Arrive = z.object({});
export const ReportBack = z.object({
  result: labelled(written().min(4).max(2000), { zh: '办得怎样', en: 'What came of it', input: 'longText' }),
});
export const SendBack = z.object({
  remark: labelled(written().min(2).max(500), { zh: '哪里还要办', en: 'What is still to be done', input: 'longText' }),
});
export const CloseInstruction = z.object({
  remark: labelled(written().max(500).default(''), { zh: '批语', en: 'Remark', input: 'text' }),
});
export const WithdrawInstruction = z.object({
  remark: labelled(written().min(2).max(500), { zh: '为什么撤回', en: 'Why withdrawn', input: 'text' }),
});
export const Nudge = z.object({});

const verbs = {
  acknowledge: 'instruction-acknowledged',
  arrive: 'instruction-arrived',
  reportBack: 'instruction-reported',
  nudge: 'instruction-nudged',
  sendBack: 'instruction-returned',
  close: 'instruction-closed',
  withdraw: 'instruction-withdrawn',
} as const satisfies Record<InstructionMove, InstructionVerb>;

/** 指令的各步: who makes each, with which words, and what it writes. */
export const instructionProcedure = rulesBy<Instruction, typeof verbs>(bySides, instructionMoves, verbs, {
  acknowledge: {
    zh: '签收',
    en: 'Acknowledge',
    permission: 'instruction.acknowledge',
    input: Acknowledge,
    stands: isReceiver,
    apply: (one, _input, { at, by }) => ({
      next: { acknowledgedAt: at, acknowledgedNameId: by.id },
      detail: { minutes: minutesBetween(one.sentAt, at) },
    }),
  },
  arrive: {
    zh: '到场',
    en: 'Arrived',
    permission: 'instruction.arrive',
    input: Arrive,
    stands: isReceiver,
    apply: (one, _input, { at }) => ({ next: { arrivedAt: at }, detail: { minutes: minutesBetween(one.sentAt, at) } }),
  },
  reportBack: {
    zh: '回报',
    en: 'Report back',
    permission: 'instruction.reportBack',
    input: ReportBack,
    stands: isReceiver,
    ready: (one) => !one.mustArrive || one.arrivedAt !== null,
    refuses: 'instruction-arrive-first',
    apply: (_one, { result }: z.infer<typeof ReportBack>, { at }) => ({
      next: { reportedAt: at, result },
      detail: { result },
    }),
  },
  nudge: {
    zh: '催',
    en: 'Nudge',
    permission: 'instruction.nudge',
    input: Nudge,
    stands: isIssuer,
    apply: ({ nudgedTimes }, _input, { at }) => ({
      next: { nudgedAt: at, nudgedTimes: nudgedTimes + 1 },
      detail: { times: nudgedTimes + 1 },
    }),
  },
  sendBack: {
    zh: '退回再办',
    en: 'Send back',
    permission: 'instruction.sendBack',
    input: SendBack,
    stands: isIssuer,
    apply: (_one, { remark }: z.infer<typeof SendBack>) => ({ next: { reportedAt: null, remark }, detail: { remark } }),
  },
  close: {
    zh: '办结',
    en: 'Close',
    permission: 'instruction.close',
    input: CloseInstruction,
    stands: isIssuer,
    apply: (_one, { remark }: z.infer<typeof CloseInstruction>, { at }) => ({
      next: { closedAt: at, remark },
      detail: { remark },
    }),
  },
  withdraw: {
    zh: '撤回',
    en: 'Withdraw',
    permission: 'instruction.withdraw',
    input: WithdrawInstruction,
    stands: isIssuer,
    apply: (_one, { remark }: z.infer<typeof WithdrawInstruction>, { at }) => ({
      next: { closedAt: at, remark },
      detail: { remark },
    }),
  },
});

/** 指令簿 */
export const instructionDocket: Docket<Instruction, SendInstruction, IssueFacts> = {
  name: 'instruction',
  path: 'instructions',
  zh: '指令',
  en: 'Instructions',
  letter: '令',
  read: 'instruction.read',
  states: instructionStateWords,
  moves: instructionMoves,
  over: ['closed', 'withdrawn'],
  opening: { zh: '下指令', en: 'New instruction', permission: 'instruction.send', input: SendInstruction },
  open: sendInstruction,
  procedure: instructionProcedure,
  maySee: maySeeInstruction,
};

/** What the ledger keeps of an instruction. */
export interface InstructionDetails {
  instructed: { number: string; officeId: string; stationId: string | null };
  'instruction-acknowledged': { minutes: number };
  'instruction-arrived': { minutes: number };
  'instruction-reported': { result: string };
  'instruction-nudged': { times: number };
  'instruction-returned': { remark: string };
  'instruction-closed': { remark: string };
  'instruction-withdrawn': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends InstructionDetails {}
}

/** Each line as one sentence; the first and the report also stand in the ledger of the matter that they are about. */
export const instructionTellings: Tellings<InstructionDetails> = {
  instructed: (d) => {
    const to = text(d.stationName) || text(d.officeName);
    return [
      `向${to || '所里'}下了指令 ${text(d.number)}。`,
      `Instruction ${text(d.number)} was sent to ${to || 'the office'}.`,
    ];
  },
  'instruction-acknowledged': (d) => [
    `签收，用了 ${text(d.minutes)} 分钟。`,
    `Acknowledged after ${text(d.minutes)} minutes.`,
  ],
  'instruction-arrived': (d) => [
    `到场，从发出算用了 ${text(d.minutes)} 分钟。`,
    `On the spot ${text(d.minutes)} minutes after it was sent.`,
  ],
  'instruction-reported': (d) => [
    `指令 ${text(d.number)} 回报：${text(d.result)}`,
    `Instruction ${text(d.number)} was reported on: ${text(d.result)}`,
  ],
  'instruction-nudged': (d) => [`第 ${text(d.times)} 次催。`, `Nudged, ${text(d.times)} so far.`],
  'instruction-returned': (d) => [`退回再办：${text(d.remark)}`, `Sent back: ${text(d.remark)}`],
  'instruction-closed': (d) => [
    text(d.remark) === '' ? '指令办结。' : `指令办结：${text(d.remark)}`,
    text(d.remark) === '' ? 'The instruction was closed.' : `The instruction was closed: ${text(d.remark)}`,
  ],
  'instruction-withdrawn': (d) => [`撤回指令：${text(d.remark)}`, `The instruction was withdrawn: ${text(d.remark)}`],
};

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
  if (why === 'sent') return `收到${what}，请打开签收。`;
  return why === 'late' ? `${what}到时间还没有回报，请马上办。` : `${what}还没有签收，请马上签收。`;
}
