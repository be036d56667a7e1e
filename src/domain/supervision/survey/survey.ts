/**
 * 消费调查 (survey): questions to firms, stations or the public; answers by visit, telephone, paper or code; counted, concluded, published
 * and followed up (S56, S77-S81, S113, SM12). Of a citizen nothing is kept but his answers; a firm of the sample is named inside only.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { addDays, type Day } from '../../base/calendar.ts';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import { labelled, written } from '../../base/field.ts';
import type { Facts } from '../../matter/matter.ts';
import type { SheetAnswers, SheetQuestion, SheetQuestionKind } from '../../figures/tabulate.ts';

export const surveyStateWords = {
  designed: { zh: '设计', en: 'Designed' },
  fielded: { zh: '实地', en: 'In the field' },
  tabulated: { zh: '汇总', en: 'Counted' },
  published: { zh: '已公布', en: 'Published' },
  followed: { zh: '已跟进', en: 'Followed up' },
  dropped: { zh: '不做了', en: 'Dropped' },
} as const;
export type SurveyState = keyof typeof surveyStateWords;

export const surveyFrameWords = {
  operators: { zh: '经营者', en: 'Firms' },
  stations: { zh: '站点', en: 'Stations' },
  public: { zh: '群众扫码', en: 'The public, by code' },
} as const;
export type SurveyFrame = keyof typeof surveyFrameWords;

export const surveyWayWords = {
  visit: { zh: '上门', en: 'Visit' },
  phone: { zh: '电话', en: 'Telephone' },
  paper: { zh: '纸面问卷', en: 'Paper' },
  station: { zh: '站点代问', en: 'By a station' },
  code: { zh: '扫码', en: 'Code' },
} as const;
export type SurveyWay = keyof typeof surveyWayWords;

export const questionKindWords = {
  yesNo: { zh: '有、没有', en: 'Yes or no' },
  choice: { zh: '选一个', en: 'One of several' },
} as const satisfies Record<SheetQuestionKind, { zh: string; en: string }>;

/** 结论: what is said, and of which answers its counts are made. */
export interface SurveyFinding {
  title: string;
  words: string;
  /** The questions that it is read off, and the answer that is counted. */
  questions: readonly number[];
  value: string;
  k: number;
  n: number;
  /** How many of those asked again it was, once all is followed up; null where nobody was asked again. */
  after?: { k: number; n: number } | null;
  attachmentIds: readonly string[];
}

export interface SurveyTip {
  words: string;
  on: Day;
  stationId: string | null;
  byId: string;
}

/** The first round is the survey; in the second the same is asked again after it was published. */
export type SurveyRound = 1 | 2;

export interface SurveyFollowUp {
  /** The finding that it is about, from 1. */
  finding: number;
  /** What is to be done. */
  words: string;
  /** What carries it: 「函2026-0001」; empty where nothing does. */
  number: string;
  whoId: string;
  dueOn: Day;
  setOn: Day;
  doneOn: Day | null;
  /** What was done. */
  done: string;
}

/** What an earlier version recorded when it was done; the row stays as its line of the ledger states it. */
export interface EarlierFollowUp extends Pick<SurveyFollowUp, 'number' | 'words'> {
  on: Day;
}

export interface Survey {
  countyId: number;
  id: string;
  /** 「调2026-0001」 */
  number: string;
  version: number;
  state: SurveyState;
  title: string;
  industry: string;
  /** The first day of its month. */
  month: Day;
  frame: SurveyFrame;
  quota: number;
  /** How many there are in the county; null where nobody counted them. */
  population: number | null;
  questions: readonly SheetQuestion[];
  /** The firms that are asked, in the order of their columns; inside only. */
  sample: readonly string[];
  stationIds: readonly string[];
  /** What the code carries. */
  code: string;
  untilOn: Day | null;
  fieldedOn: Day | null;
  findings: readonly SurveyFinding[];
  tips: readonly SurveyTip[];
  followUps: readonly (SurveyFollowUp | EarlierFollowUp)[];
  summary: string;
  tabulatedOn: Day | null;
  publishedOn: Day | null;
  publishedById: string | null;
  /** By when the sheets are to be in, or the next follow-up done; null where nothing is waited for. */
  dueOn: Day | null;
  byId: string;
  designedAt: Date;
  remark: string;
}

