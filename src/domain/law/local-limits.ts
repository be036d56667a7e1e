/**
 * 本地时限 (local limits): the numbers that a county sets for itself, without a legal day; those of the law stand in the rulebook.
 * From how much on a complaint is backlog, from how many on an indicator of 第十七条 is shown and up to which sum a station settles:
 * the law gives factors and no number, and lets a city refine them (《办法》第十七条第二款).
 */
import { defaultNumbersADay } from '../base/number/numbers-a-day.ts';
import { defaultRevealLimits } from '../base/reveal.ts';
import { defaultIdleLimits } from './idle.ts';
import { defaultCreditPoints, type CreditPoints } from './credit-table.ts';
import { defaultResponseLevels, type ResponseLevels } from './response-levels.ts';
import { type StationKind, stationKinds } from '../base/station-kind.ts';

/** How long the trail is kept, where the county says nothing else. */
export const defaultTrailDays = 365;
/** A program that was started for the first time has time to be backed up. */
export const defaultBackupHours = 36;

/** From how many on something is shown. A number is a count of complaints or of people, days are days before and after. */
export interface IndicatorLimits {
  days: number;
  samePerson: number;
  sameOperator: number;
  sameGoods: number;
  manyShops: number;
  sharedPhone: number;
  sharedAddress: number;
  alikeTexts: number;
  /** How much of two texts must agree, in hundredths. */
  alikePercent: number;
}

/** A careful start: a family that complains four times a year about four things meets none of it. */
export const defaultIndicatorLimits: IndicatorLimits = {
  days: 90,
  samePerson: 10,
  sameOperator: 3,
  sameGoods: 4,
  manyShops: 6,
  sharedPhone: 4,
  sharedAddress: 4,
  alikeTexts: 4,
  alikePercent: 60,
};

/** From how much on a complaint counts as backlog; nought leaves a reason out. Days are calendar days. */
export interface BacklogLimits {
  /** Days since the bureau received it. */
  ageDays: number;
  /** Days since anybody moved it. */
  idleDays: number;
  /** Days to the last day of the mediation (第二十三条), or fewer. */
  targetDays: number;
  /** Sessions and talks that led to nothing. */
  attempts: number;
  /** Whether everything that is past its day counts. */
  overdue: boolean;
  /** Working days in which a station accepts what was sent to it; then it comes back by itself. */
  acceptWorkingDays: number;
  /** Days in which a station that accepted helps to an end. */
  helpDays: number;
  /** Minutes in which what was sent can be taken back without a word. */
  undoMinutes: number;
}

export const defaultBacklogLimits: BacklogLimits = {
  ageDays: 45,
  idleDays: 15,
  targetDays: 10,
  attempts: 2,
  overdue: true,
  acceptWorkingDays: 2,
  helpDays: 15,
  undoMinutes: 30,
};

/**
 * 疑似群体投诉的门槛: from how many different complainants on matters of one trouble are a suspicion, and within how many days. No national
 * number was found; the is the start.
 */
export interface GroupLimits {
  /** So many different complainants make a suspicion. */
  people: number;
  /** So many with somebody hurt, or with one batch of food, drug or farm input, are worth a look. */
  watchPeople: number;
  days: number;
  /** A seldom trouble in one place is one within so many days. */
  nearDays: number;
}

export const defaultGroupLimits: GroupLimits = { people: 3, watchPeople: 2, days: 28, nearDays: 7 };

/** 苗头的门槛: from how many complaints of a class on, and how many times as many as usual, it stands out. No law gives a number. */
export interface TrendLimits {
  /** So many weeks are looked at together. */
  weeks: number;
  least: number;
  /** How many hundredths of what is usual: 150 is half as many again. */
  percent: number;
  /** So many weeks ahead a season is looked for in last year. */
  aheadWeeks: number;
  /** For so many weeks a class that was decided is not put on the list again. */
  quietWeeks: number;
}

export const defaultTrendLimits: TrendLimits = { weeks: 4, least: 5, percent: 150, aheadWeeks: 6, quietWeeks: 8 };

/**
 * 本县的目标 of the rates that platforms publish, in per cent; nought sets none. No law gives one: what the county promises itself, or
 * what the city asks of it.
 */
