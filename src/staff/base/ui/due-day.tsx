import { daysBetween, type Day } from '../../../domain/base/calendar.ts';
import { counted } from '../../../domain/base/words.ts';
import { useLanguage, useWords } from '../language.tsx';
import { dayPlain, dayWithWeekday } from './day.ts';

interface Props {
  dueOn: Day | null;
  today: Day;
  /** Without the weekday, where the place is narrow. */
  brief?: boolean;
}

/** A day as a clock, in a list and among what waits alike: these are the county's own, and count every day. */
export function DueDay({ dueOn, today, brief = false }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  if (dueOn === null) return <span className="dim">—</span>;
  const left = daysBetween(today, dueOn);
  const mark = left < 0 ? 'pastTarget' : left === 0 ? 'last' : left <= 3 ? 'soon' : 'ample';
  const words =
    left < 0
      ? t(`逾期 ${-left} 天`, `${counted(-left, 'day')} late`)
      : left === 0
        ? t('今天', 'Today')
        : t(`余 ${left} 天`, `${counted(left, 'day')} left`);
  return (
    <span className={`ck ${mark}`}>
      <i aria-hidden="true" />
      <b>{words}</b>
      <u>{brief ? dayPlain(dueOn, language, today) : dayWithWeekday(dueOn, language, today)}</u>
    </span>
  );
}
