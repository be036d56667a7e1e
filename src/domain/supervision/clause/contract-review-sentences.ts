/** What the ledger keeps of a contract review, and the sentences of its timeline. */
import type { Nothing } from '../../base/event.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import { plainTelling } from '../../matter/docket.ts';
import { clauseCodeTable, severityWords, type ClauseCode, type Severity } from './clause-code.ts';
import { clauseDecisionWords, expertOpinionWords, type ClauseDecision, type ExpertOpinion } from './contract-review.ts';

export interface ContractReviewDetails {
  'contract-collected': { number: string; title: string; n: number };
  'clause-judged': { n: number; code: ClauseCode; words: string; decision: ClauseDecision; reason: string };
  'clause-weighed': { n: number; code: ClauseCode; severity: Severity };
  'clause-marked': { n: number; code: ClauseCode; words: string };
  /** `opinion` and `on` since experts are of the register of people; before that a name was typed. */
  'clause-commented': {
    n: number;
    code: ClauseCode;
    expert: string;
    words: string;
    opinion?: ExpertOpinion;
    on?: string;
  };
  /** A line of the county's own ledger. */
  'clause-weight-set': { code: ClauseCode; was: Severity; severity: Severity; reason: string };
  /** A line of the complaint that quoted the terms. */
  'clause-set-aside': { reason: string };
  'contract-replaced': { n: number };
  'contract-reviewed': { n: number };
  'contract-dropped': { remark: string };
  'contract-advised': { n: number; rectifyBy: string };
  'contract-cleared': Nothing;
  'contract-resumed': { remark: string };
  'contract-enforced': { remark: string; of: string };
  'contract-reopened': { remark: string };
  'contract-rectified': { on: string };
  'contract-rechecked': { on: string; remark: string };
  'contract-sent-back': { on: string; remark: string };
}

declare module '../../base/event.ts' {
  interface Details extends ContractReviewDetails {}
}

const zhSaid = (said: unknown) => (text(said) === '' ? '。' : `：${text(said)}`);
const enSaid = (said: unknown) => (text(said) === '' ? '.' : `: ${text(said)}`);

export const contractReviewTellings: Tellings<ContractReviewDetails> = {
  'contract-collected': (d) => [
    `收到《${text(d.title)}》，编号 ${text(d.number)}，提出 ${text(d.n)} 处请人看。`,
    `Collected as ${text(d.number)}; ${text(d.n)} places proposed.`,
  ],
  'clause-judged': (d) => [
    `第 ${text(d.n)} 处“${text(d.words)}”定为${words(clauseDecisionWords, d.decision).zh}${zhSaid(d.reason)}`,
    `Mark ${text(d.n)}: ${words(clauseDecisionWords, d.decision).en}${enSaid(d.reason)}`,
  ],
  'clause-weighed': (d) => [
    `第 ${text(d.n)} 处的轻重改为${words(severityWords, d.severity).zh}。`,
    `Mark ${text(d.n)} weighs: ${words(severityWords, d.severity).en}.`,
  ],
  'clause-marked': (d) => [
    `自己标了第 ${text(d.n)} 处“${text(d.words)}”，涉嫌${words(clauseCodeTable, d.code).zh}。`,
    `Marked by hand as ${text(d.n)}: ${words(clauseCodeTable, d.code).en}.`,
  ],
  'clause-commented': (d) => [
    `${text(d.on)} 专家${text(d.expert)}说第 ${text(d.n)} 处${d.opinion === undefined ? '' : words(expertOpinionWords, d.opinion).zh}${zhSaid(d.words)}`.trim(),
    `${text(d.on)} Expert ${text(d.expert)} on mark ${text(d.n)}${d.opinion === undefined ? '' : `, ${words(expertOpinionWords, d.opinion).en}`}${enSaid(d.words)}`.trim(),
  ],
  'clause-weight-set': (d) => [
    `格式条款“${words(clauseCodeTable, d.code).zh}”的轻重由${words(severityWords, d.was).zh}改为${words(severityWords, d.severity).zh}${zhSaid(d.reason)}`,
    `Terms of the kind ${text(d.code)} weigh ${words(severityWords, d.severity).en}, no longer ${words(severityWords, d.was).en}${enSaid(d.reason)}`,
  ],
  'clause-set-aside': plainTelling({ zh: '提到的格式条款不收', en: 'The quoted terms are not collected' }, 'reason'),
  'contract-replaced': (d) => [`换了一份，重新提出 ${text(d.n)} 处。`, `Another text; ${text(d.n)} places proposed.`],
  'contract-reviewed': (d) => [`审完了，${text(d.n)} 处涉嫌。`, `Reviewed; ${text(d.n)} suspected.`],
  'contract-dropped': plainTelling({ zh: '不再审', en: 'Dropped' }, 'remark'),
  'contract-advised': (d) => [
    `出审查意见，${text(d.n)} 处建议修改，请 ${text(d.rectifyBy)} 前改好。`,
    `Opinion given on ${text(d.n)} places, to be mended by ${text(d.rectifyBy)}.`,
  ],
  'contract-cleared': plainTelling({ zh: '没有涉嫌的，办结', en: 'Nothing suspected, closed' }),
  'contract-resumed': plainTelling({ zh: '再审', en: 'Reviewed again' }, 'remark'),
  'contract-enforced': (d) => [
    `转案件${text(d.of) === '' ? '' : ` ${text(d.of)}`}${zhSaid(d.remark)}`,
    `To a case ${text(d.of)}${enSaid(d.remark)}`,
  ],
  'contract-reopened': plainTelling({ zh: '案件不予立案，接着审', en: 'Not filed; the review goes on' }, 'remark'),
  'contract-rectified': (d) => [`${text(d.on)} 经营者改了。`, `Mended on ${text(d.on)}.`],
  'contract-rechecked': (d) => [
    `${text(d.on)} 复查合格，办结${zhSaid(d.remark)}`,
    `Re-checked on ${text(d.on)}, in order${enSaid(d.remark)}`,
  ],
  'contract-sent-back': (d) => [
    `${text(d.on)} 复查，没有改到位${zhSaid(d.remark)}`,
    `Re-checked on ${text(d.on)}, not mended${enSaid(d.remark)}`,
  ],
};
