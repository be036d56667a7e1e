/**
 * 典型案例 (example): a matter told so that others learn from it, in words without personal data. The program drafts it from what was
 * done and when; a person reads and corrects it, and what still names somebody is refused.
 */
import { dayOf, dayZh } from './calendar.ts';
import type { Callout } from './callout.ts';
import { linksOf } from './callout.ts';
import { maskText } from './privacy.ts';
import { Refusal } from './refusal.ts';

export interface ExampleDraft {
  title: string;
  text: string;
}

/** What of a call-out may stand in a published text: the town and not the village, the goods and not the shop. */
export interface ExampleFacts {
  town: string;
  /** What it was about, such as 「烟花爆竹」; empty when nobody has classed it. */
  category: string;
  measures: readonly string[];
  offices: readonly string[];
  departments: readonly string[];
  stations: number;
  secretNames: readonly string[];
}

/** The draft of the close: when and roughly where, what came in, what was done in how many minutes, what came of it. */
export function draftExample(callout: Callout, facts: ExampleFacts): ExampleDraft {
  const { town, category, measures, offices, departments, stations, secretNames } = facts;
  const subject = category === '' ? '消费安全' : category;
  const links = linksOf(callout);
  const took = (minutes: number | null) => (minutes === null ? '' : minutes < 1 ? '不到1分钟' : `${minutes}分钟`);
  const parts = [
    `${dayZh(dayOf(callout.openedAt))}，${town === '' ? '县内' : town}发生一起${subject}${callout.hurt ? '伤人' : ''}事件，12315 值班人员接报后立即呼叫当班领导。`,
    links.answer === null ? '' : `${took(links.answer)}内有人接警。`,
    measures.length === 0 ? '' : `第一时间的措施：${measures.join('')}`,
    offices.length === 0
      ? ''
      : `派${offices.join('、')}赶赴现场${links.arrival === null ? '' : `，接警后${took(links.arrival)}到场`}。`,
    departments.length === 0 ? '' : `同时通报${departments.join('、')}。`,
    stations === 0 ? '' : `提醒附近 ${stations} 个站点留意同样的商品。`,
    callout.result === '' ? '' : `处理结果：${callout.result}`,
  ];
  const clean = (words: string) => maskText(words, secretNames);
  return {
    title: clean(`${town}${subject}${callout.hurt ? '伤人' : ''}事件的应急处置`),
    text: clean(parts.filter((part) => part !== '').join('')),
  };
}

/** Refuses a text that names a person or has a telephone or an identity number in it. */
export function demandNameless({ title, text }: ExampleDraft, secretNames: readonly string[]): void {
  const fields = [
    { path: 'exampleTitle', words: title },
    { path: 'exampleText', words: text },
  ].filter(({ words }) => maskText(words, secretNames) !== words);
  if (fields.length === 0) return;
  throw new Refusal(
    'example-names-person',
    {},
    fields.map(({ path }) => ({
      path,
      zh: '里面有当事人的姓名、店名或者电话、证件号；请改成“某某”“某店”。',
      en: 'It names a party or has a number in it; write it without.',
    })),
  );
}
