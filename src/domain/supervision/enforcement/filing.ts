/** 案件来源登记 (registration): where a case comes from, by whom and when it was found; and what is carried over from an earlier ledger. */
import { z } from 'zod';
import { dayOf, startOf, type Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { conductCodes, conductOptions } from '../../law/conduct.ts';
import { ruleSets } from '../../law/rulebook.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import {
  enforcementSources,
  enforcementSourceWords,
  partyKinds,
  partyKindWords,
  type Enforcement,
  type EnforcementOutcome,
  type EnforcementSource,
} from './enforcement.ts';
import type { CaseSourceKind } from './case-source.ts';
import { enforcementStageOf } from './deadline.ts';

/** Sources that somebody types; a tip-off makes its case itself, so that nobody writes down whose it was. */
const typedSources = enforcementSources.filter((source) => source !== 'tipoff');

export const partyFields = {
  operatorName: labelled(written().min(2).max(100), { zh: '当事人', en: 'Party', input: 'text' }),
  partyKind: labelled(z.enum(partyKinds), {
    zh: '当事人是哪一种',
    en: 'Kind of party',
    input: 'choice',
    options: partyKinds.map((value) => ({ value, ...partyKindWords[value] })),
  }),
  partyCode: labelled(
    written()
      .toUpperCase()
      .regex(/^(?:[0-9A-Z]{18})?$/u)
      .default(''),
    {
      zh: '统一社会信用代码',
      en: 'Credit code',
      input: 'text',
      wrongZh: '统一社会信用代码是 18 位；不知道就空着',
      wrongEn: '18 characters, or leave it empty',
    },
  ),
  partyAddress: labelled(written().max(200).default(''), { zh: '住所、经营地', en: 'Address', input: 'text' }),
  cause: labelled(written().min(2).max(200), {
    zh: '案由',
    en: 'Cause',
    hintZh: '涉嫌什么、违反哪部法哪一条',
    hintEn: 'What is suspected, and which article it breaks',
    input: 'text',
  }),
  conductCode: labelled(z.enum(conductCodes).nullable().default(null), {
    zh: '违法行为类别',
    en: 'Kind of conduct',
    input: 'choice',
    options: conductOptions,
  }),
  categoryCode: labelled(z.string().max(10).nullable().default(null), {
    zh: '商品或服务',
    en: 'Goods or services',
    input: 'category',
  }),
  actFrom: labelled(z.iso.date().nullable().default(null), {
    zh: '违法行为开始',
    en: 'The act began',
    input: 'day',
    startsEmpty: true,
  }),
  actUntil: labelled(z.iso.date().nullable().default(null), {
    zh: '违法行为终了',
    en: 'The act ended',
    hintZh: '还在继续就空着；处罚时效从这天起算',
    hintEn: 'Empty while it goes on; the limit for a penalty runs from it',
    input: 'day',
    startsEmpty: true,
  }),
} as const;

export const Registration = z.object({
  clientId: z.uuid().toLowerCase(),
  source: labelled(z.enum(typedSources), {
    zh: '来源',
    en: 'Source',
    input: 'choice',
    options: typedSources.map((value) => ({ value, ...enforcementSourceWords[value] })),
  }),
  sourceNumber: labelled(written().max(60).default(''), {
    zh: '来源编号',
    en: 'Its number',
    hintZh: '投诉、抽检、检查、移送函的编号',
    hintEn: 'Of the complaint, the batch, the inspection, the letter',
    input: 'text',
  }),
  foundOn: labelled(z.iso.date(), {
    zh: '发现线索、收到材料的日期',
    en: 'Found or received on',
    input: 'day',
    startsEmpty: true,
  }),
  ...partyFields,
  story: labelled(written().min(6).max(4000), { zh: '来源内容', en: 'What was found', input: 'longText' }),
  officeId: labelled(z.string().min(1).nullable().default(null), {
    zh: '承办机构',
    en: 'Office',
    hintZh: '所里登记的归本所',
    hintEn: 'What an office registers is its own',
    input: 'office',
  }),
});
export type Registration = z.infer<typeof Registration>;

/** What the action adds: the number, and what it came from where that is known by id. */
export interface RegistrationFacts extends Facts {
  number: string;
  from?: {
    complaintId?: string;
    sourceKind?: CaseSourceKind;
    sourceId?: string;
    stationId?: string | null;
    operatorRegionId?: string | null;
  };
}

/** Registers a clue; the verification runs from the day on which it was found. */
export function registerEnforcement(registration: Registration, facts: RegistrationFacts): Change<Enforcement> {
  const { by } = facts;
  demandDay(registration.foundOn, facts, ruleSets.GS51.from);
  if (registration.actUntil !== null) demandDay(registration.actUntil, facts, registration.actFrom);
  const { clientId, source, officeId, ...told } = registration;
  const isOfOffice = by.role === 'officer' || by.role === 'officeHead';
  const next: Enforcement = {
    ...emptyEnforcement(by.countyId, clientId, facts),
    ...told,
    number: facts.number,
    channel: source,
    officeId: isOfOffice ? by.organisationId : officeId,
    handlerId: by.role === 'officer' ? by.id : null,
    complaintId: facts.from?.complaintId ?? null,
    sourceKind: facts.from?.sourceKind ?? null,
    sourceId: facts.from?.sourceId ?? null,
    stationId: facts.from?.stationId ?? null,
    operatorRegionId: facts.from?.operatorRegionId ?? null,
    receivedAt: startOf(told.foundOn),
  };
  return {
    next,
    event: eventOf(
      next,
      'enforcement-registered',
      facts,
      { source, foundOn: told.foundOn, officeId: next.officeId },
      told.foundOn,
    ),
  };
}

