/**
 * 时钟怎么算的 (explanation): why a clock stands where it stands, in one sentence with its article, so that whoever doubts a
 * day can check it with the calendar on the wall.
 */
import { articleEn } from './article.ts';
import { addDays, dayZh, weekdayOf, weekdayZh, type Calendar, type Day } from '../base/calendar.ts';
import type { Clock, Pause } from './clock.ts';
import { clockNames, localLimitZh, type ClockStart } from './rulebook.ts';

export interface Explanation {
  zh: string;
  en: string;
}

const startWords: Readonly<Record<ClockStart, Explanation>> = {
  received: { zh: '收到', en: 'received' },
  identityAsked: { zh: '通知送达', en: 'asked for papers' },
  accepted: { zh: '受理', en: 'accepted' },
  terminated: { zh: '决定终止', en: 'ended' },
  registered: { zh: '登记', en: 'registered' },
  noPowerFound: { zh: '认定无权处理', en: 'found to have no power' },
  stationReceived: { zh: '站点收到', en: 'heard by the station' },
  closed: { zh: '办结', en: 'closed' },
  appealed: { zh: '请县局复核', en: 'appealed' },
  clueFound: { zh: '发现线索', en: 'clue found' },
  disputed: { zh: '发生争议', en: 'disputed' },
  decided: { zh: '作出决定', en: 'decided' },
  asked: { zh: '提出咨询', en: 'asked' },
  filed: { zh: '立案', en: 'filed' },
  measured: { zh: '采取措施', en: 'measure taken' },
  letterReceived: { zh: '收到协查函', en: 'letter received' },
  sentForReview: { zh: '送审', en: 'sent for review' },
  notified: { zh: '告知书送达', en: 'notice served' },
  announced: { zh: '公告', en: 'announced' },
  revoked: { zh: '决定被撤销', en: 'decision revoked' },
  served: { zh: '决定书送达', en: 'decision served' },
  urged: { zh: '催告书送达', en: 'urged' },
  remediesEnded: { zh: '复议、诉讼期满', en: 'remedies ended' },
  caseEnded: { zh: '结案情形发生', en: 'case ended' },
  crimeReported: { zh: '书面报告', en: 'reported' },
  crimeApproved: { zh: '批准移送', en: 'handover approved' },
  actEnded: { zh: '违法行为终了', en: 'act ended' },
  anew: { zh: '撤销后重新起算', en: 'begun anew after the revocation' },
};

/** What set the clock going, in a word. */
export function startWordsOf({ identifier, start }: Pick<Clock, 'identifier' | 'start'>): Explanation {
  return startWords[start ?? clockNames[identifier].start];
}

/** The day that the count gives, or the one that somebody has set before it. */
function endOfCount({ identifier, nominalOn, cutOn }: Clock): Explanation {
  if (cutOn === undefined) return { zh: `到 ${dayZh(nominalOn)}`, en: `it ends on ${nominalOn}` };
  return identifier === 'identity'
    ? { zh: `但不晚于决定是否受理的应办日 ${dayZh(cutOn)}`, en: `not after ${cutOn}, by which acceptance is decided` }
    : {
        zh: `责令在 ${dayZh(cutOn)}前重新作出，比这样数的早，以它为准`,
        en: `ordered to be decided anew by ${cutOn}, which comes before that and binds`,
      };
}

/** The sentence of the clock: start, count, what is left out and by which paper, rest days, and why the days differ. */
export function explain(clock: Clock, calendar: Calendar): Explanation {
  const parts = [
    startOfCount(clock),
    ...extensionIn(clock),
    ...clock.pauses.map(pauseLeftOut),
    ...restDays(clock, calendar),
    endOfCount(clock),
    ...targetBefore(clock, calendar),
    ...legalDay(clock),
    ...provisionalYear(clock),
  ];
  return { zh: `${parts.map(({ zh }) => zh).join('；')}。`, en: `${parts.map(({ en }) => en).join('; ')}.` };
}

const unitWords: Readonly<Record<Clock['unit'], Explanation>> = {
  wd: { zh: '个工作日', en: 'working day' },
  d: { zh: '日', en: 'day' },
  h: { zh: '小时', en: 'hour' },
  month: { zh: '个月', en: 'month' },
  year: { zh: '年', en: 'year' },
};

function unitOf({ unit, count }: Clock): Explanation {
  const { zh, en } = unitWords[unit];
  return { zh, en: `${en}${count === 1 ? '' : 's'}` };
}

function lawOf({ article }: Clock): Explanation {
  return article === localLimitZh
    ? { zh: '按本县定的时限', en: 'By the county’s own limit' }
    : { zh: `按${article}`, en: `By ${articleEn(article)}` };
}

function startOfCount(clock: Clock): Explanation {
  const start = startWordsOf(clock);
  const law = lawOf(clock);
  const unit = unitOf(clock);
  const zh = `${law.zh}，${dayZh(clock.startedOn)}${start.zh}`;
  const en = `${law.en}, ${start.en} on ${clock.startedOn}`;
  if (clock.count === null && clock.cutOn !== undefined)
    return { zh: `${zh}，最后一天由承办人选定`, en: `${en}, the officer chose the last day` };
  if (clock.count === null)
    return {
      zh: `${zh}，承办人选定 ${dayZh(clock.nominalOn)}为最后一天`,
      en: `${en}, the officer chose ${clock.nominalOn} as the last day`,
    };
  if (clock.unit === 'h')
    return {
      zh: `${zh}，开始的那个小时不算，数 ${clock.count} ${unit.zh}`,
      en: `${en}, the hour of the start not counted, ${clock.count} ${unit.en} from the next`,
    };
  return {
    zh: `${zh}，当天不算，从第二天起数 ${clock.count} ${unit.zh}`,
    en: `${en}, that day not counted, ${clock.count} ${unit.en} from the next`,
  };
}

