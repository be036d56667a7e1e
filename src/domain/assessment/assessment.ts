/**
 * 考核评选 (assessment): one round over a quarter or a year (SM14): 方案 → 数据冻结 → 打分 → 异议 → 决定 → 公布. What was counted is kept
 * with its records at the freeze; what the ledger takes down later changes nothing of it.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Decision, RoundAward } from './award.ts';
import type { Day } from '../base/calendar.ts';
import type { DocketEntry } from '../matter/docket.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts, type Moves } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import type { Placed, ScoreLine } from './score.ts';
import type { Scheme } from './scheme.ts';
import type { Subject } from './yardstick.ts';

export const assessmentStates = [
  'opened',
  'frozen',
  'scored',
  'objection',
  'decided',
  'published',
  'cancelled',
] as const;
export type AssessmentState = (typeof assessmentStates)[number];

export const assessmentStateWords = {
  opened: { zh: '待冻结', en: 'Opened' },
  frozen: { zh: '打分中', en: 'Frozen' },
  scored: { zh: '已打分', en: 'Scored' },
  objection: { zh: '异议期', en: 'Objections' },
  decided: { zh: '已决定', en: 'Decided' },
  published: { zh: '已公布', en: 'Published' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<AssessmentState, { zh: string; en: string }>;

/** Which move leads where. */
export const assessmentMoves = {
  opened: { freeze: 'frozen', cancel: 'cancelled' },
  frozen: { draw: 'frozen', finish: 'scored', cancel: 'cancelled' },
  scored: { announce: 'objection', nominate: 'scored', sendBack: 'frozen', cancel: 'cancelled' },
  objection: { nominate: 'objection', decide: 'decided' },
  decided: { publish: 'published', decide: 'decided' },
  published: {},
  cancelled: {},
} as const satisfies Record<AssessmentState, Partial<Record<string, AssessmentState>>> & Moves<AssessmentState>;
export type AssessmentMove =
  | 'freeze'
  | 'cancel'
  | 'draw'
  | 'finish'
  | 'announce'
  | 'nominate'
  | 'sendBack'
  | 'decide'
  | 'publish';

export const periods = {
  quarter: { zh: '季度', en: 'Quarter' },
  year: { zh: '年度', en: 'Year' },
  other: { zh: '专项', en: 'Other' },
} as const;
export type Period = keyof typeof periods;

export interface Nomination {
  awardCode: string;
  subjectId: string;
  name: string;
  reason: string;
  byId: string;
  on: Day;
}

export interface Assessment extends DocketEntry {
  state: AssessmentState;
  /** 「考2026-0003」 */
  number: string;
  title: string;
  period: Period;
  fromOn: Day;
  toOn: Day;
  subject: Subject;
  schemeCode: string;
  schemeVersion: number;
  schemeTitle: string;
  /** The awards of the round as they were when it was opened. */
  awards: readonly RoundAward[];
  openedOn: Day;
  byId: string;
  frozenAt: Date | null;
  /** By which the spot check was drawn; empty before the draw. */
  seed: string;
  /** The last day on which an objection may be raised. */
  objectionsUntil: Day | null;
  nominations: readonly Nomination[];
  decisions: readonly Decision[];
  decidedOn: Day | null;
  decidedById: string | null;
  publishedOn: Day | null;
  remark: string;
}

/** What a row of the list carries of a round. */
export const assessmentRow = ['title', 'subject', 'period', 'fromOn', 'toOn', 'schemeTitle', 'schemeVersion'] as const;

/** What the rules of a round ask besides the facts that all rules get. */
export interface AssessmentFacts extends Facts {
  scheme: Scheme | null;
  awards: readonly (RoundAward & { subject: Subject })[];
  /** Made by chance for this press alone. */
  chance: string;
  /** Everybody of the round with his place; empty before the freeze. */
  candidates: readonly (ScoreLine & Placed)[];
  /** How many marks are missing, and of whom. */
  unmarked: { n: number; names: readonly string[] };
  openObjections: number;
}

const day = { input: 'day', wrongZh: '写成 2026-09-30 这样的日期', wrongEn: 'such as 2026-09-30' } as const;

export const OpenAssessment = z.object({
  id: z.uuid(),
  title: labelled(written().min(4).max(60), { zh: '考核名称', en: 'Title', input: 'text' }),
  period: labelled(z.enum(['quarter', 'year', 'other']), {
    zh: '哪一种',
    en: 'Period',
    input: 'choice',
    options: Object.entries(periods).map(([value, words]) => ({ value, ...words })),
  }),
  fromOn: labelled(z.iso.date(), { ...day, zh: '从哪天', en: 'From' }),
  toOn: labelled(z.iso.date(), { ...day, zh: '到哪天', en: 'To' }),
  schemeCode: labelled(z.string().min(1).max(40), { zh: '用哪个方案', en: 'Scheme', input: 'text' }),
});
export type OpenAssessment = z.infer<typeof OpenAssessment>;

