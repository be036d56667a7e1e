/**
 * 异议 (objection): a station, or the association for a branch, says that a mark is wrong, within the days that were announced; the
 * centre answers: upheld, with the points that it then has, or dismissed, with why. Nothing is decided before all are answered.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Assessment } from './assessment.ts';
import type { Day } from '../base/calendar.ts';
import { rulesBy, type Docket, type DocketEntry } from '../matter/docket.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts, type Moves } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import type { SchemeItem } from './scheme.ts';
import type { ScoreLine } from './score.ts';

const whose = { zh: '由提异议的一方办', en: 'whoever objected does it' };

export const objectionStates = ['raised', 'upheld', 'dismissed', 'withdrawn'] as const;
export type ObjectionState = (typeof objectionStates)[number];
export const objectionStateWords = {
  raised: { zh: '待答复', en: 'Raised' },
  upheld: { zh: '成立', en: 'Upheld' },
  dismissed: { zh: '不成立', en: 'Dismissed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<ObjectionState, { zh: string; en: string }>;

export const objectionMoves = {
  raised: { uphold: 'upheld', dismiss: 'dismissed', withdraw: 'withdrawn' },
  upheld: {},
  dismissed: {},
  withdrawn: {},
} as const satisfies Moves<ObjectionState>;
export type ObjectionMove = 'uphold' | 'dismiss' | 'withdraw';

export interface Objection extends DocketEntry {
  state: ObjectionState;
  /** 「议2026-0002」 */
  number: string;
  assessmentId: string;
  assessmentNumber: string;
  subjectId: string;
  subjectName: string;
  officeId: string | null;
  stationId: string | null;
  itemCode: string;
  itemZh: string;
  weight: number;
  /** The points that it had when the objection was raised, in tenths. */
  tenths: number | null;
  words: string;
  raisedOn: Day;
  byId: string;
  answer: string;
  /** What it has now, in whole points; null where nothing changed. */
  points: number | null;
  answeredOn: Day | null;
  answeredById: string | null;
}

export interface ObjectionFacts extends Facts {
  round: Assessment | null;
  score: ScoreLine | null;
  item: SchemeItem | null;
}

export const RaiseObjection = z.object({
  id: z.uuid(),
  assessmentNumber: z.string().min(4).max(40),
  subjectId: z.string().min(1).max(40),
  itemCode: labelled(z.string().min(1).max(40), { zh: '对哪一条', en: 'Which item', input: 'text' }),
  words: labelled(written().min(4).max(1000), {
    zh: '哪里不对',
    en: 'What is wrong',
    input: 'longText',
    hintZh: '写清少记了什么、凭据在哪里',
    hintEn: 'What was left out, and where the proof is',
  }),
});
export type RaiseObjection = z.infer<typeof RaiseObjection>;
export const Uphold = z.object({
  points: labelled(z.number().int().min(0).max(100), {
    zh: '改成几分',
    en: 'Points',
    input: 'number',
    wrongZh: '写 0 到满分之间的整数',
    wrongEn: 'a whole number up to full marks',
  }),
  answer: labelled(written().min(4).max(1000), { zh: '答复', en: 'Answer', input: 'longText' }),
});
export type Uphold = z.infer<typeof Uphold>;
export const Dismiss = z.object({
  answer: labelled(written().min(4).max(1000), { zh: '为什么不成立', en: 'Why', input: 'longText' }),
});

