/** 规则书: the numbers of the law by the date of receipt; what a county sets for itself stands in `local-limits.ts`. */
import type { Day } from '../base/calendar.ts';
import { type LocalLimits, defaultLocalLimits } from './local-limits.ts';

/** 工商局令51, 工商总局令62, 市场监管总局令20 and 令121: the four rules under which a complaint may have been received. */
export type RuleSet = 'GS51' | 'GS62' | 'SAMR20' | 'SAMR121';

/** The rule sets, their titles and the first day of each. */
export const ruleSets = {
  GS51: { from: '1996-03-15', title: '《工商行政管理机关受理消费者申诉暂行办法》', short: '令51' },
  GS62: { from: '2014-03-15', title: '《工商行政管理部门处理消费者投诉办法》', short: '令62' },
  SAMR20: { from: '2020-01-01', title: '《市场监督管理投诉举报处理暂行办法》', short: '令20' },
  SAMR121: { from: '2026-04-15', title: '《市场监督管理投诉举报处理办法》', short: '令121' },
} as const satisfies Record<RuleSet, { from: Day; title: string; short: string }>;

/** The rule set of the day of receipt; 令121 has no transition clause, so what was received before it keeps the earlier rule. */
export function ruleSetOn(receivedOn: Day): RuleSet {
  if (receivedOn < ruleSets.GS62.from) return 'GS51';
  if (receivedOn < ruleSets.SAMR20.from) return 'GS62';
  return receivedOn < ruleSets.SAMR121.from ? 'SAMR20' : 'SAMR121';
}

/** wd = working days (工作日), d = calendar days (自然日); hours, months and years are those of 《民法典》第二百零一条、第二百零二条. */
export interface Period {
  n: number;
  unit: 'wd' | 'd' | 'h' | 'month' | 'year';
}

/** A second limit set by a higher law for clocks started on or after a day; the earlier of the two limits wins. */
export interface PeriodCap {
  period: Period;
  from: Day;
  article: string;
  articleShort: string;
}

/** One row of the clock table under one rule set. */
export interface ClockRule {
  id: ClockRuleId;
  identifier: ClockName;
  zh: string;
  en: string;
  article: string;
  articleShort: string;
  start: ClockStart;
  period: Period;
  /** How much longer the head of the authority may allow, once. */
  extension: Period | null;
  cap: PeriodCap | null;
  /** False for a limit that is not the law's: it has no legal day. */
  legal: boolean;
  /** True only where 鉴定、检测 (for a tip-off also 检验、检疫、辨认) time is not counted. */
  pausable: boolean;
}

