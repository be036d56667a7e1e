/**
 * 转入 (carried over): what a line of an old ledger makes. Each counts by its own days; what was over stays over, and nobody is made to have
 * signed, confirmed or sampled what no account of ours did.
 */
import type { LedgerEvent } from '../../base/event.ts';
import type { Day } from '../../base/calendar.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { citationsIn } from '../../law/provision.ts';
import type { LegalBasis } from '../../supervision/enforcement/legal-basis.ts';
import type { Carried } from '../../supervision/enforcement/filing.ts';
import type { Enforcement } from '../../supervision/enforcement/enforcement.ts';
import type { Guidance, GuidanceItem } from '../../supervision/guidance/guidance.ts';
import type { Inspection } from '../../supervision/inspection/inspection.ts';
import { carriedBatch, type SamplingBatch } from '../../supervision/sampling/batch.ts';
import type { LedgerValues } from './ledger-row.ts';

/** The entry of a docket that came from an old ledger. */
export type CarriedEntry = SamplingBatch | Inspection | Guidance;

interface Place {
  id: string;
  number: string;
  facts: Facts;
}

const textIn = (values: LedgerValues, name: string) => String(values[name] ?? '');
const orNull = (values: LedgerValues, name: string) => (values[name] ?? null) as string | null;
const sumIn = (values: LedgerValues, name: string) => (values[name] ?? null) as number | null;

export function batchOf(values: LedgerValues, { id, number, facts }: Place): SamplingBatch {
  const sampledOn = textIn(values, 'sampledOn');
  const fit = values['result'] === 'fit';
  const concludedOn = orNull(values, 'concludedOn') ?? sampledOn;
  const item = textIn(values, 'unfitItem') || (fit ? '全部项目' : '台账没有写是哪一项');
  return carriedBatch({
    countyId: facts.by.countyId,
    id,
    number,
    byId: facts.by.id,
    formerNumber: textIn(values, 'formerNumber'),
    productClass: textIn(values, 'productClass') as SamplingBatch['productClass'],
    commissioner: (orNull(values, 'commissioner') ?? 'county') as SamplingBatch['commissioner'],
    officeId: orNull(values, 'office'),
    product: textIn(values, 'product'),
    maker: textIn(values, 'maker'),
    lot: textIn(values, 'lot'),
    sellerName: textIn(values, 'sellerName'),
    sampledOn,
    result: {
      reportNumber: textIn(values, 'reportNumber'),
      concludedOn,
      receivedOn: concludedOn,
      items: [{ item, standard: '', measured: '', fit }],
    },
    disposal: textIn(values, 'disposal'),
    // What the book says is over; on which day, it does not.
    closedOn: concludedOn,
  });
}

export function inspectionOf(values: LedgerValues, { id, number, facts }: Place): Inspection {
  const result = textIn(values, 'result');
  const findings = textIn(values, 'findings');
  return {
    countyId: facts.by.countyId,
    id,
    number,
    version: 1,
    state: result === 'nil' ? 'nil' : 'rectified',
    campaignId: null,
    sortieId: null,
    role: 'own',
    leadBody: '',
    partnerIds: [],
    operatorId: null,
    operatorName: textIn(values, 'operatorName'),
    unregistered: false,
    regionId: textIn(values, 'region'),
    address: textIn(values, 'address'),
    areaKind: (orNull(values, 'areaKind') ?? 'other') as Inspection['areaKind'],
    officeId: orNull(values, 'office'),
    assignedIds: [],
    officers: [],
    plannedOn: null,
    visitedOn: textIn(values, 'visitedOn'),
    visitedAt: null,
    position: null,
    checklist: [],
    answers: [],
    findings: result === 'nil' ? [] : [{ text: findings, isViolation: result === 'violation' }],
    remark: [textIn(values, 'remark'), textIn(values, 'officers')].filter((one) => one !== '').join('；'),
    photoIds: [],
    signatureId: null,
    signatureRefused: '',
    recordedById: null,
    nilConfirmedById: null,
    nilConfirmedAt: null,
    orders: [],
    rechecks: [],
    dueOn: null,
    ban: null,
    bannedOn: null,
    formerNumber: textIn(values, 'formerNumber'),
    byId: facts.by.id,
  };
}

/** 「1.」「一、」「（1）」 at the beginning of a line. */
const ordinal = /^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．）)]\s{0,4}/u;

