/**
 * 统计口径 (figure): what counts as what. Each figure has one definition, counted from the ledger, and opens the records
 * behind it. 办结率 is closed by the cut-off ÷ accepted in the period, shown with both numbers: the seed prints 97.51 %
 * where its own 198 of 201 gives 98.51 %, so the program counts and never copies.
 */
import { conversionFigures, conversionFigureWords } from './conversion-figures.ts';
import { enforcementFigureWords, enforcementFigures } from './enforcement-figures.ts';
import type { FigureWords } from './figure-words.ts';

/** 消费教育: counted from events and materials, by their days. */
export const educationFigures = [
  'outreaches',
  'audience',
  'audienceEstimated',
  'materialsHandedOut',
  'educationPoints',
  'lecturerOutreaches',
  'lecturerAudience',
  'seminars',
] as const;
export type EducationFigure = (typeof educationFigures)[number];

/** 消费提示和警示: counted from what was published, by the day of its publication. */
export const noticeFigures = ['notices', 'warnings'] as const;
export type NoticeFigure = (typeof noticeFigures)[number];

/** 群体性投诉 (D03, D04): confirmed incidents, and how many stations were asked and have answered. */
export const incidentFigures = ['incidents', 'stationsAsked', 'stationsAnswered'] as const;
export type IncidentFigure = (typeof incidentFigures)[number];

/** 检查和专项 (F07–F12, F36, F40–F42): visits, distinct shops, heads and vehicles each by their own definition. */
export const inspectionFigures = [
  'inspectedShops',
  'shopVisits',
  'schoolZoneShops',
  'violationsFound',
  'bans',
  'personTimes',
  'vehicleTimes',
  'joinedInspections',
  'festivalChecks',
  'festivalVisits',
  'fakeBottles',
  'fakeBags',
] as const;
export type InspectionFigure = (typeof inspectionFigures)[number];

/** 抽检 (F01, F06): batches by the day of their sampling and by who commissioned them, and food off the shelf in kilograms. */
export const samplingFigures = [
  'batchesSampled',
  'batchesByProvince',
  'batchesByCity',
  'batchesByCounty',
  'foodOffShelfGrams',
] as const;
export type SamplingFigure = (typeof samplingFigures)[number];

/** 消费调查和规范意见 (F35, F43, F44, F53): surveys by the day they went to the field, letters by the day of their signature. */
export const surveyFigures = ['surveys', 'surveySample', 'surveyFindings', 'guidanceItems'] as const;
export type SurveyFigure = (typeof surveyFigures)[number];

export const figureNames = [
  'received',
  'people',
  'accepted',
  'declined',
  'mediated',
  'settled',
  'terminated',
  'closed',
  'closureRate',
  'recoveredFen',
  'compensationFen',
  'settledAtStation',
  'tipoffs',
  'casesOpened',
  'askedPeople',
  ...educationFigures,
  ...noticeFigures,
  ...incidentFigures,
  ...inspectionFigures,
  ...samplingFigures,
  ...surveyFigures,
  ...enforcementFigures,
  ...conversionFigures,
] as const;
export type FigureName = (typeof figureNames)[number];