/** The names of the clocks: a complaint's in the order in which it meets them, then a tip-off's, an inquiry's and a case's. */
export const clockNames = {
  dispatch: { id: 'C-07', zh: '分送', en: 'Dispatch', start: 'registered' },
  stationAnswer: { id: 'C-11', zh: '站点答复', en: 'Station’s answer', start: 'stationReceived' },
  ownVenue: { id: 'C-13', zh: '场所自行解决', en: 'Settle in the own house', start: 'stationReceived' },
  giveBack: { id: 'C-08', zh: '退回', en: 'Give back', start: 'noPowerFound' },
  jurisdiction: { id: 'C-06', zh: '管辖争议协商', en: 'Settle the jurisdiction', start: 'disputed' },
  accept: { id: 'C-01', zh: '受理决定并告知', en: 'Decide on acceptance and tell', start: 'received' },
  identity: { id: 'C-02', zh: '补交身份证明', en: 'Identity papers', start: 'identityAsked' },
  mediate: { id: 'C-03', zh: '调解', en: 'Mediate', start: 'accepted' },
  clue: { id: 'C-05', zh: '线索核查', en: 'Verify the clue', start: 'clueFound' },
  tellEnd: { id: 'C-04', zh: '告知终止调解', en: 'Tell the end of mediation', start: 'terminated' },
  followUp: { id: 'C-12', zh: '回访', en: 'Follow up', start: 'closed' },
  appeal: { id: 'C-14', zh: '县局复核', en: 'Judge the appeal', start: 'appealed' },
  verify: { id: 'R-01', zh: '核查并决定是否立案', en: 'Verify and decide on a case', start: 'received' },
  tellNoPower: { id: 'R-03', zh: '告知无管辖权', en: 'Tell that there is no power', start: 'noPowerFound' },
  tellResult: { id: 'R-04', zh: '告知处理结果', en: 'Tell the result', start: 'decided' },
  tellDecision: { id: 'R-05', zh: '告知是否立案', en: 'Tell the decision on a case', start: 'decided' },
  answer: { id: 'Q-01', zh: '答复咨询', en: 'Answer the inquiry', start: 'asked' },
  decideCase: { id: 'K-01', zh: '办案', en: 'Decide the case', start: 'filed' },
  keepEvidence: { id: 'K-02', zh: '先行登记保存', en: 'Evidence registered and kept', start: 'measured' },
  seize: { id: 'K-03', zh: '查封、扣押', en: 'Sealed or seized', start: 'measured' },
  reportMeasure: { id: 'K-04', zh: '紧急措施报批', en: 'Report an urgent measure', start: 'measured' },
  helpOther: { id: 'K-05', zh: '协助调查', en: 'Help with an investigation', start: 'letterReceived' },
  review: { id: 'K-06', zh: '审核', en: 'Review', start: 'sentForReview' },
  hearParty: { id: 'K-07', zh: '陈述、申辩、申请听证', en: 'Defence or a hearing', start: 'notified' },
  serve: { id: 'K-08', zh: '送达决定', en: 'Serve the decision', start: 'decided' },
  announce: { id: 'K-09', zh: '公告送达', en: 'Served by announcement', start: 'announced' },
  publish: { id: 'K-10', zh: '公示处罚', en: 'Publish the penalty', start: 'decided' },
  withdrawNotice: { id: 'K-18', zh: '撤下公示', en: 'Withdraw what is published', start: 'revoked' },
  pay: { id: 'K-11', zh: '缴纳罚没款', en: 'Pay', start: 'served' },
  urge: { id: 'K-12', zh: '催告', en: 'Urged to pay', start: 'urged' },
  askCourt: { id: 'K-13', zh: '申请强制执行', en: 'Ask the court to enforce', start: 'remediesEnded' },
  closeCase: { id: 'K-14', zh: '结案', en: 'Close the case', start: 'caseEnded' },
  fileAway: { id: 'K-15', zh: '简易程序归档', en: 'File a summary decision', start: 'decided' },
  decideCrime: { id: 'K-16', zh: '决定是否移送公安', en: 'Decide on a handover to the police', start: 'crimeReported' },
  handOver: { id: 'K-16.1', zh: '移送公安', en: 'Hand over to the police', start: 'crimeApproved' },
  punishable: { id: 'K-17', zh: '处罚时效', en: 'Limit for a penalty', start: 'actEnded' },
} as const satisfies Record<string, { id: string; zh: string; en: string; start: string }>;
export type ClockName = keyof typeof clockNames;
/** What sets a clock going: what its rule counts from, or that a decision was revoked and is to be made anew. */
export type ClockStart = (typeof clockNames)[ClockName]['start'] | 'anew';
export type ClockRuleId = (typeof clockNames)[ClockName]['id'];

export type ClockRules = Readonly<Record<ClockName, ClockRule>>;

/**
 * All clocks of what was received, asked or filed on the day, by name; a verification goes by the penalty procedure of the day on which it
 * began.
 */
export function clockRulesOn(day: Day, local: LocalLimits = defaultLocalLimits, begunOn: Day = day): ClockRules {
  return clockRulesBy(ruleSetOn(day), procedureOn(begunOn), local);
}

/** All clocks under the rule set, by name; where the penalty procedure changed while it was in force, by that of its last day. */
export function clockRules(ruleSet: RuleSet, local: LocalLimits = defaultLocalLimits): ClockRules {
  return clockRulesBy(ruleSet, lastProcedures[ruleSet], local);
}

