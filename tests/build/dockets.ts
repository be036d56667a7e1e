/** Every docket of the product with an input that each of its steps takes, for the tests that hold of all of them. */
import type { Docket, DocketEntry } from '../../src/domain/matter/docket.ts';
import { awaitedDocket } from '../../src/domain/command/awaited-steps.ts';
import { redispatchDocket } from '../../src/domain/command/redispatch-steps.ts';
import { instructionDocket } from '../../src/domain/command/instruction-steps.ts';
import { exampleDocket } from '../../src/domain/publicity/example-steps.ts';
import { publicationDocket } from '../../src/domain/publicity/publication/publication-steps.ts';
import { publicationRuleDocket } from '../../src/domain/publicity/publication/rule.ts';
import { stationMessageDocket } from '../../src/domain/station/station-message.ts';
import { trendDocket } from '../../src/domain/publicity/warning/trend.ts';
import { contractReviewDocket } from '../../src/domain/supervision/clause/contract-review-steps.ts';
import { surveyDocket } from '../../src/domain/supervision/survey/survey-steps.ts';
import { guidanceDocket } from '../../src/domain/supervision/guidance/guidance-steps.ts';
import { batchDocket } from '../../src/domain/supervision/sampling/batch-steps.ts';
import { conventionDocket } from '../../src/domain/supervision/guidance/convention.ts';
import { institutionDocket } from '../../src/domain/supervision/sampling/institution.ts';
import { samplingPlanDocket } from '../../src/domain/supervision/sampling/sampling-plan.ts';
import { aCase } from './supervision/enforcement.ts';
import { batchInputs } from './supervision/sampling.ts';
import { standardContractDocket } from '../../src/domain/supervision/clause/standard-contract.ts';
import { recallDocket } from '../../src/domain/publicity/warning/recall.ts';
import { warningDocket } from '../../src/domain/publicity/warning/warning-steps.ts';
import { campaignDocket } from '../../src/domain/supervision/inspection/campaign-steps.ts';
import { cautionDocket } from '../../src/domain/supervision/inspection/caution.ts';
import { stationReportDocket } from '../../src/domain/supervision/enforcement/station-report.ts';
import { exhibitDocket } from '../../src/domain/supervision/enforcement/exhibit-steps.ts';
import { anExhibit } from './supervision/exhibit.ts';
import { covertCheckDocket } from '../../src/domain/supervision/inspection/covert-check.ts';
import { inspectionDocket } from '../../src/domain/supervision/inspection/inspection-steps.ts';
import { seizureDocket } from '../../src/domain/supervision/inspection/seizure.ts';
import { sortieDocket } from '../../src/domain/supervision/inspection/sortie.ts';
import { stationVisitDocket } from '../../src/domain/supervision/inspection/station-visit.ts';
import {
  aCampaign,
  aCovertCheck,
  aCrew,
  aLook,
  aPlannedVisit,
  aSeizure,
  aStationVisitMade,
  aVisit,
} from './supervision/inspection.ts';
import { courseDocket } from '../../src/domain/publicity/education/course.ts';
import { materialDocket } from '../../src/domain/publicity/education/material.ts';
import { driveDocket } from '../../src/domain/publicity/education/drive.ts';
import { driveReportDocket } from '../../src/domain/publicity/education/drive-report.ts';
import { posterDocket } from '../../src/domain/publicity/education/poster.ts';
import { outreachDocket } from '../../src/domain/publicity/education/outreach-steps.ts';
import { postingDocket } from '../../src/domain/publicity/board-posting.ts';
import { erasureDocket } from '../../src/domain/desk/erasure.ts';
import { holdDocket } from '../../src/domain/desk/hold.ts';
import { privacyDocket } from '../../src/domain/desk/privacy.ts';
import { aCarriedReport } from './report/carried.ts';
import { countyReportDocket } from '../../src/domain/report/county-report.ts';
import { monthClosingDocket } from '../../src/domain/report/month/month-closing-steps.ts';
import { workReportDocket } from '../../src/domain/report/work-report-steps.ts';
import { impactDocket } from '../../src/domain/desk/impact.ts';
import { breachDocket } from '../../src/domain/desk/breach.ts';
import { fundDocket } from '../../src/domain/station/fund.ts';
import { taskDocket } from '../../src/domain/steering/task-steps.ts';
import { assessmentDocket } from '../../src/domain/assessment/assessment-steps.ts';
import { objectionDocket } from '../../src/domain/assessment/objection.ts';
import { charterDocket } from '../../src/domain/station/charter-procedure.ts';
import { directiveDocket } from '../../src/domain/steering/directive.ts';
import { planDocket } from '../../src/domain/steering/plan-steps.ts';
import { areaCheckDocket } from '../../src/domain/incident/area-check.ts';
import { incidentDocket } from '../../src/domain/incident/incident-steps.ts';
import { meetingDocket } from '../../src/domain/steering/meeting.ts';
import { recurrenceDocket } from '../../src/domain/steering/recurrence.ts';
import { remarkDocket } from '../../src/domain/steering/remark.ts';
import { workgroupDocket } from '../../src/domain/steering/workgroup.ts';
import { shiftDocket } from '../../src/domain/command/shift-steps.ts';
import { calloutDocket } from '../../src/domain/command/callout-steps.ts';
import { charterInputs } from './charter.ts';
import { aCutTask, aDirective, aMeeting, aPlan, aRecurrence, aRemark, aWorkgroup } from './steering.ts';

