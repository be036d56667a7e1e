/**
 * 看苗头 (trend rule): which class of goods or services is complained of more than before, or was last year in the weeks to come
 * (「维权工作的一个重点是预防」). Plain counts against plain counts, so that everybody can count them again.
 */
import type { TrendLimits } from '../../law/local-limits.ts';

/** Complaints of a class in one of the weeks behind today; week 0 is the seven days that end today. */
export interface WeekCount {
  categoryCode: string;
  week: number;
  n: number;
}

/** The counts that the reason tells of. */
export interface TrendFigures {
  /** In the last weeks. */
  recent: number;
  /** In as many weeks, on average of the three times before. */
  past: number;
  /** In the same weeks of last year; null where nothing was written down then. */
  lastYear: number | null;
  /** Last year in the weeks to come, and what so many weeks had on average of the year. */
  coming: number;
  usual: number;
}

export interface Signal {
  rule: 'rise' | 'season';
  categoryCode: string;
  figures: TrendFigures;
}

const weeksOfYear = 52;

/** How many weeks back the rule looks. */
export function weeksNeeded({ weeks }: Pick<TrendLimits, 'weeks'>): number {
  return weeksOfYear + weeks;
}

/** What stands out, the strongest first; a group of classes stands for itself only where none of its own does. */
export function signalsIn(counts: readonly WeekCount[], limits: TrendLimits): Signal[] {
  const perClass = new Map<string, number[]>();
  const add = (code: string, { week, n }: WeekCount) => {
    const own = perClass.get(code) ?? [];
    own[week] = (own[week] ?? 0) + n;
    perClass.set(code, own);
  };
  for (const one of counts) {
    add(one.categoryCode, one);
    const [group = ''] = one.categoryCode.split('.');
    if (group !== one.categoryCode) add(group, one);
  }
  const hasLastYear = counts.some(({ week }) => week >= weeksOfYear - limits.aheadWeeks);
  const found = [...perClass].flatMap(([code, weeks]) => signalsOf(code, weeks, limits, hasLastYear));
  return found
    .filter(
      ({ rule, categoryCode }) =>
        !found.some((one) => one.rule === rule && one.categoryCode.startsWith(`${categoryCode}.`)),
    )
    .toSorted((a, b) => strength(b) - strength(a) || (a.categoryCode < b.categoryCode ? -1 : 1));
}

function signalsOf(
  categoryCode: string,
  perWeek: readonly number[],
  limits: TrendLimits,
  hasLastYear: boolean,
): Signal[] {
  const { weeks, least, percent, aheadWeeks } = limits;
  const sum = (from: number, to: number) => {
    let n = 0;
    for (let week = from; week < to; week += 1) n += perWeek[week] ?? 0;
    return n;
  };
  const figures: TrendFigures = {
    recent: sum(0, weeks),
    past: toTenth(sum(weeks, 4 * weeks) / 3),
    lastYear: hasLastYear ? sum(weeksOfYear, weeksOfYear + weeks) : null,
    coming: sum(weeksOfYear - aheadWeeks, weeksOfYear),
    usual: toTenth((sum(0, weeksOfYear) / weeksOfYear) * aheadWeeks),
  };
  const isOver = (n: number, than: number) => n >= least && n * 100 >= percent * than;
  const isRise = isOver(figures.recent, Math.max(figures.past, figures.lastYear ?? 0));
  const isSeason = hasLastYear && isOver(figures.coming, figures.usual);
  return [
    ...(isRise ? [{ rule: 'rise' as const, categoryCode, figures }] : []),
    ...(isSeason ? [{ rule: 'season' as const, categoryCode, figures }] : []),
  ];
}

function toTenth(n: number): number {
  return Math.round(n * 10) / 10;
}

function strength({ rule, figures }: Signal): number {
  return rule === 'rise' ? figures.recent - figures.past : figures.coming - figures.usual;
}

/** Why it is on the list, in one sentence with its counts. */
export function reasonOf(
  { rule, figures }: Pick<Signal, 'rule' | 'figures'>,
  name: { zh: string; en: string },
  { weeks, aheadWeeks, percent }: TrendLimits,
): { zh: string; en: string } {
  const { recent, past, lastYear, coming, usual } = figures;
  const times = (percent / 100).toFixed(1).replace(/\.0$/u, '');
  if (rule === 'season')
    return {
      zh: `去年从现在起的 ${aheadWeeks} 周里，${name.zh}来了 ${coming} 件，全年平均 ${aheadWeeks} 周 ${usual} 件，到了 ${times} 倍；季节前先提醒。`,
      en: `Last year ${coming} complaints of ${name.en} came in the ${aheadWeeks} weeks from now, against ${usual} on average (${times} times or more).`,
    };
  const then = lastYear === null ? ['', ''] : [`，去年这时候 ${lastYear} 件`, `, ${lastYear} a year ago`];
  return {
    zh: `最近 ${weeks} 周${name.zh}来了 ${recent} 件，以前每 ${weeks} 周平均 ${past} 件${then[0] ?? ''}，到了 ${times} 倍。`,
    en: `In the last ${weeks} weeks ${recent} complaints of ${name.en} came, against ${past} before${then[1] ?? ''} (${times} times or more).`,
  };
}