function clockRulesBy(ruleSet: RuleSet, procedure: ProcedureName, local: LocalLimits): ClockRules {
  const known = made.get(local) ?? {};
  made.set(local, known);
  return (known[`${ruleSet} ${procedure}`] ??= makeClockRules(ruleSet, procedure, local));
}

/** Every matter of a list asks, and the limits of a county change once in years. */
const made = new WeakMap<LocalLimits, Partial<Record<`${RuleSet} ${ProcedureName}`, ClockRules>>>();

function makeClockRules(ruleSet: RuleSet, procedure: ProcedureName, local: LocalLimits): ClockRules {
  const numbers: Record<ClockName, Numbers> = {
    ...numbersOf(ruleSet, verifications[procedure]),
    dispatch: localLimit(local.dispatchWorkingDays, 'wd'),
    giveBack: localLimit(local.giveBackWorkingDays, 'wd'),
    stationAnswer: localLimit(local.stationAnswerWorkingDays, 'wd'),
    ownVenue: localLimit(local.ownVenueWorkingDays, 'wd'),
    followUp: localLimit(local.followUpDays, 'd'),
    appeal: localLimit(local.appealWorkingDays, 'wd'),
    tellNoPower: localLimit(local.tellNoPowerWorkingDays, 'wd'),
    // By the day that the law in question gives (告知义务 is looked up law by law); without a number it is this one.
    tellResult: localLimit(local.tellNoPowerWorkingDays, 'wd'),
    answer: localLimit(local.answerWorkingDays, 'wd'),
    ...penaltyClocks(procedure),
  };
  const names = Object.keys(clockNames) as ClockName[];
  return Object.fromEntries(names.map((name) => [name, row(name, ruleSet, numbers[name])])) as ClockRules;
}

/** One clock under the rule set. */
export function clockRule(ruleSet: RuleSet, name: ClockName, local: LocalLimits = defaultLocalLimits): ClockRule {
  return clockRules(ruleSet, local)[name];
}

/** The words of a limit that no law sets. */
export const localLimitZh = '本地时限';

// 2024-07-01: the 条例 is higher law than 令20 and caps mediation at sixty days from then until 令121 says the same.
const regulationCap: PeriodCap = {
  period: { n: 60, unit: 'd' },
  from: '2024-07-01',
  article: '《消费者权益保护法实施条例》第四十六条',
  articleShort: '条例 第四十六条',
};

interface Numbers {
  /** The article alone; empty when the title is all that is known, null when the limit is the county's own. */
  article: string | null;
  period: Period;
  start?: ClockStart;
  cap?: PeriodCap;
  pausable?: boolean;
  legal?: boolean;
  extension?: Period;
  /** When the limit stands in another rule than the one on complaints; short for that on penalties unless it says. */
  title?: string;
  short?: string;
}

/** The clocks of a case (案件). */
export type EnforcementClock =
  | 'decideCase'
  | 'keepEvidence'
  | 'seize'
  | 'reportMeasure'
  | 'helpOther'
  | 'review'
  | 'hearParty'
  | 'serve'
  | 'announce'
  | 'publish'
  | 'withdrawNotice'
  | 'pay'
  | 'urge'
  | 'askCourt'
  | 'closeCase'
  | 'fileAway'
  | 'decideCrime'
  | 'handOver'
  | 'punishable';

type LegalClock = 'accept' | 'identity' | 'mediate' | 'tellEnd' | 'clue' | 'jurisdiction' | 'verify' | 'tellDecision';

/** The rules on the procedure of penalties: 工商总局令28, 市场监管总局令2 and, under another name and with other numbers, 令42. */
const procedures = {
  SAIC28: { from: '1900-01-01', title: '《工商行政管理机关行政处罚程序规定》', short: '程序规定' },
  SAMR2: { from: '2019-04-01', title: '《市场监督管理行政处罚程序暂行规定》', short: '程序暂行规定' },
  SAMR42: { from: '2021-07-15', title: '《市场监督管理行政处罚程序规定》', short: '程序规定' },
} as const satisfies Record<string, { from: Day; title: string; short: string }>;
type ProcedureName = keyof typeof procedures;

