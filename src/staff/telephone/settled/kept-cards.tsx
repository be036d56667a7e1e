import { useWords } from '../../base/language.tsx';
import { dayLong } from '../../base/ui/day.ts';
import { todayHere } from '../asked-day.tsx';
import { useKeeper } from '../carried.tsx';
import { usePlaced } from '../matters.tsx';
import { dealOf, dueTerms } from './deal.ts';
import { saidTerms } from './said-terms.ts';

/** What was agreed at the station and is to be done by today: it asks whether it was. */
export function useDueTerms() {
  const { picture } = useKeeper();
  const today = todayHere();
  return usePlaced().flatMap((placed) => {
    const deal = dealOf(placed, picture.acts, placed.id);
    if (deal === null) return [];
    const said = new Set(saidTerms(picture.acts, placed.id).keys());
    return dueTerms(deal, today, said).map((term) => ({ placed, term }));
  });
}

export function KeptCards() {
  const t = useWords();
  return useDueTerms().map(({ placed: { id, matter }, term }) => (
    <a key={`${id} ${term.nth}`} className="card todo" href={`#/settled/${id}`}>
      <span className={term.dueOn < todayHere() ? 'due due-r' : 'due due-o'}>{dayLong(term.dueOn, 'zh')}</span>
      <b>{t(`问问${matter.consumerName}，店家办了没有`, `Ask ${matter.consumerName} whether the shop kept it`)}</b>
      <span className="hint">{term.words}</span>
    </a>
  ));
}
