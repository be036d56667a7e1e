import { defaultBackupHours } from '../../../domain/law/local-limits.ts';
import { createRoute, z } from '@hono/zod-openapi';
import {
  defaultCheckPhotoKilobytes,
  defaultExportRows,
  defaultAlarmLimits,
  defaultAwaitedLimits,
  defaultMonthLimits,
  defaultGroupLimits,
  defaultTrendLimits,
  defaultRateTargets,
  defaultDraftDays,
  defaultOpinionWorkingDays,
  defaultPrivacyWorkingDays,
  defaultRetentionYears,
} from '../../../domain/law/local-limits.ts';
import { defaultRevealLimits } from '../../../domain/base/reveal.ts';
import { defaultIdleLimits, idleBounds } from '../../../domain/law/idle.ts';
import { demand, staffRoles, type Actor } from '../../../domain/base/actor.ts';
import { statutoryFallback, type CalendarYear } from '../../../domain/base/calendar.ts';
import type { AskedQuestion } from '../../../domain/county/asked/asked-question.ts';
import type { Category } from '../../../domain/county/category.ts';
import { defaultResponseLevels, levelRoles, responseRanks } from '../../../domain/law/response-levels.ts';
import { CreditForm } from '../../../domain/law/credit-points.ts';
import { leastTrailDays } from '../../../domain/base/trail.ts';
import { defaultTrailDays } from '../../../domain/law/local-limits.ts';
import { defaultNumbersADay } from '../../../domain/base/number/numbers-a-day.ts';
import { labelled, written } from '../../../domain/base/field.ts';
import { paperPatternForm, usualPaperPattern } from '../../../domain/county/letter-number.ts';
import type { County, Organisation } from '../../../domain/county/organisation.ts';
import type { Region } from '../../../domain/county/region.ts';
import { liaisonAsShown, type Station } from '../../../domain/county/station.ts';
import { saveCalendarForm, saveCountyForm } from '../../../actions/county/county.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { stationKindCodes } from '../../../domain/base/station-kind.ts';

/** What forms choose from: places, stations, offices, categories, and the county's own words. */
export interface Directory {
  county: Omit<County, 'countyId'>;
  organisations: readonly Organisation[];
  regions: readonly Region[];
  stations: readonly Station[];
  categories: readonly Category[];
  /** What is asked besides of one class or another, those too that are asked no more. */
  questions: readonly AskedQuestion[];
}

const text = (zh: string, en: string, max: number, min = 0) =>
  labelled(z.string().trim().min(min).max(max), { zh, en });

const CalendarForm = z.object({
  published: labelled(z.boolean(), { zh: '国务院办公厅已公布', en: 'Published' }),
  days: labelled(
    z
      .array(
        z.object({
          day: z.iso.date(),
          kind: z.enum(['off', 'work']),
          name: z.string().trim().min(1).max(20),
          statutory: z.boolean(),
        }),
      )
      .max(80),
    { zh: '放假和上班的日子', en: 'Days', wrongZh: '每行一天：日期、放假或上班、名称' },
  ),
});

const days = (max: number) => z.number().int().min(1).max(max);
const power = z.object({
  amountFen: labelled(z.number().int().min(0).max(100_000_000_00).nullable(), {
    zh: '最多办多少钱的',
    en: 'Up to how much',
    wrongZh: '写数字，不限就空着',
  }),
  injury: z.boolean(),
  violation: z.boolean(),
});
/** A flag that one or two complaints raise would flag everybody. */
const count = (zh: string, en: string, max = 1000) =>
  labelled(z.number().int().min(2).max(max), { zh, en, wrongZh: `写 2 到 ${max} 的整数` });
const whole = (zh: string, en: string, min: number, max: number) =>
  labelled(z.number().int().min(min).max(max), { zh, en, wrongZh: `写 ${min} 到 ${max} 的整数` });
