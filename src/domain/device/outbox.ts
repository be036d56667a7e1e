/**
 * 待发箱 (outbox): what a station did where there was no network, and sends when there is one. Each act carries the id that
 * its telephone gave it, so that it is done once however often it is sent, and two times: when it was done at the station
 * and when it arrived. At a published window the law's clock runs from the first (《办法》第八条、第十五条); at any other
 * station it starts only when the bureau has the matter.
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { calledSides, callResults } from '../complaint/facts/callable.ts';
import { Filing, phoneSchema } from '../complaint/filing.ts';
import { GiveAnswer } from '../incident/area-answer.ts';
import { AttendanceTold } from '../publicity/education/attendance.ts';
import { DriveTold } from '../publicity/education/drive-report.ts';
import { postingKinds } from '../publicity/board-posting.ts';
import { SlipPart } from '../complaint/slip.ts';
import { SendStationReport } from '../supervision/enforcement/station-report.ts';
import { EnterSheet } from '../supervision/survey/survey.ts';
import { dutySigner } from '../station/duty-signer.ts';
import { messageWords } from '../station/message-words.ts';

/** The moves that a station makes without a network. */
export const outboxMoves = [
  'talk',
  'settleAtStation',
  'sendUp',
  'recordWithdrawal',
  'markUrgent',
  'takeBackUrgent',
  'urgentAgain',
  'supplement',
  'checkTerm',
  'note',
] as const;
export type OutboxMove = (typeof outboxMoves)[number];
/** A call for help, the first or a further one, and that it is taken back: whatever others have made of the matter meanwhile, and ahead of what else waits. */
const urgentMoves = ['markUrgent', 'takeBackUrgent', 'urgentAgain'] as const satisfies readonly OutboxMove[];
export type UrgentMove = (typeof urgentMoves)[number];
export const outboxAnswers = ['acknowledge', 'arrive', 'reportBack'] as const;
/** 协助的各步: what a station answers to a complaint that was sent to it. */
export const outboxHelps = ['accept', 'decline', 'recordJoint', 'returnBack'] as const;
/** 任务: that the station has it, and what came of it. */
export const outboxTasks = ['accept', 'reportBack'] as const;

const common = {
  /** Made on the telephone: the act is done once under it. */
  id: z.uuid(),
  deviceId: z.uuid(),
  actedAt: labelled(z.iso.datetime({ offset: true }), { zh: '办的时间', en: 'When it was done', input: 'instant' }),
  /** How far the clock was ahead by which that was told, as it was measured when it was sent; less than nothing where it was slow. */
  clockAheadMs: z.number().int().optional(),
};

export const FilingItem = z.object({ kind: z.literal('filing'), ...common, filing: Filing, slip: SlipPart });
export const MoveItem = z.object({
  kind: z.literal('move'),
  ...common,
  move: z.enum(outboxMoves),
  /** The number, or the id under which the same telephone filed it and whose number it did not know yet. */
  number: z.string().max(30).nullable(),
  filingId: z.uuid().nullable(),
  /** The version that the person saw; null right behind the telephone's own filing. */
  version: z.number().int().min(1),
  input: z.record(z.string(), z.unknown()),
});
export const AnswerItem = z.object({
  kind: z.literal('answer'),
  ...common,
  move: z.enum(outboxAnswers),
  number: z.string().max(30),
  version: z.number().int().min(1),
  input: z.record(z.string(), z.unknown()),
});
/** A step of a redispatch: whether the station takes it, what was talked over together, or that it goes back. */
export const HelpItem = z.object({
  kind: z.literal('help'),
  ...common,
  move: z.enum(outboxHelps),
  number: z.string().max(30),
  version: z.number().int().min(1),
  input: z.record(z.string(), z.unknown()),
});
/** A step of a task that the station was given. */
export const TaskItem = z.object({
  kind: z.literal('task'),
  ...common,
  move: z.enum(outboxTasks),
  number: z.string().max(30),
  version: z.number().int().min(1),
  input: z.record(z.string(), z.unknown()),
});
/** 签收职责: the duty sheet in the version that was read on the telephone, signed by name. */
export const DutyItem = z.object({
  kind: z.literal('duty'),
  ...common,
  code: z.string().max(40),
  version: z.number().int().min(1),
  name: dutySigner,
});
/** 咨询: what somebody asked at the station; answered already where an article was read out that the telephone carries. */
export const InquiryItem = z.object({
  kind: z.literal('inquiry'),
  ...common,
  question: written().min(2).max(2000),
  people: z.number().int().min(1).max(999),
  name: written().max(50),
  phone: phoneSchema('电话', 'Telephone'),
  knowledgeId: z.string().min(1).max(60).nullable(),
  knowledgeVersion: z.number().int().min(1).nullable(),
});
/** What was asked before is answered: out of an article in the version that was read out. */
export const InquiryAnswerItem = z.object({
  kind: z.literal('inquiryAnswer'),
  ...common,
  number: z.string().max(30),
  version: z.number().int().min(1),
  answer: written().min(2).max(3000),
  knowledgeId: z.string().min(1).max(60),
  knowledgeVersion: z.number().int().min(1),
  /** Told on the spot or by telephone; else a message tells the asker. */
  close: z.boolean(),
});
/**
 * 线索: what the station itself saw, for the office to look into; over a complaint, which is left as it is, or by itself. Who complains has
 * reported nothing by it.
 */
