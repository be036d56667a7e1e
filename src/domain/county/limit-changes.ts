/** What of the county's limits was changed, from what to what: who reads the trail sees who made one weaker. */
import type { Words } from '../base/words.ts';
import type { LocalLimits } from '../law/local-limits.ts';

type Value = string | number | boolean | null;

export interface LimitChange {
  /** The name of the limit, with those that it stands in before it: `retentionYears.complaint`. */
  of: string;
  was: Value;
  is: Value;
}

/** By the whole name, or by the first one, where all that stand in it share a word. */
const limitWords: Readonly<Record<Exclude<keyof LocalLimits, 'factorRoles' | 'retentionYears'>, Words>> &
  Readonly<Partial<Record<string, Words>>> = {
  dispatchWorkingDays: { zh: '分送时限（工作日）', en: 'dispatch (working days)' },
  giveBackWorkingDays: { zh: '退回时限（工作日）', en: 'give back (working days)' },
  stationAnswerWorkingDays: { zh: '站点答复时限（工作日）', en: 'answer of a station (working days)' },
  appealDays: { zh: '办结后几天内可以请县局复核', en: 'days in which one may appeal' },
  appealWorkingDays: { zh: '县局复核时限（工作日）', en: 'judge an appeal (working days)' },
  followUpDays: { zh: '回访时限（天）', en: 'follow-up (days)' },
  tellNoPowerWorkingDays: { zh: '告知无管辖权时限（工作日）', en: 'tell that there is no power (working days)' },
  answerWorkingDays: { zh: '答复咨询时限（工作日）', en: 'answer of an inquiry (working days)' },
  ownVenueWorkingDays: { zh: '场所自行解决时限（工作日）', en: 'settle in the own house (working days)' },
  stationIdleDays: { zh: '站点多少天没有活动算闲置', en: 'a station is idle after (days)' },
  checkPhotoKilobytes: { zh: '排查照片最大（KB）', en: 'photo of an area check (KB)' },
  boardDays: { zh: '公示栏多少天没换算过期', en: 'a board is too old after (days)' },
  approveDecline: { zh: '不予受理要审批', en: 'declining needs approval' },
  approveTerminate: { zh: '终止调解要审批', en: 'ending mediation needs approval' },
  headApprovesCases: { zh: '授权所长审批', en: 'heads decide by delegation' },
  headApprovalPaper: { zh: '授权所长审批的文号', en: 'paper by which heads approve' },
  headApprovalOn: { zh: '授权所长审批的日期', en: 'day of the paper by which heads approve' },
  soleTraderHeardAsPerson: { zh: '个体工商户按自然人的数额听证', en: 'sole traders heard as natural persons' },
  reportTwoPeople: { zh: '汇报的审核和签发要两个人', en: 'a report is reviewed and signed by two' },
  headDecidesAlone: { zh: '所长自己决定的不用再批', en: 'a head decides alone' },
  olderByNewProcedure: { zh: '旧件按新办法的程序', en: 'older matters by the new procedure' },
  keepEarlierDeadline: { zh: '旧件保留较早的期限', en: 'older matters keep an earlier deadline' },
  stationPowers: { zh: '站点权限', en: 'powers of stations' },
  indicators: { zh: '第十七条的提示', en: 'flags of Article 17' },
  tipoffCredits: { zh: '线索积分', en: 'points for clues' },
  backlog: { zh: '积案', en: 'backlog' },
  trends: { zh: '苗头', en: 'trends' },
  rateTargets: { zh: '本县的目标', en: 'targets' },
  groups: { zh: '疑似群体投诉', en: 'suspected groups' },
  responseLevels: { zh: '响应等级', en: 'levels of response' },
  alarms: { zh: '警示', en: 'alarms' },
  awaited: { zh: '等外面答复的时限', en: 'what others answer' },
  draftDays: { zh: '草稿多少天没动就删', en: 'a draft goes after (days)' },
  trailDays: { zh: '审计留痕保存多少天', en: 'the audit trail is kept (days)' },
  revealsADay: { zh: '一人一天最多看几次隐去的信息', en: 'looks behind the mask, a person and day' },
  revealsTold: { zh: '看到几次告诉上级', en: 'the superior hears from' },
  numbersADay: { zh: '一人一天最多按几个不同的号码查', en: 'different numbers asked for, a person and day' },
  exportRows: { zh: '一人一天导出几行以内不用第二个人准', en: 'lines a day that one person may export' },
  idleMinutes: { zh: '多少分钟不用就退出', en: 'a session ends unused after (minutes)' },
  guardedIdleMinutes: { zh: '三员和分管局长多少分钟不用就退出', en: 'the same for officers and deputy directors' },
  opinionWorkingDays: { zh: '格式条款出审查意见时限（工作日）', en: 'opinion on a contract (working days)' },
  privacyWorkingDays: { zh: '答复个人信息请求时限（工作日）', en: 'answer about one’s own data (working days)' },
  monthReportWorkingDays: { zh: '月度统计报送时限（工作日）', en: 'month handed in (working days)' },
  monthLockWorkingDays: { zh: '月度统计锁定时限（工作日）', en: 'month locked (working days)' },
  monthsCorrected: { zh: '锁定时往回核几个月', en: 'locked months looked back at' },
  backupHours: { zh: '多少小时没有备份就告诉管理员', en: 'tell of no backup after (hours)' },
  'retentionYears.complaint': { zh: '投诉办结后留几年', en: 'complaints are kept (years)' },
  'retentionYears.tipoff': { zh: '举报办结后留几年', en: 'tip-offs are kept (years)' },
  'retentionYears.inquiry': { zh: '咨询办结后留几年', en: 'inquiries are kept (years)' },
  'retentionYears.enforcement': { zh: '案卷归档后留几年', en: 'case files are kept (years)' },
  'retentionYears.sampling': { zh: '抽检留几年', en: 'samplings are kept (years)' },
  'retentionYears.inspection': { zh: '检查、查扣留几年', en: 'inspections and seized goods are kept (years)' },
  'retentionYears.clause': { zh: '格式条款审查留几年', en: 'reviews of terms are kept (years)' },
  'retentionYears.guidance': { zh: '规范意见留几年', en: 'letters to operators are kept (years)' },
  'retentionYears.survey': { zh: '消费调查留几年', en: 'surveys are kept (years)' },
  'retentionYears.stationReport': { zh: '站点上报留几年', en: 'reports of stations are kept (years)' },
  'retentionYears.caution': { zh: '警示到期后留几年', en: 'cautions are kept (years)' },
};