export function letterOf(values: LedgerValues, { id, number, facts }: Place): Guidance {
  const issuedOn = textIn(values, 'issuedOn');
  const items = textIn(values, 'items')
    .split(/[\n；;]/u)
    .map((one) => one.trim().replace(ordinal, ''))
    .filter((one) => one !== '');
  const blank = { answer: '', proof: '', answeredOn: null, result: null, checkedOn: null, seen: '' } as const;
  return {
    countyId: facts.by.countyId,
    id,
    number,
    version: 1,
    state: 'closed',
    kind: (orNull(values, 'kind') ?? 'opinion') as Guidance['kind'],
    title: textIn(values, 'title'),
    operatorName: textIn(values, 'operatorName'),
    operatorId: null,
    sourceNumber: null,
    words: textIn(values, 'words'),
    items: items.map((text): GuidanceItem => ({ ...blank, text, recheckBy: issuedOn })),
    answerBy: null,
    officeId: orNull(values, 'office'),
    byId: facts.by.id,
    draftedAt: facts.at,
    signedById: null,
    issuedOn,
    acknowledgedOn: null,
    acknowledgedName: '',
    attachmentIds: [],
    remark: textIn(values, 'remark'),
    dueOn: null,
    formerNumber: textIn(values, 'formerNumber'),
    closedAt: facts.at,
  };
}

/** A case goes on as one that was filed elsewhere; without a day of its end it is investigated on. */
export function caseOf(values: LedgerValues, id: string, fileName: string): Omit<Carried, 'number'> {
  const closedOn = orNull(values, 'closedOn');
  const filedOn = textIn(values, 'filedOn');
  return {
    id,
    source: (orNull(values, 'source') ?? 'other') as Enforcement['channel'],
    sourceNumber: '',
    complaintId: null,
    tipoffId: null,
    officeId: orNull(values, 'office'),
    stationId: null,
    handlerId: null,
    secondId: null,
    operatorName: textIn(values, 'operatorName'),
    partyKind: 'organisation',
    partyAddress: textIn(values, 'partyAddress'),
    cause: textIn(values, 'cause'),
    story: [textIn(values, 'remark'), ...uncitedIn(values)].filter((one) => one !== '').join('\n'),
    conductCode: null,
    categoryCode: null,
    foundOn: filedOn,
    fileNumber: textIn(values, 'formerNumber'),
    filedOn,
    filingReason: '',
    legalBasis: basisIn(values),
    caseValueFen: sumIn(values, 'caseValue'),
    valueBasis: sumIn(values, 'caseValue') === null ? null : 'other',
    fineDecidedFen: sumIn(values, 'fine'),
    confiscatedDecidedFen: sumIn(values, 'confiscated'),
    fineCollectedFen: sumIn(values, 'fineCollected') ?? 0,
    confiscatedCollectedFen: sumIn(values, 'confiscatedCollected') ?? 0,
    closed:
      closedOn === null
        ? null
        : {
            on: closedOn,
            outcome: (orNull(values, 'outcome') ?? 'penalised') as NonNullable<Enforcement['outcome']>,
          },
    carriedFrom: closedOn === null ? null : `旧台账 ${fileName}`.slice(0, 200),
  };
}

/** What a book says of provisions stays in its own words wherever one of them was not taken: without the full name of a law, 第…条之一. */
function uncitedIn(values: LedgerValues): string[] {
  const said = (name: 'violated' | 'applied', zh: string) => {
    const words = textIn(values, name);
    return words === '' || citationsIn(words).isWhole ? [] : [`${zh}：${words}`];
  };
  return [...said('violated', '违反的规定'), ...said('applied', '处罚依据')];
}

/** The provisions that the book cites with the names of their laws; of the discretion it says nothing. */
function basisIn(values: LedgerValues): LegalBasis | null {
  const cited = (name: 'violated' | 'applied') => citationsIn(textIn(values, name)).provisions;
  const [violated, applied] = [cited('violated'), cited('applied')];
  if (violated.length + applied.length === 0) return null;
  return { violated, applied, discretion: null, discretionBy: [] };
}

/** Written by the import itself, and no word of the book. */
const own: ReadonlySet<string> = new Set(['version', 'number', 'byId', 'draftedAt', 'closedAt', 'dueOn']);

/** Whether an entry is still what the line of the book makes. */
export function isSaidBy(known: object, made: object): boolean {
  const names = Object.keys(made).filter((name) => !own.has(name));
  const said = (entry: object) =>
    JSON.stringify(names.map((name) => inOrder((entry as Record<string, unknown>)[name])));
  return said(known) === said(made);
}

/** Whether two values, documents among them, say the same. */
export function isSame(known: unknown, made: unknown): boolean {
  return JSON.stringify(inOrder(known)) === JSON.stringify(inOrder(made));
}

/** The database keeps the parts of a document in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return parts.map(([name, part]) => [name, inOrder(part)]);
}

export function carriedEvent(entry: CarriedEntry, facts: Facts, onDay: Day): LedgerEvent {
  const { number, formerNumber } = entry;
  return eventOf(entry, 'carried-over', facts, { number, former: formerNumber }, onDay);
}

export function correctedEvent(entry: CarriedEntry, facts: Facts): LedgerEvent {
  const { number, formerNumber } = entry;
  return eventOf(entry, 'carried-corrected', facts, { number, former: formerNumber });
}