export const figures = {
  received: {
    zh: '收到',
    en: 'Received',
    unit: 'count',
    definitionZh: '期内县局收到的投诉件数；共同投诉是一件，并入别的件的不再算一件。',
    definitionEn:
      'Complaints that the bureau received in the period; a joint one is one, a merged one none of its own.',
  },
  people: {
    zh: '投诉人数',
    en: 'Complainants',
    unit: 'count',
    definitionZh: '上项的投诉人数：共同投诉按还在的人数，其余每件一人。',
    definitionEn: 'People who complained in them: all that are still in a joint one, else one each.',
  },
  accepted: {
    zh: '受理',
    en: 'Accepted',
    unit: 'count',
    definitionZh: '受理决定日期在期内的投诉件数，并入别的件的除外。',
    definitionEn: 'Complaints whose decision to accept is dated in the period.',
  },
  declined: {
    zh: '不予受理',
    en: 'Declined',
    unit: 'count',
    definitionZh: '不予受理决定日期在期内的投诉件数。',
    definitionEn: 'Complaints whose decision not to accept is dated in the period.',
  },
  mediated: {
    zh: '调处',
    en: 'Mediated',
    unit: 'count',
    definitionZh: '期内受理、到截止日已开过调解会的投诉件数。',
    definitionEn: 'Complaints accepted in the period for which a session was held by the cut-off.',
  },
  settled: {
    zh: '达成协议',
    en: 'Settled',
    unit: 'count',
    definitionZh: '期内受理、到截止日已达成调解协议的投诉件数。',
    definitionEn: 'Complaints accepted in the period with an agreement by the cut-off.',
  },
  terminated: {
    zh: '终止调解',
    en: 'Terminated',
    unit: 'count',
    definitionZh: '期内受理、到截止日已终止调解的投诉件数。',
    definitionEn: 'Complaints accepted in the period whose mediation was ended by the cut-off.',
  },
  closed: {
    zh: '办结',
    en: 'Closed',
    unit: 'count',
    definitionZh: '期内受理、到截止日已办结（各方都已告知）的投诉件数。',
    definitionEn: 'Complaints accepted in the period and closed by the cut-off.',
  },
  closureRate: {
    zh: '办结率',
    en: 'Closure rate',
    unit: 'percent',
    definitionZh: '办结 ÷ 受理，保留两位小数；没有受理的期间不算。',
    definitionEn: 'Closed ÷ accepted, two decimals; none where nothing was accepted.',
  },
  recoveredFen: {
    zh: '挽回经济损失',
    en: 'Loss recovered',
    unit: 'fen',
    definitionZh: '达成日期在期内的协议（含站点谈成的）挽回的金额之和。',
    definitionEn: 'Sum recovered by agreements dated in the period, stations included.',
  },
  compensationFen: {
    zh: '其中赔偿金',
    en: 'Of which compensation',
    unit: 'fen',
    definitionZh: '上项中的赔偿金和加倍赔偿。',
    definitionEn: 'The part of it that is compensation.',
  },
  settledAtStation: {
    zh: '站点谈成',
    en: 'Settled at stations',
    unit: 'count',
    definitionZh: '期内由联络站协商谈成、没有交县局的件数。',
    definitionEn: 'Matters that stations settled without the bureau in the period.',
  },
  tipoffs: {
    zh: '受理举报',
    en: 'Tip-offs received',
    unit: 'count',
    kind: 'tipoff',
    definitionZh: '期内县局收到的举报件数，重复举报和并入前一件的也各算一件。',
    definitionEn: 'Tip-offs that the bureau received in the period, repeated and merged ones counted too.',
  },
  casesOpened: {
    zh: '举报立案',
    en: 'Cases opened',
    unit: 'count',
    kind: 'tipoff',
    definitionZh: '立案决定日期在期内的举报件数。',
    definitionEn: 'Tip-offs for which the decision to open a case is dated in the period.',
  },
  askedPeople: {
    zh: '接受咨询人次',
    en: 'People who asked',
    unit: 'count',
    kind: 'inquiry',
    definitionZh: '收到日期在期内的咨询的人次之和：几个人来问就算几，不按张数。',
    definitionEn: 'Sum of the people of all inquiries received in the period, not of their sheets.',
  },
  outreaches: {
    zh: '宣传培训活动',
    en: 'Events of education',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内办完的3·15现场活动、培训、讲座、送法进村进社区、流动课堂的场次；座谈会、现场会另数。',
    definitionEn: 'Events held in the period at which people were taught; seminars and on-site meetings apart.',
  },
  audience: {
    zh: '受众',
    en: 'Attendance',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内办完的各种宣教活动的人次之和：扫码签到加现场点数，一人来两场算两人次。',
    definitionEn: 'Sum of attendance at all events held in the period: checked in and counted.',
  },
  audienceEstimated: {
    zh: '其中估计的',
    en: 'Of which estimated',
    unit: 'count',
    records: '/education/records',
    definitionZh: '上项中不是当场数的人次；是零的，报告里不写“余”。',
    definitionEn: 'The part of it that was estimated.',
  },
  materialsHandedOut: {
    zh: '发放宣传材料',
    en: 'Materials handed out',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内在活动上、由站点和别处发到群众手里的宣传材料份数；发给站点还没发出去的不算。',
    definitionEn: 'Copies that reached people in the period; what still lies at stations is none of them.',
  },
  educationPoints: {
    zh: '消费教育联络点',
    en: 'Points of education',
    unit: 'count',
    records: '/education/records',
    definitionZh: '截止日是消费教育联络点、没有撤销的站点数。',
    definitionEn: 'Stations that are points of education at the cut-off.',
  },
  lecturerOutreaches: {
    zh: '宣讲团活动',
    en: 'Events with lecturers',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内办完的、有聘任的宣讲员讲的活动场次。',
    definitionEn: 'Events held in the period at which an appointed lecturer spoke.',
  },
  lecturerAudience: {
    zh: '受教育人数',
    en: 'People they taught',
    unit: 'count',
    records: '/education/records',
    definitionZh: '上项各场的人次之和。',
    definitionEn: 'Sum of attendance at them.',
  },
  seminars: {
    zh: '座谈会',
    en: 'Seminars',
    unit: 'count',
    records: '/education/records',
    definitionZh: '期内开过的宣传教育座谈会的次数。',
    definitionEn: 'Seminars held in the period.',
  },
  notices: {
    zh: '消费提示和警示',
    en: 'Tips and warnings',
    unit: 'count',
    records: '/warnings',
    definitionZh: '期内发布的消费提示、消费警示和紧急警示的条数；后来撤回的也算，改正的不另算。',
    definitionEn: 'Tips, warnings and urgent warnings published in the period, withdrawn ones among them.',
  },
  warnings: {
    zh: '其中消费警示',
    en: 'Of which warnings',
    unit: 'count',
    records: '/warnings',
    definitionZh: '上项中的消费警示和紧急警示。',
    definitionEn: 'The part of them that is a warning or an urgent one.',
  },
  incidents: {
    zh: '群体性投诉预警',
    en: 'Group incidents',
    unit: 'count',
    records: '/incidents?state=all',
    definitionZh: '期内确认的群体事件起数；疑似没有确认的、排除的不算，并入另一起的只算那一起。',
    definitionEn: 'Group incidents confirmed in the period; one merged into another counts with that one.',
  },
  stationsAsked: {
    zh: '排查问到站点',
    en: 'Stations asked',
    unit: 'count',
    records: '/area-checks?state=all',
    definitionZh: '期内发出的区域排查问到的站点，一次排查一个站点算一站次；问的时候在用的站点都算，后来撤的也算。',
    definitionEn: 'Stations asked by area checks of the period, one for each check and station.',
  },
  stationsAnswered: {
    zh: '其中答了的',
    en: 'Of which answered',
    unit: 'count',
    records: '/area-checks?state=all',
    definitionZh: '上项中答了“有”“无”或者“无法核实”的站次，晚答的也算；除以上项就是反馈率。',
    definitionEn:
      'Of these, those that have answered, late ones among them; divided by the above it is the rate of answers.',
  },
  inspectedShops: {
    zh: '检查经营主体',
    en: 'Shops inspected',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内检查到的不同经营者的家数：一家查几次只算一家，两个名字认出是一家的算一家，关门没查成的不算。',
    definitionEn: 'Distinct shops inspected in the period; a shop visited twice is one, a closed door is none.',
  },
  shopVisits: {
    zh: '检查户次',
    en: 'Visits to shops',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内本单位检查的次数，一户一次算一户次，关门的也算去过一次；参与别的单位的不算。',
    definitionEn: 'Visits of the bureau in the period, closed doors among them; none in other bodies’ inspections.',
  },
  schoolZoneShops: {
    zh: '其中学校周边',
    en: 'Of which around schools',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内学校周边专项检查到的不同经营者户数。',
    definitionEn: 'Distinct shops inspected in campaigns around schools in the period.',
  },
  violationsFound: {
    zh: '发现违法经营行为',
    en: 'Violations found',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内检查记下的违法行为起数；只是要改进的不算。没有就是 0，由两人确认的“没有问题”在检查里。',
    definitionEn: 'Violations recorded by visits of the period; what is only to be improved is none.',
  },
  bans: {
    zh: '取缔无照经营',
    en: 'Unlicensed trades banned',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内已经执行的取缔户数；决定了还没执行的、撤回的不算，后来办了执照的还算。',
    definitionEn: 'Bans executed in the period; those only ordered or withdrawn are none.',
  },
  personTimes: {
    zh: '出动执法人员',
    en: 'Officers sent out (person-times)',
    unit: 'count',
    records: '/sorties?state=all',
    definitionZh: '期内每次出动的人数相加（人次）：同一人去三次是三人次；别的单位的人不算。',
    definitionEn: 'Heads of each sortie of the period, added up; people of other bodies are none.',
  },
  vehicleTimes: {
    zh: '出动执法车辆',
    en: 'Vehicles sent out',
    unit: 'count',
    records: '/sorties?state=all',
    definitionZh: '期内每次出动的车数相加（辆次）。',
    definitionEn: 'Vehicles of each sortie of the period, added up.',
  },
  joinedInspections: {
    zh: '参与监督检查和专项检查',
    en: 'Inspections joined',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内参与别的单位牵头的检查的次数；不算本单位的检查。',
    definitionEn: 'Inspections of other bodies in which the bureau took part; none of them is its own.',
  },
  festivalChecks: {
    zh: '节日食品市场检查',
    en: 'Festival checks',
    unit: 'count',
    records: '/sorties?state=all',
    definitionZh: '期内节日食品专项的出动次数。',
    definitionEn: 'Sorties in festival campaigns in the period.',
  },
  festivalVisits: {
    zh: '其中检查经营户',
    en: 'Visits in festival checks',
    unit: 'count',
    records: '/inspections?state=all',
    definitionZh: '期内节日食品专项检查的户次，查几次算几户次。',
    definitionEn: 'Visits to shops in festival campaigns in the period.',
  },
  fakeBottles: {
    zh: '查获假冒伪劣商品（瓶）',
    en: 'Fake goods seized (bottles)',
    unit: 'count',
    records: '/seizures?state=all',
    definitionZh: '期内查扣的涉嫌假冒伪劣商品里按瓶登的数量；瓶和袋不相加。',
    definitionEn: 'Of fake goods seized in the period those counted in bottles; never added to bags.',
  },
  fakeBags: {
    zh: '查获假冒伪劣商品（袋）',
    en: 'Fake goods seized (bags)',
    unit: 'count',
    records: '/seizures?state=all',
    definitionZh: '期内查扣的涉嫌假冒伪劣商品里按袋登的数量。',
    definitionEn: 'Of fake goods seized in the period those counted in bags.',
  },
  surveys: {
    zh: '消费调查',
    en: 'Surveys',
    unit: 'count',
    records: '/surveys?state=all',
    definitionZh: '期内开始问的消费调查次数；不做了的不算。',
    definitionEn: 'Surveys that went to the field in the period, without those that were dropped.',
  },
  surveySample: {
    zh: '调查样本',
    en: 'Sheets of surveys',
    unit: 'count',
    records: '/surveys?state=all',
    definitionZh: '上项各次调查收回的答卷份数，一家一份。',
    definitionEn: 'Sheets that came in for them, one a firm.',
  },
  surveyFindings: {
    zh: '调查发现',
    en: 'Findings of surveys',
    unit: 'count',
    records: '/surveys?state=all',
    definitionZh: '上项各次调查写出的结论项数。',
    definitionEn: 'Findings that were written of them.',
  },
  guidanceItems: {
    zh: '规范意见',
    en: 'Items of guidance letters',
    unit: 'count',
    records: '/guidances?state=all',
    definitionZh: '期内签发的规范意见书列出的条数，按列出的数，不按文中写的数。',
    definitionEn: 'Items listed in the guidance letters signed in the period, not what their words say.',
  },
  batchesSampled: {
    zh: '监测抽检批次',
    en: 'Batches sampled',
    unit: 'count',
    records: '/samplings?state=all',
    definitionZh: '抽样日期在期内的批次；登记了没抽成的不算，一批抽一次算一批。',
    definitionEn: 'Batches whose sampling is dated in the period; those that came to nothing are none.',
  },
  batchesByProvince: {
    zh: '其中省局委托',
    en: 'Of which for the province',
    unit: 'count',
    records: '/samplings?state=all',
    definitionZh: '上项中省局委托抽检的。',
    definitionEn: 'The part of them that the province commissioned.',
  },
  batchesByCity: {
    zh: '其中市局委托',
    en: 'Of which for the city',
    unit: 'count',
    records: '/samplings?state=all',
    definitionZh: '上项中市局委托抽检的。',
    definitionEn: 'The part of them that the city commissioned.',
  },
  batchesByCounty: {
    zh: '其中本局委托',
    en: 'Of which for the county',
    unit: 'count',
    records: '/samplings?state=all',
    definitionZh: '上项中本局自己委托的；三级相加就是上项。',
    definitionEn: 'The part of them that the county commissioned; the three are the whole.',
  },
  foodOffShelfGrams: {
    zh: '下架不合格食品（公斤）',
    en: 'Unqualified food off the shelf (kg)',
    unit: 'gram',
    records: '/samplings?state=all',
    definitionZh: '期内下架的食品、食用农产品，只加以公斤计的；以袋、瓶、盒计的另看，不折算、不相加；划掉的行不算。',
    definitionEn:
      'Food taken off the shelf in the period, in kilograms alone; bags, bottles and boxes are never added.',
  },
  ...enforcementFigureWords,
  ...conversionFigureWords,
} as const satisfies Record<FigureName, FigureWords>;