/** Limit by limit; the roles of the second factor have a word of their own in the line. */
export function limitChanges(before: LocalLimits, next: LocalLimits): LimitChange[] {
  const [had, has] = [new Map(leavesOf('', before)), new Map(leavesOf('', next))];
  return [...new Set([...had.keys(), ...has.keys()])]
    .map((of) => ({ of, was: had.get(of) ?? null, is: has.get(of) ?? null }))
    .filter(({ of, was, is }) => was !== is && of !== 'factorRoles');
}

function leavesOf(name: string, value: unknown): [string, Value][] {
  if (Array.isArray(value)) return [[name, value.join('、')]];
  if (typeof value !== 'object' || value === null) return [[name, (value ?? null) as Value]];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(name === '' ? key : `${name}.${key}`, one));
}

/** The changes as the line of the ledger says them. */
export function changedWords(changes: readonly Partial<LimitChange>[]): Words {
  const said = (language: keyof Words) =>
    changes.map(({ of = '', was, is }) => {
      const word = limitWords[of] ?? limitWords[of.split('.')[0] ?? ''];
      return `${word?.[language] ?? of} ${valueOf(was, language)} → ${valueOf(is, language)}`;
    });
  return { zh: said('zh').join('；'), en: said('en').join('; ') };
}

function valueOf(value: Value | undefined, language: keyof Words): string {
  if (value === null || value === undefined) return { zh: '没有', en: 'none' }[language];
  if (typeof value === 'boolean') return (value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })[language];
  return String(value);
}
