import { z } from 'zod';
import type { Change } from '../../base/event.ts';
import { Refusal } from '../../base/refusal.ts';
import type { ContractReviewVerb } from '../../base/ledger-verbs.ts';
import { docketRules, type Docket } from '../../matter/docket.ts';
import { eventOf } from '../../matter/matter.ts';
import {
  Advise,
  clausesOf,
  CollectContract,
  CommentClause,
  contractReviewStateWords,
  HandOver,
  JudgeClause,
  MarkClause,
  maySeeContractReview,
  Recheck,
  Rectify,
  reviewDueOn,
  ReplaceText,
  WeighClause,
  Why,
  type ContractReview,
  type ContractReviewFacts,
  type ContractReviewState,
  type ReviewedClause,
} from './contract-review.ts';
import './contract-review-sentences.ts';

/** Which move leads where. */
export const contractReviewMoves = {
  collected: {
    judge: 'collected',
    weigh: 'collected',
    mark: 'collected',
    comment: 'collected',
    replaceText: 'collected',
    finish: 'reviewed',
    drop: 'dropped',
  },
  reviewed: { advise: 'advised', clear: 'closed', resume: 'collected', handOver: 'enforced' },
  advised: { rectify: 'rectified', handOver: 'enforced' },
  rectified: { recheck: 'closed', sendBack: 'advised', handOver: 'enforced' },
  // By the case itself, when it is not filed.
  enforced: { reopen: 'reviewed' },
  closed: {},
  dropped: {},
} as const satisfies Record<ContractReviewState, Partial<Record<string, ContractReviewState>>>;
export type ContractReviewMove =
  | 'judge'
  | 'weigh'
  | 'mark'
  | 'comment'
  | 'replaceText'
  | 'finish'
  | 'drop'
  | 'advise'
  | 'clear'
  | 'resume'
  | 'handOver'
  | 'reopen'
  | 'rectify'
  | 'recheck'
  | 'sendBack';

export function collectContract(
  input: CollectContract,
  facts: ContractReviewFacts & { number: string | null },
): Change<ContractReview> {
  const { by, at } = facts;
  demandPast('collectedOn', input.collectedOn, facts);
  const { text, found } = facts.readContract(input.text);
  const isOffice = by.role === 'officer' || by.role === 'officeHead';
  const next: ContractReview = {
    ...input,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'collected',
    operatorId: facts.operatorId,
    dueOn: null,
    text,
    formerText: '',
    clauses: clausesOf(found, facts),
    comments: [],
    opinion: '',
    advisedOn: null,
    advisedById: null,
    rectifyBy: null,
    rectifiedOn: null,
    rectified: '',
    recheckedOn: null,
    recheckWords: '',
    enforcementNumber: '',
    officeId: isOffice ? by.organisationId : null,
    byId: by.id,
    remark: '',
    openedAt: at,
    closedAt: null,
  };
  const detail = { number: next.number, title: next.title, n: next.clauses.length };
  return { next, event: eventOf(next, 'contract-collected', facts, detail) };
}

function demandPast(path: string, on: string, { today }: Pick<ContractReviewFacts, 'today'>): void {
  if (on > today)
    throw new Refusal('invalid-input', {}, [
      { path, zh: '这一天还没到；请选已经过了的那天。', en: 'The day is still to come.' },
    ]);
}

function clauseAt({ clauses }: ContractReview, n: number): ReviewedClause {
  const found = clauses.find((one) => one.n === n);
  if (found === undefined) throw new Refusal('clause-unknown', { n });
  return found;
}

function withClause(review: ContractReview, n: number, change: Partial<ReviewedClause>): ReviewedClause[] {
  return review.clauses.map((one) => (one.n === n ? { ...one, ...change } : one));
}

/** How many of them nobody has decided, or an expert is still to be heard on. */
export function openClauses({ clauses }: Pick<ContractReview, 'clauses'>): number {
  return clauses.filter(({ decision }) => decision === null || decision === 'expert').length;
}

export function suspectedClauses({ clauses }: Pick<ContractReview, 'clauses'>): number {
  return clauses.filter(({ decision }) => decision === 'suspected').length;
}

