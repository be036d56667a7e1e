/**
 * 条款审查的案例: a typical case told of a contract that was reviewed, mended and re-checked. It stands here and not with the reviews because
 * publicity publishes for every wing; of a review it knows no more than what is told.
 */
import type { Day } from '../base/calendar.ts';
import { maskText } from '../base/masking.ts';

/** What of a review is told. */
export interface ReviewedContract {
  id: string;
  countyId: number;
  number: string;
  state: string;
  officeId: string | null;
  operatorName: string;
  title: string;
  form: string;
  advisedOn: Day | null;
  recheckedOn: Day | null;
  clauses: readonly { words: string; decision: string | null }[];
}

/** Only what came to a good end is told of: an opinion was given, and what it asked for was found in order. */
export function isTellable({ state, advisedOn, recheckedOn }: ReviewedContract): boolean {
  return state === 'closed' && advisedOn !== null && recheckedOn !== null;
}

const most = 6;

/** The draft: which words were suspected, and that they were mended; the shop is 「某店」 everywhere. */
export function draftReviewed(review: ReviewedContract): { title: string; text: string; basis: string } {
  const { operatorName, clauses, form, recheckedOn } = review;
  const suspected = clauses.filter(({ decision }) => decision === 'suspected').map(({ words }) => words);
  const unnamed = (words: string) => maskText(words.replaceAll(operatorName, '某店'), []);
  const kind = form === 'contract' ? '合同' : '告示';
  const items = suspected.slice(0, most).map((words, i) => `${i + 1}.“${unnamed(words)}”`);
  const year = recheckedOn === null ? '' : `${Number(recheckedOn.slice(0, 4))}年`;
  return {
    title: `某店${kind}里的 ${suspected.length} 处条款改了`,
    text: [
      `${year}，市场监管部门审查了某店使用的一份${kind}，有 ${suspected.length} 处涉嫌不公平：${items.join('；')}。`,
      '审查意见发出后，经营者按建议改了，复查合格。',
    ].join(''),
    basis: '《消费者权益保护法》第二十六条\n《合同行政监督管理办法》',
  };
}