/** One sheet as it was answered; of the public without anything that tells who. */
export interface SurveyAnswer {
  countyId: number;
  surveyId: string;
  /** The press: a sheet is counted once. */
  id: string;
  /** 1 for the survey, 2 for 复看 after it was published. */
  round: SurveyRound;
  /** The column of the firm, from 1; null for others. */
  firm: number | null;
  way: SurveyWay;
  /** Where the code hung, or which station asked. */
  stationId: string | null;
  answers: SheetAnswers;
  onDay: Day;
}

/** 答到一半的: what a browser has answered so far, under the hash of its mark. */
export interface SurveyPart {
  countyId: number;
  surveyId: string;
  mark: string;
  stationId: string | null;
  /** Empty where somebody would rather not say. */
  answers: SheetAnswers;
  /** The question that comes next. */
  atQuestion: number;
  onDay: Day;
}

/** So many days a browser may go on with what it began. */
export const partDays = 7;

const frames = Object.keys(surveyFrameWords) as [SurveyFrame, ...SurveyFrame[]];
const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;
const choices = <T extends string>(words: Readonly<Record<T, { zh: string; en: string }>>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, ...words[value] }));

const QuestionRow = z.object({
  part: labelled(written().max(12).default(''), { zh: '哪一组', en: 'Group', input: 'text', hintZh: '如：合同' }),
  text: labelled(written().min(2).max(120), { zh: '问的是', en: 'Question', input: 'text' }),
  kind: labelled(z.enum(['yesNo', 'choice']), {
    zh: '怎么答',
    en: 'Answered by',
    input: 'choice',
    options: choices(questionKindWords),
  }),
  options: labelled(z.array(written().min(1).max(40)).max(8).default([]), {
    zh: '有哪几样可选',
    en: 'Options',
    input: 'words',
    hintZh: '用顿号或逗号隔开，如：给了、没给、记不清',
    hintEn: 'set apart by commas, such as: yes, no, not sure',
    when: { field: 'kind', is: ['choice'] },
  }),
});

export const surveyForm = {
  title: labelled(written().min(4).max(60), {
    zh: '叫什么',
    en: 'Title',
    input: 'text',
    hintZh: '如：家装市场消费调查',
  }),
  industry: labelled(written().min(2).max(30), { zh: '行业', en: 'Industry', input: 'text' }),
  month: labelled(z.iso.date(), { ...day, zh: '哪个月的（选月里的一天）', en: 'Month (a day of it)' }),
  frame: labelled(z.enum(frames), {
    zh: '问谁',
    en: 'Who is asked',
    input: 'choice',
    options: choices(surveyFrameWords),
  }),
  quota: labelled(z.number().int().min(1).max(10_000), {
    zh: '要问多少家、多少人',
    en: 'How many',
    input: 'number',
    wrongZh: '写个数，例如 10',
    wrongEn: 'a number, such as 10',
  }),
  population: labelled(z.number().int().min(1).max(1_000_000).nullable().default(null), {
    zh: '全县一共多少（没数过不填）',
    en: 'How many there are in the county (optional)',
    input: 'number',
    wrongZh: '写个数，例如 23',
    wrongEn: 'a number, such as 23',
  }),
  sample: labelled(z.array(written().min(2).max(60)).max(60).default([]), {
    zh: '抽到的店',
    en: 'The firms',
    input: 'words',
    hintZh: '用顿号或逗号隔开，要问几家就写几家；只在内部看，公布时不写店名',
    hintEn: 'set apart by commas, as many as are asked; inside only, no name is published',
    when: { field: 'frame', is: ['operators'] },
  }),
  stationIds: labelled(z.array(z.string().max(40)).max(60).default([]), {
    zh: '交给哪些站点',
    en: 'Which stations',
    input: 'stations',
    when: { field: 'frame', is: ['stations', 'public'] },
    optional: true,
  }),
  questions: labelled(z.array(QuestionRow).min(1).max(40), { zh: '问题', en: 'Questions', input: 'rows' }),
};
export const DesignSurvey = z.object({ id: z.uuid(), ...surveyForm });
export type DesignSurvey = z.infer<typeof DesignSurvey>;
export const AmendSurvey = z.object(surveyForm);
export type AmendSurvey = z.infer<typeof AmendSurvey>;

