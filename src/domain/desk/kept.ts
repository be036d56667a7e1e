/**
 * 留存的种类 (what is kept): everything that has its time: what somebody told the bureau, its cases, and the records of the field work. For
 * each kind: by which years it goes, when it is over, and which of its columns tell of goods, shops and texts rather than of anybody.
 */
import { mayDo, type Actor } from '../base/actor.ts';
import type { Words } from '../base/words.ts';
import type { RetentionYears } from '../law/local-limits.ts';
import type { Docket, DocketEntry } from '../matter/docket.ts';
import { matterKinds, matterWords, type MatterKind } from '../matter/matter.ts';
import { numberLetters, parseMatterNumber } from '../matter/numbering.ts';
import { contractReviewDocket } from '../supervision/clause/contract-review-steps.ts';
import { standardContractDocket } from '../supervision/clause/standard-contract.ts';
import { stationReportDocket } from '../supervision/enforcement/station-report.ts';
import { guidanceDocket } from '../supervision/guidance/guidance-steps.ts';
import { campaignDocket } from '../supervision/inspection/campaign-steps.ts';
import { cautionDocket, parseCautionName } from '../supervision/inspection/caution.ts';
import { covertCheckDocket } from '../supervision/inspection/covert-check.ts';
import { inspectionDocket } from '../supervision/inspection/inspection-steps.ts';
import { seizureDocket } from '../supervision/inspection/seizure.ts';
import { sortieDocket } from '../supervision/inspection/sortie.ts';
import { stationVisitDocket } from '../supervision/inspection/station-visit.ts';
import { batchDocket } from '../supervision/sampling/batch-steps.ts';
import { samplingPlanDocket } from '../supervision/sampling/sampling-plan.ts';
import { surveyDocket } from '../supervision/survey/survey-steps.ts';

/** The records of the field work, by the names of their tables. */
export const recordKinds = [
  'sampling_plan',
  'sampling_batch',
  'campaign',
  'sortie',
  'inspection',
  'seizure',
  'covert_check',
  'station_visit',
  'contract_review',
  'standard_contract',
  'guidance',
  'survey',
  'station_report',
  'caution',
] as const;
export type RecordKind = (typeof recordKinds)[number];

export const keptKinds = [...matterKinds, ...recordKinds] as const;
export type KeptKind = MatterKind | RecordKind;

export function isRecord(kind: KeptKind): kind is RecordKind {
  return (recordKinds as readonly string[]).includes(kind);
}

export interface RecordRule extends Words {
  /** Which years of the county are its own. */
  years: keyof RetentionYears;
  /** Empty where its entries have no numbers. */
  letter: string;
  /** The states in which nothing more is to be done. */
  over: readonly string[];
  /** Whether somebody reads it. */
  sees: (actor: Actor, record: never) => boolean;
  /** Columns in which the bureau wrote of goods, texts and campaigns; they stay whatever stands in them. */
  stays: readonly string[];
}

const of = <T extends DocketEntry>(
  { zh, en, letter, over, read, maySee }: Pick<Docket<T>, 'zh' | 'en' | 'letter' | 'over' | 'read' | 'maySee'>,
  years: keyof RetentionYears,
  stays: readonly string[] = [],
  alsoOver: readonly string[] = [],
): RecordRule => ({
  zh,
  en,
  letter: letter ?? '',
  years,
  over: [...over, ...alsoOver],
  sees: (actor, record) => mayDo(actor, read) && maySee(actor, record),
  stays,
});

export const recordRules: Readonly<Record<RecordKind, RecordRule>> = {
  sampling_plan: of(samplingPlanDocket, 'sampling'),
  sampling_batch: of(batchDocket, 'sampling', [
    'product',
    'brand',
    'maker',
    'spec',
    'lot',
    'sellerName',
    'sampleSeal',
    'spareSeal',
    'result',
  ]),
  campaign: of(campaignDocket, 'inspection', [
    'name',
    'issuer',
    'documentNumber',
    'festival',
    'sector',
    'checklist',
    'goals',
  ]),
  // Back from its way it is corrected at most, and what is banned stays banned for good, as a rule.
  sortie: of(sortieDocket, 'inspection', [], ['done']),
  inspection: of(inspectionDocket, 'inspection', ['leadBody', 'checklist'], ['banned']),
  seizure: of(seizureDocket, 'inspection', ['item', 'inspectionNumber']),
  covert_check: of(covertCheckDocket, 'inspection'),
  station_visit: of(stationVisitDocket, 'inspection'),
  contract_review: of(contractReviewDocket, 'clause', ['title', 'edition', 'round']),
  standard_contract: of(standardContractDocket, 'clause', ['title', 'edition']),
  guidance: of(guidanceDocket, 'guidance', ['title']),
  survey: of(surveyDocket, 'survey', ['title', 'industry', 'questions', 'sample', 'code', 'findings', 'summary']),
  // What was answered is added to at most.
  station_report: of(stationReportDocket, 'stationReport', [], ['answered']),
  // On its last day it is over by itself: no row says so.
  caution: of(cautionDocket, 'caution', [], ['asked', 'on']),
};

export const keptWords: Readonly<Record<KeptKind, Words>> = { ...matterWords, ...recordRules };

/** For how many years after its end the county keeps a kind. */
export function yearsOf(kind: KeptKind, years: RetentionYears): number {
  return years[isRecord(kind) ? recordRules[kind].years : kind];
}

/** The kind and the whole number of what somebody typed, of a caution what it is called by in its place; null for what is no number, and for a number without its letter. */
export function parseKeptNumber(typed: string): { kind: KeptKind; number: string } | null {
  const text = typed.normalize('NFKC').trim();
  const caution = parseCautionName(text);
  if (caution !== null) return { kind: 'caution', number: caution };
  const matter = parseMatterNumber(text);
  if (matter !== null && matter.kind !== null)
    return { kind: matter.kind, number: numberOf(numberLetters[matter.kind], matter.year, matter.n) };
  const match = /^(\p{Script=Han})\s{0,4}((?:19|20)\d{2})\s{0,4}[-‐‑‒–—―−_]\s{0,4}(\d{1,9})$/u.exec(text);
  const kind = recordKinds.find((one) => recordRules[one].letter === match?.[1]);
  if (match === null || kind === undefined) return null;
  return { kind, number: numberOf(recordRules[kind].letter, Number(match[2]), Number(match[3])) };
}

function numberOf(letter: string, year: number, n: number): string {
  return `${letter}${year}-${String(n).padStart(4, '0')}`;
}