function procedureOn(day: Day): ProcedureName {
  if (day < procedures.SAMR2.from) return 'SAIC28';
  return day < procedures.SAMR42.from ? 'SAMR2' : 'SAMR42';
}

const lastProcedures = {
  GS51: 'SAIC28',
  GS62: 'SAMR2',
  SAMR20: 'SAMR42',
  SAMR121: 'SAMR42',
} as const satisfies Record<RuleSet, ProcedureName>;

/** Fifteen working days, and fifteen more when the head of the authority allows; until 2019-03-31 seven, and fifteen at most. */
const verifications: Readonly<Record<ProcedureName, Numbers>> = {
  SAIC28: verificationOf('SAIC28', '第十七条', 7, 8),
  SAMR2: verificationOf('SAMR2', '第十七条', 15, 15),
  SAMR42: verificationOf('SAMR42', '第十八条', 15, 15),
};

function verificationOf(procedure: ProcedureName, article: string, n: number, longer: number): Numbers {
  const { title, short } = procedures[procedure];
  const extension = { n: longer, unit: 'wd' } as const;
  return { title, short, article, period: { n, unit: 'wd' }, extension, pausable: true };
}

function numbersOf(ruleSet: RuleSet, verification: Numbers): Record<LegalClock, Numbers> {
  // What a complainant asked for identity papers gets when the officer chooses no other day.
  const identity = localLimit(3, 'wd');
  // The rules before 2020 set no limit for telling the parties of the end; today's is kept as a local one.
  const tellEnd = localLimit(7, 'wd');
  // Only 令20 (第三十一条第二款) made the authority tell a named reporter of the decision; elsewhere the matrix of duties says.
  const tellDecision = localLimit(5, 'wd');
  const jurisdiction = localLimit(7, 'wd');
  const before = { identity, jurisdiction, clue: verification, verify: verification, tellDecision };
  switch (ruleSet) {
    case 'GS51':
      return {
        // The five days are known, the number of their article is not: the title alone is cited.
        ...before,
        accept: { article: '', period: { n: 5, unit: 'd' } },
        mediate: { article: '第二十八条', period: { n: 60, unit: 'd' }, start: 'received', pausable: false },
        tellEnd,
      };
    case 'GS62':
      return {
        ...before,
        accept: { article: '第十五条', period: { n: 7, unit: 'wd' } },
        mediate: { article: '第二十九条', period: { n: 60, unit: 'd' }, pausable: true },
        tellEnd,
      };
    case 'SAMR20':
      return {
        accept: { article: '第十四条', period: { n: 7, unit: 'wd' } },
        identity,
        mediate: { article: '第二十一条', period: { n: 45, unit: 'wd' }, cap: regulationCap, pausable: true },
        tellEnd: { article: '第二十一条', period: { n: 7, unit: 'wd' } },
        clue: {
          article: '第二十三条',
          period: { n: 15, unit: 'wd' },
          extension: { n: 15, unit: 'wd' },
          pausable: true,
        },
        jurisdiction: { article: '第三十条', period: { n: 7, unit: 'wd' } },
        verify: verification,
        tellDecision: { article: '第三十一条', period: { n: 5, unit: 'wd' } },
      };
    case 'SAMR121':
      return {
        accept: { article: '第十五条', period: { n: 7, unit: 'wd' } },
        // The article gives the power to ask; the day is chosen by the officer and binds the complainant, not the authority.
        identity: { article: '第十条', period: identity.period, legal: false },
        mediate: { article: '第二十三条', period: { n: 60, unit: 'd' }, pausable: true },
        tellEnd: { article: '第二十三条', period: { n: 7, unit: 'wd' } },
        clue: {
          article: '第二十七条',
          period: { n: 15, unit: 'wd' },
          extension: { n: 15, unit: 'wd' },
          pausable: true,
        },
        jurisdiction: { article: '第三十三条', period: { n: 7, unit: 'wd' } },
        verify: verification,
        tellDecision,
      };
  }
}

