/** 消费者权益保护法的版本: which version of the law and its regulation is in force on a day, for what is taught and hung on that day. */
import type { Day } from '../base/calendar.ts';
import { ruleSetOn, ruleSets } from './rulebook.ts';

interface LawVersion {
  from: Day;
  zh: string;
  en: string;
}

/** 《消费者权益保护法》: made in 1993, corrected in 2009, amended in 2013 (the 新消法 of the seed). */
export const consumerLaws: readonly LawVersion[] = [
  { from: '1994-01-01', zh: '《消费者权益保护法》（1993年）', en: 'Consumer Law (1993)' },
  { from: '2009-08-27', zh: '《消费者权益保护法》（2009年修正）', en: 'Consumer Law (corrected 2009)' },
  { from: '2014-03-15', zh: '《消费者权益保护法》（2013年修正）', en: 'Consumer Law (amended 2013)' },
];
export const consumerRegulations: readonly LawVersion[] = [
  { from: '2024-07-01', zh: '《消费者权益保护法实施条例》（2024年）', en: 'Regulation on the Consumer Law (2024)' },
];

/** The law in force on the day, as content of that day cites it: the law, its regulation, the rules on complaints. */
export function lawsOn(day: Day): string[] {
  const last = (versions: readonly LawVersion[]) => versions.findLast(({ from }) => from <= day)?.zh;
  const rules = ruleSets[ruleSetOn(day)];
  return [last(consumerLaws), last(consumerRegulations), rules.from <= day ? rules.title : undefined].filter(
    (one) => one !== undefined,
  );
}

/** Whether what was written by the law of one day must be looked at again on another. */
export function isLawChanged(writtenOn: Day, today: Day): boolean {
  return lawsOn(writtenOn).join('') !== lawsOn(today).join('');
}