/** The expert whom the comment of a contract review names. */
export const expertId = '0199a000-0000-7000-8000-00000000000e';

export interface Sample {
  docket: Docket<DocketEntry, { id: string }>;
  /** What addresses an entry that is not there. */
  key: string;
  /** A body that opens an entry, complete enough to reach the check of the permission. */
  opening: object;
  /** Inputs of steps, complete enough likewise; a step that asks for nothing needs none. */
  inputs: Readonly<Record<string, object>>;
}

function sample(docket: object, opening: object, inputs: Record<string, object> = {}, key = 'none'): Sample {
  return { docket: docket as Sample['docket'], key, opening, inputs };
}

const anEntryId = '00000000-0000-7000-8000-0000000000d1';

const anImpact = {
  title: '向协作部门提供数据',
  occasion: 'shared',
  purpose: '联合整治',
  necessity: '法定职责',
  risk: '可能推出是谁',
  measures: '遮盖、留痕',
};
const aConvention = {
  title: '青禾县餐饮服务行业自律公约',
  industry: '餐饮',
  tradeBody: '青禾县餐饮行业协会',
  contact: '协会秘书处 0318-5550100',
  pledge: '明码标价，不设最低消费，自带酒水不收开瓶费。',
  agreedOn: '2026-05-01',
};
const anInstitution = {
  name: '安澜市食品检验所',
  cmaNumber: 'CMA-0217',
  scope: ['food'],
  validTo: '2027-03-31',
  commissioners: ['city', 'county'],
};
const aSamplingPlan = { year: 2026, productClass: 'food', commissioner: 'county', batches: 12 };
const aCourse = {
  title: '农资识假',
  strand: 'science',
  aims: ['scientific'],
  topics: ['farmInput'],
  audiences: ['villager'],
  minutes: 40,
  content: '看包装、看登记证号、留小票。',
};
const anOutreach = {
  kind: 'lecture',
  title: '送法进村',
  onDay: '2026-11-25',
  place: '前柳村文化广场',
  audience: 'villager',
  strands: ['rights'],
  topics: ['newLaw'],
};
const aBreach = {
  title: '一台手机丢了',
  knownAt: '2026-01-05T08:30:00+08:00',
  dataKinds: '姓名、电话',
  people: 12,
  cause: '赶集时掉了',
  harm: '可能看到电话',
  measures: '已经停用',
};

const aWarning = {
  kind: 'warning',
  title: '种了不结穗的玉米，先别砍秆',
  text: '有农户反映春上买的玉米种出穗少、秃尖缺粒，正在等田间鉴定。',
  advice: '地里留着\n种子袋和小票留着',
  sourceKind: 'complaints',
};

const aStandardContract = {
  kind: 'model',
  title: '快递服务合同（示范文本）',
  trade: 'parcel',
  operatorName: '省市场监管局',
  filedOn: '2026-01-12',
  text: '快件丢失的，按实际损失赔偿。',
};

const aContract = {
  title: '婚宴预订单',
  form: 'contract',
  trade: 'catering',
  operatorName: '青禾国际酒店',
  source: 'inspection',
  collectedOn: '2026-01-12',
  text: '谢绝自带酒水。最终解释权归本店所有。',
};

