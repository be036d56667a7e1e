import { useRef, useState, type KeyboardEvent } from 'react';
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import type { Language } from '../language.tsx';
import { dayWithWeekday } from './day.ts';
import { dayOfBox, readDay, readInstant } from './typed-day.ts';

interface Props {
  value: string;
  onChange: (value: string) => void;
  today: Day;
  language: Language;
  /** A day with its hour, as 2026-11-27T09:30. */
  withTime?: boolean;
}

/**
 * What a box for a day does, drawn by the desk and by the stations' program each in its own way: it is typed as people type a day, the
 * arrows go a day on and back, and a button opens the calendar of the machine. What cannot be read goes on as it stands.
 */
export function useDayBox({ value, onChange, today, language, withTime = false }: Props) {
  const calendar = useRef<HTMLInputElement>(null);
  // What is being typed stays as it is typed until the cursor leaves.
  const [own, setOwn] = useState<string | null>(null);
  const read = (text: string) => (withTime ? readInstant(text, today) : readDay(text, today)) ?? text.trim();
  const day = dayOfBox(value);
  const weekday =
    day === null
      ? ''
      : dayWithWeekday(day, language)
          .split(language === 'zh' ? ' ' : ', ')
          .at(-1);
  const choose = (next: string) => {
    setOwn(null);
    onChange(next);
  };
  return {
    weekday,
    /** Of the box that is typed into. */
    box: {
      autoComplete: 'off',
      maxLength: 20,
      value: own !== null && read(own) === value ? own : value.replace('T', ' '),
      onChange: ({ target }: { target: { value: string } }) => {
        setOwn(target.value);
        onChange(read(target.value));
      },
      onBlur: () => setOwn(null),
      onKeyDown: (event: KeyboardEvent) => {
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        setOwn(null);
        if (day !== null) onChange(`${addDays(day, step)}${value.slice(10)}`);
        else if (value === '' && !withTime) onChange(today);
      },
    },
    /** Of the box of the machine, which is not seen: its calendar opens where it lies. */
    machine: {
      ref: calendar,
      type: withTime ? 'datetime-local' : 'date',
      tabIndex: -1,
      'aria-hidden': true,
      value: day === null ? '' : value,
      onChange: ({ target }: { target: { value: string } }) => choose(target.value),
    },
    open: () => {
      try {
        calendar.current?.showPicker();
      } catch {
        // A browser that shows no calendar lets the day be typed.
      }
    },
  };
}
