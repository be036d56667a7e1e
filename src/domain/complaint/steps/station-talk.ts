/**
 * 站点协商 (talk): what a liaison station does with a complaint. A station is no party to the law's procedure by itself,
 * so each talk stores in what capacity it was held (令121 第六条、第十九条、第二十一条).
 */
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { dayOf, type Day } from '../../base/calendar.ts';
import {
  legalRoles,
  talkResults,
  termKindWords,
  type LegalRole,
  type Talk,
  type TalkResult,
  type Term,
} from '../facts/facts.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { Signatures } from '../../base/signature.ts';
import { compensationOf, nextCheckOf, plainTerm, recoveredByKind, termsOf } from '../facts/agreed-terms.ts';
import { claimedFen } from '../facts/claim.ts';
import { formatYuan } from '../../base/money.ts';
import type { Words } from '../../base/words.ts';
import type { StationPower } from '../../law/local-limits.ts';
import { stationKinds, type StationKind } from '../../base/station-kind.ts';

export const legalRoleWords = {
  negotiation: { zh: '协商和解', en: 'Negotiation' },
  association: { zh: '消协分会调解（消法第三十七条）', en: "Consumers' association" },
  entrusted: { zh: '受委托调解（双方同意）', en: 'Entrusted mediation' },
  peoplesMediation: { zh: '人民调解', en: "People's mediation" },
  invitedHelper: { zh: '应邀协助承办人', en: 'Invited helper of the officer' },
} as const satisfies Record<LegalRole, { zh: string; en: string }>;

export const talkResultWords = {
  agreed: { zh: '谈成了', en: 'Agreed' },
  notAgreed: { zh: '没谈成', en: 'Not agreed' },
  notReached: { zh: '没联系上', en: 'Not reached' },
  factsOnly: { zh: '只了解情况', en: 'Facts only' },
} as const satisfies Record<TalkResult, { zh: string; en: string }>;

const talkFields = {
  on: labelled(z.iso.date(), { zh: '哪天谈的', en: 'Day', input: 'day' }),
  legalRole: labelled(z.enum(legalRoles), {
    zh: '以什么身份谈',
    en: 'In what capacity',
    input: 'choice',
    options: legalRoles.map((value) => ({ value, ...legalRoleWords[value] })),
  }),
  words: labelled(written().min(4).max(2000), { zh: '谈的经过', en: 'What was said', input: 'longText' }),
};

export const RecordTalk = z.object({
  ...talkFields,
  result: labelled(z.enum(talkResults), {
    zh: '结果',
    en: 'Result',
    input: 'choice',
    options: talkResults.map((value) => ({ value, ...talkResultWords[value] })),
  }),
});

/** A hundred million yuan: no station settles more, whatever the county allows it. */
export const mostRecoveredFen = 100_000_000_00;

/** 协议一条: what the shop does, what it is worth, and by when; `done` where it was done before both signed. */
export const StationTerm = z.object({
  kind: z.enum(['refund', 'inKind', 'compensation', 'promise']),
  text: written().min(2).max(300),
  valueFen: z.number().int().min(0).max(mostRecoveredFen).nullable(),
  dueOn: z.iso.date().nullable(),
  done: z.boolean(),
});
export type StationTerm = z.infer<typeof StationTerm>;

/** So many terms are read aloud at a counter. */
export const mostStationTerms = 5;

export const SettleAtStation = z.object({
  ...talkFields,
  recoveredFen: labelled(z.number().int().min(0).max(mostRecoveredFen), {
    zh: '挽回损失',
    en: 'Loss recovered',
    input: 'money',
    wrongZh: '请写数字，最多一亿元，没有就写 0',
  }),
  recoveredAs: labelled(z.enum(['refund', 'inKind', 'compensation']).default('refund'), {
    zh: '怎么挽回的',
    en: 'How',
    input: 'choice',
    options: (['refund', 'inKind', 'compensation'] as const).map((value) => ({ value, ...termKindWords[value] })),
  }),
  proof: labelled(written().max(300).default(''), { zh: '凭据', en: 'Proof', input: 'text' }),
  signatures: Signatures.optional(),
  /** Asked on the screen of a station, like the signatures; the form of the desk writes its words alone. */
  terms: z.array(StationTerm).max(mostStationTerms).optional(),
  violationSeen: labelled(z.boolean().default(false), {
    zh: '看着像违法：假货、过期、没执照',
    en: 'It looks like a violation',
    input: 'tick',
  }),
});

