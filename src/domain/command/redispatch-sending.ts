/**
 * 转什么 (sending): how a redispatch is opened: to which station, in what capacity, and which facts of the complaint go with it.
 */
import { z } from 'zod';
import { isPaused } from '../complaint/mediation/appraisal.ts';
import type { Aged } from './backlog.ts';
import { addDays, addWorkingDays, type Day } from '../base/calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { hasConsented } from '../complaint/mediation/consent.ts';
import { mediationRanOutOn } from '../complaint/deadline.ts';
import type { ClockTime } from '../matter/due.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { isBlocked, type Side, type Tie } from './nearest-station.ts';
import { maskName, maskText } from '../base/masking.ts';
import { demandNotHalted } from '../complaint/mediation/recusal.ts';
import { helpRoles, helpRoleWords, type Redispatch, type SentFacts } from './redispatch.ts';
import { Refusal, type PlainRefusalCode } from '../base/refusal.ts';
import type { Station } from '../county/station.ts';

export const SendRedispatch = z.object({
  /** Made by the client: the same press twice sends it once. */
  id: z.uuid(),
  matterNumber: labelled(written().min(4).max(30), { zh: '哪一件', en: 'Which complaint', input: 'text' }),
  stationId: labelled(z.string().min(1).max(40), {
    zh: '转给哪个站点',
    en: 'To which station',
    input: 'station',
    wrongZh: '请选一个站点',
    wrongEn: 'choose a station',
  }),
  role: labelled(z.enum(helpRoles).default('invitedHelper'), {
    zh: '以什么身份',
    en: 'In what capacity',
    input: 'choice',
    options: helpRoles.map((value) => ({ value, ...helpRoleWords[value] })),
  }),
  gist: labelled(written().min(4).max(300).nullable().default(null), {
    zh: '基本事实',
    en: 'Basic facts',
    hintZh: '只写谈这件事要知道的；名字、电话会自动遮住',
    hintEn: 'Only what the talk needs; names and telephones are masked',
    input: 'longText',
  }),
  ask: labelled(written().min(4).max(200).default('请上门或打电话问清情况，和承办人一起把双方约来谈一次。'), {
    zh: '请站点做什么',
    en: 'What is asked of the station',
    input: 'longText',
  }),
  withContact: labelled(z.boolean().default(false), {
    zh: '把投诉人姓名和电话也给站点',
    en: 'Let the station have name and telephone',
    input: 'tick',
  }),
  dueOn: labelled(z.iso.date().nullable().default(null), { zh: '请在哪天以前', en: 'By which day', input: 'day' }),
  batchId: z.uuid().nullable().default(null),
});
export type SendRedispatch = z.infer<typeof SendRedispatch>;

/** What the opening asks besides what was typed; each step asks for none of it. */
export interface RedispatchFacts extends Facts {
  complaint: Complaint | null;
  receiver: Station | null;
  /** Whether it is out with a station already. */
  isOut: boolean;
  near: { side: Side | null; reason: string; ties: readonly Tie[] };
  aged: Aged | null;
  words: { home: string; category: string; gist: string };
}

/** Why the complaint cannot be sent to any station now; null when it can. */
export function unsendable(complaint: Pick<Complaint, 'state' | 'pauses'>, isOut: boolean): PlainRefusalCode | null {
  if (isOut) return 'redispatch-out';
  if (complaint.state !== 'accepted' && complaint.state !== 'mediating') return 'redispatch-not-accepted';
  if (isPaused(complaint)) return 'mediation-paused';
  return null;
}

/** The station mediates for the association only where it is the association's, and both parties agreed (第十九条). */
export function mayEntrust(complaint: Complaint, station: Pick<Station, 'associationId'>): boolean {
  const agreed = (party: 'consumer' | 'operator') => hasConsented(complaint, 'entrust', party) === true;
  return (
    complaint.entrustedTo !== null &&
    complaint.entrustedTo === (station.associationId ?? null) &&
    agreed('consumer') &&
    agreed('operator')
  );
}

/** Sends the basic facts to the station. That the sender may know of the complaint is the action's to see. */
export function sendRedispatch(
  input: SendRedispatch,
  facts: RedispatchFacts & { number: string | null },
): Change<Redispatch> {
  const { by, at, today, complaint, receiver, near, aged, isOut, limits } = facts;
  if (complaint === null || complaint.officeId === null) throw new Refusal('not-found');
  const why = unsendable(complaint, isOut);
  if (why !== null) throw new Refusal(why);
  demandNotHalted(complaint);
  if (receiver === null || !receiver.active) throw new Refusal('station-unknown');
  if (isBlocked(near.ties)) throw new Refusal('redispatch-conflict');
  if (input.role === 'entrusted' && !mayEntrust(complaint, receiver)) throw new Refusal('redispatch-not-entrusted');
  if (input.dueOn !== null && input.dueOn <= today) throw new Refusal('redispatch-due-past');
  const acceptBy = addWorkingDays(facts.calendar, today, limits.backlog.acceptWorkingDays);
  const next: Redispatch = {
    countyId: by.countyId,
    id: input.id,
    number: facts.number ?? '',
    version: 1,
    state: 'sent',
    matterId: complaint.id,
    matterNumber: complaint.number,
    officeId: complaint.officeId,
    stationId: receiver.id,
    role: input.role,
    side: near.side,
    reason: near.reason,
    ties: near.ties,
    sent: sentFacts(complaint, input, facts.words),
    aged,
    batchId: input.batchId,
    byId: by.id,
    sentAt: at,
    acceptBy,
    dueOn: input.dueOn ?? helpUntil(complaint, facts),
    acceptedAt: null,
    acceptedById: null,
    relation: null,
    joints: [],
    endedAt: null,
    remark: '',
  };
  const { number, stationId, role, dueOn } = next;
  const detail = { number, stationId, role, dueOn, contact: input.withContact, ageDays: aged?.ageDays ?? null };
  return { next, event: eventOf(next, 'redispatched', facts, detail) };
}

/**
 * The day that is asked for when nobody chose one: the county's days, but never behind the last legal day of the mediation,
 * after which a help would come too late (《办法》第二十三条); where that is over already, tomorrow.
 */
export function helpUntil(complaint: Complaint, time: ClockTime): Day {
  const { today, limits } = time;
  const usual = addDays(today, limits.backlog.helpDays);
  if (complaint.acceptedOn === null) return usual;
  const last = mediationRanOutOn(complaint, time);
  const tomorrow = addDays(today, 1);
  return last >= usual ? usual : last > today ? last : tomorrow;
}

/** Nothing of the parties but this; whoever adds a field here adds it to the form that lists what is sent. */
export function sentFacts(
  complaint: Pick<
    Complaint,
    'number' | 'consumerName' | 'consumerPhone' | 'operatorName' | 'operatorAddress' | 'claim' | 'amountFen' | 'joint'
  >,
  { gist, ask, withContact }: Pick<SendRedispatch, 'gist' | 'ask' | 'withContact'>,
  words: RedispatchFacts['words'],
): SentFacts {
  const names = [complaint.consumerName, ...(complaint.joint?.members ?? []).map(({ name }) => name)];
  return {
    ticketNo: complaint.number,
    consumer: withContact ? complaint.consumerName : maskName(complaint.consumerName),
    consumerPhone: withContact ? complaint.consumerPhone : null,
    home: words.home,
    operator: complaint.operatorName,
    shop: complaint.operatorAddress,
    category: words.category,
    gist: maskText(gist ?? words.gist, names),
    claim: maskText(complaint.claim, names),
    amountFen: complaint.amountFen,
    ask: maskText(ask, names),
  };
}
