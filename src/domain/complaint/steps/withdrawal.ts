/**
 * 撤回 (withdrawal) told to somebody: by telephone, at the counter, on paper. Most villagers ring or come in, and few of them open the
 * page of their own complaint. Who hears it writes down who heard it, when and how. Before the acceptance the matter ends with it, of a station's
 * word only while it lies at the station: what the bureau has, the bureau ends. Afterwards it is the first ground on which a mediation ends (令121 第十八条、第二十三条第一款第（一）项), and the officer decides that in writing.
 */
import { z } from 'zod';
import { dayOf, type Day } from '../../base/calendar.ts';
import { isHost, type Station } from '../../county/station.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { moved, type Complaint } from '../complaint.ts';
import { activeMembers } from '../joint/member.ts';
import { demandPower, demandSpeaker, mayTakeBack } from './agent.ts';
import { consentWayOptions } from '../mediation/consent.ts';
import { consentWayWords } from '../mediation/consent-words.ts';
import type { Withdrawal } from './records.ts';
import { toldWithdrawal } from '../facts/withdrawal-said.ts';
import { proceedingWords } from '../words/move-words.ts';

const saidOptions = [
  { value: 'withdraw', zh: '要撤回投诉', en: 'The complaint is withdrawn' },
  { value: 'goesOn', zh: '又不撤了，接着办', en: 'It is to go on after all' },
] as const;

export const RecordWithdrawal = demanding(
  z.object({
    said: labelled(z.enum(['withdraw', 'goesOn']).default('withdraw'), {
      zh: '投诉人怎么说的',
      en: 'What was said',
      input: 'choice',
      options: saidOptions,
    }),
    on: labelled(z.iso.date(), { zh: '哪天说的', en: 'Day on which it was said', input: 'day' }),
    way: labelled(z.enum(['inPerson', 'phone', 'written', 'online']), {
      zh: '怎么说的',
      en: 'How it was said',
      input: 'choice',
      options: consentWayOptions,
    }),
    who: labelled(z.enum(['self', 'agent']).nullable().default(null), {
      zh: '谁说的',
      en: 'Who said it',
      input: 'choice',
      options: [
        { value: 'self', zh: '投诉人本人', en: 'The complainant' },
        { value: 'agent', zh: '代理人', en: 'The agent' },
      ],
    }),
    heardBy: labelled(written().min(2).max(30), {
      zh: '谁听到、收到的',
      en: 'Who heard or received it',
      hintZh: '写姓名，自己听到的写自己',
      hintEn: 'A name; one’s own where one heard it oneself',
      input: 'text',
    }),
    reason: labelled(written().max(300).default(''), {
      zh: '为什么撤回',
      en: 'Why',
      hintZh: '没有说的不填',
      hintEn: 'Left empty where nothing was said',
      input: 'text',
      when: { field: 'said', is: ['withdraw'] },
      optional: true,
    }),
    proof: labelled(written().min(2).max(200), {
      zh: '凭据',
      en: 'Proof',
      hintZh: '通话时间和录音编号、撤回申请、当面签字',
      hintEn: 'Time and recording of the call, the letter, a signature',
      input: 'text',
    }),
  }),
);

/** 「4月23日电话里说要撤回」, for the desk and for what waits. */
export function withdrawalWords({ on, way }: Pick<Withdrawal, 'on' | 'way'>): { zh: string; en: string } {
  return {
    zh: `${on} ${consentWayWords[way].zh}要撤回`,
    en: `Withdrawn on ${on} (${consentWayWords[way].en.toLowerCase()})`,
  };
}

/** The proof as it goes into the decision that ends the mediation. */
export function withdrawalBasis({ way, heardBy, proof }: Withdrawal): string {
  return `${consentWayWords[way].zh}，${heardBy}听到、收到：${proof}`;
}

