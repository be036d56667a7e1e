import { useId, useState } from 'react';
import { isDay, type Day } from '../../domain/base/calendar.ts';
import { useWords } from '../base/language.tsx';
import { DayInput } from '../base/ui/day-input.tsx';
import './day-range.css';

interface Props {
  /** What the two days are of. */
  label: string;
  from: Day;
  to: Day;
  /** The last day that can be chosen. */
  max: Day;
  onChange: (days: { from: Day; to: Day }) => void;
}

/** Two days, of which the second is not before the first; while one of them is none, what stood before goes on. */
export function DayRange({ label, from, to, max, onChange }: Props) {
  const t = useWords();
  const told = useId();
  const [typed, setTyped] = useState({ from, to });
  // What the page has of them changes with each day that is typed, and the boxes stay for who goes on typing; another period is taken over.
  const [known, setKnown] = useState({ from, to });
  if (known.from !== from || known.to !== to) {
    setKnown({ from, to });
    setTyped({ from, to });
  }
  const change = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    if (wrongDay(next, max) === null) onChange(next);
  };
  const wrong = wrongDay(typed, max);
  const box = (end: 'from' | 'to') => ({
    value: typed[end],
    onChange: (day: string) => change({ [end]: day }),
    ...(wrong?.end === end ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': told } : {}),
  });
  return (
    <fieldset className="day-range" aria-label={label}>
      <DayInput aria-label={t('从', 'From')} {...box('from')} />
      <span className="dim">{t('到', 'to')}</span>
      <DayInput aria-label={t('到', 'To')} {...box('to')} />
      {wrong === null ? null : (
        <p className="wrong" role="alert" id={told}>
          {t(wrong.zh, wrong.en)}
        </p>
      )}
    </fieldset>
  );
}

/** Which of the two is no day that will do, and the way out; null where both will. */
export function wrongDay(
  { from, to }: { from: string; to: string },
  max: Day,
): { end: 'from' | 'to'; zh: string; en: string } | null {
  for (const [end, day, zh, en] of [
    ['from', from, '从', 'From'],
    ['to', to, '到', 'To'],
  ] as const) {
    if (!isDay(day))
      return { end, zh: `“${zh}”写成年-月-日，例如 ${max}。`, en: `${en} is written as a day, such as ${max}.` };
    if (day > max) return { end, zh: `“${zh}”最晚是 ${max}。`, en: `${en} is ${max} at the latest.` };
  }
  return from <= to
    ? null
    : { end: 'to', zh: '“到”在“从”的前面，请改其中一个。', en: 'To is before From: change one.' };
}
