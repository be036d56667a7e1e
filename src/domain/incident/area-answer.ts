/**
 * 站点回答 (area answer): 有, 无 or 无法核实, each with its one further question. A station has one answer to a check: who answers again
 * corrects it, and what it said before stays in its ledger. An answer that waited on a telephone counts with the time at which it was
 * given, so that an older one which arrives later corrects nothing.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import { docketRules, type Docket } from '../matter/docket.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import type { AreaCheck } from './area-check.ts';

export const answerWords = {
  yes: { zh: '有', en: 'Yes' },
  no: { zh: '无', en: 'No' },
  unknown: { zh: '无法核实', en: 'Cannot tell' },
} as const;
export type AnswerKind = keyof typeof answerWords;
export const answerKinds = Object.keys(answerWords) as [AnswerKind, ...AnswerKind[]];

/** How the station asked around. */
export const askedWayWords = {
  visit: { zh: '入户走访', en: 'From door to door' },
  broadcast: { zh: '村里广播', en: 'By loudspeaker' },
  chat: { zh: '微信群', en: 'In the chat group' },
  shops: { zh: '问了店家', en: 'Asked the shops' },
} as const;
export type AskedWay = keyof typeof askedWayWords;
const askedWays = Object.keys(askedWayWords) as [AskedWay, ...AskedWay[]];

/** Through whom the answer came. */
export const enteredWords = {
  telephone: { zh: '站点手机', en: 'Telephone of the station' },
  desk: { zh: '站点电脑', en: 'Computer of the station' },
  call: { zh: '电话里问的', en: 'By telephone' },
  paper: { zh: '纸面清单', en: 'From a printed list' },
} as const;
export type Entered = keyof typeof enteredWords;
const onBehalf = ['call', 'paper'] as const satisfies readonly Entered[];

export interface AreaAnswer {
  countyId: number;
  id: string;
  number: null;
  version: number;
  state: 'given';
  checkId: string;
  stationId: string;
  answer: AnswerKind;
  households: number;
  /** 亩, where it is about a field. */
  mu: number;
  ways: readonly AskedWay[];
  words: string;
  photoId: string | null;
  /** When the station gave it, and when it arrived. */
  answeredAt: Date;
  arrivedAt: Date;
  entered: Entered;
  byId: string;
}

const content = {
  answer: labelled(z.enum(answerKinds), {
    zh: '有没有',
    en: 'Answer',
    input: 'choice',
    startsEmpty: true,
    options: answerKinds.map((value) => ({ value, ...answerWords[value] })),
  }),
  households: labelled(z.number().int().min(0).max(100_000).default(0), {
    zh: '大概几户（答“有”才写）',
    en: 'Households (with yes)',
    input: 'number',
    wrongZh: '写整数',
    wrongEn: 'a whole number',
  }),
  mu: labelled(z.number().min(0).max(1_000_000).default(0), {
    zh: '大概几亩（可不写）',
    en: 'Mu of field (optional)',
    input: 'number',
    wrongZh: '写数字',
    wrongEn: 'a number',
  }),
  ways: labelled(z.array(z.enum(askedWays)).max(askedWays.length).default([]), {
    zh: '怎么问的（可不选）',
    en: 'How you asked',
    input: 'choices',
    options: askedWays.map((value) => ({ value, ...askedWayWords[value] })),
  }),
  words: labelled(written().max(500).default(''), {
    zh: '说明（答“无法核实”要写卡在哪里）',
    en: 'Remark (say why with “cannot tell”)',
    input: 'longText',
  }),
  photoIds: labelled(z.array(z.uuid()).max(1).default([]), {
    zh: '照片（可不加）',
    en: 'Photo (optional)',
    input: 'files',
  }),
};

/** What a station answers, or the desk for it. */
export const GiveAnswer = z.object({
  id: z.uuid(),
  checkNumber: z.string().min(4).max(20),
  /** For whom the desk enters it; null where the station answers itself. */
  stationId: labelled(z.string().max(40).nullable().default(null), { zh: '哪个站点', en: 'Station', input: 'station' }),
  entered: labelled(z.enum(onBehalf).nullable().default(null), {
    zh: '怎么知道的',
    en: 'How it came',
    input: 'choice',
    startsEmpty: true,
    options: onBehalf.map((value) => ({ value, ...enteredWords[value] })),
  }),
  ...content,
});
export type GiveAnswer = z.infer<typeof GiveAnswer>;

