/**
 * 指令 (instruction): 「基层维权联络站统一指挥调度体系」, three levels: the county instructs an office or a station, an office
 * its own stations. An instruction says what is to be done by when; the receiver acknowledges it, arrives where it sends
 * him, and tells what came of it; the issuer closes it. Each step keeps its instant, so that minutes are counted and not
 * remembered. An instruction moves no matter: only the centre dispatches (《办法》第四十一条).
 */
import { z } from 'zod';
import { beforeDispatch, mayDo, type Actor, type Placed } from '../base/actor.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';

export const instructionStates = ['sent', 'acknowledged', 'arrived', 'reported', 'closed', 'withdrawn'] as const;
export type InstructionState = (typeof instructionStates)[number];

/** Which move leads where. */
export const instructionMoves = {
  sent: { acknowledge: 'acknowledged', nudge: 'sent', withdraw: 'withdrawn' },
  acknowledged: { arrive: 'arrived', reportBack: 'reported', nudge: 'acknowledged', withdraw: 'withdrawn' },
  arrived: { reportBack: 'reported', nudge: 'arrived', withdraw: 'withdrawn' },
  reported: { sendBack: 'acknowledged', close: 'closed' },
  closed: {},
  withdrawn: {},
} as const satisfies Record<InstructionState, Partial<Record<string, InstructionState>>>;

type MovesOf<S extends InstructionState> = keyof (typeof instructionMoves)[S];
export type InstructionMove = { [S in InstructionState]: MovesOf<S> }[InstructionState];