/** A case whose earlier steps stand in another ledger: a tip-off that was opened, or a line of an old list of cases. */
export interface Carried {
  id: string;
  number: string;
  source: EnforcementSource;
  sourceNumber: string;
  complaintId: string | null;
  tipoffId: string | null;
  officeId: string | null;
  stationId: string | null;
  handlerId: string | null;
  secondId: string | null;
  operatorName: string;
  partyKind: Enforcement['partyKind'];
  partyAddress: string;
  cause: string;
  story: string;
  conductCode: Enforcement['conductCode'];
  categoryCode: string | null;
  foundOn: Day;
  fileNumber: string | null;
  filedOn: Day;
  filingReason: string;
  legalBasis: Enforcement['legalBasis'];
  caseValueFen: number | null;
  valueBasis: Enforcement['valueBasis'];
  fineDecidedFen: number | null;
  confiscatedDecidedFen: number | null;
  /** What came in of them, of one that is closed; of an open one each payment has its day. */
  fineCollectedFen: number;
  confiscatedCollectedFen: number;
  closed: { on: Day; outcome: EnforcementOutcome } | null;
  /** What the record says of where it was. */
  carriedFrom: string | null;
}

/**
 * Writes down a case that was filed elsewhere. An open one is investigated on; of one that is closed the limits were another ledger's to
 * keep, and none is counted here.
 */
export function carryEnforcement(carried: Carried, facts: Facts): Change<Enforcement> {
  const { closed, source, id, number, ...told } = carried;
  const next: Enforcement = {
    ...emptyEnforcement(facts.by.countyId, id, facts),
    ...told,
    number,
    channel: source,
    receivedAt: startOf(told.foundOn),
    verifyingOn: told.foundOn,
    state: closed === null ? 'investigating' : 'closed',
    outcome: closed?.outcome ?? null,
    endedOn: closed?.on ?? null,
    closedOn: closed?.on ?? null,
    carriedFrom: closed === null ? null : (told.carriedFrom ?? ''),
  };
  return {
    next: { ...next, stage: enforcementStageOf(next) },
    event: eventOf(
      next,
      'enforcement-carried',
      facts,
      {
        source,
        filedOn: told.filedOn,
        closedOn: closed?.on ?? null,
        fileNumber: told.fileNumber,
        officeId: told.officeId,
      },
      told.filedOn,
    ),
  };
}

function emptyEnforcement(countyId: number, id: string, { at }: Facts): Enforcement {
  return {
    countyId,
    id,
    number: '',
    version: 1,
    state: 'clue',
    stage: 'toVerify',
    outcome: null,
    channel: 'other',
    platformNumber: null,
    codeStub: '',
    filedAt: at,
    receivedAt: at,
    officeId: null,
    stationId: null,
    handlerId: null,
    entrustedTo: null,
    dueRule: null,
    dueOn: null,
    legalOn: null,
    escalatedTo: 0,
    erasedOn: null,
    foundOn: dayOf(at),
    ...nothingYet,
  };
}

const noMoney = {
  caseValueFen: null,
  valueBasis: null,
  valueReason: '',
  fineProposedFen: null,
  confiscatedProposedFen: null,
  proposal: null,
  fineDecidedFen: null,
  confiscatedDecidedFen: null,
  fineCollectedFen: 0,
  confiscatedCollectedFen: 0,
  lateFeeCollectedFen: 0,
} as const;

const nothingYet = {
  sourceNumber: '',
  sourceKind: null,
  sourceId: null,
  complaintId: null,
  tipoffId: null,
  operatorName: '',
  partyKind: 'organisation',
  partyCode: '',
  partyAddress: '',
  operatorRegionId: null,
  cause: '',
  story: '',
  conductCode: null,
  categoryCode: null,
  natureCode: null,
  actFrom: null,
  actUntil: null,
  limitYears: 2,
  secondId: null,
  otherIds: [],
  verifyingOn: null,
  verifyExtendedOn: null,
  pauses: [],
  filingRequests: [],
  fileNumber: null,
  filedOn: null,
  filingReason: '',
  notFiledGround: null,
  termExtendedOn: null,
  termUntil: null,
  measures: [],
  helpLetters: [],
  transcripts: [],
  ...noMoney,
  reportedOn: null,
  deedOfficers: {},
  facts: '',
  legalBasis: null,
  reviews: [],
  notices: [],
  discussions: [],
  decision: null,
  announcedOn: null,
  service: null,
  publication: null,
  payments: [],
  deferral: null,
  urging: null,
  court: null,
  crime: null,
  competentBody: null,
  transferPaper: null,
  executionEnded: null,
  endedOn: null,
  closedOn: null,
  archivedOn: null,
  carriedFrom: null,
} as const;