const GroupForm = z.object({
  people: whole('几个不同的投诉人算疑似', 'Complainants of a suspicion', 2, 50),
  watchPeople: whole('几个先关注', 'Complainants to be watched', 2, 50),
  days: whole('多少天以内', 'Within days', 1, 90),
  nearDays: whole('同一地方的少见毛病几天以内', 'A seldom trouble in one place, days', 1, 60),
});
const LevelForm = z.object({
  zh: text('叫什么', 'Name', 20, 2),
  en: text('英文名', 'English name', 40, 2),
  households: whole('多少户以上建议', 'Proposed from households', 1, 10_000),
  towns: whole('多少个乡镇以上建议', 'Proposed from towns', 1, 200),
  answerHours: whole('站点几小时内回答', 'Stations answer within hours', 1, 240),
  told: labelled(z.array(z.enum(levelRoles)).max(levelRoles.length).readonly(), { zh: '告诉谁', en: 'Who is told' }),
  command: labelled(z.boolean(), { zh: '开应急指挥', en: 'Opens emergency command' }),
});
const TrendForm = z.object({
  weeks: whole('合在一起看几周', 'Weeks together', 1, 12),
  least: whole('至少多少件', 'At least complaints', 2, 1000),
  percent: whole('是平常的百分之几', 'Percent of what is usual', 101, 1000),
  aheadWeeks: whole('往前看去年几周', 'Weeks ahead in last year', 1, 16),
  quietWeeks: whole('定过的几周不再提', 'Quiet weeks after a decision', 1, 52),
});
const TargetForm = z.object({
  initialOnTimeRate: whole('按时初查率', 'First look in time', 0, 100),
  onTimeClosureRate: whole('按期办结率', 'Closed on time', 0, 100),
  mediationSuccessRate: whole('调解成功率', 'Mediation success', 0, 100),
  verifyOnTimeRate: whole('举报按时核查率', 'Verified in time', 0, 100),
  publicationRate: whole('投诉信息公示率', 'Publication rate', 0, 100),
});
const BacklogForm = z.object({
  ageDays: whole('收到多少天', 'Days since receipt', 0, 365),
  idleDays: whole('多少天没动', 'Idle days', 0, 365),
  targetDays: whole('离期满几天', 'Days to the last day', 0, 60),
  attempts: whole('谈了几次没成', 'Talks in vain', 0, 20),
  overdue: labelled(z.boolean(), { zh: '过了应办日的都算', en: 'All that is overdue' }),
  acceptWorkingDays: whole('站点几个工作日内答复', 'Working days to accept', 1, 10),
  helpDays: whole('协助多少天', 'Days to help', 1, 60),
  undoMinutes: whole('几分钟内可撤销', 'Minutes to undo', 1, 240),
});
const AlarmForm = z.object({
  reopenedTimes: whole('同一件回头几次起提醒', 'Returns of one matter', 0, 20),
  silentWorkingDays: whole('几个工作日没动静起提醒', 'Working days of silence', 0, 90),
  gatherHours: whole('新件几小时合发一条短信', 'Hours between texts of new matters', 0, 24),
});
const AwaitedForm = z.object({
  testWorkingDays: whole('检测、鉴定几个工作日该有结果', 'Working days of a test', 1, 250),
  transferWorkingDays: whole('移送几个工作日该有回音', 'Working days of a transfer', 1, 250),
  platformWorkingDays: whole('平台几个工作日该答复', 'Working days of a platform', 1, 250),
  makerWorkingDays: whole('厂家几个工作日该答复', 'Working days of a maker', 1, 250),
  departmentWorkingDays: whole('部门几个工作日该答复', 'Working days of a department', 1, 250),
  consumerWorkingDays: whole('问投诉人的几个工作日该答', 'Working days of the complainant', 1, 60),
  performanceWorkingDays: whole('店家没照办的几个工作日回投诉人', 'Working days to answer about an agreement', 1, 60),
  suspensionWorkingDays: whole('中止调查几个工作日问一次', 'Working days of a suspension', 1, 250),
  hearingWorkingDays: whole('听证几个工作日问一次', 'Working days of a hearing', 1, 250),
  announcementWorkingDays: whole('公告几个工作日问一次', 'Working days of an announcement', 1, 250),
  refundWorkingDays: whole('责令退款几个工作日问一次', 'Working days of a refund', 1, 250),
  remindWorkingDays: whole('过了以后几个工作日催一次', 'Working days between reminders', 1, 60),
});
const IndicatorForm = z.object({
  days: count('前后多少天', 'Days before and after', 365),
  samePerson: count('同一人投诉几件', 'Of one person'),
  sameOperator: count('同一人对同一家几件', 'Of one person on one shop'),
  sameGoods: count('同一人同类商品同类问题几件', 'Of one person on one kind of goods and problem'),
  manyShops: count('同一人投诉几家', 'Shops of one person'),
  sharedPhone: count('几个人用同一个电话', 'People with one telephone'),
  sharedAddress: count('几个人用同一个地址', 'People at one address'),
  alikeTexts: count('几件说的话大半相同', 'Nearly the same texts'),
  alikePercent: labelled(z.number().int().min(30).max(100), {
    zh: '多少算大半相同（百分之）',
    en: 'Nearly the same (percent)',
    wrongZh: '写 30 到 100 的整数',
  }),
});
const keptYears = (zh: string, en: string) => whole(zh, en, 1, 100);
const RetentionForm = z.object({
  complaint: keptYears('投诉办结后留几年', 'Complaints are kept (years)'),
  tipoff: keptYears('举报办结后留几年', 'Tip-offs are kept (years)'),
  inquiry: keptYears('咨询办结后留几年', 'Inquiries are kept (years)'),
  enforcement: keptYears('案卷归档后留几年', 'Case files are kept (years)').default(defaultRetentionYears.enforcement),
  sampling: keptYears('抽检留几年', 'Samplings are kept (years)').default(defaultRetentionYears.sampling),
  inspection: keptYears('检查、查扣留几年', 'Inspections and seized goods are kept (years)').default(
    defaultRetentionYears.inspection,
  ),
  clause: keptYears('格式条款审查留几年', 'Reviews of terms are kept (years)').default(defaultRetentionYears.clause),
  guidance: keptYears('规范意见留几年', 'Letters to operators are kept (years)').default(
    defaultRetentionYears.guidance,
  ),
  survey: keptYears('消费调查留几年', 'Surveys are kept (years)').default(defaultRetentionYears.survey),
  stationReport: keptYears('站点上报留几年', 'Reports of stations are kept (years)').default(
    defaultRetentionYears.stationReport,
  ),
  caution: keptYears('警示到期后留几年', 'Cautions are kept (years)').default(defaultRetentionYears.caution),
});
const CountyForm = z.object({
  bureauName: text('县局全称', "The bureau's full name", 60, 4).optional(),
  associationName: text('消协全称', 'Association', 60, 4).optional(),
  paperPrefix: text('文号前缀', 'Prefix of letters', 10, 1).optional(),
  paperPattern: labelled(z.string().trim().regex(paperPatternForm), {
    zh: '文号样式',
    en: 'Pattern of numbers',
    wrongZh: `照着写：${usualPaperPattern}；“第”可以不要，“〔”前面可以加字`,
  }).optional(),
  hotline: text('热线', 'Hotline', 20, 3).optional(),
  hotlineHours: text('热线时间', 'Hotline hours', 60).optional(),
  officeHours: text('办公时间', 'Office hours', 60).optional(),
  penaltyBank: text('收款银行、罚款账户', 'Bank of fines', 100).optional(),
  courtName: text('管辖的人民法院', 'Court', 40).optional(),
  reviewBody: text('行政复议机关', 'Body of reconsideration', 40).optional(),
  limits: z
    .object({
      dispatchWorkingDays: labelled(days(7), {
        zh: '分送时限（工作日）',
        en: 'Dispatch (working days)',
        wrongZh: '写 1 到 7',
      }),
      giveBackWorkingDays: labelled(days(7), {
        zh: '退回时限（工作日）',
        en: 'Give back (working days)',
        wrongZh: '写 1 到 7',
      }),
      stationAnswerWorkingDays: labelled(days(30), {
        zh: '站点答复时限（工作日）',
        en: "Station's answer (working days)",
        wrongZh: '写 1 到 30',
      }),
      appealDays: labelled(days(180), {
        zh: '办结后几天内可以请县局复核',
        en: 'Appeal within (days)',
        wrongZh: '写 1 到 180',
      }),
      appealWorkingDays: labelled(days(60), {
        zh: '县局复核时限（工作日）',
        en: 'Judge an appeal (working days)',
        wrongZh: '写 1 到 60',
      }),
      followUpDays: labelled(days(90), { zh: '回访时限（天）', en: 'Follow-up (days)', wrongZh: '写 1 到 90' }),
      tellNoPowerWorkingDays: labelled(days(15), {
        zh: '告知无管辖权时限（工作日）',
        en: 'Tell that there is no power (working days)',
        wrongZh: '写 1 到 15',
      }),
      answerWorkingDays: labelled(days(15), {
        zh: '答复咨询时限（工作日）',
        en: 'Answer an inquiry (working days)',
        wrongZh: '写 1 到 15',
      }),
      ownVenueWorkingDays: labelled(days(30), {
        zh: '场所自行解决时限（工作日）',
        en: 'Settle in the own house (working days)',
        wrongZh: '写 1 到 30',
      }),
      stationIdleDays: whole('站点多少天没有活动算闲置', 'A station is idle after (days)', 1, 365).default(90),
      opinionWorkingDays: whole(
        '格式条款出审查意见时限（工作日）',
        'Opinion on a contract (working days)',
        1,
        60,
      ).default(defaultOpinionWorkingDays),
      privacyWorkingDays: whole(
        '答复个人信息请求时限（工作日）',
        'Answer about one’s own data (working days)',
        1,
        20,
      ).default(defaultPrivacyWorkingDays),
      monthReportWorkingDays: whole(
        '月度统计报送（下月第几个工作日前）',
        'A month is handed in (working days)',
        1,
        20,
      ).default(defaultMonthLimits.monthReportWorkingDays),
      monthLockWorkingDays: whole(
        '月度统计锁定（下月第几个工作日前）',
        'A month is locked (working days)',
        1,
        20,
      ).default(defaultMonthLimits.monthLockWorkingDays),
      monthsCorrected: whole('锁定时往回核几个月', 'Locked months looked back at', 0, 12).default(
        defaultMonthLimits.monthsCorrected,
      ),
      draftDays: whole('草稿多少天没动就删', 'A draft goes after (days)', 1, 365).default(defaultDraftDays),
      revealsADay: whole('一人一天最多看几次隐去的信息', 'Looks behind the mask, a person and day', 1, 1000).default(
        defaultRevealLimits.revealsADay,
      ),
      revealsTold: whole('看到几次告诉上级', 'The superior hears from', 1, 1000).default(
        defaultRevealLimits.revealsTold,
      ),
      numbersADay: whole(
        '一人一天最多按几个不同的号码查',
        'Different numbers asked for, a person and day',
        1,
        5000,
      ).default(defaultNumbersADay),
      exportRows: whole(
        '一人一天导出几行以内不用第二个人准',
        'Lines a day that one person may export',
        0,
        50_000,
      ).default(defaultExportRows),
      idleMinutes: whole(
        '多少分钟不用就退出',
        'A session ends unused after (minutes)',
        idleBounds.least,
        idleBounds.most,
      ).default(defaultIdleLimits.idleMinutes),
      guardedIdleMinutes: whole(
        '三员和分管局长多少分钟不用就退出',
        'The same for officers and deputy directors',
        idleBounds.least,
        idleBounds.mostGuarded,
      ).default(defaultIdleLimits.guardedIdleMinutes),
      trailDays: whole('审计留痕保存多少天', 'The audit trail is kept (days)', leastTrailDays, 3650).default(
        defaultTrailDays,
      ),
      backupHours: whole('多少小时没有备份就告诉管理员', 'Tell of no backup after (hours)', 1, 8760).default(
        defaultBackupHours,
      ),
      // Left out by who knows nothing of it: then it stays as it is.
      factorRoles: labelled(z.array(z.enum(staffRoles)).max(staffRoles.length).optional(), {
        zh: '登录要第二道验证的角色',
        en: 'Roles that sign in with a second factor',
      }),
      checkPhotoKilobytes: whole('排查照片最大（KB）', 'Photo of an area check (KB)', 10, 300).default(
        defaultCheckPhotoKilobytes,
      ),
      boardDays: whole('公示栏多少天没换算过期', 'A board is too old after (days)', 1, 365).default(31),
      approveDecline: labelled(z.boolean(), { zh: '不予受理要审批', en: 'Declining needs approval' }),
      approveTerminate: labelled(z.boolean(), { zh: '终止调解要审批', en: 'Ending mediation needs approval' }),
      // Left out by who knows nothing of it: then it stays as it is.
      headApprovesCases: labelled(z.boolean().optional(), {
        zh: '授权所长批立案、不予立案、延长、移送、结案',
        en: 'Heads decide by delegation on opening, extending, handing over and closing',
      }),
      headApprovalPaper: labelled(written().max(60).default(''), {
        zh: '授权所长审批的文号',
        en: 'Number of the paper by which heads approve',
      }),
      headApprovalOn: labelled(z.union([z.literal(''), z.iso.date()]).default(''), {
        zh: '授权所长审批的日期',
        en: 'Day of the paper by which heads approve',
      }),
      soleTraderHeardAsPerson: labelled(z.boolean().default(true), {
        zh: '个体工商户按自然人的数额听证',
        en: 'Sole traders are heard from the sums of natural persons on',
      }),
      reportTwoPeople: labelled(z.boolean().default(true), {
        zh: '汇报的审核和签发要两个人',
        en: 'A report is reviewed and signed by two people',
      }),
      headDecidesAlone: labelled(z.boolean(), { zh: '所长自己决定的不用再批', en: 'A head decides alone' }),
      keepEarlierDeadline: labelled(z.boolean(), {
        zh: '旧件保留较早的期限',
        en: 'Older matters keep an earlier deadline',
      }),
      // Left out by who knows nothing of it: then it stays as it is.
      olderByNewProcedure: labelled(z.boolean().optional(), {
        zh: '旧件按新办法的程序决定',
        en: 'Older matters are decided by the new procedure',
      }),
      stationPowers: labelled(z.record(z.enum(stationKindCodes), power), {
        zh: '站点权限',
        en: 'Powers of stations',
      }),
      tipoffCredits: labelled(CreditForm, { zh: '线索积分', en: 'Points for clues' }),
      backlog: labelled(BacklogForm, { zh: '积案', en: 'Backlog' }),
      groups: labelled(GroupForm, { zh: '疑似群体投诉', en: 'Suspected groups' }).default(defaultGroupLimits),
      responseLevels: labelled(z.record(z.enum(responseRanks), LevelForm), {
        zh: '响应等级',
        en: 'Levels of response',
      }).default(defaultResponseLevels),
      trends: labelled(TrendForm, { zh: '苗头', en: 'Trends' }).default(defaultTrendLimits),
      rateTargets: labelled(TargetForm, { zh: '本县的目标', en: 'Targets' }).default(defaultRateTargets),
      alarms: labelled(AlarmForm, { zh: '警示', en: 'Alarms' }).default(defaultAlarmLimits),
      awaited: labelled(AwaitedForm, { zh: '等外面的', en: 'Awaited' }).default(defaultAwaitedLimits),
      retentionYears: labelled(RetentionForm, { zh: '留存年限', en: 'Years of keeping' }).default(
        defaultRetentionYears,
      ),
      indicators: labelled(IndicatorForm, { zh: '第十七条的提示', en: 'Flags of Article 17' }),
    })
    .optional(),
});

