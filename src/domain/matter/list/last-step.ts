/**
 * 最近一步 (last step): the newest line of a matter's ledger that tells of a step, by its day and a word or two. What is only looked at, printed,
 * told to an officer or kept by the program is none. The words of the step itself, which may name somebody, stand in the matter alone.
 */
import type {
  BondVerb,
  ComplaintVerb,
  EnforcementVerb,
  FactVerb,
  InquiryVerb,
  LedgerVerb,
  MatterVerb,
  OfferVerb,
  ProceedingVerb,
  TipoffVerb,
} from '../../base/ledger-verbs.ts';
import type { Words } from '../../base/words.ts';

/** What is done to the matters of all kinds that is a step of theirs. */
type OfAnyKind = Extract<
  MatterVerb,
  | 'filed'
  | 'dispatched'
  | 'given-back'
  | 'urged'
  | 'supplemented'
  | 'noted'
  | 'corrected'
  | 'closed'
  | 'attached'
  | 'service-failed'
  | 'service-failure-corrected'
  | 'decision-annulled'
>;
/** Not of a matter, but of who reads it and of the lists that a case is handled by. */
type Beside =
  | 'reporter-revealed'
  | 'reporters-resealed'
  | 'reporter-sought'
  | 'certificate-saved'
  | 'spot-form-closed'
  | 'spot-form-reopened'
  | 'legal-reviewer-named'
  | 'legal-reviewer-removed'
  | 'firm-saved';
type Step = Exclude<
  | OfAnyKind
  | ComplaintVerb
  | ProceedingVerb
  | BondVerb
  | FactVerb
  | TipoffVerb
  | EnforcementVerb
  | InquiryVerb
  | OfferVerb,
  Beside
>;