export interface AnswerFacts extends Facts {
  check: AreaCheck;
  stationId: string;
  entered: Entered;
  /** When it was given at the station. */
  answeredAt: Date;
}

export function openAnswer(input: GiveAnswer, facts: AnswerFacts): Change<AreaAnswer> {
  const { check, stationId, entered, answeredAt, at, by } = facts;
  const next: AreaAnswer = {
    countyId: by.countyId,
    id: input.id,
    number: null,
    version: 1,
    state: 'given',
    checkId: check.id,
    stationId,
    ...contentOf(input),
    answeredAt,
    arrivedAt: at,
    entered,
    byId: by.id,
  };
  return { next, event: eventOf(next, 'check-answered', facts, detailOf(next, check)) };
}

/** The part of an input that says what was found; refuses what cannot be counted. */
function contentOf({
  answer,
  households,
  mu,
  ways,
  words,
  photoIds,
}: GiveAnswer): Pick<AreaAnswer, 'answer' | 'households' | 'mu' | 'ways' | 'words' | 'photoId'> {
  if ((answer === 'yes') !== households > 0)
    throw new Refusal('check-answer-counts', {}, [
      {
        path: 'households',
        zh: answer === 'yes' ? '写大概几户，至少 1 户。' : '没有就不写户数。',
        en: answer === 'yes' ? 'At least one household.' : 'None with this answer.',
      },
    ]);
  if (answer === 'unknown' && words === '')
    throw new Refusal('check-answer-why', {}, [{ path: 'words', zh: '写明卡在哪里。', en: 'Say what keeps you.' }]);
  return { answer, households, mu: answer === 'yes' ? mu : 0, ways, words, photoId: photoIds[0] ?? null };
}

function detailOf({ stationId, answer, households, entered, answeredAt }: AreaAnswer, check: AreaCheck) {
  const late = answeredAt > check.dueAt;
  return { of: check.number, stationId, answer, households, entered, late, answeredAt: answeredAt.toISOString() };
}

export const areaAnswerMoves = { given: { correct: 'given' } } as const;

export const areaAnswerProcedure = docketRules<AreaAnswer, { correct: 'check-answer-corrected' }, AnswerFacts>(
  areaAnswerMoves,
  { correct: 'check-answer-corrected' },
  {
    correct: {
      zh: '改答',
      en: 'Correct',
      permission: 'areaCheck.answer',
      input: GiveAnswer,
      apply: (before, input: GiveAnswer, facts) => {
        const { check, entered, answeredAt, at, by } = facts;
        const isOlder = answeredAt < before.answeredAt;
        const told = { ...before, ...contentOf(input), answeredAt, arrivedAt: at, entered, byId: by.id };
        const detail = { ...detailOf(told, check), before: before.answer, isOlder };
        return isOlder ? { detail } : { next: told, detail };
      },
    },
  },
);

export const areaAnswerDocket: Docket<AreaAnswer, GiveAnswer, AnswerFacts> = {
  name: 'area_answer',
  path: 'area-answers',
  zh: '排查回答',
  en: 'Answers to area checks',
  letter: null,
  read: 'areaCheck.read',
  states: { given: { zh: '已答', en: 'Answered' } },
  moves: areaAnswerMoves,
  over: ['given'],
  opening: { zh: '回答', en: 'Answer', permission: 'areaCheck.answer', input: GiveAnswer },
  open: openAnswer,
  procedure: areaAnswerProcedure,
  maySee: (actor: Actor, answer) =>
    actor.countyId === answer.countyId &&
    mayDo(actor, 'areaCheck.read') &&
    (actor.role !== 'station' || actor.stationId === answer.stationId),
};

/** How a check stands: of those that were asked, what they answered, who has read it and who has not. */
export interface Tally {
  asked: number;
  yes: number;
  no: number;
  unknown: number;
  /** Read, and not answered. */
  read: number;
  /** Neither. */
  silent: number;
  late: number;
  households: number;
  mu: number;
}

/** The stations of one town; null for those whose place is not known any more. */
export interface TownTally extends Tally {
  townId: string | null;
}

export const emptyTally: Tally = {
  asked: 0,
  yes: 0,
  no: 0,
  unknown: 0,
  read: 0,
  silent: 0,
  late: 0,
  households: 0,
  mu: 0,
};

/** The whole of a check out of its towns. */
export function sumOf(towns: readonly Tally[]): Tally {
  const sum = { ...emptyTally };
  for (const town of towns) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += town[key];
  return sum;
}