export const ClueItem = z.object({
  kind: z.literal('clue'),
  ...common,
  /** Of the complaint over which it was seen; both null for one by itself. */
  number: z.string().max(30).nullable(),
  filingId: z.uuid().nullable(),
  what: SendStationReport.shape.kind.optional(),
  /** What an earlier build of the program asked instead: a code of the list of violations. */
  conductCode: z.string().max(10).optional(),
  /** Over a complaint that of the complaint. */
  operatorName: SendStationReport.shape.operatorName.nullable().default(null),
  place: SendStationReport.shape.place.nullable().default(null),
  words: SendStationReport.shape.words,
  /** Who of the roster saw it; an earlier build does not ask. */
  personId: z.uuid().nullable().default(null),
  attachmentIds: z.array(z.uuid()).max(9).default([]),
});

/** 打了电话: whom the station rang up, by the number that it carries sealed; on its own matter, or on one that it was asked to help with. */
export const CalledItem = z.object({
  kind: z.literal('called'),
  ...common,
  number: z.string().max(30).nullable(),
  filingId: z.uuid().nullable(),
  /** Under which it was asked to help; null on its own. */
  help: z.string().max(30).nullable(),
  whom: z.enum(calledSides),
  n: z.number().int().min(1).nullable(),
});
/** 打通没有: how a call ended that the same telephone has noted. */
export const CallEndedItem = CalledItem.extend({
  kind: z.literal('callEnded'),
  /** The id of the call. */
  press: z.uuid(),
  result: z.enum(callResults),
});
/** 上栏: the sheets of these boards hang at the station since then. */
export const PostingItem = z.object({
  kind: z.literal('posting'),
  ...common,
  boards: postingKinds,
  attachmentIds: z.array(z.uuid()).max(1),
  /** The cases on the sheets as the telephone had them; a telephone of an older build names none. */
  exampleIds: z.array(z.uuid()).max(50).optional(),
});
/** The station's answer to an area check: the first, or one that corrects it. */
export const AreaItem = z.object({
  kind: z.literal('area'),
  ...common,
  /** Of the check. */
  number: z.string().max(30),
  answer: GiveAnswer.shape.answer,
  households: GiveAnswer.shape.households,
  mu: GiveAnswer.shape.mu,
  ways: GiveAnswer.shape.ways,
  words: GiveAnswer.shape.words,
  attachmentIds: z.array(z.uuid()).max(1),
});
/** 宣传: what the station hung, read out and handed out. */
export const DriveItem = z.object({ kind: z.literal('drive'), ...common, ...DriveTold.shape });
/** 看到了: warnings that the station has read, each as it stood on the telephone. */
export const WarningItem = z.object({
  kind: z.literal('warning'),
  ...common,
  seen: z
    .array(z.object({ id: z.uuid(), revision: z.number().int().min(0).max(1000) }))
    .min(1)
    .max(60),
});
/** 点数: who came to an event, counted at it. */
export const AttendanceItem = z.object({ kind: z.literal('attendance'), ...common, ...AttendanceTold.shape });
/** 站点消息: what the station writes to another or to its town, or answers to what was written to it. */
export const StationMessageItem = z.object({
  kind: z.literal('stationMessage'),
  ...common,
  /** To one station by its id; null for all of the own town, and where it is an answer. */
  toStationId: z.string().max(40).nullable(),
  answerTo: z.uuid().nullable(),
  text: messageWords,
});
/** 看过了: messages of other stations that the station has read. */
export const StationMessageReadItem = z.object({
  kind: z.literal('stationMessageRead'),
  ...common,
  ids: z.array(z.uuid()).min(1).max(60),
});
/** 答卷: one sheet of a survey that the station was asked for, asked aloud; nothing is kept of who answered. */
export const SheetItem = z.object({
  kind: z.literal('sheet'),
  ...common,
  surveyNumber: z.string().max(30),
  answers: EnterSheet.shape.answers,
});
export const OutboxItem = z.discriminatedUnion('kind', [
  FilingItem,
  MoveItem,
  AnswerItem,
  HelpItem,
  TaskItem,
  DutyItem,
  InquiryItem,
  InquiryAnswerItem,
  ClueItem,
  CalledItem,
  CallEndedItem,
  PostingItem,
  AreaItem,
  DriveItem,
  WarningItem,
  AttendanceItem,
  StationMessageItem,
  StationMessageReadItem,
  SheetItem,
]);
export type OutboxItem = z.infer<typeof OutboxItem>;