/**
 * 办案时限: the limits of 《市场监督管理行政处罚程序规定》, of the laws it carries out, and of the rules on publication. 令2 had them under other
 * numbers, and so had the laws of its time; they are not known here, and the numbers of today are kept as local limits for what is that old.
 */
function penaltyClocks(procedure: ProcedureName): Record<EnforcementClock, Numbers> {
  const { title, short } = procedures.SAMR42;
  const ofProcedure = (article: string, n: number, unit: Period['unit'], more: Partial<Numbers> = {}): Numbers => ({
    title,
    short,
    article,
    period: { n, unit },
    ...more,
  });
  const penaltyLaw = { title: '《行政处罚法》', short: '处罚法' };
  const crimeRule = { title: '《行政执法机关移送涉嫌犯罪案件的规定》', short: '移送规定' };
  const publicity = { title: '《市场监督管理行政处罚信息公示规定》', short: '公示规定' };
  const clocks: Record<EnforcementClock, Numbers> = {
    decideCase: ofProcedure('第六十四条', 90, 'd', { extension: { n: 30, unit: 'd' }, pausable: true }),
    keepEvidence: ofProcedure('第三十五条', 7, 'wd'),
    seize: ofProcedure('第三十八条', 30, 'd', { extension: { n: 30, unit: 'd' }, pausable: true }),
    reportMeasure: ofProcedure('第三十三条、第三十六条', 24, 'h'),
    helpOther: ofProcedure('第四十五条', 15, 'wd'),
    review: ofProcedure('第五十五条', 10, 'wd'),
    hearParty: ofProcedure('第五十七条', 5, 'wd'),
    serve: ofProcedure('第八十一条', 7, 'wd'),
    announce: ofProcedure('第八十二条', 30, 'd'),
    publish: { ...publicity, article: '第九条', period: { n: 20, unit: 'wd' } },
    withdrawNotice: ofProcedure('第六十三条', 3, 'wd'),
    pay: ofProcedure('第七十二条', 15, 'd'),
    urge: ofProcedure('第七十六条', 10, 'wd'),
    askCourt: ofProcedure('第七十六条', 3, 'month'),
    closeCase: ofProcedure('第七十七条', 15, 'wd'),
    fileAway: ofProcedure('第七十条', 7, 'wd'),
    decideCrime: { ...crimeRule, article: '第五条', period: { n: 3, unit: 'd' } },
    handOver: { ...crimeRule, article: '第五条', period: { n: 24, unit: 'h' } },
    punishable: { ...penaltyLaw, article: '第三十六条', period: { n: 2, unit: 'year' } },
  };
  if (procedure === 'SAMR42') return clocks;
  return Object.fromEntries(
    Object.entries(clocks).map(([name, numbers]) => [name, { ...numbers, article: null }]),
  ) as Record<EnforcementClock, Numbers>;
}

function localLimit(n: number, unit: Period['unit']): Numbers {
  return { article: null, period: { n, unit } };
}

function row(identifier: ClockName, ruleSet: RuleSet, numbers: Numbers): ClockRule {
  const { id, zh, en, start } = clockNames[identifier];
  const { title, short } =
    numbers.title === undefined ? ruleSets[ruleSet] : { title: numbers.title, short: numbers.short ?? '程序规定' };
  const { article } = numbers;
  return {
    id,
    identifier,
    zh,
    en,
    article: article === null ? localLimitZh : `${title}${article}`,
    articleShort: article === null ? localLimitZh : `${short} ${article}`.trim(),
    start: numbers.start ?? start,
    period: numbers.period,
    extension: numbers.extension ?? null,
    cap: numbers.cap ?? null,
    legal: numbers.legal ?? article !== null,
    pausable: numbers.pausable ?? false,
  };
}