export interface FigurePeriod {
  from: string;
  to: string;
  /** Null for the whole county. */
  officeId: string | null;
  /** Only what is of this category or below it, such as V06 or V; left out for everything. */
  category?: string | null;
}

/** The industries by which services are reported: each is a category of the taxonomy, with all below it. */
export const serviceClasses = {
  V06: { zh: '电信服务', en: 'Telecommunications' },
  'V01.5': { zh: '家电维修等修理服务', en: 'Repair, appliances included' },
  V03: { zh: '旅游服务', en: 'Tourism' },
  'V01.1': { zh: '餐饮服务', en: 'Catering' },
  'V01.3': { zh: '美容美发', en: 'Beauty and hairdressing' },
} as const satisfies Record<string, { zh: string; en: string }>;

/** What a figure prints as that was not counted: 「共受理调解消费者投诉*件」. A blank is never a nought. */
export const blank = '*';

/**
 * Whether the ledger was kept in a period: 'no' when the program had no ledger of the place yet, or the period has not
 * begun, so that every figure is blank; 'partly' when it began within the period and the figures count from that day on.
 */
export function keptIn(
  { from, to }: Pick<FigurePeriod, 'from' | 'to'>,
  keptSince: string | null,
  today: string,
): 'no' | 'partly' | 'yes' {
  if (keptSince === null || to < keptSince || from > today) return 'no';
  return from < keptSince ? 'partly' : 'yes';
}

export type FigureValues = Record<Exclude<FigureName, 'closureRate'>, number> & { closureRate: number | null };

/** What was counted of a period: a figure that is missing was not, and is a blank. */
export type CountedValues = Partial<FigureValues>;

/** Per cent with two decimals, rounded half up on whole numbers so that no binary fraction decides; null without a base. */
export function rate(part: number, whole: number): number | null {
  if (whole === 0) return null;
  return Math.floor((part * 20_000 + whole) / (2 * whole)) / 100;
}

/** The names of some figures, for a list that opens their records. */
export function figureTitles(names: readonly FigureName[]): Partial<Record<string, { zh: string; en: string }>> {
  return Object.fromEntries(names.map((name) => [name, { zh: figures[name].zh, en: figures[name].en }]));
}