/** Opens a round with the scheme and the awards in force today. */
export function openAssessment(
  input: OpenAssessment,
  facts: AssessmentFacts & { number: string | null },
): Change<Assessment> {
  const { scheme, by, today } = facts;
  if (scheme === null)
    throw new Refusal('scheme-missing', {}, [
      { path: 'schemeCode', zh: '请从列表里选方案。', en: 'Choose a scheme from the list.' },
    ]);
  if (input.toOn < input.fromOn)
    throw new Refusal('period-invalid', {}, [
      { path: 'toOn', zh: '截止日不能早于开始日。', en: 'It cannot end before it begins.' },
    ]);
  const next: Assessment = {
    countyId: by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'opened',
    subject: scheme.subject,
    schemeVersion: scheme.version,
    schemeTitle: scheme.title,
    awards: facts.awards
      .filter((one) => one.subject === scheme.subject)
      .map(({ code, title, quota, words }) => ({ code, title, quota, words })),
    openedOn: today,
    byId: by.id,
    frozenAt: null,
    seed: '',
    objectionsUntil: null,
    nominations: [],
    decisions: [],
    decidedOn: null,
    decidedById: null,
    publishedOn: null,
    remark: '',
  };
  const { number, title, fromOn, toOn, schemeTitle, schemeVersion } = next;
  return {
    next,
    event: eventOf(next, 'assessment-opened', facts, { number, title, fromOn, toOn, schemeTitle, schemeVersion }),
  };
}

/** Rounds are no secret; before the objections a station knows that there is one and not what it has. */
export function maySeeAssessment(actor: Actor, { countyId, state, subject }: Assessment): boolean {
  if (actor.countyId !== countyId || !mayDo(actor, 'assessment.read')) return false;
  // A department reads of the people who work for it, once it is public.
  if (actor.role === 'department') return subject === 'person' && state === 'published';
  return true;
}

/** Whose scores the reader sees: the county all, an office its own, a station its own once there is something to object to. */
export function maySeeScore(
  actor: Actor,
  { state, subject }: Pick<Assessment, 'state' | 'subject'>,
  score: Pick<ScoreLine, 'officeId' | 'stationId' | 'subjectId' | 'departmentIds'>,
): boolean {
  switch (actor.role) {
    case 'centre':
    case 'leader':
      return true;
    case 'officer':
    case 'officeHead':
      return state === 'published' || isOfOffice(actor, score);
    case 'mediator':
      return true;
    case 'station':
      if (state === 'published') return true;
      if (actor.stationId === null || score.stationId !== actor.stationId) return false;
      // A branch marks itself before anything is announced.
      return isAnnounced(state) || (subject === 'branch' && state === 'frozen');
    case 'department':
      return actor.organisationId !== null && score.departmentIds.includes(actor.organisationId);
    default:
      return false;
  }
}

/** Its own sheet with the records: who is ranked beside others reads only his own. */
export function mayReadSheet(
  actor: Actor,
  round: Pick<Assessment, 'state' | 'subject'>,
  score: Pick<ScoreLine, 'officeId' | 'stationId' | 'subjectId' | 'departmentIds'>,
): boolean {
  if (!maySeeScore(actor, round, score)) return false;
  if (actor.role === 'station') return score.stationId === actor.stationId;
  if (actor.role === 'officer' || actor.role === 'officeHead') return isOfOffice(actor, score);
  return true;
}

/** The office's own score, or that of what it has charge of. */
function isOfOffice(
  { organisationId }: Actor,
  { officeId, subjectId }: Pick<ScoreLine, 'officeId' | 'subjectId'>,
): boolean {
  return officeId === organisationId || subjectId === organisationId;
}

export function isAnnounced(state: AssessmentState): boolean {
  return state === 'objection' || state === 'decided' || state === 'published';
}

/** Who may give the mark: of a spot check and by hand the centre and the office in charge, of a branch the association too. */
export function marksScore(
  actor: Actor,
  { subject }: Pick<Assessment, 'subject'>,
  score: Pick<ScoreLine, 'officeId' | 'subjectId' | 'stationId'>,
): 'check' | 'self' | null {
  if (actor.role === 'centre') return 'check';
  if (subject === 'branch') {
    if (actor.role === 'mediator') return actor.organisationId === score.subjectId ? 'self' : 'check';
    return actor.role === 'station' && actor.stationId === score.stationId ? 'self' : null;
  }
  if (subject === 'office') return null;
  const isOffice = actor.role === 'officer' || actor.role === 'officeHead';
  return isOffice && actor.organisationId === score.officeId ? 'check' : null;
}
