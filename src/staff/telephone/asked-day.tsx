import { dayOf, type Day } from '../../domain/base/calendar.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { useDayBox } from '../base/ui/day-box.ts';
import { Icon, Question } from './bars.tsx';
import { phoneClock } from './outbox/clock.ts';

interface Props {
  id: string;
  label: string;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

/** The day of the telephone: what it carries is of the day on which it last had a network, and 昨天 is the day before today. */
export function todayHere(): Day {
  return dayOf(new Date(phoneClock.now()));
}

/** One question whose answer is a day: typed as people say it, or taken from the calendar of the telephone. */
export function AskedDay({ value, onChange, ...asked }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const today = todayHere();
  const { box, machine, weekday, open } = useDayBox({ value, onChange, today, language });
  return (
    <Question {...asked}>
      {(control) => (
        <span className="day">
          <input
            type="text"
            placeholder={t('年-月-日，或者“昨天”', 'yyyy-mm-dd, or “yesterday”')}
            {...control}
            {...box}
          />
          <em>{weekday}</em>
          <button type="button" aria-label={t('打开日历', 'Open the calendar')} onClick={open}>
            <Icon name="calendar" />
          </button>
          <input {...machine} />
        </span>
      )}
    </Question>
  );
}