export const SendUp = z.object({
  reason: labelled(written().min(4).max(500), {
    zh: '为什么交上去',
    en: 'Why it is sent up',
    hintZh: '例如：老板不认账，谈了两次没谈成',
    hintEn: 'For example: the owner denies it',
    input: 'longText',
  }),
});

/**
 * Before the bureau has the matter a station can only negotiate or act as the association or a people's mediation;
 * afterwards it can only help the officer or act as entrusted, never on its own.
 */
export function lawfulRoles(complaint: Complaint): readonly LegalRole[] {
  if (complaint.state === 'atStation') return ['negotiation', 'association', 'peoplesMediation'];
  if (complaint.state === 'registered' || complaint.state === 'dispatched') return ['negotiation', 'invitedHelper'];
  return complaint.entrustedTo === null ? ['invitedHelper'] : ['invitedHelper', 'entrusted'];
}

function talkOf(
  complaint: Complaint,
  input: { on: Day; legalRole: LegalRole; words: string },
  result: TalkResult,
  facts: Facts,
): Talk {
  if (!lawfulRoles(complaint).includes(input.legalRole)) throw new Refusal('station-role-unlawful');
  demandDay(input.on, facts, dayOf(complaint.stationReceivedAt ?? complaint.receivedAt ?? complaint.filedAt));
  return {
    on: input.on,
    legalRole: input.legalRole,
    result,
    words: input.words,
    byId: facts.by.id,
    stationId: complaint.stationId ?? '',
  };
}

export function talk(complaint: Complaint, input: z.infer<typeof RecordTalk>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'talk');
  const held = talkOf(complaint, input, input.result, facts);
  return {
    next: { ...complaint, state, talks: [...complaint.talks, held] },
    event: eventOf(complaint, 'talked', facts, { on: held.on, legalRole: held.legalRole, result: held.result }),
  };
}

export function settleAtStation(
  complaint: Complaint,
  input: z.infer<typeof SettleAtStation>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'settleAtStation');
  const held = talkOf(complaint, input, 'agreed', facts);
  const signatures = input.signatures ?? [];
  const station = facts.station ?? null;
  if (station !== null) demandPower(complaint, input, station.kind, facts.limits.stationPowers[station.kind]);
  const terms = settledTerms(input, held.on);
  return {
    next: {
      ...complaint,
      state,
      outcome: 'settledAtStation',
      talks: [...complaint.talks, signatures.length === 0 ? held : { ...held, signatures }],
      endedOn: held.on,
      closedOn: facts.today,
      recoveredFen: input.recoveredFen,
      compensationFen: compensationOf(terms),
      terms,
      nextCheckOn: nextCheckOf(terms, held.on),
    },
    event: eventOf(
      complaint,
      'settled-at-station',
      facts,
      {
        on: held.on,
        legalRole: held.legalRole,
        recoveredFen: input.recoveredFen,
        compensationFen: compensationOf(terms),
        recoveredByKind: recoveredByKind(terms),
        stationId: complaint.stationId,
        ...(signatures.length === 0 ? {} : { signedOnScreen: signatures.length }),
      },
      held.on,
    ),
  };
}

/** The terms as they were signed, or the one that the sum makes where nobody wrote any. */
function settledTerms({ terms = [], ...input }: z.infer<typeof SettleAtStation>, on: Day): Term[] {
  const { recoveredFen } = input;
  if (terms.length === 0) return recoveredFen === 0 ? [] : [plainTerm(input.recoveredAs, recoveredFen, input.proof)];
  const rows = terms.map(({ done, dueOn, ...term }) => ({
    ...term,
    dueOn: done ? null : dueOn,
    until: null,
    checkEveryDays: null,
    proof: input.proof,
  }));
  return termsOf(rows, { recoveredFen, compensationFen: compensationOf(rows) }, on).map((term, i) => ({
    ...term,
    performedOn: terms[i]?.done === true ? on : null,
  }));
}

