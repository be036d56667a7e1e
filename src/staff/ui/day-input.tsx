import { CalendarOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { addDays } from '../../domain/calendar.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { dayWithWeekday } from './day.ts';
import { readDay, readInstant } from './typed-day.ts';

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** A day with its hour, as 2026-11-27T09:30. */
  withTime?: boolean;
  id?: string;
  status?: 'error';
  min?: string;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
  'data-field'?: string;
}

/**
 * A day, written as 2026-11-27 whatever language the browser speaks. It is typed as people type it, the arrows go a day on and back,
 * and the button opens the calendar of the machine. What cannot be read goes on as it stands, so that the form names it.
 */
export function DayInput({ value, onChange, withTime = false, min, ...control }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const calendar = useRef<HTMLInputElement>(null);
  // What is being typed stays as it is typed until the cursor leaves.
  const [own, setOwn] = useState<string | null>(null);
  const read = (text: string) => (withTime ? readInstant(text, today) : readDay(text, today)) ?? text.trim();
  const shown = own !== null && read(own) === value ? own : value.replace('T', ' ');
  const day = /^\d{4}-\d\d-\d\d(?=$|T\d\d:\d\d$)/u.exec(value)?.[0];
  const weekday =
    day === undefined
      ? ''
      : dayWithWeekday(day, language)
          .split(language === 'zh' ? ' ' : ', ')
          .at(-1);
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setOwn(null);
    if (day !== undefined) onChange(`${addDays(day, step)}${value.slice(10)}`);
    else if (value === '' && !withTime) onChange(today);
  };
  const open = () => {
    try {
      calendar.current?.showPicker();
    } catch {
      // A browser that shows no calendar lets the day be typed.
    }
  };
  return (
    <Input
      {...control}
      className="day-input"
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      placeholder={withTime ? t('年-月-日 时:分', 'yyyy-mm-dd hh:mm') : t('年-月-日', 'yyyy-mm-dd')}
      value={shown}
      onChange={(event) => {
        setOwn(event.target.value);
        onChange(read(event.target.value));
      }}
      onBlur={() => setOwn(null)}
      onKeyDown={press}
      suffix={
        <>
          <span className="dim">{weekday}</span>
          <button type="button" tabIndex={-1} aria-label={t('打开日历', 'Open the calendar')} onClick={open}>
            <CalendarOutlined />
          </button>
          <input
            ref={calendar}
            type={withTime ? 'datetime-local' : 'date'}
            tabIndex={-1}
            aria-hidden="true"
            min={min}
            value={day === undefined ? '' : value}
            onChange={(event) => {
              setOwn(null);
              onChange(event.target.value);
            }}
          />
        </>
      }
    />
  );
}