function extensionIn(clock: Clock): Explanation[] {
  const { extendedBy } = clock;
  if (extendedBy === 0) return [];
  return [
    {
      zh: `其中 ${extendedBy} ${unitOf(clock).zh}是负责人批准延长的`,
      en: `of which ${extendedBy} by leave of the head`,
    },
  ];
}

function pauseLeftOut({ from, to, why, paper }: Pause): Explanation {
  const until = to === null ? '还没出结果' : `${dayZh(to)}出结果`;
  return {
    zh: `${dayZh(from)}起${why}，${until}，这段不计入（凭 ${paper}）`,
    en: `testing from ${from} ${to === null ? 'without a result yet' : `to ${to}`} left out (paper ${paper})`,
  };
}

function restDays(clock: Clock, calendar: Calendar): Explanation[] {
  if (clock.unit !== 'wd' || clock.count === null) return [];
  const off = offDays(clock, calendar);
  const leftOut = {
    zh: `周末不算${off.length === 0 ? '' : `，${off.map(({ zh }) => zh).join('、')}也不算`}`,
    en: `weekends left out${off.length === 0 ? '' : `, and ${off.map(({ en }) => en).join(', ')}`}`,
  };
  const worked = madeUpDays(clock, calendar);
  if (worked.length === 0) return [leftOut];
  return [
    leftOut,
    {
      zh: `${worked.map((day) => `${dayZh(day)}（${weekdayZh(day)}）`).join('、')}调休上班，照算`,
      en: `${worked.join(', ')} counted, a made-up working day`,
    },
  ];
}

function targetBefore({ nominalOn, targetOn }: Clock, calendar: Calendar): Explanation[] {
  if (targetOn === nominalOn) return [];
  return [
    {
      zh: `这天${whyOffZh(nominalOn, calendar)}，要提前到 ${dayZh(targetOn)}办好`,
      en: `a day off (${whyOffEn(nominalOn, calendar)}), so that it is to be done by ${targetOn}`,
    },
  ];
}

function legalDay({ nominalOn, targetOn, legalOn }: Clock): Explanation[] {
  if (legalOn === null) return [{ zh: '这是本地时限，没有法定日', en: 'the limit is local and has no legal day' }];
  if (legalOn !== nominalOn)
    return [
      {
        zh: `最后一天逢法定节假日，顺延到 ${dayZh(legalOn)}，过了这天才算超期`,
        en: `moved behind the holiday to ${legalOn}, after which it is late`,
      },
    ];
  return targetOn === nominalOn ? [] : [{ zh: '普通周末不顺延', en: 'a plain weekend moves nothing' }];
}

function provisionalYear({ provisional }: Clock): Explanation[] {
  if (!provisional) return [];
  return [
    {
      zh: '有一年的放假通知还没有公布，公布后重新算',
      en: 'a year’s notice of holidays is still to come, when it is counted again',
    },
  ];
}

/** The declared holidays between the start and the end, each named once with its first and last day there. */
function offDays(clock: Clock, calendar: Calendar): Explanation[] {
  const runs: { name: string; from: Day; to: Day }[] = [];
  for (const day of daysOf(clock)) {
    const declared = calendar.declared(day);
    if (declared?.kind !== 'off') continue;
    const last = runs.at(-1);
    if (last !== undefined && last.name === declared.name && addDays(last.to, 1) === day) last.to = day;
    else runs.push({ name: declared.name, from: day, to: day });
  }
  return runs.map(({ name, from, to }) => ({
    zh: `${name}（${from === to ? dayZh(from) : `${dayZh(from)}至${dayZh(to)}`}）`,
    en: from === to ? `the holiday of ${from}` : `the holiday ${from} to ${to}`,
  }));
}

function madeUpDays(clock: Clock, calendar: Calendar): Day[] {
  return daysOf(clock).filter((day) => calendar.declared(day)?.kind === 'work');
}

function daysOf({ startedOn, nominalOn }: Clock): Day[] {
  const days: Day[] = [];
  for (let day = addDays(startedOn, 1); day <= nominalOn; day = addDays(day, 1)) days.push(day);
  return days;
}

function whyOffZh(day: Day, calendar: Calendar): string {
  const declared = calendar.declared(day);
  return declared === null ? `是${weekdayZh(day)}` : `是${declared.name}放假`;
}

function whyOffEn(day: Day, calendar: Calendar): string {
  if (calendar.declared(day) !== null) return 'holiday';
  return weekdayOf(day) === 6 ? 'Saturday' : 'Sunday';
}

/**
 * How one that has stopped ended: 按时, 过本地时限 or 过了应办日, 已超期. 「按时」 is said of the day by which it was to be done, so that a local
 * limit that was missed, which has no legal day, is not called kept.
 */
export function stoppedWords({ late, stoppedOn, targetOn, legalOn }: EndedClock): Explanation {
  if (late) return { zh: '已超期', en: 'late' };
  if (!isMissed({ late, stoppedOn, targetOn, legalOn })) return { zh: '按时', en: 'in time' };
  return legalOn === null
    ? { zh: '过了本地时限', en: 'past the local limit' }
    : { zh: '过了应办日', en: 'past the target day' };
}

type EndedClock = Pick<Clock, 'late' | 'stoppedOn' | 'targetOn' | 'legalOn'>;

/** Whether it stopped after the day by which it was to be done. */
export function isMissed({ late, stoppedOn, targetOn }: EndedClock): boolean {
  return late || (stoppedOn !== null && stoppedOn > targetOn);
}
