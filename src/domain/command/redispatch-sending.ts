/**
 * 转什么 (sending): how a redispatch is opened: to which station, in what capacity, and which facts of the complaint go with it.
 */
import { z } from 'zod';
import { isPaused } from '../complaint/mediation/pause.ts';
import type { Aged } from './backlog.ts';
import { addDays, addWorkingDays, type Day } from '../base/calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { agentOn } from '../complaint/facts/agent-now.ts';
import { hasConsented } from '../complaint/mediation/consent.ts';
import { mediationRanOutOn } from '../complaint/deadline.ts';
import type { ClockTime } from '../matter/due.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { isBlocked, type Side, type Tie } from './nearest-station.ts';
import { maskName, maskText } from '../base/masking.ts';
import { demandNotHalted } from '../complaint/mediation/recusal.ts';
import {
  helpMeans,
  helpMeansWords,
  helpRoles,
  helpRoleWords,
  type HelpMeans,
  type Redispatch,
  type SentFacts,
} from './redispatch.ts';
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
  means: labelled(z.enum(helpMeans).default('call'), {
    zh: '请站点怎么做',
    en: 'How the station helps',
    input: 'choice',
    options: helpMeans.map((value) => ({ value, ...helpMeansWords[value] })),
  }),
  ask: labelled(written().min(4).max(200).nullable().default(null), {
    zh: '请站点做什么',
    en: 'What is asked of the station',
    hintZh: '不写，就用上面选的那一句',
    hintEn: 'Left empty it is the sentence of the choice above',
    input: 'longText',
  }),
  dueOn: labelled(z.iso.date().nullable().default(null), { zh: '请在哪天以前', en: 'By which day', input: 'day' }),
  batchId: z.uuid().nullable().default(null),
});
export type SendRedispatch = z.infer<typeof SendRedispatch>;

/** What the station reads that it is asked, where nobody wrote it in other words. */
export const usualAsk = {
  call: '请打电话问清情况，和承办人一起把双方约来谈一次。',
  visit: '请上门问清情况，和承办人一起把双方约来谈一次。',
  look: '请到店里看看现在是什么样子，告诉承办人；不用找投诉人。',
} as const satisfies Record<HelpMeans, string>;

/**
 * Refuses words that send the station to the complainant while what it needs for that stays here: 「请打电话」 without a number is a request
 * that nobody can follow.
 */
export function demandCarried({ means, ask }: Pick<SendRedispatch, 'means' | 'ask'>): void {
  const lacking = lackingWords[means];
  if (ask === null || lacking === null) return;
  const said = ask
    .replace(/(?:不用|不要|不必|无需|别|勿)[^，。；,;\s]{0,8}/gu, '')
    // A call to the office needs no number of anybody else's.
    .replace(/打个?电话(?:给|告诉|报)?(?:所里|本所|承办人|我们)/gu, '');
  if (!lacking.test(said)) return;
  throw new Refusal('invalid-input', {}, [
    {
      path: 'means',
      zh: `写了请站点${means === 'look' ? '找投诉人' : '打电话'}，可是这样转不给电话：请改选“打电话”${means === 'look' ? '或者“上门”' : ''}，或者改一改请站点做的事。`,
      en: 'The words ask the station to call or go there, and what it needs for that does not go with it: choose another way, or other words.',
    },
  ]);
}

/** What such words say, by what lacks. */
const lackingWords: Readonly<Record<HelpMeans, RegExp | null>> = {
  call: null,
  visit: /打个?电话|去电/u,
  look: /打个?电话|去电|上门|双方|(?:联系|约|问|找)(?:一下)?(?:投诉人|消费者)/u,
};

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
  demandCarried(input);
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
    sent: sentFacts(complaint, input, facts.words, today),
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
  const detail = {
    number,
    stationId,
    role,
    dueOn,
    contact: input.means !== 'look',
    means: input.means,
    ageDays: aged?.ageDays ?? null,
  };
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

/** Nothing of the parties but this, and of the complainant what the step that is asked needs; whoever adds a field here adds it to the form that lists what is sent. */
export function sentFacts(
  complaint: Pick<
    Complaint,
    | 'number'
    | 'consumerName'
    | 'consumerPhone'
    | 'consumerAddress'
    | 'operatorName'
    | 'operatorAddress'
    | 'operatorPhone'
    | 'claim'
    | 'amountFen'
    | 'joint'
    | 'agents'
  >,
  { gist, ask, means }: Pick<SendRedispatch, 'gist' | 'ask' | 'means'>,
  words: RedispatchFacts['words'],
  today: Day,
): SentFacts {
  const names = [complaint.consumerName, ...(complaint.joint?.members ?? []).map(({ name }) => name)];
  const agent = means === 'look' ? null : agentOn(complaint, today);
  return {
    ticketNo: complaint.number,
    means,
    consumer: means === 'look' ? maskName(complaint.consumerName) : complaint.consumerName,
    consumerPhone: means === 'call' ? complaint.consumerPhone : null,
    ...(means === 'visit' ? { consumerAddress: complaint.consumerAddress } : {}),
    ...(agent === null ? {} : { agent: { name: agent.name, phone: means === 'call' ? agent.phone : '' } }),
    ...(means === 'call' ? { shopPhone: complaint.operatorPhone } : {}),
    home: words.home,
    operator: complaint.operatorName,
    shop: complaint.operatorAddress,
    category: words.category,
    gist: maskText(gist ?? words.gist, names),
    claim: maskText(complaint.claim, names),
    amountFen: complaint.amountFen,
    ask: maskText(ask ?? usualAsk[means], names),
  };
}
