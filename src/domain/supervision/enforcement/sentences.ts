/** 案件经过 (course): the lines of a case's ledger as whole sentences. */
import { serviceWayWords } from '../../law/words/service-words.ts';
import { dayZh, isDay } from '../../base/calendar.ts';
import { fieldsOf } from '../../base/field.ts';
import { day, iso, one, tail, tailEn, text, words, yuan, type Tellings } from '../../base/sentence.ts';
import { notOpenedGrounds } from '../../tipoff/steps/not-opened.ts';
import { caseCameWords } from './case-source.ts';
import { enforcementOutcomeWords, enforcementSourceWords, valueBasisWords } from './enforcement.ts';
import { penaltySums as sums, penaltySumsEn as sumsEn } from './penalty-text.ts';
import { decisionResults, type RevocationKind } from './records.ts';
import { caseEndingWords } from './words/ending-words.ts';
import { decisionResultWords, revocationEn, revocationWords, revocationZh } from './words/decision-words.ts';
import { moneyKindWords } from './steps/execution.ts';
import { filingRequestWords } from './words/filing-request-words.ts';
import { measureEndingWords, measureWords } from './words/measure-words.ts';
import { Correct, exclusionWords } from './steps/opening.ts';
import { displayGradeWords } from './words/display-grades.ts';
import { askedCapacityWords, transcriptKindWords, transcriptSignatureWords } from './words/transcript-words.ts';