/** Whether it is a call for help, or takes one back: it waits for no other act, and no change by others holds it up. */
export function isUrgent(item: { kind: string; move?: string }): boolean {
  return item.kind === 'move' && (urgentMoves as readonly (string | undefined)[]).includes(item.move);
}

/** Whether it calls for help: the first press, or one because another danger has come. */
export function isPress(move: string): boolean {
  return move === 'markUrgent' || move === 'urgentAgain';
}

/** What of an act says when it is sent. */
interface Queued {
  act: { state: 'waiting' | 'held' | 'sent'; chain: string };
  body: { item: { kind: string; move?: string } };
}

/**
 * What is sent next: one after the other as they were done, and nothing behind what is held of its own matter. A call for help goes ahead of
 * all, behind nothing but the filing of its matter, and by itself where that was not taken.
 */
export function nextToSend<Q extends Queued>(acts: readonly Q[]): Q | null {
  for (const [i, one] of acts.entries()) {
    if (one.act.state !== 'waiting' || !isUrgent(one.body.item)) continue;
    return acts.slice(0, i).find((before) => isUrgentBehind(one, before)) ?? one;
  }
  const stuck = new Set<string>();
  for (const one of acts) {
    if (one.act.state === 'held') stuck.add(one.act.chain);
    if (one.act.state === 'waiting' && !stuck.has(one.act.chain)) return one;
  }
  return null;
}

/** How far a call for help has come: it has arrived, is on its way, or there is no network. */
export type CallStanding = 'sent' | 'sending' | 'offline';

export function callStanding(call: Pick<Queued, 'act'>, isOnline: boolean): CallStanding {
  if (call.act.state === 'sent') return 'sent';
  return isOnline ? 'sending' : 'offline';
}

/** What was not taken, a press or the filing itself, keeps no call from being heard. */
function isUrgentBehind(urgent: Queued, { act, body: { item } }: Queued): boolean {
  return act.chain === urgent.act.chain && act.state === 'waiting' && (item.kind === 'filing' || isUrgent(item));
}

/** The waits between two tries to send, in seconds; the last one stays. */
const waitSeconds = [5, 15, 60, 180, 600] as const;

/**
 * How long to wait after so many failures in a row. Without a line a try costs nothing, and a browser that was opened again without one never
 * says when it is back: it is tried every few seconds, so that what waits goes out as soon as there is one.
 */
export function retryWait(failures: number, hasLine = true): number {
  if (!hasLine) return waitSeconds[0];
  return waitSeconds[Math.min(failures, waitSeconds.length) - 1] ?? 0;
}
