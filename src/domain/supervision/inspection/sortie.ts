/**
 * 出动 (sortie): who went out on which day with which vehicles. 人次 is the sum of the heads of each sortie and 辆次 that of its vehicles:
 * one officer on three sorties is three, and the same name twice in one sortie is one (seed S21). People of other departments who went
 * along are told, and none of the bureau's.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { addDays, type Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { maskText } from '../../base/masking.ts';
import { labelled, written } from '../../base/field.ts';
import type { SortieVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import { rulesBy, type Docket } from '../../matter/docket.ts';
import { byOwners } from '../../matter/docket/whose-step.ts';
import { demandDay, eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import type { Campaign } from './campaign.ts';
import { day, isPartnerIn, maySeeOfOffice, officeOf, why, type Why } from './premises.ts';

export const sortieStateWords = {
  planned: { zh: '安排了', en: 'Planned' },
  done: { zh: '已出动', en: 'Done' },
  cancelled: { zh: '没去', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type SortieState = keyof typeof sortieStateWords;

export const sortieMoves = {
  planned: { comeBack: 'done', cancel: 'cancelled', enterPartner: 'planned' },
  done: { correct: 'done', enterPartner: 'done' },
  cancelled: {},
} as const satisfies Moves<SortieState>;
export type SortieMove = 'comeBack' | 'cancel' | 'correct' | 'enterPartner';

type Crew = Pick<Sortie, 'peopleIds' | 'otherPeople' | 'vehicles'>;

/** The sortie of another telephone of the team that was found to be this one: the id under which it was set out there, and what it added. */
export interface JoinedCrew extends Crew {
  id: string;
  byId: string;
}

/** 会同单位去的人: whom a partner department sent along, as it says itself. They are none of the bureau's 人次 and 辆次. */
export interface PartnerCrew {
  organisationId: string;
  people: readonly string[];
  vehicles: readonly string[];
  byId: string;
}

export interface Sortie {
  countyId: number;
  id: string;
  /** 「出2026-0012」 */
  number: string;
  version: number;
  state: SortieState;
  campaignId: string | null;
  officeId: string | null;
  onDay: Day;
  /** Officers of the bureau by their accounts, and those without one by name; together they are the heads. */
  peopleIds: readonly string[];
  otherPeople: readonly string[];
  vehicles: readonly string[];
  route: string;
  /** 会同: departments that went along. */
  partnerIds: readonly string[];
  /** Counted when they were back; nothing of a planned sortie counts. */
  heads: number;
  cars: number;
  remark: string;
  byId: string;
  joined: readonly JoinedCrew[];
  partnerCrews: readonly PartnerCrew[];
}

const crew = {
  onDay: labelled(z.iso.date(), { ...day, zh: '哪天', en: 'Day' }),
  peopleIds: labelled(z.array(z.uuid()).max(60).default([]), { zh: '去的人', en: 'People', input: 'persons' }),
  otherPeople: labelled(z.array(written().min(2).max(30)).max(60).default([]), {
    zh: '没有账号的执法人员（可不填）',
    en: 'Officers without an account (optional)',
    input: 'words',
  }),
  vehicles: labelled(z.array(written().min(2).max(20)).max(30).default([]), {
    zh: '车牌（没用车可不填）',
    en: 'Vehicles (optional)',
    input: 'words',
  }),
  route: labelled(written().min(2).max(200), { zh: '去哪里', en: 'Route', input: 'text' }),
  partnerIds: labelled(z.array(z.string().max(40)).max(20).default([]), {
    zh: '会同哪些单位（可不选）',
    en: 'Together with (optional)',
    input: 'organisations',
  }),
} as const;
export const SendSortie = z.object({
  id: z.uuid(),
  campaignNumber: labelled(written().max(20).default(''), {
    zh: '哪个专项的编号（日常检查可不填）',
    en: 'Number of the campaign (optional)',
    input: 'text',
  }),
  ...crew,
});
export type SendSortie = z.infer<typeof SendSortie>;
export const ComeBack = z.object(crew);
export type ComeBack = z.infer<typeof ComeBack>;
const CorrectSortie = z.object({
  ...crew,
  remark: labelled(written().min(2).max(200), { zh: '为什么更正', en: 'Why', input: 'text' }),
});

