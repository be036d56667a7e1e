/** What the timeline says of a survey. */
import { text, type Tellings } from '../../base/sentence.ts';
import { plainTelling } from '../../matter/docket.ts';
import type { SurveyWay } from './survey.ts';

/** What the ledger keeps of a survey; of a citizen's sheet no line is written. */
export interface SurveyDetails {
  'survey-designed': { number: string; title: string; quota: number; n: number };
  'survey-fielded': { untilOn: string };
  'survey-amended': { n: number };
  'survey-dropped': { remark: string };
  'survey-entered': { firm: number | null; way: SurveyWay; n: number };
  'survey-tipped': { n: number };
  'survey-tabulated': { n: number };
  'survey-concluded': { n: number; title: string; k: number; of: number };
  'survey-struck': { n: number; title: string };
  'survey-returned': { remark: string };
  'survey-published': { n: number };
  'survey-resumed': { remark: string };
  /** Of what an earlier version recorded the ledger knows no finding, nobody and no day. */
  'survey-followed': { what: string; words: string; finding?: number; who?: string; dueOn?: string };
  'survey-done': { n: number; words: string; on: string; done: string };
  'survey-revisited': { firm: number | null; way: SurveyWay; n: number };
  'survey-finished': { n: number };
}

declare module '../../base/event.ts' {
  interface Details extends SurveyDetails {}
}

export const surveyTellings: Tellings<SurveyDetails> = {
  'survey-designed': (d) => [
    `设计《${text(d.title)}》，编号 ${text(d.number)}，要收 ${text(d.quota)} 份，${text(d.n)} 问。`,
    `Designed as ${text(d.number)}: ${text(d.quota)} sheets of ${text(d.n)} questions are to come in.`,
  ],
  'survey-fielded': (d) => [`开始问，到 ${text(d.untilOn)} 为止。`, `In the field until ${text(d.untilOn)}.`],
  'survey-amended': (d) => [`改了问卷，${text(d.n)} 问。`, `Changed; ${text(d.n)} questions.`],
  'survey-dropped': plainTelling({ zh: '不做了', en: 'Dropped' }, 'remark'),
  'survey-entered': (d) => [
    `录了一份${text(d.firm) === '' ? '' : `，第 ${text(d.firm)} 家`}，答了 ${text(d.n)} 问。`,
    `A sheet entered with ${text(d.n)} answers.`,
  ],
  'survey-tipped': (d) => [`报了一条消费信息，共 ${text(d.n)} 条。`, `Told what was heard; ${text(d.n)} so far.`],
  'survey-tabulated': (d) => [`收齐 ${text(d.n)} 份，汇总。`, `Counted from ${text(d.n)} sheets.`],
  'survey-concluded': (d) => [
    `结论 ${text(d.n)}：${text(d.title)}，答了的 ${text(d.of)} 份里 ${text(d.k)} 份。`,
    `Finding ${text(d.n)}: ${text(d.k)} of the ${text(d.of)} sheets that answer it.`,
  ],
  'survey-struck': (d) => [`划掉结论 ${text(d.n)}：${text(d.title)}。`, `Finding ${text(d.n)} struck.`],
  'survey-returned': plainTelling({ zh: '退回重写', en: 'Sent back to be written anew' }, 'remark'),
  'survey-published': (d) => [`公布 ${text(d.n)} 项结论。`, `Published with ${text(d.n)} findings.`],
  'survey-resumed': plainTelling({ zh: '再去问', en: 'Asked again' }, 'remark'),
  'survey-followed': (d) => {
    const [what, finding, by] = [text(d.what), text(d.finding), text(d.dueOn)];
    const [ofZh, ofEn] = finding === '' ? ['', ''] : [`结论 ${finding} `, ` of finding ${finding}`];
    return [
      `${ofZh}跟进${what === '' ? '' : ` ${what}`}：${text(d.words)}${by === '' ? '' : `，${by} 前办好`}。`,
      `Follow-up${ofEn} planned${what === '' ? '' : ` by ${what}`}${by === '' ? '' : `, to be done by ${by}`}.`,
    ];
  },
  'survey-done': (d) => [
    `第 ${text(d.n)} 件跟进“${text(d.words)}”${text(d.on)} 办好：${text(d.done)}`,
    `Follow-up ${text(d.n)} done on ${text(d.on)}.`,
  ],
  'survey-revisited': (d) => [
    `复看了一份${text(d.firm) === '' ? '' : `，第 ${text(d.firm)} 家`}，答了 ${text(d.n)} 问。`,
    `A sheet of the second round entered with ${text(d.n)} answers.`,
  ],
  'survey-finished': (d) => [`${text(d.n)} 件都跟进了。`, `Followed up by ${text(d.n)}.`],
};
