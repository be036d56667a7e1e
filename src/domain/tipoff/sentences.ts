/** 举报经过 (chronicle): the lines of a tip-off's ledger as whole sentences; none of them names the reporter. */
import { enforcementResultWords } from './steps/case-ending-words.ts';
import type { TipoffVerb } from '../base/ledger-verbs.ts';
import { tipoffOutcomeWords } from './state-words.ts';
import { notOpenedGrounds } from './steps/not-opened.ts';
import { tipoffNoticeKindWords, tipoffNoticeWayWords, tipoffRecipientWords } from './words/notice-words.ts';
import { day, iso, tail, tailEn, text, words, yuan, type Tellings } from '../base/sentence.ts';
import type { Words } from '../base/words.ts';
import { proposalWords } from './steps/proposal-words.ts';
import { testKinds } from './steps/verification.ts';

/** What the ledger keeps of a tip-off; nothing of it names the reporter. */
export interface TipoffDetails {
  'tipoff-filed': {
    channel: string;
    anonymous: boolean;
    officeId: string | null;
    officeReason: string;
    isSplit: boolean;
    /** In lines of earlier versions, which told the complaint; no line is rewritten. */
    linkedComplaintId?: string | null;
  };
  'officers-assigned': { handlerId: string; secondId: string };
  'verification-started': { startedOn: string };
  'decision-proposed': { what: string; words: string };
  'decision-endorsed': { what: string; opinion: string };
  'decision-returned': { what: string; reason: string };
  'decision-withdrawn': { what: string; reason: string };
  'verification-extended': { reason: string; dueOn: string };
  'verification-paused': { kind: string; institution: string; from: string; paper: string };
  'verification-resumed': { paper: string; to: string; result: string };
  'enforcement-opened': { decidedOn: string; enforcementNumber: string | null; officeId: string | null };
  'enforcement-not-opened': { decidedOn: string; ground: string; officeId: string | null };
  'enforcement-ended': { endedOn: string; result: string; penaltyFen: number };
  'no-power-found': { decidedOn: string; competentBody: string; reason: string };
  'handed-over': { decidedOn: string; competentBody: string; paper: string };
  repeated: { firstNumber: string; reason: string };
  merged: { firstNumber: string };
  'took-in': { number: string; on: string; newFacts: string };
  'let-go': { number: string };
  'reporter-told': { kind: string; to: string; way: string; toldOn: string; allTold: boolean };
  'reward-granted': { level: number; amountFen: number; decidedOn: string };
  'reward-paid': { amountFen: number; paidOn: string };
  'tipoff-closed': { outcome: string | null; officeId: string | null };
  'tipoff-archived': { files: string };
  'reporter-revealed': { reason: string };
  'reporters-resealed': { n: number; keyId: string; why: 'key' | 'binding' | 'link' };
  /** Earlier versions kept no numbers. */
  'reporter-sought': { reason: string; found: number; numbers?: readonly string[] };
}

declare module '../base/event.ts' {
  interface Details extends TipoffDetails {}
}