const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const YearParam = z.object({ year: z.coerce.number().int().min(1990).max(2100) });
const directory = createRoute({
  method: 'get',
  path: '/directory',
  summary: '机构、站点、村社区、类别',
  middleware: staffOnly,
  responses: { 200: { description: '名录', ...json(shape<Directory>()) }, ...problems },
});
const calendar = createRoute({
  method: 'get',
  path: '/calendar/{year}',
  summary: '一年的工作日历',
  middleware: staffOnly,
  request: { params: YearParam },
  responses: { 200: { description: '日历', ...json(shape<CalendarYear>()) }, ...problems },
});
const saveCalendar = createRoute({
  method: 'put',
  path: '/calendar/{year}',
  summary: '保存日历，未办结的件重新算期限',
  middleware: staffOnly,
  request: { params: YearParam, body: body(CalendarForm) },
  responses: done,
});
const saveCounty = createRoute({
  method: 'put',
  path: '/county',
  summary: '保存县的设置',
  middleware: staffOnly,
  request: { body: body(CountyForm) },
  responses: done,
});
export const countyApi = apiRoutes()
  .openapi(directory, (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'organisation.read');
    const { county, organisations, regions, stations, categories, questions } = ctx.county;
    const { countyId: _, ledgerId: __, ...words } = county;
    return c.json(
      { county: words, organisations, regions, stations: readableOf(ctx.actor, stations), categories, questions },
      200,
    );
  })
  .openapi(calendar, (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'calendar.read');
    const { year } = c.req.valid('param');
    return c.json(ctx.county.calendarYears.find((one) => one.year === year) ?? statutoryFallback(year), 200);
  })
  .openapi(
    saveCalendar,
    async (c) => {
      await saveCalendarForm(c.get('ctx'), { year: c.req.valid('param').year, ...c.req.valid('json') });
      return c.json({ ok: true as const }, 200);
    },
    checked(CalendarForm),
  )
  .openapi(
    saveCounty,
    async (c) => {
      const ctx = c.get('ctx');
      const { limits, ...words } = c.req.valid('json');
      const { factorRoles, headApprovesCases, olderByNewProcedure } = ctx.county.county.limits;
      const kept = {
        factorRoles: limits?.factorRoles ?? factorRoles,
        headApprovesCases: limits?.headApprovesCases ?? headApprovesCases,
        olderByNewProcedure: limits?.olderByNewProcedure ?? olderByNewProcedure,
      };
      const all = { ...words, limits: limits === undefined ? undefined : { ...limits, ...kept } };
      await saveCountyForm(ctx, Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));
      return c.json({ ok: true as const }, 200);
    },
    checked(CountyForm),
  );

/** The stations as the reader has them. */
function readableOf({ role }: Actor, stations: readonly Station[]): readonly Station[] {
  if (role !== 'department' && role !== 'business' && role !== 'superior') return stations;
  return stations.map(liaisonAsShown);
}
