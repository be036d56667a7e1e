/** What the ledger keeps of incidents, area checks and answers, and the sentences of their timelines. */
import type { Nothing } from '../base/event.ts';
import { defaultResponseLevels, type ResponseRank } from '../law/response-levels.ts';
import { text, words, type Tellings } from '../base/sentence.ts';
import { answerWords, enteredWords, type AnswerKind, type Entered } from './area-answer.ts';
import { dropReasons, gradeWords, type DropReason, type IncidentGrade } from './incident.ts';

export interface IncidentDetails {
  'incident-raised': { number: string; n: number; grade: IncidentGrade; detector: string };
  'incident-confirmed': { n: number; level: ResponseRank; levelName?: string; recordNumber: string };
  'incident-dropped': { why: DropReason; remark: string };
  'incident-filed': { recordNumber: string; remark: string };
  'incident-handled': Nothing;
  'incident-closed': Nothing;
  'incident-reopened': { remark: string };
  'incident-revived': { remark: string };
  'incident-joined': { n: number; by: string; from?: string };
  'incident-taken-in': { of: string };
  'incident-left': { of: string; why: string };
  'incident-described': Nothing;
  'incident-form-opened': Nothing;
  'incident-form-shut': Nothing;
  'incident-directed': { level: ResponseRank; levelName?: string; remark: string };
  'incident-crop-recorded': { crop: string; appraiseBy: string };
  'incident-appraisal-asked': { askedOn: string; to: string };
  'incident-handed-over': { to: string; on: string; remark: string };
  'incident-answered': { n: number; words?: string };
  'incident-commanded': { levelName: string; place: string };
  'incident-merged': { into: string; n: number; why: string };
}
export interface AreaCheckDetails {
  'check-asked': { number: string; of: string; n: number; dueAt: string };
  'check-nudged': { n: number };
  'check-extended': { dueAt: string; remark: string };
  'check-closed': { n: number };
  'check-reopened': { remark: string };
  'check-answered': AnswerDetail;
  'check-answer-corrected': AnswerDetail & { before: AnswerKind; isOlder: boolean };
}
type AnswerDetail = {
  of: string;
  stationId: string;
  answer: AnswerKind;
  households: number;
  entered: Entered;
  late: boolean;
  answeredAt: string;
};

declare module '../base/event.ts' {
  interface Details extends IncidentDetails, AreaCheckDetails {}
}

/** 「：」 and the words, or nothing. */
const zhSaid = (said: unknown) => (text(said) === '' ? '。' : `：${text(said)}`);
const enSaid = (said: unknown) => (text(said) === '' ? '.' : `: ${text(said)}`);

/** The level as the county called it on that day; lines of before know its rank alone. */
const levelZh = (d: { level?: unknown; levelName?: unknown }) =>
  text(d.levelName) || words(defaultResponseLevels, d.level).zh;
const levelEn = (d: { level?: unknown }) => words(defaultResponseLevels, d.level).en;