export const FieldSurvey = z.object({
  untilOn: labelled(z.iso.date(), { ...day, zh: '问到哪天为止', en: 'Until', startsEmpty: true }),
});
export type FieldSurvey = z.infer<typeof FieldSurvey>;

/** One sheet, as the desk or a station enters it. */
export const EnterSheet = z.object({
  firm: z.number().int().min(1).max(60).nullable().default(null),
  way: z.enum(['visit', 'phone', 'paper', 'station']),
  answers: z.record(z.string().regex(/^[0-9]{1,2}$/u), z.string().max(40)),
});
export type EnterSheet = z.infer<typeof EnterSheet>;

export const TellTip = z.object({
  words: labelled(written().min(4).max(400), {
    zh: '听到、看到什么消费方面的事',
    en: 'What was heard or seen',
    input: 'longText',
    hintZh: '哪种商品、什么毛病、哪里；不写人的名字电话',
    hintEn: 'which goods, what is wrong, where; no names',
  }),
});
export type TellTip = z.infer<typeof TellTip>;

export const Conclude = z.object({
  n: z.number().int().min(1).max(30).nullable().default(null),
  title: labelled(written().min(2).max(40), { zh: '一句话', en: 'In short', input: 'text', hintZh: '如：没有资质证' }),
  questions: labelled(
    z
      .array(z.string().regex(/^[0-9]{1,2}$/u))
      .min(1)
      .max(10),
    {
      zh: '看哪几问（题号）',
      en: 'Which questions (numbers)',
      input: 'words',
      hintZh: '几问都是同一个答法的才数，如 4，5',
      hintEn: 'counted where all are answered so',
      wrongZh: '写题号，例如 4，5',
      wrongEn: 'the numbers, such as 4, 5',
    },
  ),
  value: labelled(written().min(1).max(40), {
    zh: '数哪个答法',
    en: 'Which answer is counted',
    input: 'text',
    hintZh: '有、没有，或者选项的原话',
    hintEn: 'yes, no, or the option as it stands',
  }),
  words: labelled(written().min(6).max(400), { zh: '结论', en: 'Finding', input: 'longText' }),
  attachmentIds: labelled(z.array(z.uuid()).max(12).default([]), {
    zh: '合同、照片（可不加）',
    en: 'Contracts, photos (optional)',
    input: 'files',
  }),
});
export type Conclude = z.infer<typeof Conclude>;

export const Summarise = z.object({
  summary: labelled(written().max(1500).default(''), {
    zh: '公布时前面说几句（可不写）',
    en: 'Words before it (optional)',
    input: 'longText',
  }),
});

export interface SurveyFacts extends Facts, TextGate {
  stationIds: readonly string[];
  /** The sheets as they are, where the step reads them. */
  answers: readonly SurveyAnswer[];
  /** Those of the second round, where the step reads them. */
  again: readonly SurveyAnswer[];
  /** Who may be asked to do something: in post, and with the permission to record that it is done. */
  accountIds: readonly string[];
  freshCode: string;
}

/** The desk reads all; a station what it is asked for, from when it goes to the field. */
export function maySeeSurvey(
  actor: Actor,
  { countyId, state, stationIds }: Pick<Survey, 'countyId' | 'state' | 'stationIds'>,
): boolean {
  if (actor.countyId !== countyId || !mayDo(actor, 'survey.read')) return false;
  if (actor.role !== 'station') return true;
  return actor.stationId !== null && stationIds.includes(actor.stationId) && state !== 'designed';
}

/** Whether the code takes answers on the day. */
export function takesAnswers(
  { state, frame, untilOn }: Pick<Survey, 'state' | 'frame' | 'untilOn'>,
  today: Day,
): boolean {
  return state === 'fielded' && frame === 'public' && untilOn !== null && today <= untilOn;
}

/** Whether a station enters sheets of it: firms are asked by the bureau. */
export function takesSheets({ state, frame }: Pick<Survey, 'state' | 'frame'>): boolean {
  return state === 'fielded' && frame !== 'operators';
}

/** The day after its last one. */
export function overOn({ untilOn }: Pick<Survey, 'untilOn'>): Day | null {
  return untilOn === null ? null : addDays(untilOn, 1);
}
