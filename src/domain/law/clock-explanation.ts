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
  clueFound: { zh: '发现线索', en: 'clue found' },
  disputed: { zh: '发生争议', en: 'disputed' },
  decided: { zh: '作出决定', en: 'decided' },
  asked: { zh: '提出咨询', en: 'asked' },
};

/** What set the clock going, in a word. */
export function startWordsOf({ identifier, start }: Pick<Clock, 'identifier' | 'start'>): Explanation {
  return startWords[start ?? clockNames[identifier].start];
}

/** The sentence of the clock: start, count, what is left out and by which paper, rest days, and why the days differ. */
export function explain(clock: Clock, calendar: Calendar): Explanation {
  const start = startWordsOf(clock);
  const off = offDays(clock, calendar);
  const worked = madeUpDays(clock, calendar);
  const zh: string[] = [];
  const en: string[] = [];
  const law = clock.article === localLimitZh ? '按本县定的时限' : `按${clock.article}`;
  const lawEn = clock.article === localLimitZh ? 'By the county’s own limit' : `By ${articleEn(clock.article)}`;
  const unitZh = clock.unit === 'wd' ? '个工作日' : '日';
  const unitEn = `${clock.unit === 'wd' ? 'working ' : ''}day${clock.count === 1 ? '' : 's'}`;
  if (clock.count === null) {
    zh.push(`${law}，${dayZh(clock.startedOn)}${start.zh}，承办人选定 ${dayZh(clock.nominalOn)}为最后一天`);
    en.push(`${lawEn}, ${start.en} on ${clock.startedOn}, the officer chose ${clock.nominalOn} as the last day`);
  } else {
    zh.push(`${law}，${dayZh(clock.startedOn)}${start.zh}，当天不算，从第二天起数 ${clock.count} ${unitZh}`);
    en.push(
      `${lawEn}, ${start.en} on ${clock.startedOn}, that day not counted, ${clock.count} ${unitEn} from the next`,
    );
  }
  if (clock.extendedBy > 0) {
    zh.push(`其中 ${clock.extendedBy} ${unitZh}是负责人批准延长的`);
    en.push(`of which ${clock.extendedBy} by leave of the head`);
  }
  for (const pause of clock.pauses) {
    zh.push(pauseZh(pause));
    en.push(pauseEn(pause));
  }
  if (clock.unit === 'wd' && clock.count !== null) {
    zh.push(`周末不算${off.length === 0 ? '' : `，${off.map(({ zh: name }) => name).join('、')}也不算`}`);
    en.push(`weekends left out${off.length === 0 ? '' : `, and ${off.map(({ en: name }) => name).join(', ')}`}`);
    if (worked.length > 0) {
      zh.push(`${worked.map((day) => `${dayZh(day)}（${weekdayZh(day)}）`).join('、')}调休上班，照算`);
      en.push(`${worked.join(', ')} counted, a made-up working day`);
    }
  }
  zh.push(`到 ${dayZh(clock.nominalOn)}`);
  en.push(`it ends on ${clock.nominalOn}`);
  if (clock.targetOn !== clock.nominalOn) {
    zh.push(`这天${whyOffZh(clock.nominalOn, calendar)}，要提前到 ${dayZh(clock.targetOn)}办好`);
    en.push(`a day off (${whyOffEn(clock.nominalOn, calendar)}), so that it is to be done by ${clock.targetOn}`);
  }
  if (clock.legalOn === null) {
    zh.push('这是本地时限，没有法定日');
    en.push('the limit is local and has no legal day');
  } else if (clock.legalOn !== clock.nominalOn) {
    zh.push(`最后一天逢法定节假日，顺延到 ${dayZh(clock.legalOn)}，过了这天才算超期`);
    en.push(`moved behind the holiday to ${clock.legalOn}, after which it is late`);
  } else if (clock.targetOn !== clock.nominalOn) {
    zh.push('普通周末不顺延');
    en.push('a plain weekend moves nothing');
  }
  if (clock.provisional) {
    zh.push('有一年的放假通知还没有公布，公布后重新算');
    en.push('a year’s notice of holidays is still to come, when it is counted again');
  }
  return { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` };
}

function pauseZh({ from, to, why, paper }: Pause): string {
  const until = to === null ? '还没出结果' : `${dayZh(to)}出结果`;
  return `${dayZh(from)}起${why}，${until}，这段不计入（凭 ${paper}）`;
}

function pauseEn({ from, to, paper }: Pause): string {
  return `testing from ${from} ${to === null ? 'without a result yet' : `to ${to}`} left out (paper ${paper})`;
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