/**
 * Why a complaint of the house in which the station stands does not stay there, though nobody there sends it up: its time is over, somebody is
 * hurt, or those on duty are rung for it.
 */
export const leavesHouse = {
  late: (workingDays: number) => `场所自己谈了 ${workingDays} 个工作日没有谈成，自动交上来`,
  hurt: () => '有人受伤，不由场所自己谈，直接交到所里',
  rung: (calloutNumber: string) => `有危险，已呼叫值班的人（${calloutNumber}），不由场所自己谈，自动交上来`,
} as const;

/** Whether it lies with the house that it is about. */
export function isKeptByHouse({ state, ownVenue }: Pick<Complaint, 'state' | 'ownVenue'>): boolean {
  return state === 'atStation' && ownVenue === true;
}

/** What cannot be settled goes up: the bureau receives it now, and its seven working days start now. */
export function sendUp(complaint: Complaint, input: z.infer<typeof SendUp>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'sendUp');
  return {
    next: { ...complaint, state, receivedAt: facts.at },
    event: eventOf(complaint, 'sent-up', facts, { reason: input.reason, stationId: complaint.stationId }),
  };
}

/** The centre takes up what a station does nothing about; the seven working days start now, as when the station sends it up. */
export function pullUp(complaint: Complaint, input: z.infer<typeof SendUp>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'pullUp');
  const { stationId } = complaint;
  return {
    next: { ...complaint, state, receivedAt: facts.at },
    event: eventOf(complaint, 'sent-up', facts, { reason: input.reason, stationId, pulled: true }),
  };
}

/** Kinds of problem that are signs of a violation: 虚假宣传、假冒、安全. */
const signs: ReadonlySet<string> = new Set(['N05', 'N06', 'N07']);

/** What the power of a station is measured by; a filing that lies on a telephone has the same. */
type Measured = Pick<Complaint, 'amountFen' | 'claims' | 'natureCode'> & { injury: object | null };

/**
 * 站点权限: what a station of each kind may settle by itself is the county's to set; what lies beyond goes up to the bureau.
 * Why the matter is beyond the station: the first reason that holds, in words; null when it may be settled there.
 */
export function beyondPower(
  complaint: Measured,
  settlement: { recoveredFen: number; violationSeen: boolean },
  kind: StationKind,
  power: StationPower,
): Words | null {
  const fen = Math.max(complaint.amountFen ?? 0, claimedFen(complaint.claims), settlement.recoveredFen);
  if (complaint.injury !== null && !power.injury) return { zh: '有人受伤', en: 'somebody is hurt' };
  const isSign = settlement.violationSeen || signs.has(complaint.natureCode ?? '');
  if (isSign && !power.violation) return { zh: '有违法迹象', en: 'there are signs of a violation' };
  const most = mostSettled(kind, power);
  if (power.amountFen === null || most === null || fen <= power.amountFen) return null;
  return { zh: `${formatYuan(fen)}元，${most.zh}`, en: `${formatYuan(fen)} yuan; ${most.en}` };
}

/** 「商场站点最多办5,000.00元的」: up to which sum a station of the kind settles; null where the county sets none. */
export function mostSettled(kind: StationKind, { amountFen }: StationPower): Words | null {
  if (amountFen === null) return null;
  return {
    zh: `${stationKinds[kind].zh}站点最多办${formatYuan(amountFen)}元的`,
    en: `a station of this kind settles up to ${formatYuan(amountFen)}`,
  };
}

/** Refuses a settlement at a station that its power does not cover, and says why and where it goes. */
export function demandPower(...facts: Parameters<typeof beyondPower>): void {
  const why = beyondPower(...facts);
  if (why !== null) throw new Refusal('station-beyond-power', { why: why.zh, whyEn: why.en });
}