export const incidentTellings: Tellings<IncidentDetails> = {
  'incident-raised': (d) => [
    `提出${words(gradeWords, d.grade).zh}，${text(d.n)} 件${d.detector === 'person' ? '，人工报的' : '，由事实相合提出'}。`,
    `Raised: ${words(gradeWords, d.grade).en}, ${text(d.n)} matters.`,
  ],
  'incident-confirmed': (d) => [
    `确认为群体投诉，${text(d.n)} 件，${levelZh(d)}；备案号 ${text(d.recordNumber)}。`,
    `Confirmed, ${text(d.n)} matters, ${levelEn(d)}; record ${text(d.recordNumber)}.`,
  ],
  'incident-dropped': (d) => [
    `排除：${words(dropReasons, d.why).zh}${zhSaid(d.remark)}`,
    `Dropped: ${words(dropReasons, d.why).en}${enSaid(d.remark)}`,
  ],
  'incident-filed': (d) => [
    `予以备案 ${text(d.recordNumber)}${zhSaid(d.remark)}`,
    `Filed with the bureau ${text(d.recordNumber)}${enSaid(d.remark)}`,
  ],
  'incident-handled': () => ['开始共同处理。', 'Handling has begun.'],
  'incident-closed': () => ['终结，写了终结报告。', 'Closed with a summary.'],
  'incident-reopened': (d) => [`重新处理：${text(d.remark)}`, `Reopened: ${text(d.remark)}`],
  'incident-revived': (d) => [`重新看：${text(d.remark)}`, `Looked at again: ${text(d.remark)}`],
  'incident-joined': (d) => [
    `${text(d.from) !== '' ? `${text(d.from)} 并来` : d.by === 'person' ? '加入' : '又有相合的'} ${text(d.n)} 件。`,
    `Matters more: ${text(d.n)}.`,
  ],
  'incident-taken-in': (d) => [`${text(d.of)} 算在内。`, `Belongs: ${text(d.of)}.`],
  'incident-left': (d) => [`${text(d.of)} 移出：${text(d.why)}`, `Taken out: ${text(d.of)}. ${text(d.why)}`],
  'incident-described': () => ['改了说明。', 'Described anew.'],
  'incident-form-opened': () => ['开了集中登记表。', 'The short form was opened.'],
  'incident-form-shut': () => ['停用了集中登记表。', 'The short form was shut.'],
  'incident-directed': (d) => [
    `改为${levelZh(d)}：${text(d.remark)}`,
    `Level of response: ${levelEn(d)}. ${text(d.remark)}`,
  ],
  'incident-crop-recorded': (d) => [
    `${text(d.crop)}，申请现场鉴定最迟 ${text(d.appraiseBy)}。`,
    `Crop: ${text(d.crop)}, appraisal to be asked for by ${text(d.appraiseBy)}.`,
  ],
  'incident-appraisal-asked': (d) => [
    `${text(d.askedOn)} 向${text(d.to)}申请田间现场鉴定。`,
    `Appraisal asked of ${text(d.to)} on ${text(d.askedOn)}.`,
  ],
  'incident-handed-over': (d) => [
    `${text(d.on)} 移交${text(d.to)}${zhSaid(d.remark)}`,
    `Handed over to ${text(d.to)} on ${text(d.on)}${enSaid(d.remark)}`,
  ],
  'incident-answered': (d) => [`给 ${text(d.n)} 件的投诉人同一答复。`, `The same answer to ${text(d.n)} matters.`],
  'incident-commanded': (d) => [
    `按${text(d.levelName)}开应急指挥，在${text(d.place)}集结。`,
    `Emergency command opened; units meet at ${text(d.place)}.`,
  ],
  'incident-merged': (d) => [
    `连同 ${text(d.n)} 件并入 ${text(d.into)}：${text(d.why)}`,
    `Merged into ${text(d.into)} with ${text(d.n)} matters: ${text(d.why)}`,
  ],
};

const answered = (d: Partial<AnswerDetail>): [string, string] => {
  const answer = words(answerWords, d.answer);
  const count = d.answer === 'yes' ? ` ${text(d.households)} 户` : '';
  const late = d.late === true ? '，过了时间' : '';
  return [
    `答“${answer.zh}”${count}（${words(enteredWords, d.entered).zh}）${late}。`,
    `Answered “${answer.en}” (${words(enteredWords, d.entered).en})${d.late === true ? ', late' : ''}.`,
  ];
};

export const areaCheckTellings: Tellings<AreaCheckDetails> = {
  'check-asked': (d) => [
    `为 ${text(d.of)} 问 ${text(d.n)} 个站点。`,
    `Stations asked for ${text(d.of)}: ${text(d.n)}.`,
  ],
  'check-nudged': (d) => [`催 ${text(d.n)} 个没答的站点。`, `Silent stations reminded: ${text(d.n)}.`],
  'check-extended': (d) => [`延长回答时间：${text(d.remark)}`, `More time: ${text(d.remark)}`],
  'check-closed': (d) => [
    Number(d.n) === 0 ? '收齐了。' : `收了，还有 ${text(d.n)} 个站点没答。`,
    `Closed, ${text(d.n)} silent.`,
  ],
  'check-reopened': (d) => [`接着问：${text(d.remark)}`, `Asked on: ${text(d.remark)}`],
  'check-answered': answered,
  'check-answer-corrected': (d) =>
    d.isOlder === true
      ? [
          `收到更早的一个回答“${words(answerWords, d.answer).zh}”，不改后来的。`,
          'An older answer arrived; the later one stands.',
        ]
      : answered(d),
};