const EnterPartner = z.object({
  people: labelled(z.array(written().min(2).max(30)).min(1).max(60), {
    zh: '本单位去的人',
    en: 'People of your body',
    input: 'words',
    wrongZh: '写上去的人的姓名，一人一个',
    wrongEn: 'write who goes, one by one',
  }),
  vehicles: labelled(z.array(written().min(2).max(20)).max(30).default([]), {
    zh: '车牌（没用车可不填）',
    en: 'Vehicles (optional)',
    input: 'words',
  }),
});
type EnterPartner = z.infer<typeof EnterPartner>;

export interface SortieFacts extends Facts {
  campaign: Campaign | null;
}

/** Each head and each vehicle of one sortie once, however often its name was written. */
export function countSortie(one: Crew): Crew & Pick<Sortie, 'heads' | 'cars'> {
  const peopleIds = [...new Set(one.peopleIds)];
  const otherPeople = [...new Set(one.otherPeople)];
  const vehicles = [...new Set(one.vehicles.map((plate) => plate.replaceAll(/[\s·.]/gu, '').toUpperCase()))];
  return { peopleIds, otherPeople, vehicles, heads: peopleIds.length + otherPeople.length, cars: vehicles.length };
}

export function sendSortie(input: SendSortie, facts: SortieFacts & { number: string | null }): Change<Sortie> {
  const { campaignNumber, ...given } = input;
  const { campaign, by } = facts;
  if (campaignNumber !== '' && campaign === null) throw noCampaign();
  if (campaign !== null && campaign.state !== 'running') throw new Refusal('campaign-not-running');
  const next: Sortie = {
    ...given,
    ...countSortie(given),
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'planned',
    campaignId: campaign?.id ?? null,
    officeId: officeOf(by),
    heads: 0,
    cars: 0,
    remark: '',
    byId: by.id,
    joined: [],
    partnerCrews: [],
  };
  const { number, onDay } = next;
  return { next, event: eventOf(next, 'sortie-planned', facts, { number, on: onDay }) };
}

/** Another telephone of the team set out as well: whom and what it alone names goes along, and is counted at once where they are back. */
export function joinSortie(one: Sortie, input: SendSortie, facts: Facts): Change<Sortie> {
  const { heads, cars, ...both } = countSortie(withCrews(one, [input]));
  const added: Crew = {
    peopleIds: both.peopleIds.filter((id) => !one.peopleIds.includes(id)),
    otherPeople: both.otherPeople.filter((name) => !one.otherPeople.includes(name)),
    vehicles: both.vehicles.filter((plate) => !one.vehicles.includes(plate)),
  };
  const counted = one.state === 'done' ? { heads, cars } : {};
  const joined = [...one.joined, { ...added, id: input.id, byId: facts.by.id }];
  const next: Sortie = { ...one, ...both, ...counted, joined };
  const people = added.peopleIds.length + added.otherPeople.length;
  return {
    next,
    event: eventOf(one, 'sortie-joined', facts, { number: one.number, people, vehicles: added.vehicles.length }),
  };
}

/**
 * Another telephone of the team tells of a sortie that is back: what it alone names counts by the same checks as at the coming back, where
 * it was said of that day, on it or on the next. What is thought of later is corrected at the desk, with its reason.
 */
export function demandToldInTime({ number, onDay }: Sortie, input: ComeBack, facts: Facts): void {
  back(input, facts);
  if (input.onDay !== onDay || facts.today > addDays(onDay, 1)) throw new Refusal('sortie-back-already', { number });
}

/** Whether the crew has somebody or a vehicle that the sortie does not have. */
export function namesMore(one: Sortie, other: Crew): boolean {
  const { heads, cars } = countSortie(withCrews(one, [other]));
  const now = countSortie(one);
  return heads > now.heads || cars > now.cars;
}

/** Back, as a telephone tells it that may not have heard who joined: they went along too, unless they were taken out since. */
export function withJoined(one: Sortie, input: ComeBack): ComeBack {
  const plates = countSortie(input).vehicles;
  const still = one.joined.map(({ peopleIds, otherPeople, vehicles }) => ({
    peopleIds: peopleIds.filter((id) => one.peopleIds.includes(id)),
    otherPeople: otherPeople.filter((name) => one.otherPeople.includes(name)),
    vehicles: vehicles.filter((plate) => one.vehicles.includes(plate) && !plates.includes(plate)),
  }));
  return { ...input, ...withCrews(input, still) };
}