/** What the ledger keeps of a case; no reporter, and no party that is a natural person, is named in it. */
export interface EnforcementDetails {
  'enforcement-registered': { source: string; foundOn: string; officeId: string | null };
  'enforcement-carried': {
    source: string;
    filedOn: string;
    closedOn: string | null;
    fileNumber: string | null;
    officeId: string | null;
  };
  'enforcement-corrected': { fields: readonly string[] };
  'investigators-assigned': { handlerId: string; secondId: string };
  'case-handed-on': { fromId: string; accountId: string | null };
  'clue-verification-started': { startedOn: string };
  'clue-verification-extended': { reason: string; dueOn: string };
  'time-excluded': { kind: string; body: string; from: string; paper: string };
  'time-included': { kind: string; paper: string; to: string; result: string };
  'filing-requested': { kind: string; reason: string; ground: string | null };
  'filing-endorsed': { kind: string; opinion: string };
  'filing-returned': { kind: string; reason: string };
  'filing-withdrawn': { kind: string; reason: string };
  'enforcement-filed': { decidedOn: string; fileNumber: string | null; source: string; officeId: string | null };
  'enforcement-not-filed': { decidedOn: string; ground: string; officeId: string | null };
  'measure-taken': {
    kind: string;
    goods: string;
    quantity: number;
    unit: string;
    urgent: boolean;
    /** Who had approved it before, and when; of one of before this was kept nobody is named. */
    accountId?: string | null;
    approvedAt?: string | null;
    /** The other goods of the same decision. */
    more?: readonly string[];
  };
  'measure-approved': { kind: string; goods: string };
  'measure-approval-denied': { kind: string; goods: string; words: string };
  'measure-extended': { kind: string; goods: string; reason: string };
  'measure-ended': { kind: string; goods: string; ending: string; endedOn: string };
  'measures-lapsed': { goods: readonly string[] };
  'transcript-recorded': {
    kind: string;
    n: number;
    capacity: string;
    pages: number;
    signature: string;
    files: number;
  };
  'transcript-voided': { kind: string; n: number; reason: string };
  'transcript-signed': { kind: string; n: number; pages: number; signature: string; files: number };
  'help-asked': { to: string; about: string };
  'help-answered': { to: string; answer: string };
  'value-assessed': {
    caseValueFen: number;
    valueBasis: string;
    fineFen: number;
    confiscatedFen: number;
    /** Warning, goods and others, in words; what was kept before had none. */
    besides?: string;
  };
  'investigation-suspended': { on: string; reason: string };
  'investigation-resumed': { on: string };
  'investigation-terminated': { reason: string };
  'investigation-reported': { on: string };
  'investigation-reopened': { reason: string };
  'term-extended': { reason: string; dueOn: string; further: boolean };
  'review-submitted': { kind: string; ground: string | null; accountId: string };
  'review-extended': { until: string; reason: string };
  'review-reassigned': { fromId: string; accountId: string; reason: string };
  'review-passed': { opinion: string };
  'review-returned': { opinion: string };
  'penalty-notice-issued': {
    fineFen: number;
    confiscatedFen: number;
    besides?: string;
    hearable: boolean;
    noticeNumber: string | null;
    why: string;
  };
  'penalty-notice-withdrawn': { noticeNumber: string | null; reason: string };
  'penalty-notice-announced': { noticeNumber: string | null; where: string; reason: string };
  'penalty-notified': {
    fineFen: number;
    confiscatedFen: number;
    besides?: string;
    way: string;
    hearable: boolean;
    noticeNumber: string | null;
    /** SHA-256 of the text that was served, here and in the lines below; those of before it was kept have none. */
    contentHash?: string;
  };
  'defence-recorded': { taken: string; answer: string };
  'defence-waived': { paper: string };
  'hearing-asked': { askedOn: string };
  'hearing-held': { result: string; record: string };
  'enforcement-discussed': { present: string; conclusion: string };
  'penalty-decided': {
    result: string;
    fineFen: number;
    confiscatedFen: number;
    besides?: string;
    decisionNumber: string | null;
    officeId: string | null;
  };
  'decided-on-the-spot': {
    fineFen: number;
    warning: boolean;
    decisionNumber: string | null;
    heard: string;
    officeId: string | null;
    /** The officers who decided; of one of before this was kept they stand in the decision. */
    officerIds?: readonly string[];
    contentHash?: string;
  };
  'spot-confirmed': Record<string, never>;
  'spot-denied': { words: string };
  'spot-settled': { words: string };
  'enforcement-handed-over': { competentBody: string; paper: string; reason: string };
  'crime-reported': { offence: string };
  'crime-decided': { approved: boolean; reason: string };
  'police-handed': { to: string; receipt: string };
  'decision-announced': { where: string; reason: string };
  'decision-served': { way: string; proof: string; contentHash?: string };
  'penalty-published': { grade: string; until: string; where: string };
  'penalty-withdrawn': { reason: string };
  /** A line of before does not say which of the three it was. */
  'decision-revoked': { how?: RevocationKind; reason: string };
  'penalty-paid': { kind: string; fen: number; slip: string };
  'payment-deferred': { until: string; plan: string };
  'payment-urged': { owedFen: number; lateFeeFen: number; contentHash?: string };
  'court-asked': { court: string };
  'court-answered': { result: string };
  'execution-ended': { reason: string };
  'enforcement-closed': { ending: string; outcome: string | null; officeId: string | null };
  'enforcement-archived': { volume: string };
  'certificate-saved': { accountId: string; certNumber: string; from: string; until: string };
  'spot-form-closed': { form: string; outcome: 'spoiled' | 'returned'; reason: string; accountId: string };
  'spot-form-reopened': { form: string; outcome: 'spoiled' | 'returned' | null; reason: string; accountId: string };
  'legal-reviewer-named': { accountId: string; qualification: string };
  'legal-reviewer-removed': { accountId: string };
  'case-decided': { of: string; came: string; outcome: string | null };
}

declare module '../../base/event.ts' {
  interface Details extends EnforcementDetails {}
}