export const instructionStateWords = {
  sent: { zh: '未签收', en: 'Not acknowledged' },
  acknowledged: { zh: '已签收', en: 'Acknowledged' },
  arrived: { zh: '已到场', en: 'On the spot' },
  reported: { zh: '已回报', en: 'Reported' },
  closed: { zh: '已办结', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<InstructionState, { zh: string; en: string }>;

export interface Instruction {
  countyId: number;
  id: string;
  /** 「令2026-0007」 */
  number: string;
  version: number;
  state: InstructionState;
  text: string;
  /** Goes out by night too, and is reminded of after a quarter of an hour. */
  urgent: boolean;
  /** Whether somebody has to go there: then the arrival comes before the report. */
  mustArrive: boolean;
  /** The complaint that it is about, if any. */
  matterId: string | null;
  matterNumber: string | null;
  /** The instruction that an office passes on to its station, if any. */
  parentId: string | null;
  /** The office that instructs its station; null when the county instructs. */
  fromOfficeId: string | null;
  /** The office instructed, or the one whose station is. */
  toOfficeId: string;
  toStationId: string | null;
  byId: string;
  sentAt: Date;
  dueAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedNameId: string | null;
  arrivedAt: Date | null;
  reportedAt: Date | null;
  /** What came of it, in the receiver's words. */
  result: string;
  /** Why it was sent back, or what the issuer says at the close. */
  remark: string;
  closedAt: Date | null;
  nudgedAt: Date | null;
  nudgedTimes: number;
}

/** What a row of the board carries of an instruction. */
export const instructionRow = [
  'text',
  'urgent',
  'mustArrive',
  'matterNumber',
  'byId',
  'sentAt',
  'dueAt',
  'acknowledgedAt',
  'arrivedAt',
  'reportedAt',
  'result',
  'remark',
  'closedAt',
  'nudgedTimes',
] as const;

export const SendInstruction = z.object({
  /** Made by the client: the same press twice sends one instruction. */
  id: z.uuid(),
  toOfficeId: labelled(z.string().max(40), { zh: '发给哪个所', en: 'To which office', input: 'office' }),
  toStationId: labelled(z.string().max(40).nullable().default(null), {
    zh: '发给哪个站点',
    en: 'To which station',
    input: 'station',
  }),
  text: labelled(written().min(4).max(1000), { zh: '指令内容', en: 'What is to be done', input: 'longText' }),
  dueAt: labelled(z.iso.datetime({ offset: true }), {
    zh: '办好的时间',
    en: 'To be done by',
    input: 'instant',
    wrongZh: '请选日期和时间',
    wrongEn: 'choose a day and a time',
  }),
  urgent: labelled(z.boolean().default(false), { zh: '紧急', en: 'Urgent', input: 'tick' }),
  mustArrive: labelled(z.boolean().default(false), { zh: '要到现场', en: 'Somebody must go there', input: 'tick' }),
  matterNumber: labelled(written().max(30).nullable().default(null), {
    zh: '关于哪一件',
    en: 'About which matter',
    input: 'text',
  }),
  parentId: z.uuid().nullable().default(null),
});
export type SendInstruction = z.infer<typeof SendInstruction>;

/** What an instruction is issued from besides what was typed. */
export interface IssueFacts extends Facts {
  /** The station instructed, if one is. */
  receiver: Station | null;
  /** The matter it is about, if any. */
  matter: (Placed & { id: string; number: string }) | null;
  /** The instruction that is passed on, if one is. */
  parent: Instruction | null;
}
type Station = Readonly<{ id: string; officeId: string; active: boolean }>;

/** Issues an instruction. The office must be real; that is the action's to see. */
export function sendInstruction(
  input: SendInstruction,
  facts: IssueFacts & { number: string | null },
): Change<Instruction> {
  const { by, at, matter, parent } = facts;
  const fromOfficeId = isCounty(by) ? null : by.organisationId;
  demandStationOfOffice(input, facts);
  demandBelow(fromOfficeId, input, facts);
  const dueAt = new Date(input.dueAt);
  if (dueAt <= at) throw new Refusal('instruction-due-past');
  if (matter !== null && !isWith(matter, input)) throw new Refusal('instruction-matter-elsewhere');
  if (parent !== null && (!isReceiver(parent, by) || !isOpen(parent))) throw new Refusal('instruction-not-below');
  const next: Instruction = {
    countyId: by.countyId,
    id: input.id,
    number: facts.number ?? '',
    version: 1,
    state: 'sent',
    text: input.text,
    urgent: input.urgent,
    mustArrive: input.mustArrive,
    matterId: matter?.id ?? null,
    matterNumber: matter?.number ?? null,
    parentId: parent?.id ?? null,
    fromOfficeId,
    toOfficeId: input.toOfficeId,
    toStationId: input.toStationId,
    byId: by.id,
    sentAt: at,
    dueAt,
    acknowledgedAt: null,
    acknowledgedNameId: null,
    arrivedAt: null,
    reportedAt: null,
    result: '',
    remark: '',
    closedAt: null,
    nudgedAt: null,
    nudgedTimes: 0,
  };
  const detail = { number: next.number, officeId: next.toOfficeId, stationId: next.toStationId };
  return { next, event: eventOf(next, 'instructed', facts, detail) };
}

function demandStationOfOffice({ toOfficeId, toStationId }: SendInstruction, { receiver }: IssueFacts): void {
  if (toStationId !== null && (receiver === null || !receiver.active || receiver.officeId !== toOfficeId))
    throw new Refusal('station-unknown');
}

/** An office instructs its own stations, and nobody else: no order goes sideways or up. */
function demandBelow(fromOfficeId: string | null, { toOfficeId }: SendInstruction, { receiver }: IssueFacts): void {
  if (fromOfficeId !== null && (receiver === null || toOfficeId !== fromOfficeId))
    throw new Refusal('instruction-not-below');
}

/** A matter is with the receiver when it has reached the office, or the station itself holds it. */
function isWith(matter: Placed, to: Pick<SendInstruction, 'toOfficeId' | 'toStationId'>): boolean {
  if (to.toStationId !== null) return matter.stationId === to.toStationId;
  return matter.officeId === to.toOfficeId && !beforeDispatch.has(matter.state);
}

function isCounty({ role }: Actor): boolean {
  return role === 'centre' || role === 'leader' || role === 'system';
}

/** Whether the instruction still asks something of its receiver. */
export function isOpen({ state }: Pick<Instruction, 'state'>): boolean {
  return state === 'sent' || state === 'acknowledged' || state === 'arrived';
}

/** Whether the actor stands where the instruction is sent to. */
export function isReceiver(
  { toOfficeId, toStationId }: Instruction,
  { role, organisationId, stationId }: Actor,
): boolean {
  if (toStationId !== null) return role === 'station' && stationId === toStationId;
  return (role === 'officer' || role === 'officeHead') && organisationId === toOfficeId;
}

/** Whether the actor stands where the instruction comes from. */
export function isIssuer({ fromOfficeId }: Instruction, actor: Actor): boolean {
  if (actor.role === 'system') return true;
  return fromOfficeId === null ? isCounty(actor) : actor.organisationId === fromOfficeId;
}

/** An office also sees what the county tells its stations, so that nobody is led past it. */
export function maySeeInstruction(actor: Actor, instruction: Instruction): boolean {
  if (actor.countyId !== instruction.countyId || !mayDo(actor, 'instruction.read')) return false;
  if (isCounty(actor)) return true;
  if (actor.role === 'station') return actor.stationId === instruction.toStationId;
  return actor.organisationId === instruction.toOfficeId;
}

/** Whole minutes from one instant to another. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
}
