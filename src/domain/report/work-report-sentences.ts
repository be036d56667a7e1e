/** What the ledger keeps of a work report, and the sentences of its timeline. */
import { dayZh } from '../base/calendar.ts';
import type { Nothing } from '../base/event.ts';
import { text, words, type Tellings } from '../base/sentence.ts';
import { plainTelling } from '../matter/docket.ts';
import { movedLineZh, type MovedNumber } from './reviewed-numbers.ts';
import { workReportRuleNames, type WorkReportRule } from './check/finding.ts';
import { reportKindWords, type ReportKind } from './template/template.ts';

export interface WorkReportDetails {
  'work-report-drafted': { number: string; title: string; kind: ReportKind; from: string; to: string };
  'work-report-written': { what: 'paragraph' | 'chip' | 'head' };
  'work-report-answered': { rule: WorkReportRule; printed: string; how: 'footnote' | 'reason'; words: string };
  'work-report-blanks-left': { n: number };
  'work-report-commented': { n: number; words: string };
  'work-report-comment-done': { n: number };
  'work-report-asked': { n: number; words: string };
  'work-report-sent': { draft: number };
  'work-report-dropped': { remark: string };
  'work-report-reviewed': { draft: number };
  'work-report-sent-back': { remark: string };
  'work-report-signed': { edition: number; sha256: string; moved?: readonly MovedNumber[] };
  'work-report-numbered': { paper: string };
  'work-report-number-voided': { paper: string; remark: string };
  'work-report-adopted': { words: string };
  'work-report-submitted': { to: string; how: string };
  'work-report-filed': Nothing;
  'work-report-received': { on: string; words: string };
  'work-report-returned': { remark: string };
  'work-report-replied': { n: number; granted: string; reply: string; on: string };
  'work-report-praised': { from: string; item: string; words: string; on: string };
  'work-report-revised': { edition: number };
  /** Lines of the county's own ledger. */
  'report-template-saved': { kind: ReportKind; version: number; reason: string };
  'report-schedule-saved': { kind: ReportKind; pace: string; active: boolean };
}

declare module '../base/event.ts' {
  interface Details extends WorkReportDetails {}
}

const parts = {
  paragraph: { zh: '正文', en: 'the text' },
  chip: { zh: '数字块', en: 'a chip' },
  head: { zh: '标题、主送、署名、文号、抄送、附件', en: 'the head' },
};
const grants = {
  yes: { zh: '答应了', en: 'granted' },
  partly: { zh: '答应一部分', en: 'granted in part' },
  no: { zh: '没有答应', en: 'not granted' },
};

function movedTail(said: string, moved: readonly MovedNumber[] = []): string {
  return moved.length === 0 ? '' : `${said}${moved.map(movedLineZh).join('；')}。`;
}

export const workReportTellings: Tellings<WorkReportDetails> = {
  'work-report-drafted': (d) => [
    `起草《${text(d.title)}》，编号 ${text(d.number)}，期间 ${dayZh(text(d.from))}至${dayZh(text(d.to))}。`,
    `Drafted as ${text(d.number)}: ${text(d.title)}, ${text(d.from)} to ${text(d.to)}.`,
  ],
  'work-report-written': (d) => [`改了${words(parts, d.what).zh}。`, `Wrote ${words(parts, d.what).en}.`],
  'work-report-answered': (d) => [
    `对“${words(workReportRuleNames, d.rule).zh}”${d.how === 'footnote' ? '加了脚注' : '写明了原因'}：${text(d.words)}`,
    `Answered a finding (${words(workReportRuleNames, d.rule).en}): ${text(d.words)}`,
  ],
  'work-report-blanks-left': (d) => [`认下留空 ${text(d.n)} 处。`, `Left ${text(d.n)} blanks as they are.`],
  'work-report-commented': (d) => [`批注：${text(d.words)}`, `Comment: ${text(d.words)}`],
  'work-report-comment-done': (d) => [`第 ${text(d.n)} 条批注办好了。`, `Comment ${text(d.n)} done.`],
  'work-report-asked': (d) => [`写进一项请求：${text(d.words)}`, `Asks for: ${text(d.words)}`],
  'work-report-sent': (d) => [`送审第 ${text(d.draft)} 稿。`, `Draft ${text(d.draft)} sent for review.`],
  'work-report-dropped': plainTelling({ zh: '作废', en: 'Dropped' }, 'remark'),
  'work-report-reviewed': (d) => [`第 ${text(d.draft)} 稿审核通过。`, `Draft ${text(d.draft)} passed the review.`],
  'work-report-sent-back': plainTelling({ zh: '退回修改', en: 'Sent back' }, 'remark'),
  'work-report-signed': (d) => [
    `签发，数字和文字从此不变（校验 ${text(d.sha256).slice(0, 12)}）。${movedTail('审核以后变了的数，签发的人看过认下：', d.moved)}`,
    `Signed; words and numbers are frozen (hash ${text(d.sha256).slice(0, 12)}).${movedTail(' Changed since the review and confirmed: ', d.moved)}`,
  ],
  'work-report-numbered': (d) => [`发文字号 ${text(d.paper)}。`, `Issued as ${text(d.paper)}.`],
  'work-report-number-voided': (d) => [
    `发文字号 ${text(d.paper)} 作废：${text(d.remark)}`,
    `Number ${text(d.paper)} voided: ${text(d.remark)}`,
  ],
  'work-report-adopted': plainTelling({ zh: '采用了这个做法', en: 'Taken up' }, 'words'),
  'work-report-submitted': (d) => [`报给${text(d.to)}。`, `Sent to ${text(d.to)}.`],
  'work-report-filed': plainTelling({ zh: '存档', en: 'Filed away' }),
  'work-report-received': plainTelling({ zh: '上级收到了', en: 'Received' }, 'words'),
  'work-report-returned': plainTelling({ zh: '上级退回', en: 'Returned' }, 'remark'),
  'work-report-replied': (d) => [
    `第 ${text(d.n)} 项请求${words(grants, d.granted).zh}：${text(d.reply)}`,
    `Request ${text(d.n)} ${words(grants, d.granted).en}: ${text(d.reply)}`,
  ],
  'work-report-praised': (d) => [
    `${text(d.from)}肯定了${text(d.item)}：${text(d.words)}`,
    `Praise by ${text(d.from)} of ${text(d.item)}: ${text(d.words)}`,
  ],
  'work-report-revised': (d) => [`改后再报，第 ${text(d.edition)} 版。`, `Edition ${text(d.edition)} begun.`],
  'report-template-saved': (d) => [
    `汇报样式“${words(reportKindWords, d.kind).zh}”存成第 ${text(d.version)} 版：${text(d.reason)}`,
    `Template “${words(reportKindWords, d.kind).en}” saved as version ${text(d.version)}: ${text(d.reason)}`,
  ],
  'report-schedule-saved': (d) => [
    d.active === true
      ? `定期起草“${words(reportKindWords, d.kind).zh}”。`
      : `不再定期起草“${words(reportKindWords, d.kind).zh}”。`,
    d.active === true
      ? `“${words(reportKindWords, d.kind).en}” is drafted by the clock.`
      : `“${words(reportKindWords, d.kind).en}” is drafted by the clock no more.`,
  ],
};