const source = (said: unknown) => words(enforcementSourceWords, said);
export const enforcementTellings: Tellings<EnforcementDetails> = {
  'enforcement-registered': (d, onDay) => [
    `登记案件来源：${source(d.source).zh || '其他'}，${day(d.foundOn, onDay)}发现；核查时钟起算。`,
    `Clue registered: ${source(d.source).en.toLowerCase() || 'other'}, found on ${iso(d.foundOn, onDay)}; the verification clock starts.`,
  ],
  'enforcement-carried': (d, onDay) => [
    `${day(d.filedOn, onDay)}立案（来源：${source(d.source).zh || '其他'}）${tail('立案号', text(d.fileNumber))}${typeof d.closedOn === 'string' ? `；${day(d.closedOn, onDay)}结案` : ''}。`,
    `Filed on ${iso(d.filedOn, onDay)} from: ${source(d.source).en.toLowerCase() || 'other'}${typeof d.closedOn === 'string' ? `; closed on ${d.closedOn}` : ''}.`,
  ],
  'enforcement-corrected': (d) => [
    `更正了要素${tail('改的是', correctedIn(d.fields, 'zh'))}。`,
    `Facts corrected${tailEn(correctedIn(d.fields, 'en').toLowerCase())}.`,
  ],
  'investigators-assigned': (d) => [
    `指定${text(d.handlerName) || '主办人'}、${text(d.secondName) || '协办人'}办案，当天都有有效的执法证。`,
    `Assigned to ${text(d.handlerName) || 'a handler'} and ${text(d.secondName) || 'a second officer'}, both certified that day.`,
  ],
  'case-handed-on': (d) =>
    text(d.accountId) === ''
      ? [
          '办案人员离任，没有人接，等所长另外指定。',
          'An officer left and nobody takes over; the head names another one.',
        ]
      : [
          `办案人员离任，由${text(d.accountName) || '接手的人'}接着办。`,
          `An officer left; ${text(d.accountName) || 'another one'} goes on with it.`,
        ],
  'clue-verification-started': (d, onDay) => [
    `${day(d.startedOn, onDay)}开始核查。`,
    `Verification started on ${iso(d.startedOn, onDay)}.`,
  ],
  'clue-verification-extended': (d) => [
    `负责人批准延长核查期限到 ${day(d.dueOn, '')}${tail('理由', text(d.reason))}。`,
    `Verification extended to ${iso(d.dueOn, '')}${tailEn(text(d.reason))}.`,
  ],
  'time-excluded': (d, onDay) => {
    const kind = words(exclusionWords, d.kind);
    return [
      `${day(d.from, onDay)}起${kind.zh || '另有时间'}（${text(d.body)}），不计入期限；凭 ${text(d.paper)}。`,
      `Left out from ${iso(d.from, onDay)}: ${kind.en.toLowerCase()}, paper ${text(d.paper)}.`,
    ];
  },
  'time-included': (d, onDay) => [
    `${words(exclusionWords, d.kind).zh || '这段时间'}结束，${day(d.to, onDay)}起接着计算：${text(d.result)}`,
    `${words(exclusionWords, d.kind).en || 'It'} ended; counted again from ${iso(d.to, onDay)}: ${text(d.result)}`,
  ],
  'filing-requested': (d) => {
    const asked = words(filingRequestWords, d.kind);
    const ground = words(notOpenedGrounds, d.ground).zh;
    return [
      `报请${asked.zh || '审批'}${tail('情形', ground ?? '')}：${text(d.reason)}`,
      `Asked for: ${asked.en.toLowerCase() || 'a decision'}${tailEn(text(d.reason))}.`,
    ];
  },
  'filing-endorsed': (d) => [
    `办案机构负责人签意见，报分管局长批：${text(d.opinion)}`,
    `Endorsed by the head of the office for the leader${tailEn(text(d.opinion))}.`,
  ],
  'filing-returned': (d) => {
    const asked = words(filingRequestWords, d.kind);
    return [
      `报请的${asked.zh || '事项'}退回：${text(d.reason)}`,
      `The request was sent back${tailEn(text(d.reason))}.`,
    ];
  },
  'filing-withdrawn': (d) => {
    const asked = words(filingRequestWords, d.kind);
    return [
      `撤回报请的${asked.zh || '事项'}：${text(d.reason)}`,
      `The request was taken back${tailEn(text(d.reason))}.`,
    ];
  },
  'enforcement-filed': (d, onDay) => [
    `负责人批准立案，${day(d.decidedOn, onDay)}${tail('立案号', text(d.fileNumber))}；办案期限起算。`,
    `Filed on ${iso(d.decidedOn, onDay)} with the head's approval; the ninety days start.`,
  ],
  'enforcement-not-filed': (d, onDay) => {
    const ground = words(notOpenedGrounds, d.ground);
    return [
      `负责人批准不予立案，${day(d.decidedOn, onDay)}：${ground.article} ${ground.zh}。`,
      `Not filed, decided on ${iso(d.decidedOn, onDay)}: ${ground.en}.`,
    ];
  },
  'measure-taken': (d) => {
    const kind = words(measureWords, d.kind);
    return [
      `${kind.zh || '采取措施'}${tail('财物', goodsOf(d))}${d.urgent === true ? '，情况紧急，24 小时内补批' : ''}。`,
      `${kind.en || 'Measure taken'}${tailEn(goodsOf(d))}${d.urgent === true ? '; urgent, to be approved within 24 hours' : ''}.`,
    ];
  },
  'measure-approved': (d) => [
    `负责人补批${words(measureWords, d.kind).zh}${text(d.goods)}。`,
    `Urgent measure approved: ${text(d.goods)}.`,
  ],
  'measure-approval-denied': (d) => [
    `说没有批准${words(measureWords, d.kind).zh}${text(d.goods)}，等补批${tail('情况', text(d.words))}。`,
    `Says that he had not approved it: ${text(d.goods)}${tailEn(text(d.words))}.`,
  ],
  'measure-extended': (d) => [
    `负责人批准延长${words(measureWords, d.kind).zh}${text(d.goods)}${tail('理由', text(d.reason))}。`,
    `Measure extended: ${text(d.goods)}${tailEn(text(d.reason))}.`,
  ],
  'measure-ended': (d, onDay) => [
    `${day(d.endedOn, onDay)}${words(measureEndingWords, d.ending).zh || '处理'}：${text(d.goods)}。`,
    `${words(measureEndingWords, d.ending).en || 'Ended'} on ${iso(d.endedOn, onDay)}: ${text(d.goods)}.`,
  ],
  'measures-lapsed': (d) => [
    `先行登记保存满七个工作日没有处理，自动解除（程序规定第三十五条）：${listOf(d.goods)}。`,
    `Kept for seven working days without a decision and released by law: ${listOf(d.goods)}.`,
  ],
  'transcript-recorded': (d) => [
    `记${words(transcriptKindWords, d.kind).zh || '笔录'}（第 ${text(d.n)} 份，${words(askedCapacityWords, d.capacity).zh || '其他人'}），${text(d.pages)} 页，${words(transcriptSignatureWords, d.signature).zh}${scansZh(d.files)}。`,
    `${words(transcriptKindWords, d.kind).en || 'Transcript'} ${text(d.n)} (${words(askedCapacityWords, d.capacity).en.toLowerCase()}), ${text(d.pages)} pages, ${words(transcriptSignatureWords, d.signature).en.toLowerCase()}.`,
  ],
  'transcript-voided': (d) => [
    `第 ${text(d.n)} 份${words(transcriptKindWords, d.kind).zh || '笔录'}作废：${text(d.reason)}`,
    `Transcript ${text(d.n)} is void: ${text(d.reason)}`,
  ],
  'transcript-signed': (d) => [
    `第 ${text(d.n)} 份${words(transcriptKindWords, d.kind).zh || '笔录'}${words(transcriptSignatureWords, d.signature).zh}，${text(d.pages)} 页${scansZh(d.files)}。`,
    `Transcript ${text(d.n)}: ${words(transcriptSignatureWords, d.signature).en.toLowerCase()}, ${text(d.pages)} pages.`,
  ],
  'help-asked': (d) => [
    `请${text(d.to)}协助调查：${text(d.about)}`,
    `Help asked of another authority: ${text(d.about)}`,
  ],
  'help-answered': (d) => [`${text(d.to)}答复：${text(d.answer)}`, `Help answered: ${text(d.answer)}`],
  'value-assessed': (d) => [
    `案值 ${yuan(d.caseValueFen)} 元（${words(valueBasisWords, d.valueBasis).zh || '依据见卷'}）；拟处${sums(d)}。`,
    `Value ${yuan(d.caseValueFen)} yuan (${words(valueBasisWords, d.valueBasis).en.toLowerCase()}); proposed: ${sumsEn(d)}.`,
  ],
  'investigation-suspended': (d, onDay) => [
    `${day(d.on, onDay)}中止调查，不计入办案期限${tail('理由', text(d.reason))}。`,
    `Suspended from ${iso(d.on, onDay)}, left out of the time${tailEn(text(d.reason))}.`,
  ],
  'investigation-resumed': (d, onDay) => [
    `${day(d.on, onDay)}恢复调查，期限接着计算。`,
    `Resumed on ${iso(d.on, onDay)}; the time runs on.`,
  ],
  'investigation-terminated': (d) => [
    `负责人批准终止调查${tail('理由', text(d.reason))}。`,
    `Investigation terminated${tailEn(text(d.reason))}.`,
  ],
  'investigation-reported': (d, onDay) => [
    `${day(d.on, onDay)}调查终结，写出调查终结报告。`,
    `Investigated; final report of ${iso(d.on, onDay)}.`,
  ],
  'investigation-reopened': (d) => [
    `补充调查：${text(d.reason)}；以前的告知不再算。`,
    `Investigated further: ${text(d.reason)}; earlier notices hold no more.`,
  ],
  'term-extended': (d) => [
    `${d.further === true ? '集体讨论决定继续延长' : '负责人批准延长'}办案期限到 ${day(d.dueOn, '')}${tail('理由', text(d.reason))}。`,
    `Time extended to ${iso(d.dueOn, '')}${tailEn(text(d.reason))}.`,
  ],
  'review-submitted': (d) => [
    `送${d.kind === 'legal' ? '法制审核' : '案件审核'}${tail('审核人员', text(d.accountName))}。`,
    `Sent for ${d.kind === 'legal' ? 'legal ' : ''}review${tailEn(text(d.accountName))}.`,
  ],
  'review-extended': (d) => [
    `批准延长审核期限到 ${day(d.until, '')}${tail('理由', text(d.reason))}。`,
    `Review extended to ${iso(d.until, '')}${tailEn(text(d.reason))}.`,
  ],
  'review-reassigned': (d) => [
    `审核改由${text(d.accountName) || '另一人'}办${tail('原因', text(d.reason))}。`,
    `Reviewed by ${text(d.accountName) || 'another one'} from now on${tailEn(text(d.reason))}.`,
  ],
  'review-passed': (d) => [`审核同意：${text(d.opinion)}`, `Review passed: ${text(d.opinion)}`],
  'review-returned': (d) => [`审核退回补充：${text(d.opinion)}`, `Sent back by the review: ${text(d.opinion)}`],
  'penalty-notice-issued': (d) => [
    `负责人批准，制作行政处罚告知书${tail('文号', text(d.noticeNumber))}：拟${sums(d)}${d.hearable === true ? '，当事人可以申请听证' : ''}${tail('重新告知的原因', text(d.why))}。`,
    `Notice of a penalty approved and numbered ${text(d.noticeNumber)}: ${sumsEn(d)}${d.hearable === true ? ', with a hearing if asked for' : ''}${tailEn(text(d.why))}.`,
  ],
  'penalty-notice-withdrawn': (d) => [
    `没有送达的告知书撤回${tail('文号', text(d.noticeNumber))}${tail('原因', text(d.reason))}。`,
    `Notice ${text(d.noticeNumber)} withdrawn before it was served${tailEn(text(d.reason))}.`,
  ],
  'penalty-notice-announced': (d) => [
    `公告送达告知书${tail('文号', text(d.noticeNumber))}（${text(d.where)}），三十日后视为送达，不计入办案期限${tail('理由', text(d.reason))}。`,
    `Notice ${text(d.noticeNumber)} announced; deemed served after thirty days, which are left out${tailEn(text(d.reason))}.`,
  ],
  'penalty-notified': (d) => [
    `行政处罚告知书${words(serviceWayWords, d.way).zh || '送达'}：拟${sums(d)}；五个工作日内可以陈述申辩${d.hearable === true ? '、申请听证' : ''}。`,
    `Notice of a penalty served: ${sumsEn(d)}; five working days for a defence${d.hearable === true ? ' or a hearing' : ''}.`,
  ],
  'defence-recorded': (d) => [
    `当事人陈述申辩，${d.taken === 'yes' ? '采纳' : '不采纳'}：${text(d.answer)}`,
    `The party spoke; ${d.taken === 'yes' ? 'taken' : 'not taken'}: ${text(d.answer)}`,
  ],
  'defence-waived': (d) => [
    `当事人书面放弃陈述申辩和听证（${text(d.paper)}）。`,
    `Defence and hearing waived in writing (${text(d.paper)}).`,
  ],
  'hearing-asked': (d, onDay) => [
    `当事人 ${day(d.askedOn, onDay)}要求听证；听证时间不计入办案期限。`,
    `Hearing asked for on ${iso(d.askedOn, onDay)}; its time is left out.`,
  ],
  'hearing-held': (d) => [
    `${d.result === 'withdrawn' ? '当事人撤回听证' : '听证举行完毕'}：${text(d.record)}`,
    `${d.result === 'withdrawn' ? 'Hearing withdrawn' : 'Hearing held'}: ${text(d.record)}`,
  ],
  'enforcement-discussed': (d) => [
    `负责人集体讨论（${text(d.present)}）：${text(d.conclusion)}`,
    `Discussed by the leaders (${text(d.present)}): ${text(d.conclusion)}`,
  ],
  'penalty-decided': (d) => {
    const result = words(decisionResultWords, one(decisionResults, d.result));
    const isPenalty = d.result === 'penalised';
    return [
      `决定${result.zh || '已作出'}${isPenalty ? `：${sums(d)}` : ''}${tail('文号', text(d.decisionNumber))}。`,
      `Decided: ${result.en.toLowerCase()}${isPenalty ? `, ${sumsEn(d)}` : ''}.`,
    ];
  },
  'decided-on-the-spot': (d) => [
    `当场处罚：罚款 ${yuan(d.fineFen)} 元${d.warning === true ? '，警告' : ''}${tail('文号', text(d.decisionNumber))}。`,
    `Decided on the spot: fine ${yuan(d.fineFen)} yuan${d.warning === true ? ', warning' : ''}.`,
  ],
  'spot-confirmed': () => ['确认当场处罚的时候在场。', 'Confirmed that he was there when it was decided on the spot.'],
  'spot-denied': (d) => [
    `说当场处罚的时候不在场${tail('情况', text(d.words))}。`,
    `Says that he was not there when it was decided on the spot${tailEn(text(d.words))}.`,
  ],
  'spot-settled': (d) => [
    `核实当场处罚的时候两人都在场${tail('怎么核实的', text(d.words))}。`,
    `Verified that both were there${tailEn(text(d.words))}.`,
  ],
  'enforcement-handed-over': (d) => [
    `移送${text(d.competentBody) || '其他部门'}${tail('移送函', text(d.paper))}${tail('理由', text(d.reason))}。`,
    `Handed over to another authority, letter ${text(d.paper)}.`,
  ],
  'crime-reported': (d) => [
    `书面报告负责人：涉嫌${text(d.offence)}，三天内决定是否移送公安。`,
    `A crime is suspected and was reported; decided within three days.`,
  ],
  'crime-decided': (d) => [
    `负责人${d.approved === true ? '批准移送公安，24 小时内移送' : '不批准移送公安'}${tail('理由', text(d.reason))}。`,
    d.approved === true
      ? `Handover to the police approved, within 24 hours${tailEn(text(d.reason))}.`
      : `Not handed to the police${tailEn(text(d.reason))}.`,
  ],
  'police-handed': (d) => [
    `移送${text(d.to) || '公安机关'}${tail('凭据', text(d.receipt))}。`,
    `Handed to the police, receipt ${text(d.receipt)}.`,
  ],
  'decision-announced': (d) => [
    `公告送达（${text(d.where)}），三十日后视为送达${tail('理由', text(d.reason))}。`,
    `Announced; deemed served after thirty days${tailEn(text(d.reason))}.`,
  ],
  'decision-served': (d) => [
    `决定书${words(serviceWayWords, d.way).zh || '送达'}${tail('回证', text(d.proof))}。`,
    `Decision served, proof ${text(d.proof)}.`,
  ],
  'penalty-published': (d) => [
    `公示在${text(d.where)}，到 ${yearDay(d.until)}${tail('公示期', words(displayGradeWords, d.grade).zh)}。`,
    `Published until ${iso(d.until, '')}.`,
  ],
  'penalty-withdrawn': (d) => [`撤下公示：${text(d.reason)}`, `Publication withdrawn: ${text(d.reason)}`],
  'decision-revoked': (d) => [
    `决定被${words(revocationWords, d.how).zh || revocationZh(undefined)}：${text(d.reason)}；公示的三个工作日内撤下。`,
    `Decision ${words(revocationWords, d.how).en.toLowerCase() || revocationEn(undefined)}: ${text(d.reason)}; what is shown is withdrawn within three working days.`,
  ],
  'penalty-paid': (d) => [
    `收到${words(moneyKindWords, d.kind).zh || '款项'} ${yuan(d.fen)} 元${tail('票据', text(d.slip))}。`,
    `Paid, ${words(moneyKindWords, d.kind).en.toLowerCase()}: ${yuan(d.fen)} yuan.`,
  ],
  'payment-deferred': (d) => [
    `负责人批准延期、分期缴纳到 ${day(d.until, '')}：${text(d.plan)}`,
    `Payment deferred to ${iso(d.until, '')}: ${text(d.plan)}`,
  ],
  'payment-urged': (d) => [
    `催告：共欠 ${yuan(d.owedFen)} 元，其中加处罚款 ${yuan(d.lateFeeFen)} 元；十个工作日内履行。`,
    `Urged: ${yuan(d.owedFen)} yuan owed, late fee ${yuan(d.lateFeeFen)} in it; ten working days.`,
  ],
  'court-asked': (d) => [`申请${text(d.court) || '人民法院'}强制执行。`, 'The court was asked to enforce.'],
  'court-answered': (d) => [
    d.result === 'ended' ? '法院裁定终结、不予执行。' : '法院强制执行完毕。',
    d.result === 'ended' ? 'The court ended it without enforcement.' : 'Enforced by the court.',
  ],
  'execution-ended': (d) => [`负责人批准终结执行：${text(d.reason)}`, `Execution ended: ${text(d.reason)}`],
  'enforcement-closed': (d) => {
    const ending = words(caseEndingWords, d.ending);
    return [`结案：${ending.zh || '办完'}（程序规定第七十七条）。`, `Closed: ${ending.en.toLowerCase()} (art. 77).`];
  },
  'enforcement-archived': (d) => [`归档${tail('卷宗', text(d.volume))}。`, `Archived${tailEn(text(d.volume))}.`],
  'certificate-saved': (d) => [
    `登记${text(d.accountName) || '办案人员'}的执法证 ${text(d.certNumber)}，${day(d.from, '')}到 ${day(d.until, '')}有效。`,
    `Certificate ${text(d.certNumber)} of ${text(d.accountName) || 'an officer'}, valid from ${iso(d.from, '')} to ${iso(d.until, '')}.`,
  ],
  'spot-form-closed': (d) => {
    const isSpoiled = d.outcome === 'spoiled';
    return [
      `当场处罚决定书 ${text(d.form)} ${isSpoiled ? '作废' : '交回未用'}${tail('原因', text(d.reason))}。`,
      `Form ${text(d.form)} of a decision on the spot was ${isSpoiled ? 'spoiled' : 'returned unused'}${tailEn(text(d.reason))}.`,
    ];
  },
  'spot-form-reopened': (d) => {
    const isSpoiled = d.outcome === 'spoiled';
    return [
      `当场处罚决定书 ${text(d.form)} 登记${isSpoiled ? '作废' : '交回未用'}后，手机上送到了用它作出的决定，改记为已用。`,
      `Form ${text(d.form)} was closed (${isSpoiled ? 'spoiled' : 'returned unused'}) and bears a decision that a telephone sent in later; it counts as used.`,
    ];
  },
  'legal-reviewer-named': (d) => [
    `登记${text(d.accountName) || '一人'}为法制审核人员${tail('资格', text(d.qualification))}。`,
    `${text(d.accountName) || 'Somebody'} reviews for the legal body${tailEn(text(d.qualification))}.`,
  ],
  'legal-reviewer-removed': (d) => [
    `${text(d.accountName) || '一人'}不再做法制审核。`,
    `${text(d.accountName) || 'Somebody'} reviews for the legal body no more.`,
  ],
  'case-decided': (d) => {
    const came = words(caseCameWords, d.came);
    const outcome = words(enforcementOutcomeWords, d.outcome);
    return [
      `案件 ${text(d.of)}：${came.zh || '有了结果'}${outcome.zh === '' || outcome.zh === came.zh ? '' : `，${outcome.zh}`}。`,
      `Case ${text(d.of)}: ${came.en.toLowerCase() || 'decided'}${outcome.en === '' || outcome.en === came.en ? '' : `, ${outcome.en.toLowerCase()}`}.`,
    ];
  },
};