function withCrews(one: Crew, others: readonly Crew[]) {
  return {
    peopleIds: [...new Set([one, ...others].flatMap(({ peopleIds }) => peopleIds))],
    otherPeople: [...new Set([one, ...others].flatMap(({ otherPeople }) => otherPeople))],
    vehicles: [one, ...others].flatMap(({ vehicles }) => vehicles),
  };
}

export function noCampaign(): Refusal {
  return new Refusal('not-found', {}, [
    { path: 'campaignNumber', zh: '没有这个编号的专项；请核对。', en: 'No campaign has this number.' },
  ]);
}

const verbs = {
  comeBack: 'sortie-done',
  cancel: 'sortie-cancelled',
  correct: 'sortie-corrected',
  enterPartner: 'sortie-partner-entered',
} as const satisfies Record<SortieMove, SortieVerb>;

function back(input: ComeBack, facts: Facts) {
  demandDay(input.onDay, facts, null);
  const counted = countSortie(input);
  if (counted.heads === 0)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'peopleIds',
        zh: '没有人去就不是一次出动；请选人，或者按“没去”。',
        en: 'Nobody went: choose people, or cancel.',
      },
    ]);
  return { ...input, ...counted };
}

/** What it says last is what went along; each name and plate once. */
function partnerCrew({ people, vehicles }: EnterPartner, by: Actor): PartnerCrew {
  const counted = countSortie({ peopleIds: [], otherPeople: people, vehicles });
  return {
    organisationId: by.organisationId ?? '',
    people: counted.otherPeople,
    vehicles: counted.vehicles,
    byId: by.id,
  };
}

/** 出动簿 */
export const sortieDocket: Docket<Sortie, SendSortie, SortieFacts> = {
  name: 'sortie',
  path: 'sorties',
  zh: '出动',
  en: 'Sorties',
  letter: '出',
  read: 'sortie.read',
  states: sortieStateWords,
  moves: sortieMoves,
  over: ['cancelled'],
  opening: { zh: '派一次出动', en: 'Send a sortie', permission: 'sortie.send', input: SendSortie },
  open: sendSortie,
  procedure: rulesBy<Sortie, typeof verbs, SortieFacts>(byOwners, sortieMoves, verbs, {
    comeBack: {
      zh: '回来了',
      en: 'They are back',
      permission: 'sortie.send',
      input: ComeBack,
      chief: true,
      apply: (_one, input: ComeBack, facts) => {
        const next = back(input, facts);
        return { next, detail: { on: next.onDay, heads: next.heads, cars: next.cars } };
      },
    },
    cancel: {
      zh: '没去',
      en: 'Cancel',
      permission: 'sortie.send',
      input: why,
      apply: (_one, { remark }: Why) => ({ next: { remark }, detail: { remark } }),
    },
    correct: {
      zh: '更正人车',
      en: 'Correct it',
      permission: 'sortie.send',
      input: CorrectSortie,
      apply: (one, { remark, ...input }: z.infer<typeof CorrectSortie>, facts) => {
        const next = back(input, facts);
        const { heads, cars } = one;
        return {
          next: { ...next, remark },
          detail: { heads: next.heads, cars: next.cars, before: { heads, cars }, remark },
        };
      },
    },
    enterPartner: {
      zh: '报本单位去的人',
      en: 'Enter who goes of your body',
      permission: 'sortie.enterPartner',
      input: EnterPartner,
      chief: true,
      stands: ({ partnerIds }, { organisationId }) => organisationId !== null && partnerIds.includes(organisationId),
      apply: (one, input: EnterPartner, { by }) => {
        const own = partnerCrew(input, by);
        const others = one.partnerCrews.filter(({ organisationId }) => organisationId !== own.organisationId);
        return {
          next: { partnerCrews: [...others, own] },
          detail: { organisationId: own.organisationId, people: own.people.length, vehicles: own.vehicles.length },
        };
      },
    },
  }),
  maySee: (actor: Actor, one) =>
    mayDo(actor, 'sortie.read') &&
    (actor.role === 'department' ? isPartnerIn(actor, one) : maySeeOfOffice(actor, one, one.peopleIds)),
  shown: (actor, one) => (actor.role === 'department' ? { ...one, joined: [], remark: maskText(one.remark, []) } : one),
};