const aSurvey = {
  title: '家装市场消费调查',
  industry: '家装',
  month: '2009-04-01',
  frame: 'operators',
  quota: 1,
  sample: ['甲装饰'],
  questions: [{ text: '家装资质证', kind: 'yesNo' }],
};

const aLetter = {
  kind: 'opinion',
  operatorName: '青禾电信营业厅',
  title: '规范话费赠送活动',
  words: '促销时没有说清赠送的话费不抵月租。',
  items: [{ text: '向消费者提供详细的材料', recheckBy: '2100-01-01' }],
};

const aRecall = {
  kind: 'recall',
  product: '电热毯',
  brand: '暖冬牌',
  model: 'NY-150',
  danger: '控制器过热起火',
  advice: '马上拔下来，别再用',
  source: '国家市场监督管理总局',
  announcedOn: '2026-01-12',
};

const publicWords = { said: '买的化肥每袋少四公斤。', asked: '补足', result: '补了四袋。' };
const anObjection = { words: '分量是够的', by: '店主', way: 'writing', on: '2026-11-24' };

export const dockets: readonly Sample[] = [
  sample(
    instructionDocket,
    { id: anEntryId, toOfficeId: 'SO-LH', toStationId: null, text: '到店里看看', dueAt: '2099-11-25T17:00:00+08:00' },
    {
      reportBack: { result: '办好了，都在' },
      sendBack: { remark: '再看看' },
      close: { remark: '好' },
      withdraw: { remark: '不用去了' },
    },
    '令2026-9999',
  ),
  sample(
    taskDocket,
    { id: anEntryId, kind: 'supervision', title: '盯住这一件', leadId: 'SO-LH', dueOn: '2099-12-01' },
    {
      reportBack: { result: '办好了，都在', proof: '11月3日，到会四十人' },
      contribute: { result: '我们的一份办好了' },
      extend: { dueOn: '2100-01-01', remark: '等鉴定' },
      withdraw: { remark: '不用办了' },
      close: { remark: '好' },
      sendBack: { remark: '再看看' },
    },
  ),
  sample(
    exampleDocket,
    {
      id: anEntryId,
      sourceNumber: '投2099-9999',
      title: '一起化肥分量不足纠纷的调解',
      text: '一名农户买的复合肥每袋少了近四公斤，经调解店家补足了分量，双方都认可。',
      lesson: '买化肥过磅，小票和包装袋都留着。',
    },
    {
      rewrite: {
        title: '一起化肥分量不足纠纷的调解',
        text: '一名农户买的复合肥每袋少了近四公斤，经调解店家补足了分量，双方都认可。',
        lesson: '买化肥过磅，小票和包装袋都留着。',
      },
      drop: { remark: '不用了' },
      sendBack: { remark: '再改改' },
      publish: { reach: 'all' },
      withdraw: { remark: '过时了' },
    },
  ),
  sample(
    warningDocket,
    { id: anEntryId, ...aWarning },
    {
      check: { checkedHow: '问了四个站，和三件投诉对得上' },
      rewrite: aWarning,
      drop: { remark: '不用了' },
      sendBack: { remark: '标题再短点' },
      publish: { untilOn: '2100-01-01', bySms: false },
      correct: { title: aWarning.title, text: aWarning.text, advice: aWarning.advice, reason: '地方写错了' },
      withdraw: { remark: '复检合格' },
    },
  ),
  sample(
    publicationDocket,
    { id: anEntryId, matterNumber: '投2026-99999' },
    {
      withhold: { reason: 'malicious', remark: '查明是恶意投诉' },
      rewrite: publicWords,
      leave: { remark: '投诉人不同意公示了' },
      object: anObjection,
      correct: { ...publicWords, reason: '分量写错了' },
      withdraw: { remark: '写错了店' },
      keep: { answer: '过磅单查过，没有写错' },
      amend: { ...publicWords, reason: '分量写错了' },
      uphold: { answer: '查了，确实不是这家店' },
      reconsider: { remark: '理由选错了' },
    },
  ),
  sample(
    publicationRuleDocket,
    { id: anEntryId, title: '公示办法〔2026〕1号', text: '投诉人同意公示的，审了再公示。', sinceOn: '2026-01-01' },
    { drop: { remark: '重复了' }, end: { remark: '上级另有规定' } },
  ),
  sample(
    stationMessageDocket,
    { id: anEntryId, reach: 'town', text: '集上有人推着车卖散装洗衣液，没有厂名' },
    { answer: { text: '我们这儿也见着了' }, withdraw: { remark: '写错了' } },
  ),
  sample(
    trendDocket,
    { id: anEntryId, categoryCode: 'G02.1', reason: '集上卖翻新的棉衣，几个站都有人问' },
    {
      draft: { title: '买棉衣多留意，票据留好', text: '最近几个站都有人问翻新的棉衣。', advice: '看清标签\n留好票据' },
      drop: { remark: '只有一个站问过' },
    },
  ),
  sample(
    recallDocket,
    { id: anEntryId, ...aRecall },
    { release: {}, amend: aRecall, correct: aRecall, end: { remark: '召回办完了' } },
  ),
  sample(
    standardContractDocket,
    { id: anEntryId, ...aStandardContract },
    {
      recheck: { recheckedOn: '2026-01-20', recheckWords: '没有改动' },
      renew: { edition: '2027 版', filedOn: '2026-01-20', text: aContract.text },
      end: { remark: '不用了' },
    },
  ),
  sample(
    contractReviewDocket,
    { id: anEntryId, ...aContract },
    {
      judge: { n: 1, decision: 'suspected' },
      weigh: { n: 1, severity: 'heavy' },
      mark: { code: 'F6', words: '谢绝自带酒水' },
      comment: { n: 1, expertId, on: '2026-01-20', opinion: 'suspected', words: '属于限制自主选择' },
      replaceText: { text: aContract.text },
      drop: { remark: '收重了' },
      advise: { opinion: '有一处涉嫌不符合规定，建议修改。', rectifyBy: '2100-01-01' },
      resume: { remark: '再看一遍' },
      handOver: { remark: '拒不改正', ...aCase() },
      reopen: { remark: '案件不予立案' },
      rectify: { rectifiedOn: '2026-01-20', rectified: '删去了这一句' },
      recheck: { recheckedOn: '2026-01-21', recheckWords: '改好了' },
      sendBack: { recheckedOn: '2026-01-21', recheckWords: '还在' },
    },
  ),
  sample(
    surveyDocket,
    { id: anEntryId, ...aSurvey },
    {
      field: { untilOn: '2100-01-01' },
      amend: aSurvey,
      drop: { remark: '不做了' },
      enter: { firm: 1, way: 'visit', answers: { '1': 'no' } },
      tell: { words: '装修先交钱后失联' },
      conclude: { title: '没有资质证', questions: ['1'], value: '没有', words: '被调查的 1 家没有资质证。' },
      strike: { n: 1 },
      publish: {},
      resume: { remark: '再问几家' },
      return: { remark: '请写清是哪种证' },
      follow: { finding: 1, words: '规范意见', whoId: anEntryId, dueOn: '2100-01-01' },
      done: { n: 1, doneOn: '2026-11-25', done: '发了规范意见' },
      revisit: { firm: 1, way: 'visit', answers: { '1': 'no' } },
    },
  ),
  sample(
    guidanceDocket,
    { id: anEntryId, ...aLetter },
    {
      amend: aLetter,
      drop: { remark: '已经改了' },
      return: { remark: '第二条请写明期限' },
      acknowledge: { acknowledgedOn: '2026-05-06', acknowledgedName: '店长李某' },
      answer: { answeredOn: '2026-05-06', answers: [{ n: 1, answer: '印了告知书' }] },
      check: { checkedOn: '2026-05-06', checks: [{ n: 1, result: 'done', seen: '柜台上有' }] },
      end: { remark: '店已歇业' },
    },
  ),
  sample(
    conventionDocket,
    { id: anEntryId, ...aConvention },
    {
      sign: { names: '老周饭店', on: '2026-05-06' },
      withdraw: { name: '老周饭店', remark: '歇业' },
      amend: aConvention,
      end: { remark: '订了新的一份' },
    },
  ),
  sample(
    institutionDocket,
    { id: anEntryId, ...anInstitution },
    { amend: anInstitution, retire: { remark: '资质注销' }, restore: {} },
  ),
  sample(
    samplingPlanDocket,
    { id: anEntryId, ...aSamplingPlan },
    { approve: {}, revise: aSamplingPlan, drop: { remark: '上级另有安排' }, close: {} },
  ),
  sample(
    batchDocket,
    { id: anEntryId, productClass: 'food', commissioner: 'county', product: '散装老式蛋糕' },
    batchInputs,
  ),
  sample(
    postingDocket,
    { id: anEntryId, stationId: 'ST-NONE', kinds: ['law'], putUpOn: '2026-11-01' },
    { strike: { remark: '记错站了' } },
  ),
  sample(
    campaignDocket,
    { id: anEntryId, ...aCampaign() },
    {
      revise: aCampaign(),
      cancel: { remark: '并到全市的' },
      draw: { shops: 3, officerIds: aVisit().officers.map(({ accountId }) => accountId) },
      openCase: aCase(),
      summarise: { summary: '共检查三十户，都已复查。' },
      resume: { remark: '还有两户没查' },
    },
  ),
  sample(
    sortieDocket,
    { id: anEntryId, ...aCrew() },
    {
      comeBack: aCrew(),
      cancel: { remark: '下大雨' },
      correct: { ...aCrew(), remark: '漏写一人' },
      enterPartner: { people: ['王执法'] },
    },
  ),
  sample(
    inspectionDocket,
    { id: anEntryId, ...aPlannedVisit({ unregistered: true }) },
    {
      recordNil: aVisit(),
      recordFinding: { ...aVisit(), findings: [{ text: '没有标明厂名厂址', isViolation: true }] },
      recordClosed: aVisit(),
      join: { ...aVisit(), remark: '参加了全市的抽查' },
      cancel: { remark: '已经歇业' },
      doubtNil: { remark: '后间没有看' },
      note: { words: '证已经挂上了' },
      noteLate: { words: '证已经挂上了' },
      rectifyNow: { words: '当场下架' },
      order: { text: '补全标签以后再卖', dueOn: '2100-01-01' },
      extend: { dueOn: '2100-02-01', remark: '等厂家寄标签' },
      recheck: aLook(),
      recheckFails: aLook(),
      openCase: aCase(),
      openCaseLate: aCase(),
      orderBan: { orderNumber: '青市监取〔2026〕3号', personName: '孙某', trade: '熟食' },
      executeBan: { executedOn: '2026-11-25', officers: aLook().officers, sealed: '灶具一套' },
      banFails: aLook({ words: '当事人堵住门不让进' }),
      withdrawBan: { remark: '当场出示了执照' },
      reopen: { reopenedOn: '2026-11-25', reopenedAs: '孙记熟食店' },
    },
  ),
  sample(
    seizureDocket,
    { id: anEntryId, ...aSeizure() },
    {
      hand: { place: '县局罚没库', keeper: '高云', from: '2026-11-25' },
      dispose: {
        disposal: 'destroyed',
        disposedOn: '2026-11-25',
        secondId: '00000000-0000-7000-8000-0000000000e9',
        disposalWords: '集中销毁，有录像',
      },
    },
  ),
  sample(
    cautionDocket,
    { id: anEntryId, kind: 'dog', words: '院里有狗，没拴，先打电话', untilOn: '2026-12-31', regionId: 'V0301' },
    {
      refuse: { reason: '没有这回事' },
      renew: { untilOn: '2027-05-31', reason: '狗还在院里' },
      end: { reason: '狗已经送走' },
    },
  ),
  sample(
    stationReportDocket,
    {
      id: anEntryId,
      kind: 'farmInput',
      operatorName: '蓝色面包车',
      place: '前柳村村口',
      seenOn: '2026-11-24',
      words: '有人开车卖没有标签的复合肥，便宜一半',
    },
    {
      add: { words: '今天又来了' },
      answer: { answer: 'handled', answerWords: '所里去查了，已经扣下' },
      withdraw: { remark: '看错了' },
      follow: { words: '人也找到了' },
    },
  ),
  sample(
    exhibitDocket,
    { id: anEntryId, ...anExhibit() },
    {
      hand: {
        toId: '00000000-0000-7000-8000-0000000000e9',
        at: '2026-05-15T17:30:00+08:00',
        place: '2 号库',
        why: '入库',
      },
      check: { at: '2026-06-10T09:15:00+08:00', why: '38 袋，封条完好' },
      release: {
        ending: 'destroyed',
        to: '县垃圾处理场',
        secondId: '00000000-0000-7000-8000-0000000000e9',
        at: '2026-07-10T09:15:00+08:00',
        why: '没收物品销毁',
      },
      takeBack: { reason: '少了一袋，没有点清' },
    },
  ),
  sample(
    covertCheckDocket,
    { id: anEntryId, ...aCovertCheck() },
    {
      record: { visitedOn: '2026-11-25', seen: '柜台上摆着没有标签的服装' },
      cancel: { remark: '改日再去' },
      handOver: { toOfficeId: 'SO-LH', remark: '请查进货票据' },
      close: { remark: '没有看到问题' },
    },
  ),
  sample(
    stationVisitDocket,
    { id: anEntryId, stationId: 'ST-V0303' },
    {
      recordFine: aStationVisitMade(),
      recordFaults: { ...aStationVisitMade(), findings: '公示栏的电话是旧的', rectifyBy: '2100-01-01' },
      cancel: { remark: '站里没人' },
      recheck: { mendedOn: '2026-11-25' },
      askAgain: { rectifyBy: '2100-02-01', remark: '还没有换' },
    },
  ),
  sample(courseDocket, { id: anEntryId, ...aCourse }, { rewrite: aCourse, retire: { reason: '不讲了' } }),
  sample(
    outreachDocket,
    { id: anEntryId, ...anOutreach },
    {
      revise: anOutreach,
      hold: { counted: 61 },
      recount: { counted: 62, reason: '漏数一人' },
      ask: { answers: [{ understood: 'yes', useful: 'no' }] },
      record: { summary: '讲完了，问的人多' },
      cancel: { reason: '场地撤销' },
    },
  ),
  sample(
    driveDocket,
    { id: anEntryId, title: '贴警示', hang: '警示栏最上头', dueOn: '2099-12-01' },
    { extend: { dueOn: '2099-12-02' }, end: { remark: '都做了' }, withdraw: { remark: '不用贴了' } },
  ),
  sample(driveReportDocket, {
    id: anEntryId,
    driveNumber: '宣2026-9999',
    stationId: 'ST-V0303',
    hung: true,
    actedOn: '2026-11-25',
  }),
  sample(
    posterDocket,
    { id: anEntryId, title: '买种三看', words: '看包装\n看证号\n留小票', goal: 'complaint', place: '柳河集市' },
    { takeDown: { reason: '换新的' } },
  ),
  sample(
    materialDocket,
    { id: anEntryId, kind: 'leaflet', name: '买种三看' },
    {
      print: { n: 100, onDay: '2026-01-05', note: '县印刷厂' },
      issue: { stationId: 'ST-V0303', n: 10, onDay: '2026-01-05' },
      giveBack: { stationId: 'ST-V0303', n: 10, onDay: '2026-01-05' },
      handOut: { n: 10, onDay: '2026-01-05', note: '大厅自取' },
      writeOff: { n: 10, onDay: '2026-01-05', note: '受潮' },
      retire: { reason: '换新版' },
    },
  ),
  sample(
    shiftDocket,
    { id: anEntryId, day: '2099-12-01', part: 'night', post: 'clerk', accountId: anEntryId },
    {
      askSwap: { withShiftId: anEntryId },
      followSwap: { accountId: anEntryId },
      substitute: { accountId: anEntryId, remark: '病假' },
      cancel: { remark: '排错了' },
      handOver: { note: '一切正常' },
    },
  ),
  sample(
    calloutDocket,
    { id: anEntryId, title: '礼花炸伤了手', place: '赵堂村' },
    {
      dismiss: { remark: '听错了' },
      sendOffice: { officeId: 'SO-LH', words: '马上到现场' },
      tellDepartments: { organisationIds: ['HEAL'], words: '有人受伤送医' },
      alertStations: { words: '先不要放这种礼花' },
      note: { words: '已打电话' },
      report: { result: '伤者已送医，礼花封存' },
      close: {
        exampleTitle: '礼花伤人处置',
        exampleText: '某村燃放礼花时伤人，值班人员接报后立即处置，封存同批商品。',
      },
    },
  ),
  sample(
    fundDocket,
    {
      id: anEntryId,
      kind: 'budget',
      stationId: 'ST-V0303',
      amountFen: 50_000,
      source: 'finance',
      onDay: '2026-01-05',
    },
    { void: { remark: '记错了' } },
  ),
  sample(
    awaitedDocket,
    {
      id: anEntryId,
      matterNumber: '投2099-0001',
      kind: 'platform',
      toName: '某平台公司',
      about: '提供店铺的登记信息',
      sentOn: '2026-11-23',
    },
    {
      extend: { dueOn: '2026-12-25', reason: '对方来电要延期' },
      reply: { words: '店铺登记信息已附上。' },
      sendBack: { reason: '没有写清楚' },
      answer: { answeredOn: '2026-11-25', result: '提供了登记信息' },
      drop: { reason: '店铺自己认了' },
    },
  ),
  sample(
    redispatchDocket,
    { id: anEntryId, matterNumber: '投2099-0001', stationId: 'ST-V0303' },
    {
      accept: { relation: 'none' },
      decline: { reason: 'busy' },
      recall: { remark: '双方自己谈了' },
      returnBack: { remark: '帮不上' },
      recordJoint: {
        on: '2026-11-25',
        place: '村委会',
        mediators: '郭长河',
        relation: 'none',
        result: 'agreed',
        words: '谈了一次，谈拢了',
      },
      joinSession: { on: '2026-11-25', place: '村委会', mediators: '马建国' },
    },
  ),
  sample(
    charterDocket,
    {
      id: anEntryId,
      name: '东关超市消费维权服务站',
      kindCode: 'service',
      venueKind: 'supermarket',
      regionId: 'V0303',
      contactName: '王芳',
      phone: '13900000001',
    },
    charterInputs,
  ),
  sample(
    assessmentDocket,
    {
      id: anEntryId,
      title: '三季度站点考核',
      period: 'quarter',
      fromOn: '2026-07-01',
      toOn: '2026-09-30',
      schemeCode: 'station-quarter',
    },
    {
      announce: { objectionsUntil: '2026-12-02' },
      nominate: { awardCode: 'advanced-station', subjectId: 'ST-V0303', reason: '台账最全' },
      sendBack: { remark: '抽查没记全' },
      cancel: { remark: '方案要改' },
      decide: { winners: [], explanations: [] },
    },
  ),
  sample(
    objectionDocket,
    {
      id: anEntryId,
      assessmentNumber: '考2099-0001',
      subjectId: 'ST-V0303',
      itemCode: 'filed',
      words: '少算了一件',
    },
    { uphold: { points: 5, answer: '查实少算一件' }, dismiss: { answer: '那一件在期外' } },
  ),
  sample(directiveDocket, aDirective(), {
    split: { tasks: [aCutTask()] },
    answer: { answerNumber: '青市监〔2026〕31号', answeredOn: '2026-11-25', answer: '都办了，见附件。' },
    extend: { dueOn: '2100-01-01', remark: '省局电话同意' },
    correct: aDirective(),
    shelve: { remark: '转发知悉' },
    close: { remark: '' },
    reopen: { remark: '数字要分到村' },
  }),
  sample(planDocket, aPlan(), {
    revise: aPlan(),
    withdraw: { remark: '重写' },
    split: { tasks: [aCutTask()] },
    reach: { milestone: '0', reachedOn: '2026-11-20' },
    count: { target: '0', actual: 12 },
    conclude: { summary: '一年的工作都做完了。' },
    carryOver: { tasks: [{ ...aCutTask(), item: 's1' }] },
    waive: { item: 's1', remark: '站点已撤' },
  }),
  sample(meetingDocket, aMeeting(), {
    hold: { onDay: '2026-11-25', minutes: '议定下列事项。' },
    resolve: { tasks: [aCutTask()] },
    cancel: { remark: '改期' },
  }),
  sample(workgroupDocket, aWorkgroup(), {
    fillIn: { fromOn: '2026-11-25', duties: [{ layer: 'main', name: '刘国栋', duty: '负总责' }] },
    amend: aWorkgroup(),
    end: { remark: '工作完成' },
  }),
  sample(remarkDocket, aRemark(), {
    answer: { answer: '已经办了' },
    passOn: { toId: '00000000-0000-7000-8000-0000000000d2', text: '请办' },
    withdraw: { remark: '写错了' },
    close: { remark: '' },
    sendBack: { remark: '再说清楚' },
  }),
  sample(
    incidentDocket,
    {
      id: anEntryId,
      title: '丰垦818 不结穗',
      reason: '同一个品种、同一个毛病',
      numbers: ['投2026-0001'],
    },
    {
      confirm: { reason: '同一个品种', level: '3', responsibleId: anEntryId },
      drop: { why: 'ordinary' },
      addMember: { numbers: ['投2026-0002'], why: '同一个品种' },
      takeIn: { memberId: anEntryId },
      takeOut: { memberId: anEntryId, why: '不是种子的事' },
      describe: { title: '丰垦818 不结穗' },
      direct: { level: '2', responsibleId: anEntryId, remark: '户数多了' },
      recordCrop: { crop: '春玉米', cropStage: '抽雄吐丝', appraiseBy: '2100-01-01' },
      applyAppraisal: { askedOn: '2026-08-20', to: '县种子站' },
      handOver: { to: '县农业农村局', on: '2026-08-20' },
      command: { place: '前进镇政府门口', hurt: false },
      answerAll: { words: '已经请县农业农村局鉴定，结果出来马上告诉您。' },
      mergeInto: { number: '群2026-0001', why: '同一个品种' },
      close: { summary: '鉴定为种子质量问题，各户都谈成了赔偿，经营者已经立案。' },
      reopen: { remark: '又有人投诉' },
      revive: { remark: '又有人投诉' },
    },
  ),
  sample(
    areaCheckDocket,
    {
      id: anEntryId,
      incidentNumber: '群2026-0001',
      question: '咱村有没有不结穗？',
      dueAt: '2100-01-01T10:00:00+08:00',
    },
    { extend: { dueAt: '2100-01-02T10:00:00+08:00', remark: '下雨路断' }, reopen: { remark: '还差几个站' } },
  ),
  sample(recurrenceDocket, aRecurrence(), { pause: { remark: '先停' }, end: { remark: '不用了' } }),
  sample(
    erasureDocket,
    { id: anEntryId, kind: 'complaint', year: 2019 },
    { refuse: { remark: '再看看' }, finish: { erased: 2, left: 1 } },
  ),
  sample(
    holdDocket,
    { id: anEntryId, matterNumber: '投2019-0001', reason: '行政复议还没结' },
    { lift: { remark: '复议已结' } },
  ),
  sample(
    privacyDocket,
    { id: anEntryId, aboutNumber: '投2019-0001', kind: 'access', how: 'paper' },
    { answer: { said: '都在下面' }, refuse: { ground: 'secret', said: '办案保密' } },
  ),
  sample(
    workReportDocket,
    { id: anEntryId, kind: 'situation', from: '2026-01-01', to: '2026-01-04' },
    {
      write: { head: { title: '一月情况', addressee: '', signedBy: '青禾县局', dateStyle: 'arabic' } },
      answer: { rule: 'ratio', printed: '97.51%', sentence: '办结率97.51%。', how: 'reason', words: '按原文照录' },
      acknowledge: { names: [] },
      comment: { blockId: 'b1', words: '写细一点' },
      resolve: { n: 1 },
      ask: { words: '把站点经费列入预算' },
      drop: { remark: '不写了' },
      sendBack: { remark: '第二段再核一核' },
      number: { number: '青市监〔2026〕12号' },
      voidNumber: { remark: '年份写错了' },
      adopt: { words: '从本月起照着做' },
      submit: { how: 'paper', to: '市局' },
      receive: { on: '2026-01-20' },
      returnIt: { remark: '口径不对' },
      reply: { n: 1, granted: 'yes', reply: '同意', repliedOn: '2026-01-20' },
      praise: { from: '市局', item: '站点建设', words: '做得扎实', on: '2026-01-20' },
    },
  ),
  sample(
    countyReportDocket,
    { id: anEntryId, linePeerId: null, report: aCarriedReport },
    {
      giveBack: { words: '数和附表对不上' },
      renumber: { step: 7, issueNumber: '白市监〔2026〕13号', voided: [] },
    },
  ),
  sample(
    monthClosingDocket,
    { id: anEntryId, month: '2026-01' },
    { giveBack: { remark: '受理数和台账对不上' }, lock: { remark: '石桥所停电，先锁' } },
  ),
  sample(impactDocket, { id: anEntryId, ...anImpact }, { rewrite: anImpact, drop: { remark: '不做这件事了' } }),
  sample(
    breachDocket,
    { id: anEntryId, ...aBreach },
    {
      rewrite: aBreach,
      tellBody: { bodyName: '县网信办', toldAt: '2026-01-05T09:00:00+08:00' },
      tellPersons: { told: 'no', words: '手机加密，已停用' },
    },
  ),
];