export const tipoffTellings: Tellings<TipoffDetails> = {
  'tipoff-filed': (d) => {
    const office = text(d.officeName);
    const how = d.anonymous === true ? '匿名' : '';
    const linked = d.isSplit === true || typeof d.linkedComplaintId === 'string';
    return [
      `${how}举报登记，核查时钟起算${linked ? '；从一件投诉里分出来，分别处理（第九条）' : ''}${office === '' ? '' : `；建议分送${office}`}。`,
      `Tip-off filed${how === '' ? '' : ' anonymously'}; the verification clock starts${linked ? '; split off a complaint' : ''}${office === '' ? '' : `; proposed for ${office}`}.`,
    ];
  },
  'officers-assigned': (d) => [
    `指定${text(d.handlerName) || '承办人'}、${text(d.secondName) || '协办人'}核查。`,
    `Assigned to ${text(d.handlerName) || 'a handler'} and ${text(d.secondName) || 'a second officer'}.`,
  ],
  'verification-started': (d, onDay) => [
    `${day(d.startedOn, onDay)}开始核查。`,
    `Verification started on ${iso(d.startedOn, onDay)}.`,
  ],
  'decision-proposed': (d) => {
    const what = words(proposalWords, d.what);
    return [
      `报负责人审批：${what.zh}${tail('理由', text(d.words))}。`,
      `Proposed to the head: ${what.en}${tailEn(text(d.words))}.`,
    ];
  },
  'decision-endorsed': (d) => {
    const what = words(proposalWords, d.what);
    return [
      `所长签了意见，报分管局长：${what.zh}${tail('意见', text(d.opinion))}。`,
      `Endorsed by the head of the office: ${what.en}${tailEn(text(d.opinion))}.`,
    ];
  },
  'decision-returned': (d) => {
    const what = words(proposalWords, d.what);
    return [
      `退回报请（${what.zh}）${tail('理由', text(d.reason))}。`,
      `The request was sent back (${what.en.toLowerCase()})${tailEn(text(d.reason))}.`,
    ];
  },
  'decision-withdrawn': (d) => {
    const what = words(proposalWords, d.what);
    return [
      `撤回报请（${what.zh}）${tail('理由', text(d.reason))}。`,
      `The request was taken back (${what.en.toLowerCase()})${tailEn(text(d.reason))}.`,
    ];
  },
  'verification-extended': (d) => [
    `负责人批准延长核查期限${d.dueOn === undefined ? '' : `到 ${day(d.dueOn, '')}`}${tail('理由', text(d.reason))}。`,
    `Verification extended with the head's approval${d.dueOn === undefined ? '' : ` to ${iso(d.dueOn, '')}`}${tailEn(text(d.reason))}.`,
  ],
  'verification-paused': (d, onDay) => {
    const kind = words(testKinds, d.kind);
    return [
      `送${text(d.institution)}${kind.zh || '检测'}，${day(d.from, onDay)}起核查时钟暂停；委托书 ${text(d.paper)}。`,
      `Sent for ${kind.en.toLowerCase() || 'testing'}; the verification clock pauses from ${iso(d.from, onDay)}.`,
    ];
  },
  'verification-resumed': (d, onDay) => [
    `出了结果，${day(d.to, onDay)}起核查时钟接着走：${text(d.result)}`,
    `Result in; the verification clock runs on from ${iso(d.to, onDay)}: ${text(d.result)}`,
  ],
  'enforcement-opened': (d, onDay) => [
    `负责人批准立案，决定日期 ${day(d.decidedOn, onDay)}${tail('立案号', text(d.enforcementNumber))}。`,
    `Case opened on ${iso(d.decidedOn, onDay)} with the head's approval.`,
  ],
  'enforcement-not-opened': (d, onDay) => {
    const ground = words(notOpenedGrounds, d.ground);
    return [
      `负责人批准不予立案，决定日期 ${day(d.decidedOn, onDay)}：${ground.article} ${ground.zh}。`,
      `No case opened, decided on ${iso(d.decidedOn, onDay)}: ${ground.en}.`,
    ];
  },
  'enforcement-ended': (d, onDay) => {
    const result = words(enforcementResultWords, d.result);
    return [
      `案件 ${day(d.endedOn, onDay)}结案：${result.zh || '已结案'}，罚没款 ${yuan(d.penaltyFen)} 元。`,
      `Case ended on ${iso(d.endedOn, onDay)}: ${result.en.toLowerCase()}, ${yuan(d.penaltyFen)} yuan fined and confiscated.`,
    ];
  },
  'no-power-found': (d, onDay) => [
    `${day(d.decidedOn, onDay)}认定没有管辖权${tail('有权处理的部门', text(d.competentBody))}${tail('理由', text(d.reason))}。`,
    `No power over it, found on ${iso(d.decidedOn, onDay)}.`,
  ],
  'handed-over': (d, onDay) => [
    `${day(d.decidedOn, onDay)}移送${text(d.competentBody) || '其他部门'}${tail('移送函', text(d.paper))}。`,
    `Handed over on ${iso(d.decidedOn, onDay)}.`,
  ],
  repeated: (d) => [
    `和 ${text(d.firstNumber) || '前一件'}是同一人举报的同一件事，不再处理（第三十五条）${tail('理由', text(d.reason))}。`,
    `The same as ${text(d.firstNumber) || 'an earlier one'}, not handled again (art. 35).`,
  ],
  merged: (d) => [
    `有新的事实，并入 ${text(d.firstNumber) || '前一件'}一起核查（第三十五条）。`,
    `New facts, merged into ${text(d.firstNumber) || 'the first one'} (art. 35).`,
  ],
  'took-in': (d, onDay) => [
    `并入 ${text(d.number) || '后一件'}，核查时钟从 ${day(d.on, onDay)}重新起算${tail('新的事实', text(d.newFacts))}。`,
    `Took in ${text(d.number) || 'a later one'}; the verification clock starts anew from ${iso(d.on, onDay)}.`,
  ],
  'let-go': (d) => [
    `并进来的 ${text(d.number) || '后一件'}撤销了并案、另行处理，核查时钟不再从它重新起算。`,
    `${text(d.number) || 'A later one'} is handled by itself again; the verification clock no longer starts from it.`,
  ],
  'reporter-told': (d, onDay) => {
    const [kind, to, way] = [
      words(tipoffNoticeKindWords, d.kind),
      words(tipoffRecipientWords, d.to),
      words(tipoffNoticeWayWords, d.way),
    ];
    return [
      `${day(d.toldOn, onDay)}以${way.zh || '其他'}方式告知${to.zh || '举报人'}：${kind.zh || '处理情况'}${d.allTold === true ? '；该告知的都告知了' : ''}。`,
      `${to.en || 'The reporter'} told on ${iso(d.toldOn, onDay)} (${way.en.toLowerCase()}): ${kind.en}${d.allTold === true ? '; all are told' : ''}.`,
    ];
  },
  'reward-granted': (d, onDay) => [
    `${day(d.decidedOn, onDay)}决定奖励 ${yuan(d.amountFen)} 元。`,
    `Reward of ${yuan(d.amountFen)} yuan granted on ${iso(d.decidedOn, onDay)}.`,
  ],
  'reward-paid': (d, onDay) => [
    `${day(d.paidOn, onDay)}发放奖励 ${yuan(d.amountFen)} 元。`,
    `Reward of ${yuan(d.amountFen)} yuan paid on ${iso(d.paidOn, onDay)}.`,
  ],
  'tipoff-closed': (d) => {
    const outcome = words(tipoffOutcomeWords, d.outcome);
    return [
      `举报办结${outcome.zh === '' ? '' : `，结果是${outcome.zh}`}。`,
      `Tip-off closed${outcome.en === '' ? '' : `: ${outcome.en.toLowerCase()}`}.`,
    ];
  },
  'tipoff-archived': (d) => [`归档${tail('卷内材料', text(d.files))}。`, `Archived${tailEn(text(d.files))}.`],
  'reporter-revealed': (d) => [
    `查看了举报人身份，理由：${text(d.reason)}。`,
    `The reporter's identity was shown; reason: ${text(d.reason)}.`,
  ],
  'reporters-resealed': (d) => {
    const why = resealWords[d.why ?? 'key'] ?? resealWords.key;
    return [`${why.zh}，${text(d.n)} 个。`, `${why.en}: ${text(d.n)}.`];
  },
  'reporter-sought': (d) => [
    `按电话或证件号码查同一举报人的举报，理由：${text(d.reason)}。${soughtWords(d).zh}`,
    `Tip-offs of one reporter were sought; reason: ${text(d.reason)}.${soughtWords(d).en}`,
  ],
};

function soughtWords({ numbers }: Partial<TipoffDetails['reporter-sought']>): Words {
  if (numbers === undefined) return { zh: '', en: '' };
  if (numbers.length === 0) return { zh: '没有查到。', en: ' None was found.' };
  return { zh: `查到 ${numbers.join('、')}。`, en: ` Found: ${numbers.join(', ')}.` };
}

const resealWords = {
  key: { zh: '举报人身份用新密钥重新密封', en: 'Reporters sealed under a new key' },
  binding: { zh: '举报人身份重新密封，各绑定各的举报', en: 'Reporters sealed anew, each bound to its tip-off' },
  link: { zh: '从投诉里分出来的举报，和投诉的联系密封了', en: 'Links of tip-offs to their complaints sealed' },
};

/** Which lines of a tip-off tell of a notice, for the filter 只看告知. */
export const tipoffNoticeVerbs: readonly TipoffVerb[] = ['reporter-told'];