export interface RateTargets {
  initialOnTimeRate: number;
  onTimeClosureRate: number;
  mediationSuccessRate: number;
  verifyOnTimeRate: number;
  publicationRate: number;
}

export const defaultRateTargets: RateTargets = {
  initialOnTimeRate: 100,
  onTimeClosureRate: 100,
  mediationSuccessRate: 0,
  verifyOnTimeRate: 100,
  publicationRate: 0,
};

/** From how many returns, and after how many working days without a move, the levels hear one after the other; nought leaves it out. */
export interface AlarmLimits {
  reopenedTimes: number;
  silentWorkingDays: number;
  /** New matters that wait at the centre are told by text message together, at most once in so many hours. */
  gatherHours: number;
}

export const defaultAlarmLimits: AlarmLimits = { reopenedTimes: 2, silentWorkingDays: 7, gatherHours: 4 };

/** 候的时限 (working days): by when those outside answer, and how long after one letter of reminder the next one goes, a level higher. */
export interface AwaitedLimits {
  testWorkingDays: number;
  transferWorkingDays: number;
  platformWorkingDays: number;
  makerWorkingDays: number;
  departmentWorkingDays: number;
  /** By when who complained answers what an officer asks. */
  consumerWorkingDays: number;
  /** By when who says that an agreement is not kept hears what the shop says. */
  performanceWorkingDays: number;
  /** After how long the clock of a case stood still for it who has the case is asked whether it still does. */
  suspensionWorkingDays: number;
  hearingWorkingDays: number;
  announcementWorkingDays: number;
  refundWorkingDays: number;
  remindWorkingDays: number;
}

/**
 * Help with an investigation has fifteen working days by law (程序规定 第四十五条), and what is announced counts as served after thirty days (第八十二条):
 * 23 working days are a little more. For the rest no law gives a number.
 */
export const defaultAwaitedLimits: AwaitedLimits = {
  testWorkingDays: 30,
  transferWorkingDays: 30,
  platformWorkingDays: 10,
  makerWorkingDays: 10,
  departmentWorkingDays: 15,
  consumerWorkingDays: 3,
  performanceWorkingDays: 3,
  suspensionWorkingDays: 40,
  hearingWorkingDays: 30,
  announcementWorkingDays: 23,
  refundWorkingDays: 60,
  remindWorkingDays: 5,
};

/** The bounds of what a station may settle: up to which sum (null is any), and whether somebody hurt or signs of a violation are its business. */
export interface StationPower {
  amountFen: number | null;
  injury: boolean;
  violation: boolean;
}

const usualPower: StationPower = { amountFen: 5000_00, injury: false, violation: false };
/** What a station of each kind may settle until the county says otherwise. */
const usualPowers = Object.fromEntries(Object.keys(stationKinds).map((kind) => [kind, usualPower])) as Record<
  StationKind,
  StationPower
>;

/** After how many days without a touch a draft goes. */
export const defaultDraftDays = 30;

/** So many rows with people in them one person takes out on a day by himself. */
export const defaultExportRows = 200;

/** Who can do most harm: who makes accounts and rights, who sees the whole county, who reads what everybody did. */
export const defaultFactorRoles: readonly string[] = ['admin', 'security', 'leader', 'auditor'];

/**
 * 留存年限: how many years after its close the personal content of a record of each kind is kept. Of complaints, tip-offs, inquiries and
 * surveys no law that stands in the rulebook gives a number: it is to be the shortest that the purpose needs (个人信息保护法 第十九条), and
 * the county decides it, with its archive. What the bureau wrote as it enforced is its archive: 《机关文件材料归档范围和文书档案保管期限规定》
 * (国家档案局令第8号) knows ten years, thirty years and for good. A file of a penalty case is kept for thirty; an important one (discussed
 * by those who lead the bureau, or handed to the police) for good, whatever stands here. Records of inspections, samplings, reviews
 * of terms and letters, and what stations sent up with its answer, are kept for ten. A caution is no archive: it warns for a year at
 * most, and is kept for as long after it as what it warns of can still be a case (《行政处罚法》第三十六条: two years).
 */