const verbs = {
  judge: 'clause-judged',
  weigh: 'clause-weighed',
  mark: 'clause-marked',
  comment: 'clause-commented',
  replaceText: 'contract-replaced',
  finish: 'contract-reviewed',
  drop: 'contract-dropped',
  advise: 'contract-advised',
  clear: 'contract-cleared',
  resume: 'contract-resumed',
  handOver: 'contract-enforced',
  reopen: 'contract-reopened',
  rectify: 'contract-rectified',
  recheck: 'contract-rechecked',
  sendBack: 'contract-sent-back',
} as const satisfies Record<ContractReviewMove, ContractReviewVerb>;

export const contractReviewProcedure = docketRules<ContractReview, typeof verbs, ContractReviewFacts>(
  contractReviewMoves,
  verbs,
  {
    judge: {
      zh: '定一处',
      en: 'Judge a clause',
      permission: 'contractReview.judge',
      input: JudgeClause,
      apply: (review, { n, decision, reason }: JudgeClause, { by }) => {
        const { code, words } = clauseAt(review, n);
        if (decision === 'fair' && reason.length < 2) throw new Refusal('clause-reason-missing');
        const clauses = withClause(review, n, { decision, reason, byId: by.id, knownFrom: null });
        return { next: { clauses }, detail: { n, code, words, decision, reason } };
      },
    },
    weigh: {
      zh: '调轻重',
      en: 'Weigh',
      permission: 'contractReview.judge',
      input: WeighClause,
      apply: (review, { n, severity }: WeighClause) => {
        const { code } = clauseAt(review, n);
        return { next: { clauses: withClause(review, n, { severity }) }, detail: { n, code, severity } };
      },
    },
    mark: {
      zh: '自己标一处',
      en: 'Mark by hand',
      permission: 'contractReview.judge',
      input: MarkClause,
      apply: (review, { code, words }: MarkClause, { by, severities }) => {
        const at = review.text.indexOf(words);
        if (at < 0)
          throw new Refusal('invalid-input', {}, [
            {
              path: 'words',
              zh: '原文里没有这几个字；请照原文抄。',
              en: 'The text has no such words; copy them as they stand.',
            },
          ]);
        const marked: ReviewedClause = {
          n: Math.max(0, ...review.clauses.map((one) => one.n)) + 1,
          code,
          at,
          words,
          sentence: words,
          severity: severities[code],
          decision: 'suspected',
          reason: '',
          byId: by.id,
          knownFrom: null,
          byHand: true,
        };
        return { next: { clauses: [...review.clauses, marked] }, detail: { n: marked.n, code, words } };
      },
    },
    comment: {
      zh: '记专家意见',
      en: 'Record an expert',
      permission: 'contractReview.judge',
      input: CommentClause,
      apply: (review, { n, expertId, on, opinion, words }: CommentClause, facts) => {
        const { code } = clauseAt(review, n);
        demandPast('on', on, facts);
        const expert = facts.experts.find(({ id }) => id === expertId)?.name;
        if (expert === undefined) throw new Refusal('expert-not-in-post');
        return {
          next: { comments: [...review.comments, { n, expertId, expert, opinion, words, on }] },
          detail: { n, code, expert, words, opinion, on },
        };
      },
    },
    replaceText: {
      zh: '换一份',
      en: 'Put another text',
      permission: 'contractReview.judge',
      input: ReplaceText,
      apply: (review, input: z.infer<typeof ReplaceText>, facts) => {
        const { text, found } = facts.readContract(input.text);
        const clauses = clausesOf(found, facts);
        return { next: { text, formerText: review.text, clauses, comments: [] }, detail: { n: clauses.length } };
      },
    },
    finish: {
      zh: '审完了',
      en: 'Reviewed',
      permission: 'contractReview.judge',
      input: z.object({}),
      chief: true,
      ready: (review) => openClauses(review) === 0,
      refuses: 'clauses-open',
      apply: (review) => ({ detail: { n: suspectedClauses(review) } }),
    },
    drop: {
      zh: '不再审',
      en: 'Drop',
      permission: 'contractReview.judge',
      input: Why,
      apply: (_review, { remark }: z.infer<typeof Why>, { at }) => ({
        next: { remark, closedAt: at },
        detail: { remark },
      }),
    },
    advise: {
      zh: '出审查意见',
      en: 'Give the opinion',
      permission: 'contractReview.advise',
      input: Advise,
      chief: true,
      ready: (review) => suspectedClauses(review) > 0,
      refuses: 'clauses-none-suspected',
      apply: (review, { opinion, rectifyBy }: Advise, { today, by }) => {
        demandModest(opinion);
        if (rectifyBy <= today)
          throw new Refusal('invalid-input', {}, [
            {
              path: 'rectifyBy',
              zh: '要给人家改的时间；请选以后的一天。',
              en: 'Leave time to mend; choose a later day.',
            },
          ]);
        return {
          next: { opinion, rectifyBy, advisedOn: today, advisedById: by.id },
          detail: { n: suspectedClauses(review), rectifyBy },
        };
      },
    },
    clear: {
      zh: '没有涉嫌的，办结',
      en: 'Nothing suspected',
      permission: 'contractReview.advise',
      input: z.object({}),
      ready: (review) => suspectedClauses(review) === 0,
      refuses: 'clauses-suspected',
      apply: (_review, _input, { at }) => ({ next: { closedAt: at }, detail: {} }),
    },
    resume: {
      zh: '再审',
      en: 'Review again',
      permission: 'contractReview.judge',
      input: Why,
      apply: (_review, { remark }: z.infer<typeof Why>) => ({ detail: { remark } }),
    },
    handOver: {
      zh: '转案件',
      en: 'To a case',
      permission: 'contractReview.advise',
      input: HandOver,
      ready: (review) => suspectedClauses(review) > 0,
      refuses: 'clauses-none-suspected',
      apply: (_review, { remark }: HandOver, { at, enforcement }) => {
        const of = enforcement ?? '';
        return { next: { remark, enforcementNumber: of, closedAt: at }, detail: { remark, of } };
      },
    },
    reopen: {
      zh: '案件不予立案，接着审',
      en: 'No case: review goes on',
      permission: 'contractReview.reopen',
      input: Why,
      apply: (_review, { remark }: z.infer<typeof Why>) => ({
        next: { remark, closedAt: null },
        detail: { remark },
      }),
    },
    rectify: {
      zh: '记整改',
      en: 'Record what was mended',
      permission: 'contractReview.judge',
      input: Rectify,
      chief: true,
      apply: (_review, input: Rectify, facts) => {
        demandPast('rectifiedOn', input.rectifiedOn, facts);
        return { next: input, detail: { on: input.rectifiedOn } };
      },
    },
    recheck: {
      zh: '复查合格',
      en: 'Re-checked, in order',
      permission: 'contractReview.judge',
      input: Recheck,
      chief: true,
      apply: (review, input: Recheck, facts) => {
        demandAfter(review, input, facts);
        return {
          next: { ...input, closedAt: facts.at },
          detail: { on: input.recheckedOn, remark: input.recheckWords },
        };
      },
    },
    sendBack: {
      zh: '没改到位',
      en: 'Not mended',
      permission: 'contractReview.judge',
      input: Recheck,
      apply: (review, input: Recheck, facts) => {
        demandAfter(review, input, facts);
        return { next: input, detail: { on: input.recheckedOn, remark: input.recheckWords } };
      },
    },
  },
);

