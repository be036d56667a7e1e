/**
 * 知识条目 (article): what kind of knowledge an entry is, for whom, and in which months it is offered first
 * (「传授辨假识假知识、投诉的渠道和步骤、消费陷阱」「商品选购使用保管常识」「对营销方式和经营手段有基本的了解」).
 */
import type { Day } from '../base/calendar.ts';
import { bigramsOf } from '../base/likeness.ts';

export const knowledgeKinds = {
  question: { zh: '常见问题', en: 'Questions and answers' },
  fake: { zh: '辨假识假', en: 'Telling fake from real' },
  channel: { zh: '投诉渠道和步骤', en: 'Ways and steps of complaining' },
  trap: { zh: '消费陷阱和营销手法', en: 'Traps and tricks of selling' },
  guide: { zh: '选购使用保管', en: 'Choosing, using, keeping' },
} as const;
export type KnowledgeKind = keyof typeof knowledgeKinds;
export const knowledgeKindNames = Object.keys(knowledgeKinds) as [KnowledgeKind, ...KnowledgeKind[]];

export const knowledgeAudiences = {
  villager: { zh: '群众', en: 'villagers' },
  pupil: { zh: '学生', en: 'pupils' },
  operator: { zh: '经营者', en: 'shops' },
  staff: { zh: '工作人员', en: 'staff' },
} as const;
export type KnowledgeAudience = keyof typeof knowledgeAudiences;
export const knowledgeAudienceNames = Object.keys(knowledgeAudiences) as [KnowledgeAudience, ...KnowledgeAudience[]];

interface ForWhom {
  audiences: readonly KnowledgeAudience[];
}
interface InMonths {
  months: readonly number[];
}

/** Whether everybody reads it: what is for the staff alone stays with officers and stations. */
export function isForPublic({ audiences }: ForWhom): boolean {
  return audiences.some((one) => one !== 'staff');
}

/** Whether this is the time of year for it: one that names no months is of no season. */
export function isInSeason({ months }: InMonths, today: Day): boolean {
  return months.includes(Number(today.slice(5, 7)));
}

/** 「3—5 月」, 「11 月—2 月」: the months as people say them, over the turn of the year too. */
export function monthsZh(months: readonly number[]): string {
  const own = new Set(months);
  if (own.size === 0 || own.size === 12) return '全年';
  const before = (month: number) => ((month + 10) % 12) + 1;
  const after = (month: number) => (month % 12) + 1;
  const starts = [...own].filter((month) => !own.has(before(month))).toSorted((a, b) => a - b);
  return starts
    .map((start) => {
      let end = start;
      while (own.has(after(end))) end = after(end);
      return start === end ? `${start} 月` : `${start} 月到 ${end} 月`;
    })
    .join('、');
}

/** Those of the season first, then as they stood. */
export function seasonFirst<T extends InMonths>(articles: readonly T[], today: Day): T[] {
  return [...articles.filter((one) => isInSeason(one, today)), ...articles.filter((one) => !isInSeason(one, today))];
}

/** What is read aloud of it. */
export function spokenOf({ title, answer, readAloud }: { title: string; answer: string; readAloud: string }): string {
  return `${title}。${readAloud === '' ? answer : readAloud}`;
}

interface Findable {
  title: string;
  answer: string;
  keywords: readonly string[];
}

/** Those that have the words, the title before the keywords before the text; by shared pairs of characters where none has them whole. */
export function findArticles<T extends Findable>(articles: readonly T[], typed: string, most: number): T[] {
  const words = typed.normalize('NFKC').toLowerCase().trim();
  if (words === '') return [];
  const asked = bigramsOf(words);
  const shareIn = (text: string) => {
    if (asked.size === 0) return 0;
    const pairs = bigramsOf(text);
    return [...asked].filter((pair) => pairs.has(pair)).length / asked.size;
  };
  return articles
    .map((one) => {
      const title = one.title.toLowerCase();
      const told = one.keywords.filter((keyword) => words.includes(keyword.toLowerCase())).length;
      const whole = title.includes(words) ? 4 : one.answer.toLowerCase().includes(words) ? 1 : 0;
      return {
        one,
        score:
          whole + 2 * shareIn(title) + Math.min(2, told) + shareIn(one.keywords.join(' ')) + 0.5 * shareIn(one.answer),
      };
    })
    .filter(({ score }) => score >= 0.5)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ one }) => one);
}