export function recordWithdrawal(
  complaint: Complaint,
  input: z.infer<typeof RecordWithdrawal>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'recordWithdrawal');
  const { said, on, way, heardBy, reason, proof } = input;
  demandDay(on, facts, heardOf(complaint));
  if (said === 'goesOn') return dropped(complaint, input, facts);
  const isMark = isOnlyMark(complaint, facts);
  // What a station was told, the bureau ends when it has heard it too.
  if (toldWithdrawal(complaint) !== null && (isMark || state !== 'closed'))
    throw new Refusal('withdrawal-told-already');
  demandSpeaker(complaint, 'who', input.who, facts.today);
  if (input.who === 'agent') demandPower(complaint, 'withdraw', facts.today);
  // Each of several leaves by himself, and the complaint of the others goes on.
  if (activeMembers(complaint).length > 1) throw new Refusal('joint-withdraws-one-by-one');
  demandNotHost(complaint, way, facts);
  const withdrawal: Withdrawal = { on, way, heardBy, reason, proof, byId: facts.by.id, droppedOn: null };
  const detail = { reason, way, heardBy, on };
  if (state !== 'closed' || isMark)
    return {
      next: { ...complaint, withdrawal },
      event: eventOf(
        complaint,
        'withdrawal-told',
        facts,
        { ...detail, ...(state === 'closed' ? { unaccepted: true } : {}) },
        on,
      ),
    };
  return {
    next: {
      ...complaint,
      state,
      withdrawal,
      outcome: 'withdrawn',
      endedOn: goneOn(complaint, on),
      closedOn: facts.today,
    },
    event: eventOf(complaint, 'withdrawn', facts, detail, on),
  };
}

/** The day on which it was said, which stops the clocks; what was done with it since was not undone by it. */
function goneOn(complaint: Complaint, on: Day): Day {
  const { receivedAt, givenBackOn, dispatchedOn, noPowerOn, dispute, identity } = complaint;
  const received = receivedAt === null ? null : dayOf(receivedAt);
  const turns = [received, givenBackOn, dispatchedOn, noPowerOn, dispute?.on ?? null, identity?.servedOn ?? null];
  return turns.reduce<Day>((last, one) => (one !== null && one > last ? one : last), on);
}

/** A station ends what lies at it; of what went up it tells the bureau. */
function isOnlyMark({ state }: Complaint, { by }: Facts): boolean {
  return by.role === 'station' && state !== 'atStation';
}

/** The house in which the shop stands passes on no withdrawal of a complaint about itself without the writing, which lies in the file. */
function demandNotHost({ ownVenue, operatorName }: Complaint, way: Withdrawal['way'], facts: Facts): void {
  const { by, station, attachments = [] } = facts;
  if (by.role !== 'station') return;
  if (isOfHouse({ ownVenue, operatorName }, station) && (way !== 'written' || attachments.length === 0))
    throw new Refusal('own-venue-needs-writing');
}

function isOfHouse(
  { ownVenue, operatorName }: Pick<Complaint, 'ownVenue' | 'operatorName'>,
  station: Partial<Station> | null | undefined,
): boolean {
  return ownVenue === true || isHost(station ?? {}, operatorName);
}

const stationWays = ['inPerson', 'phone', 'written'] as const;

/** What the telephone of a station offers for a withdrawal: how it can have been said there, and by whom. */
export interface StationWithdrawal {
  ways: readonly (typeof stationWays)[number][];
  /** Whether the agent’s own word takes it back; else the complainant’s is needed. */
  byAgent: boolean;
}

/** The same that `recordWithdrawal` will take: of a complaint about the house itself in writing alone, of an agent with the power for it. */
export function stationWithdrawal(
  complaint: Complaint,
  { station, today }: { station: Partial<Station> | null; today: Day },
): StationWithdrawal {
  return {
    ways: isOfHouse(complaint, station) ? ['written'] : stationWays,
    byAgent: mayTakeBack(complaint, today),
  };
}

/** The day on which it was first heard, at a station or at the bureau: nobody takes back what he has not said. */
function heardOf({ stationReceivedAt, receivedAt, filedAt }: Complaint): Day {
  return [stationReceivedAt, receivedAt].reduce<Day>(
    (first, one) => (one !== null && dayOf(one) < first ? dayOf(one) : first),
    dayOf(filedAt),
  );
}

/** Who thinks better of it before anything was decided goes on as if nothing had been said. */
function dropped(
  complaint: Complaint,
  { on, way, heardBy }: z.infer<typeof RecordWithdrawal>,
  facts: Facts,
): Change<Complaint> {
  const told = toldWithdrawal(complaint);
  if (told === null) throw new Refusal('withdrawal-not-told');
  demandDay(on, facts, told.on);
  return {
    next: { ...complaint, withdrawal: { ...told, droppedOn: on } },
    event: eventOf(complaint, 'withdrawal-dropped', facts, { way, heardBy, on }, on),
  };
}

export const withdrawalMoves = {
  recordWithdrawal: {
    ...proceedingWords.recordWithdrawal,
    input: RecordWithdrawal,
    lists: 'attachments',
    apply: recordWithdrawal,
  },
} as const;