const stepWords: Readonly<Record<Step, Words>> = {
  filed: { zh: '登记', en: 'filed' },
  dispatched: { zh: '分送', en: 'dispatched' },
  'given-back': { zh: '退回', en: 'given back' },
  urged: { zh: '催办', en: 'urged' },
  supplemented: { zh: '补材料', en: 'supplemented' },
  noted: { zh: '备注', en: 'noted' },
  corrected: { zh: '更正', en: 'corrected' },
  closed: { zh: '办结', en: 'closed' },
  attached: { zh: '加附件', en: 'file added' },
  'service-failed': { zh: '没送到', en: 'not served' },
  'service-failure-corrected': { zh: '改回已送到', en: 'served after all' },
  'decision-annulled': { zh: '撤销决定', en: 'decision annulled' },
  talked: { zh: '站点协商', en: 'talked over' },
  'settled-at-station': { zh: '站点谈成', en: 'settled at the station' },
  'sent-up': { zh: '站点交上来', en: 'sent up' },
  assigned: { zh: '指定承办人', en: 'assigned' },
  accepted: { zh: '受理', en: 'accepted' },
  declined: { zh: '不予受理', en: 'not accepted' },
  consented: { zh: '同意调解', en: 'agreed to mediate' },
  'mediation-started': { zh: '开始调解', en: 'mediation begun' },
  'session-held': { zh: '调解会', en: 'session held' },
  entrusted: { zh: '委托调解', en: 'entrusted' },
  'taken-back': { zh: '收回委托', en: 'taken back' },
  'test-started': { zh: '送检测鉴定', en: 'test begun' },
  'test-ended': { zh: '检测鉴定完', en: 'test ended' },
  settled: { zh: '达成协议', en: 'settled' },
  terminated: { zh: '终止调解', en: 'mediation ended' },
  'notice-proven': { zh: '告知', en: 'notice proven' },
  told: { zh: '告知完', en: 'told' },
  pushed: { zh: '推送', en: 'pushed' },
  withdrawn: { zh: '撤回投诉', en: 'withdrawn' },
  joined: { zh: '又说一遍', en: 'told again' },
  'followed-up': { zh: '回访', en: 'followed up' },
  performed: { zh: '履行完', en: 'performed' },
  'parties-corrected': { zh: '更正双方', en: 'parties corrected' },
  'identity-asked': { zh: '要身份证明', en: 'identity asked' },
  'identity-checked': { zh: '核身份', en: 'identity checked' },
  'jurisdiction-found': { zh: '定管辖', en: 'jurisdiction found' },
  'lacks-power': { zh: '无管辖权', en: 'no power' },
  'dispute-opened': { zh: '报管辖争议', en: 'dispute opened' },
  'dispute-ended': { zh: '争议已定', en: 'dispute ended' },
  transferred: { zh: '移送', en: 'transferred' },
  'transfer-answered': { zh: '移送有回音', en: 'transfer answered' },
  'transfer-returned': { zh: '移送退回', en: 'transfer returned' },
  proposed: { zh: '报审批', en: 'proposed' },
  'proposal-returned': { zh: '审批退回', en: 'proposal returned' },
  'session-called': { zh: '约调解会', en: 'session called' },
  'session-called-off': { zh: '取消调解会', en: 'session called off' },
  'recusal-requested': { zh: '申请回避', en: 'recusal asked' },
  'recusal-decided': { zh: '回避已定', en: 'recusal decided' },
  'clue-found': { zh: '发现线索', en: 'clue found' },
  'clue-extended': { zh: '线索延期', en: 'clue extended' },
  'clue-ended': { zh: '线索办完', en: 'clue ended' },
  'handed-to-police': { zh: '移送公安', en: 'to the police' },
  wished: { zh: '记意愿', en: 'wish told' },
  referred: { zh: '转办', en: 'referred' },
  'referral-ended': { zh: '转办收回', en: 'referral ended' },
  'follow-up-waived': { zh: '不回访', en: 'no follow-up' },
  'review-answered': { zh: '复核答复', en: 'review answered' },
  'publication-decided': { zh: '定公示', en: 'publication decided' },
  archived: { zh: '归档', en: 'archived' },
  'agent-recorded': { zh: '记代理人', en: 'agent recorded' },
  'agent-ended': { zh: '代理结束', en: 'agent ended' },
  'withdrawal-told': { zh: '说要撤回', en: 'withdrawal told' },
  'withdrawal-dropped': { zh: '不撤回了', en: 'not withdrawn' },
  'member-added': { zh: '加共同投诉人', en: 'member added' },
  'member-wished': { zh: '记共同投诉人意愿', en: 'member wished' },
  'member-left': { zh: '共同投诉人退出', en: 'member left' },
  'representatives-elected': { zh: '推选代表', en: 'representatives' },
  'took-over': { zh: '并进一件', en: 'took another in' },
  'merged-into': { zh: '并入别的件', en: 'merged' },
  'split-off': { zh: '分出一件', en: 'split off' },
  restored: { zh: '恢复', en: 'restored' },
  parted: { zh: '分开', en: 'parted' },
  'told-apart': { zh: '标明不是同一件', en: 'told apart' },
  'appeal-answered': { zh: '答复复核', en: 'appeal answered' },
  appealed: { zh: '申请复核', en: 'appealed' },
  'consumer-asked': { zh: '问投诉人', en: 'complainant asked' },
  'performance-told': { zh: '说没照办', en: 'breach told' },
  'question-answered': { zh: '答了所问', en: 'question answered' },
  'performance-answered': { zh: '答复没照办', en: 'breach answered' },
  'co-handler-added': { zh: '加协办人', en: 'co-handler' },
  'share-handed-back': { zh: '协办交回', en: 'share handed back' },
  'share-ended': { zh: '协办结束', en: 'share ended' },
  'marked-urgent': { zh: '加急', en: 'urgent' },
  'urgent-taken-back': { zh: '撤销加急', en: 'not urgent' },
  'urgent-again': { zh: '又加急', en: 'urgent again' },
  'called-back': { zh: '回电', en: 'called back' },
  called: { zh: '通话', en: 'called' },
  'shop-called': { zh: '给店家打电话', en: 'shop called' },
  'call-ended': { zh: '通话完', en: 'call ended' },
  'injury-recorded': { zh: '记伤情', en: 'injury' },
  'claims-recorded': { zh: '记请求', en: 'claims' },
  'purchase-recorded': { zh: '记消费情况', en: 'purchase' },
  investigated: { zh: '调查', en: 'investigated' },
  'fact-recorded': { zh: '记事实', en: 'fact' },
  'term-checked': { zh: '查履行', en: 'performance checked' },
  'tipoff-filed': { zh: '登记', en: 'filed' },
  'officers-assigned': { zh: '派核查人员', en: 'officers assigned' },
  'verification-started': { zh: '开始核查', en: 'verification begun' },
  'decision-proposed': { zh: '报决定', en: 'decision proposed' },
  'decision-endorsed': { zh: '审核通过', en: 'endorsed' },
  'decision-returned': { zh: '审核退回', en: 'returned' },
  'decision-withdrawn': { zh: '撤回报批', en: 'withdrawn' },
  'verification-extended': { zh: '核查延期', en: 'extended' },
  'verification-paused': { zh: '核查中止', en: 'paused' },
  'verification-resumed': { zh: '恢复核查', en: 'resumed' },
  'enforcement-opened': { zh: '立案', en: 'case opened' },
  'enforcement-not-opened': { zh: '不予立案', en: 'no case' },
  'enforcement-ended': { zh: '案件办完', en: 'case ended' },
  'no-power-found': { zh: '无管辖权', en: 'no power' },
  'handed-over': { zh: '移送', en: 'handed over' },
  repeated: { zh: '认定重复', en: 'repeated' },
  merged: { zh: '并入别的件', en: 'merged' },
  'took-in': { zh: '并进一件', en: 'took in' },
  'let-go': { zh: '放出一件', en: 'let go' },
  'reporter-told': { zh: '告知举报人', en: 'reporter told' },
  'reward-granted': { zh: '决定奖励', en: 'reward granted' },
  'reward-paid': { zh: '发奖励', en: 'reward paid' },
  'tipoff-closed': { zh: '办结', en: 'closed' },
  'tipoff-archived': { zh: '归档', en: 'archived' },
  'enforcement-registered': { zh: '登记案源', en: 'registered' },
  'enforcement-carried': { zh: '带入案件', en: 'carried in' },
  'enforcement-corrected': { zh: '更正', en: 'corrected' },
  'investigators-assigned': { zh: '派办案人员', en: 'investigators' },
  'case-handed-on': { zh: '交给别人办', en: 'handed on' },
  'clue-verification-started': { zh: '开始核查', en: 'verification begun' },
  'clue-verification-extended': { zh: '核查延期', en: 'extended' },
  'time-excluded': { zh: '扣除时间', en: 'time excluded' },
  'time-included': { zh: '接着计时', en: 'time runs again' },
  'filing-requested': { zh: '报立案', en: 'filing asked' },
  'filing-endorsed': { zh: '立案审核通过', en: 'filing endorsed' },
  'filing-returned': { zh: '立案退回', en: 'filing returned' },
  'filing-withdrawn': { zh: '撤回报立案', en: 'filing withdrawn' },
  'enforcement-filed': { zh: '立案', en: 'filed as a case' },
  'enforcement-not-filed': { zh: '不予立案', en: 'not filed' },
  'measure-taken': { zh: '采取强制措施', en: 'measure taken' },
  'measure-approved': { zh: '措施补批', en: 'measure approved' },
  'measure-approval-denied': { zh: '措施没批', en: 'measure denied' },
  'measure-extended': { zh: '措施延期', en: 'measure extended' },
  'measure-ended': { zh: '解除措施', en: 'measure ended' },
  'measures-lapsed': { zh: '措施到期', en: 'measures lapsed' },
  'transcript-recorded': { zh: '做笔录', en: 'transcript' },
  'transcript-signed': { zh: '笔录签字', en: 'transcript signed' },
  'transcript-voided': { zh: '笔录作废', en: 'transcript voided' },
  'help-asked': { zh: '请求协查', en: 'help asked' },
  'help-answered': { zh: '协查回复', en: 'help answered' },
  'value-assessed': { zh: '定案值', en: 'value assessed' },
  'investigation-suspended': { zh: '中止调查', en: 'suspended' },
  'investigation-resumed': { zh: '恢复调查', en: 'resumed' },
  'investigation-terminated': { zh: '终止调查', en: 'terminated' },
  'investigation-reported': { zh: '调查终结', en: 'investigation reported' },
  'investigation-reopened': { zh: '补充调查', en: 'reopened' },
  'term-extended': { zh: '办案延期', en: 'term extended' },
  'review-submitted': { zh: '送审核', en: 'sent for review' },
  'review-extended': { zh: '审核延期', en: 'review extended' },
  'review-reassigned': { zh: '换审核人', en: 'reviewer changed' },
  'review-passed': { zh: '审核通过', en: 'review passed' },
  'review-returned': { zh: '审核退回', en: 'review returned' },
  'penalty-notice-issued': { zh: '制作告知书', en: 'notice issued' },
  'penalty-notice-withdrawn': { zh: '撤回告知书', en: 'notice withdrawn' },
  'penalty-notice-announced': { zh: '公告告知书', en: 'notice announced' },
  'penalty-notified': { zh: '告知当事人', en: 'party notified' },
  'defence-recorded': { zh: '记陈述申辩', en: 'defence' },
  'defence-waived': { zh: '放弃申辩', en: 'defence waived' },
  'hearing-asked': { zh: '申请听证', en: 'hearing asked' },
  'hearing-held': { zh: '听证', en: 'hearing held' },
  'enforcement-discussed': { zh: '集体讨论', en: 'discussed' },
  'penalty-decided': { zh: '处罚决定', en: 'penalty decided' },
  'decided-on-the-spot': { zh: '当场处罚', en: 'decided on the spot' },
  'spot-confirmed': { zh: '确认在场', en: 'presence confirmed' },
  'spot-denied': { zh: '说不在场', en: 'presence denied' },
  'spot-settled': { zh: '在场已定', en: 'presence settled' },
  'enforcement-handed-over': { zh: '移送', en: 'handed over' },
  'crime-reported': { zh: '报移送公安', en: 'crime reported' },
  'crime-decided': { zh: '公安已定', en: 'crime decided' },
  'police-handed': { zh: '移送公安', en: 'to the police' },
  'decision-announced': { zh: '公告决定', en: 'decision announced' },
  'decision-served': { zh: '送达决定', en: 'decision served' },
  'penalty-published': { zh: '公示处罚', en: 'penalty published' },
  'penalty-withdrawn': { zh: '撤下公示', en: 'publication withdrawn' },
  'decision-revoked': { zh: '撤销处罚', en: 'decision revoked' },
  'penalty-paid': { zh: '缴款', en: 'paid' },
  'payment-deferred': { zh: '延期分期', en: 'payment deferred' },
  'payment-urged': { zh: '催缴', en: 'payment urged' },
  'court-asked': { zh: '申请法院', en: 'court asked' },
  'court-answered': { zh: '法院答复', en: 'court answered' },
  'execution-ended': { zh: '执行完', en: 'execution ended' },
  'enforcement-closed': { zh: '结案', en: 'closed' },
  'enforcement-archived': { zh: '归档', en: 'archived' },
  'case-decided': { zh: '案件有结果', en: 'case decided' },
  asked: { zh: '登记', en: 'asked' },
  answered: { zh: '答复', en: 'answered' },
  'marked-pending': { zh: '留着查', en: 'to be found out' },
  'turned-into-complaint': { zh: '转为投诉', en: 'became a complaint' },
  'turned-into-tipoff': { zh: '转为举报', en: 'became a tip-off' },
  'route-told': { zh: '指路', en: 'shown the way' },
  'inquiry-corrected': { zh: '更正', en: 'corrected' },
  'asker-told': { zh: '告知咨询人', en: 'asker told' },
  offered: { zh: '转企业和解', en: 'offered to the firm' },
  'firm-replied': { zh: '企业答复', en: 'firm replied' },
  'offer-answered': { zh: '答复和解', en: 'offer answered' },
  'offer-overtaken': { zh: '和解作罢', en: 'offer overtaken' },
  'offer-lapsed': { zh: '和解到期', en: 'offer lapsed' },
};

/** The verbs of the ledger that are steps. */
export const stepVerbs: readonly LedgerVerb[] = Object.keys(stepWords) as Step[];

export interface LastStep {
  verb: string;
  /** The day on which it counts. */
  on: string;
}

/** The step in a word or two; nothing of one that a later version has and this one does not know. */
export function lastStepWords(verb: string): Words {
  return Object.hasOwn(stepWords, verb) ? stepWords[verb as Step] : { zh: '', en: '' };
}