function demandAfter(review: ContractReview, { recheckedOn }: Recheck, facts: ContractReviewFacts): void {
  demandPast('recheckedOn', recheckedOn, facts);
  if (review.rectifiedOn !== null && recheckedOn < review.rectifiedOn)
    throw new Refusal('invalid-input', {}, [
      { path: 'recheckedOn', zh: '复查在整改以后；请核对两个日期。', en: 'The re-check follows the mending.' },
    ]);
}

/** 第二十二条: an office proposes; whether a term binds is for a court or an arbitrator. */
function demandModest(opinion: string): void {
  if (/(?:合同|条款|该条|本条)[^。；\n]{0,8}无效|认定无效|判定无效|属于无效/u.test(opinion))
    throw new Refusal('clause-says-void', {}, [
      {
        path: 'opinion',
        zh: '不能写条款无效，只写“涉嫌”“建议”；请改。',
        en: 'Never void: suspected and proposed only.',
      },
    ]);
}

/** 格式条款审查簿 */
export const contractReviewDocket: Docket<ContractReview, CollectContract, ContractReviewFacts> = {
  name: 'contract_review',
  path: 'contract-reviews',
  zh: '格式条款',
  en: 'Contract terms',
  letter: '款',
  read: 'contractReview.read',
  states: contractReviewStateWords,
  moves: contractReviewMoves,
  over: ['enforced', 'closed', 'dropped'],
  opening: { zh: '收一份', en: 'Collect a text', permission: 'contractReview.collect', input: CollectContract },
  open: collectContract,
  procedure: contractReviewProcedure,
  dueOn: reviewDueOn,
  maySee: maySeeContractReview,
};
