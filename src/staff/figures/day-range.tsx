import { useState } from 'react';
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
export function DayRange({ from, to, ...props }: Props) {
  return <Boxes key={`${from} ${to}`} from={from} to={to} {...props} />;
}

function Boxes({ label, from, to, max, onChange }: Props) {
  const t = useWords();
  const [typed, setTyped] = useState({ from, to });
  const isOff = (day: string) => !isDay(day) || day > max;
  const change = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    if (!isOff(next.from) && !isOff(next.to) && next.from <= next.to) onChange(next);
  };
  const isTurned = typed.from > typed.to;
  const status = (day: string) => (isOff(day) || isTurned ? { status: 'error' as const } : {});
  return (
    <fieldset className="day-range" aria-label={label}>
      <DayInput
        aria-label={t('从', 'From')}
        value={typed.from}
        {...status(typed.from)}
        onChange={(day) => change({ from: day })}
      />
      <span className="dim">{t('到', 'to')}</span>
      <DayInput
        aria-label={t('到', 'To')}
        value={typed.to}
        {...status(typed.to)}
        onChange={(day) => change({ to: day })}
      />
    </fieldset>
  );
}
