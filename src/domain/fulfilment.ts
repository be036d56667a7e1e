/**
 * 落实 (fulfilment): each step of an instruction: the receiver acknowledges, arrives and tells what came of it; the issuer
 * nudges, sends back, closes or withdraws.
 */
import { z } from 'zod';
import { mayDo, type Actor, type Permission } from './actor.ts';
import type { Change, InstructionVerb } from './event.ts';
import { labelled, written } from './field.ts';
import {
  instructionMoves,
  isIssuer,
  isReceiver,
  minutesBetween,
  type Instruction,
  type InstructionMove,
  type InstructionState,
} from './instruction.ts';
import { eventOf, nextState, type Facts, type MoveRule } from './matter.ts';
import { Refusal } from './refusal.ts';
import { text, type Telling } from './sentence.ts';

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

interface InstructionRule extends MoveRule<Instruction> {
  side: 'receiver' | 'issuer';
}

function step(
  side: InstructionRule['side'],
  words: { zh: string; en: string; permission: Permission },
  input: z.ZodObject,
  apply: (instruction: Instruction, input: never, facts: Facts) => Change<Instruction>,
): InstructionRule {
  return { ...words, side, input, key: null, paper: null, apply };
}

/** 指令的各步: who makes each, with which words, and what it writes. */
export const instructionProcedure = {
  acknowledge: step(
    'receiver',
    { zh: '签收', en: 'Acknowledge', permission: 'instruction.acknowledge' },
    Acknowledge,
    (one, _input, facts) => {
      const state = movedBy(one, 'acknowledge', facts.by);
      return {
        next: { ...one, state, acknowledgedAt: facts.at, acknowledgedById: facts.by.id },
        event: eventOf(one, 'instruction-acknowledged', facts, { minutes: minutesBetween(one.sentAt, facts.at) }),
      };
    },
  ),
  arrive: step(
    'receiver',
    { zh: '到场', en: 'Arrived', permission: 'instruction.arrive' },
    Arrive,
    (one, _input, facts) => {
      const state = movedBy(one, 'arrive', facts.by);
      return {
        next: { ...one, state, arrivedAt: facts.at },
        event: eventOf(one, 'instruction-arrived', facts, { minutes: minutesBetween(one.sentAt, facts.at) }),
      };
    },
  ),
  reportBack: step(
    'receiver',
    { zh: '回报', en: 'Report back', permission: 'instruction.reportBack' },
    ReportBack,
    (one, input: z.infer<typeof ReportBack>, facts) => {
      const state = movedBy(one, 'reportBack', facts.by);
      if (one.mustArrive && one.arrivedAt === null) throw new Refusal('instruction-arrive-first');
      return {
        next: { ...one, state, reportedAt: facts.at, result: input.result },
        event: eventOf(one, 'instruction-reported', facts, { number: one.number, result: input.result }),
      };
    },
  ),
  nudge: step('issuer', { zh: '催', en: 'Nudge', permission: 'instruction.nudge' }, Nudge, (one, _input, facts) => {
    const state = movedBy(one, 'nudge', facts.by);
    return {
      next: { ...one, state, nudgedAt: facts.at, nudgedTimes: one.nudgedTimes + 1 },
      event: eventOf(one, 'instruction-nudged', facts, { times: one.nudgedTimes + 1 }),
    };
  }),
  sendBack: step(
    'issuer',
    { zh: '退回再办', en: 'Send back', permission: 'instruction.sendBack' },
    SendBack,
    (one, input: z.infer<typeof SendBack>, facts) => {
      const state = movedBy(one, 'sendBack', facts.by);
      return {
        next: { ...one, state, reportedAt: null, remark: input.remark },
        event: eventOf(one, 'instruction-returned', facts, { remark: input.remark }),
      };
    },
  ),
  close: step(
    'issuer',
    { zh: '办结', en: 'Close', permission: 'instruction.close' },
    CloseInstruction,
    (one, input: z.infer<typeof CloseInstruction>, facts) => {
      const state = movedBy(one, 'close', facts.by);
      return {
        next: { ...one, state, closedAt: facts.at, remark: input.remark },
        event: eventOf(one, 'instruction-closed', facts, { remark: input.remark }),
      };
    },
  ),
  withdraw: step(
    'issuer',
    { zh: '撤回', en: 'Withdraw', permission: 'instruction.withdraw' },
    WithdrawInstruction,
    (one, input: z.infer<typeof WithdrawInstruction>, facts) => {
      const state = movedBy(one, 'withdraw', facts.by);
      return {
        next: { ...one, state, closedAt: facts.at, remark: input.remark },
        event: eventOf(one, 'instruction-withdrawn', facts, { remark: input.remark }),
      };
    },
  ),
} as const satisfies Record<InstructionMove, InstructionRule>;

/** The moves that the person may make now. */
export function availableInstructionMoves(one: Instruction, actor: Actor): InstructionMove[] {
  return (Object.keys(instructionMoves[one.state]) as InstructionMove[]).filter(
    (move) =>
      mayDo(actor, instructionProcedure[move].permission) &&
      stands(one, move, actor) &&
      !(move === 'reportBack' && one.mustArrive && one.arrivedAt === null),
  );
}

function stands(one: Instruction, move: InstructionMove, actor: Actor): boolean {
  return instructionProcedure[move].side === 'receiver' ? isReceiver(one, actor) : isIssuer(one, actor);
}

function movedBy(one: Instruction, move: InstructionMove, actor: Actor): InstructionState {
  const state = nextState<InstructionState>(instructionMoves, one.state, move);
  if (!stands(one, move, actor)) throw new Refusal('instruction-not-yours');
  return state;
}

/** Each line as one sentence; the first and the report also stand in the ledger of the matter that they are about. */
export const instructionTellings: Record<InstructionVerb, Telling> = {
  instructed: (d) => {
    const to = text(d['stationName']) || text(d['officeName']);
    return [
      `向${to || '所里'}下了指令 ${text(d['number'])}。`,
      `Instruction ${text(d['number'])} was sent to ${to || 'the office'}.`,
    ];
  },
  'instruction-acknowledged': (d) => [
    `签收，用了 ${text(d['minutes'])} 分钟。`,
    `Acknowledged after ${text(d['minutes'])} minutes.`,
  ],
  'instruction-arrived': (d) => [
    `到场，从发出算用了 ${text(d['minutes'])} 分钟。`,
    `On the spot ${text(d['minutes'])} minutes after it was sent.`,
  ],
  'instruction-reported': (d) => [
    `指令 ${text(d['number'])} 回报：${text(d['result'])}`,
    `Instruction ${text(d['number'])} was reported on: ${text(d['result'])}`,
  ],
  'instruction-nudged': (d) => [`第 ${text(d['times'])} 次催。`, `Nudged, ${text(d['times'])} so far.`],
  'instruction-returned': (d) => [`退回再办：${text(d['remark'])}`, `Sent back: ${text(d['remark'])}`],
  'instruction-closed': (d) => [
    text(d['remark']) === '' ? '指令办结。' : `指令办结：${text(d['remark'])}`,
    text(d['remark']) === '' ? 'The instruction was closed.' : `The instruction was closed: ${text(d['remark'])}`,
  ],
  'instruction-withdrawn': (d) => [
    `撤回指令：${text(d['remark'])}`,
    `The instruction was withdrawn: ${text(d['remark'])}`,
  ],
};