export interface RetentionYears {
  complaint: number;
  tipoff: number;
  inquiry: number;
  enforcement: number;
  sampling: number;
  inspection: number;
  clause: number;
  guidance: number;
  survey: number;
  stationReport: number;
  caution: number;
}

/** A careful start, since nothing that was erased comes back; longer than the three years in which a consumer may complain. */
export const defaultRetentionYears: RetentionYears = {
  complaint: 5,
  tipoff: 10,
  inquiry: 3,
  enforcement: 30,
  sampling: 10,
  inspection: 10,
  clause: 10,
  guidance: 10,
  survey: 3,
  stationReport: 10,
  caution: 2,
};

/**
 * 个人信息请求的答复 (working days): the law asks that it is timely (个人信息保护法 第四十五条、第四十六条、第五十条) and names no number;
 * GB/T 35273—2020 《信息安全技术 个人信息安全规范》 8.7 a) says within thirty days, which no setting goes beyond.
 */
export const defaultPrivacyWorkingDays = 15;
/** 格式条款审查意见 (working days): no law gives a number; a county sets its own. */
export const defaultOpinionWorkingDays = 10;
export const mostAnswerDays = 30;

/**
 * 月度统计: by which working day after a month an office has handed it in and the county has locked it, and at how many locked months the
 * next one looks back for corrections. No law gives one; each month that is looked back at is counted anew.
 */
export const defaultMonthLimits = { monthReportWorkingDays: 3, monthLockWorkingDays: 5, monthsCorrected: 3 };

/** What a county starts with, but for the days of the law and of its procedure. */
export const defaultThresholds = {
  stationPowers: usualPowers,
  indicators: defaultIndicatorLimits,
  backlog: defaultBacklogLimits,
  groups: defaultGroupLimits,
  responseLevels: defaultResponseLevels,
  trends: defaultTrendLimits,
  rateTargets: defaultRateTargets,
  alarms: defaultAlarmLimits,
  awaited: defaultAwaitedLimits,
  draftDays: defaultDraftDays,
  trailDays: defaultTrailDays,
  ...defaultRevealLimits,
  numbersADay: defaultNumbersADay,
  exportRows: defaultExportRows,
  ...defaultIdleLimits,
  backupHours: defaultBackupHours,
  factorRoles: defaultFactorRoles,
  retentionYears: defaultRetentionYears,
  privacyWorkingDays: defaultPrivacyWorkingDays,
  opinionWorkingDays: defaultOpinionWorkingDays,
  ...defaultMonthLimits,
};

/** A label and a leaf can be told on it, and a hundred stations on a slow network have it in a minute. */
export const defaultCheckPhotoKilobytes = 60;

