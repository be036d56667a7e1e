/** 列举: things that are named are joined with 、, and how many there are is counted off the list: a report says 四项 only when four are listed. */
import { countInChinese, inChinese } from './chinese-figures.ts';

/** 「甲、乙、丙」; where one of them holds a 、 or a ， itself, they are kept apart by a stronger mark. */
export function joined(items: readonly string[]): string {
  return items.join(items.some((item) => /[、，；]/u.test(item)) ? '；' : '、');
}

/** 「四项规范意见」, of how many are listed. */
export function statedCount(items: readonly unknown[], measure: string): string {
  return `${countInChinese(items.length)}${measure}`;
}

/** 「一是……；二是……；三是……。」; one alone is not counted. */
export function itemised(items: readonly string[]): string {
  const told = items.map(
    (item, i) => `${items.length === 1 ? '' : `${inChinese(i + 1)}是`}${item.replace(/[。；;]$/u, '')}`,
  );
  return told.length === 0 ? '' : `${told.join('；')}。`;
}

/** 「提出如下三项规范意见：一是……；二是……；三是……。」: the count and the list of one and the same things. */
export function statedList(lead: string, items: readonly string[], measure: string, things: string): string {
  return `${lead}${statedCount(items, measure)}${things}：${itemised(items)}`;
}

/** 「电信服务、家电维修等五类」 where only the first ones are named; all of them have no 等. */
export function namedOf(items: readonly string[], most: number, measure: string): string {
  const named = items.slice(0, most);
  return `${joined(named)}${named.length < items.length ? '等' : ''}${statedCount(items, measure)}`;
}

export interface Counted {
  n: number | null;
  unit: string;
}

/** 「12瓶、30袋」: what is counted by different measures is never added up: 人次 and 人, 户次 and 户, 瓶 and 袋 each stand by themselves. */
export function countsApart(counts: readonly Counted[], blankMark: string): string {
  const units = [...new Set(counts.map(({ unit }) => unit))];
  return units
    .map((unit) => {
      const of = counts.filter((one) => one.unit === unit);
      const known = of.every(({ n }) => n !== null);
      return `${known ? of.reduce((sum, { n }) => sum + (n ?? 0), 0) : blankMark}${unit}`;
    })
    .join('、');
}
