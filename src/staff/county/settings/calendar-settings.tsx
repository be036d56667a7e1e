import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { addDays, isDay, type CalendarDay, type CalendarYear } from '../../../domain/base/calendar.ts';
import { client } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { DayInput } from '../../base/ui/day-input.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { useUnsaved } from '../../base/unsaved.tsx';
import { useDraft, type Draft } from '../../base/ui/save-form.tsx';
import { PasteProclamation } from './holiday-notice.tsx';

/** The working-day calendar, year by year; saving it counts every open deadline again. */
export function CalendarSettings() {
  const t = useWords();
  const me = useMe();
  const [year, setYear] = useState(Number(me.today.slice(0, 4)));
  const calendar = useQuery({ queryKey: ['calendar', year], queryFn: () => client.calendar(year) });
  const last = Number(me.today.slice(0, 4)) + 2;
  const years = Array.from({ length: last - 2003 }, (_, i) => last - i);
  return (
    <section className="card">
      <div className="card-head">
        {t('工作日历', 'Calendar')}
        <span className="go settings-tools">
          <Select
            aria-label={t('年份', 'Year')}
            value={year}
            options={years.map((one) => ({ value: one, label: t(`${one} 年`, String(one)) }))}
            onChange={setYear}
          />
        </span>
      </div>
      {calendar.isError ? <ErrorLine error={calendar.error} onRetry={() => void calendar.refetch()} /> : null}
      {calendar.data === undefined ? (
        calendar.isError ? null : (
          <Loading rows={8} />
        )
      ) : (
        <YearForm key={`${year}-${calendar.dataUpdatedAt}`} calendar={calendar.data} />
      )}
    </section>
  );
}

function YearForm({ calendar }: { calendar: CalendarYear }) {
  const t = useWords();
  const may = useMay('calendar.save');
  const draft = useDraft({ published: calendar.published, days: calendar.days }, (form) =>
    client.saveCalendar(calendar.year, form),
  );
  const { value, set } = draft;
  useUnsaved(draft.isChanged);
  return (
    <div className="pad settings-year">
      <p className="settings-tools">
        <Switch id="published" checked={value.published} disabled={!may} onChange={(published) => set({ published })} />
        <label htmlFor="published">
          {t('国务院办公厅的放假通知已公布并录入', 'The State Council notice is published and entered')}
        </label>
      </p>
      {value.published ? null : (
        <p className="hint">
          {t(
            '还没公布：先按法定节假日算，录入以后自动重算。',
            'Not published: statutory days only; everything is counted again once it is entered.',
          )}
        </p>
      )}
      {may ? <PasteProclamation year={calendar.year} onRead={(days) => set({ published: true, days })} /> : null}
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      {value.days.length === 0 ? (
        <Empty words={t('这一年还没有录入放假的日子。', 'No days have been entered for this year.')} />
      ) : null}
      <ul className="settings-days">
        {value.days.map((one, i) => (
          <li key={i}>
            {may ? (
              <DayBoxes
                day={one}
                onChange={(part) => set({ days: value.days.map((day, k) => (k === i ? { ...day, ...part } : day)) })}
                onRemove={() => set({ days: value.days.filter((_, k) => k !== i) })}
              />
            ) : (
              <DayWords day={one} />
            )}
          </li>
        ))}
      </ul>
      {may ? <AddAndSave year={calendar.year} draft={draft} /> : null}
    </div>
  );
}

function DayBoxes({
  day,
  onChange,
  onRemove,
}: {
  day: CalendarDay;
  onChange: (part: Partial<CalendarDay>) => void;
  onRemove: () => void;
}) {
  const t = useWords();
  return (
    <>
      <DayInput aria-label={t('日期', 'Day')} value={day.day} onChange={(next) => onChange({ day: next })} />
      <Select
        aria-label={t('放假还是上班', 'Off or work')}
        value={day.kind}
        options={[
          { value: 'off', label: t('放假', 'Off') },
          { value: 'work', label: t('上班', 'Work') },
        ]}
        onChange={(kind) => onChange({ kind, ...(kind === 'work' ? { statutory: false } : {}) })}
      />
      <Input
        aria-label={t('名称', 'Name')}
        value={day.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <button
        type="button"
        className="b sm t"
        aria-label={t(`去掉 ${day.day}`, `Remove ${day.day}`)}
        onClick={onRemove}
      >
        {t('去掉', 'Remove')}
      </button>
    </>
  );
}

function DayWords({ day: { day, kind, name } }: { day: CalendarDay }) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <>
      <span className="nw">{dayWithWeekday(day, language)}</span>
      <span>{kind === 'off' ? t('放假', 'Off') : t('上班', 'Work')}</span>
      <span>{name}</span>
    </>
  );
}

/** A day more, the one after the last; and the saving, after which every open deadline is counted again. */
function AddAndSave({ year, draft }: { year: number; draft: Draft<Pick<CalendarYear, 'published' | 'days'>> }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { days } = draft.value;
  const add = () => {
    const last = days.findLast(({ day }) => isDay(day))?.day ?? `${year}-01-01`;
    draft.set({ days: [...days, { day: addDays(last, 1), kind: 'off', name: '', statutory: false }] });
  };
  const save = async () => {
    if (!(await draft.submit())) return;
    void queries.invalidateQueries();
    void message.success(t('日历已保存，未办结的件正在重新算期限', 'Saved; open deadlines are being counted again'));
  };
  return (
    <p className="settings-tools">
      <Button onClick={add}>{t('加一天', 'Add a day')}</Button>
      <Button type="primary" loading={draft.busy} onClick={() => void save()}>
        {t('保存日历', 'Save the calendar')}
      </Button>
    </p>
  );
}