export function raiseObjection(
  input: RaiseObjection,
  facts: ObjectionFacts & { number: string | null },
): Change<Objection> {
  const { round, score, item, by, today } = facts;
  if (round === null || score === null || !speaksFor(by, score)) throw new Refusal('not-found');
  if (item === null)
    throw new Refusal('invalid-input', {}, [{ path: 'itemCode', zh: '请选对哪一条有异议。', en: 'Choose the item.' }]);
  if (round.state !== 'objection' || (round.objectionsUntil ?? '') < today) throw new Refusal('objection-late');
  const mark = score.marks.find((one) => one.code === item.code);
  const next: Objection = {
    countyId: by.countyId,
    id: input.id,
    number: facts.number ?? '',
    version: 1,
    state: 'raised',
    assessmentId: round.id,
    assessmentNumber: round.number,
    subjectId: score.subjectId,
    subjectName: score.name,
    officeId: score.officeId,
    stationId: score.stationId,
    itemCode: item.code,
    itemZh: item.zh,
    weight: item.weight,
    tenths: mark?.tenths ?? null,
    words: input.words,
    raisedOn: today,
    byId: by.id,
    answer: '',
    points: null,
    answeredOn: null,
    answeredById: null,
  };
  const detail = { number: next.number, item: item.zh, words: input.words, assessmentNumber: round.number };
  return { next, event: eventOf(next, 'objection-raised', facts, detail) };
}

/** A station for itself and for those who stand at it; the association for its branches and itself; an office for itself. */
export function speaksFor(actor: Actor, score: Pick<ScoreLine, 'stationId' | 'subjectId' | 'officeId'>): boolean {
  if (actor.role === 'station') return score.stationId !== null && score.stationId === actor.stationId;
  if (actor.role === 'officeHead') return score.subjectId === actor.organisationId;
  return actor.role === 'mediator' && score.subjectId === actor.organisationId;
}

export function maySeeObjection(actor: Actor, one: Objection): boolean {
  if (actor.countyId !== one.countyId || !mayDo(actor, 'objection.read')) return false;
  if (actor.role === 'station') return one.stationId !== null && one.stationId === actor.stationId;
  if (actor.role === 'officer' || actor.role === 'officeHead')
    return one.officeId === actor.organisationId || one.subjectId === actor.organisationId;
  return true;
}

const verbs = { uphold: 'objection-upheld', dismiss: 'objection-dismissed', withdraw: 'objection-withdrawn' } as const;

export const objectionProcedure = rulesBy<Objection, typeof verbs, ObjectionFacts>(whose, objectionMoves, verbs, {
  uphold: {
    zh: '成立，改分',
    en: 'Uphold',
    permission: 'objection.answer',
    input: Uphold,
    chief: true,
    apply: ({ itemZh, weight }, { points, answer }: Uphold, { today, by }) => {
      if (points > weight)
        throw new Refusal('invalid-input', {}, [
          { path: 'points', zh: `“${itemZh}”满分 ${weight} 分。`, en: `Full marks are ${weight}.` },
        ]);
      const answered = { answer, points, answeredOn: today, answeredById: by.id };
      return { next: answered, detail: { item: itemZh, points, answer } };
    },
  },
  dismiss: {
    zh: '不成立',
    en: 'Dismiss',
    permission: 'objection.answer',
    input: Dismiss,
    apply: (_one, { answer }: z.infer<typeof Dismiss>, { today, by }) => ({
      next: { answer, answeredOn: today, answeredById: by.id },
      detail: { answer },
    }),
  },
  withdraw: {
    zh: '撤回',
    en: 'Withdraw',
    permission: 'objection.raise',
    input: z.object({}),
    stands: (one, actor) => speaksFor(actor, one),
    apply: () => ({ detail: {} }),
  },
});

/** 异议簿 */
export const objectionDocket: Docket<Objection, RaiseObjection, ObjectionFacts> = {
  name: 'objection',
  path: 'objections',
  zh: '考核异议',
  en: 'Objections',
  letter: '议',
  read: 'objection.read',
  states: objectionStateWords,
  moves: objectionMoves,
  over: ['upheld', 'dismissed', 'withdrawn'],
  opening: { zh: '提异议', en: 'Object', permission: 'objection.raise', input: RaiseObjection },
  open: raiseObjection,
  procedure: objectionProcedure,
  maySee: maySeeObjection,
};