const correctable: Readonly<Record<string, { zh: string; en: string }>> = Object.fromEntries(
  fieldsOf(Correct).map(({ name, zh, en }) => [name, { zh, en }]),
);

/** Which facts were corrected, as the form calls them; never what they are, for a party may be a person. */
function correctedIn(fields: unknown, language: 'zh' | 'en'): string {
  if (!Array.isArray(fields)) return '';
  return fields
    .flatMap((name) => (typeof name === 'string' ? [correctable[name]?.[language] ?? ''] : []))
    .filter((one) => one !== '')
    .join(language === 'zh' ? '、' : ', ');
}

function goodsOf(d: { goods?: string; quantity?: number; unit?: string; more?: readonly string[] }): string {
  const first = [text(d.goods), text(d.quantity), text(d.unit)].join(' ').trim();
  return [first, listOf(d.more)].filter((one) => one !== '').join('、');
}

/** A day of another year, said with it: 「2027年11月30日」. */
function yearDay(value: unknown): string {
  return typeof value === 'string' && isDay(value) ? dayZh(value) : '';
}

function scansZh(files: unknown): string {
  return typeof files === 'number' && files > 0 ? `，扫描件 ${files} 个` : '';
}

function listOf(value: readonly string[] | undefined): string {
  return Array.isArray(value) ? value.join('、') : '';
}
