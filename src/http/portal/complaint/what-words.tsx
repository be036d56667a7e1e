/** 什么事: which matter it is, as its complainant would say it: the shop, and the first thing that was told of it. */
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { Manner } from '../base/language.ts';

/** So many characters of what was told stand in a title. */
const mostTold = 28;

/** Before a name in the middle of what somebody tells. */
const towards = ['在', '到', '去', '向', '跟', '从', ''];

/**
 * The first sentence of what was told, without the shop, whose name stands before it; of a long one as many clauses as fit, and of a long clause
 * its beginning.
 */
export function firstTold(story: string, shop: string): string {
  const [first = ''] = story.trim().split(/[。！？；\n]/u);
  const named =
    shop === '' ? undefined : towards.map((word) => `${word}${shop}`).find((words) => first.includes(words));
  const sentence = (named === undefined ? first : first.replace(named, '')).replace(/^[，、：\s]+/u, '').trim();
  if ([...sentence].length <= mostTold) return sentence;
  const start = [...sentence].slice(0, mostTold).join('');
  const end = Math.max(start.lastIndexOf('，'), start.lastIndexOf(','));
  return end > 5 ? start.slice(0, end) : `${start.trim()}…`;
}

/** 「老周农资店，每袋只有46公斤出头」; the words are the complainant's own, in whatever language he wrote them. */
export function Whats({ m, complaint }: { m: Manner; complaint: Pick<Complaint, 'operatorName' | 'story'> }) {
  const lang = m.language === 'en' ? 'zh-CN' : undefined;
  const told = firstTold(complaint.story, complaint.operatorName);
  return (
    <span lang={lang}>
      <span class="whole">{complaint.operatorName}</span>
      {told !== '' && `，${told}`}
    </span>
  );
}
