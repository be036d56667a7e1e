import { CalendarOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useRef } from 'react';
import { useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { useDayBox } from './day-box.ts';

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** A day with its hour, as 2026-11-27T09:30. */
  withTime?: boolean;
  /** Beside the empty box stands 今天, or 现在. */
  offersToday?: boolean;
  id?: string;
  status?: 'error';
  min?: string;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
  'data-field'?: string;
}

/** A day, written as 2026-11-27 whatever language the browser speaks. What cannot be read goes on as it stands, so that the form names it. */
export function DayInput({ value, onChange, withTime = false, offersToday = false, min, ...control }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { box, machine, weekday, open } = useDayBox({ value, onChange, today, language, withTime });
  const input = useRef<InputRef>(null);
  return (
    <Input
      {...control}
      {...box}
      ref={input}
      className="day-input"
      placeholder={withTime ? t('年-月-日 时:分', 'yyyy-mm-dd hh:mm') : t('年-月-日', 'yyyy-mm-dd')}
      suffix={
        <>
          <span className="dim">{weekday}</span>
          {offersToday && value === '' ? (
            <button
              type="button"
              className="today-press"
              onClick={() => {
                box.onChange({ target: { value: 't' } });
                box.onBlur();
                input.current?.focus();
              }}
            >
              {withTime ? t('现在', 'Now') : t('今天', 'Today')} <kbd aria-hidden="true">t</kbd>
            </button>
          ) : null}
          <button type="button" tabIndex={-1} aria-label={t('打开日历', 'Open the calendar')} onClick={open}>
            <CalendarOutlined aria-hidden="true" />
          </button>
          <input {...machine} min={min} />
        </>
      }
    />
  );
}