/** The limits a county sets for itself. */
export interface LocalLimits {
  dispatchWorkingDays: number;
  giveBackWorkingDays: number;
  stationAnswerWorkingDays: number;
  followUpDays: number;
  /** So many days after the close may the bureau be asked to look at it once more, and by so many working days it answers; no law gives either. */
  appealDays: number;
  appealWorkingDays: number;
  /** By when a reporter hears that the bureau has no power over the tip-off: 《办法》第三十四条 gives no number. */
  tellNoPowerWorkingDays: number;
  /** By when an inquiry is answered; no law gives a number. */
  answerWorkingDays: number;
  /** How long a station in the operator's own house may talk with its customer; after how long one is idle, and its boards too old. */
  ownVenueWorkingDays: number;
  stationIdleDays: number;
  boardDays: number;
  /** How large the photo of an area check may be, which each station carries on its telephone. */
  checkPhotoKilobytes: number;
  /** Whether 不予受理 and 终止调解 need the superior's word, and whether a head who decides himself needs none. */
  approveDecline: boolean;
  approveTerminate: boolean;
  headDecidesAlone: boolean;
  /**
   * 立案、不予立案、延长核查、移送和结案: whether the head of an office decides them by delegation, of cases, tip-offs and clues alike. By law who leads
   * the bureau does (程序规定 第十八条至第二十条); counties of before the bureau was asked keep what they had.
   */
  headApprovesCases: boolean;
  /** 书面授权: number and day of the paper that lets him; empty where the county has named none, and then no sheet says that there is one. */
  headApprovalPaper: string;
  headApprovalOn: string;
  /**
   * 听证: whether a sole trader has a hearing from the sums of a natural person on. 《听证办法》第五条 names natural persons and others; the Civil
   * Code keeps sole traders under natural persons (民法典 第五十四条), and provinces fix sums of their own.
   */
  soleTraderHeardAsPerson: boolean;
  /** 工作汇报: whether whoever reviewed a report leaves its signature to another. */
  reportTwoPeople: boolean;
  /** What was open when 令121 came into force keeps an earlier deadline of its older rule; 令121 itself says nothing. */
  keepEarlierDeadline: boolean;
  /** What was received before 令121 and is decided since: by its grounds, articles and forms (程序从新), or by those of the day of receipt. */
  olderByNewProcedure: boolean;
  /** What a station of each kind may settle by itself. */
  stationPowers: Readonly<Record<StationKind, StationPower>>;
  /** From how many on an indicator of 第十七条 is shown. */
  indicators: IndicatorLimits;
  tipoffCredits: CreditPoints;
  /** From how much on an open complaint is backlog, and how long a station may take that is asked to help. */
  backlog: BacklogLimits;
  /** From how many complainants on matters of one trouble are a suspicion. */
  groups: GroupLimits;
  /** 响应等级: what the levels of a group incident are called, and what follows from each. */
  responseLevels: ResponseLevels;
  /** From how many complaints on a class of goods stands out. */
  trends: TrendLimits;
  /** What the county wants its rates to be, beside the national means. */
  rateTargets: RateTargets;
  /** From how many returns and days of silence on the levels hear of a matter. */
  alarms: AlarmLimits;
  /** By when those outside answer, and how often they are reminded. */
  awaited: AwaitedLimits;
  /** After how many days without a touch a draft goes. */
  draftDays: number;
  /** For how many days the trail is kept; never under the 180 of the law. */
  trailDays: number;
  /** How often one person may look behind the mask on a day, and from how many times on his superior hears of it. */
  revealsADay: number;
  revealsTold: number;
  /** How many different whole telephones or identity numbers one person asks for on a day. */
  numbersADay: number;
  /** How many rows with people in them one person takes out on a day before a second person is asked. */
  exportRows: number;
  /** After how many minutes without use a session ends, and that of who governs the county or its accounts. */
  idleMinutes: number;
  guardedIdleMinutes: number;
  /** After how many hours without a good backup the administrator is told. */
  backupHours: number;
  /** The roles that sign in with a second factor; the others may have one. */
  factorRoles: readonly string[];
  /** For how many years after the close the personal content of a matter of each kind is kept. */
  retentionYears: RetentionYears;
  /** By when a person hears who asks about his own data. */
  privacyWorkingDays: number;
  /** By when a collected contract has its opinion. */
  opinionWorkingDays: number;
  /** By when an office hands in a month and the county locks it; at how many locked months the next one looks back. */
  monthReportWorkingDays: number;
  monthLockWorkingDays: number;
  monthsCorrected: number;
}

/** What migrations filled in for counties that were there already, where a county begins otherwise now. */
export const formerLimits: Partial<LocalLimits> = { headApprovesCases: true };

export const defaultLocalLimits: LocalLimits = {
  dispatchWorkingDays: 1,
  giveBackWorkingDays: 1,
  stationAnswerWorkingDays: 1,
  followUpDays: 7,
  appealDays: 30,
  appealWorkingDays: 15,
  tellNoPowerWorkingDays: 5,
  answerWorkingDays: 3,
  ownVenueWorkingDays: 2,
  stationIdleDays: 90,
  boardDays: 31,
  checkPhotoKilobytes: defaultCheckPhotoKilobytes,
  approveDecline: false,
  approveTerminate: false,
  headDecidesAlone: true,
  headApprovesCases: false,
  headApprovalPaper: '',
  headApprovalOn: '',
  soleTraderHeardAsPerson: true,
  reportTwoPeople: true,
  keepEarlierDeadline: true,
  olderByNewProcedure: true,
  tipoffCredits: defaultCreditPoints,
  ...defaultThresholds,
};
