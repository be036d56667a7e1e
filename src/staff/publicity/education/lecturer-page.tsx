import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { addDays } from '../../../domain/base/calendar.ts';
import { useAddress } from '../../base/address.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { FindField, isFound } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import { educationClient, type SeenLecturer } from './education-calls.ts';
import './education.css';

/** 讲师日历: who speaks on which day of the month, what he knows, and who is free on a chosen day. */
export default function LecturerPage() {
  const t = useWords();
  const { today } = useMe();
  const may = useMay('engagement.read');
  const { search } = useAddress();
  const month = /^\d{4}-\d{2}$/u.test(search.get('month') ?? '') ? (search.get('month') ?? '') : today.slice(0, 7);
  const from = `${month}-01`;
  const to = addDays(`${laterThan(month)}-01`, -1);
  const on = search.get('on');
  const typed = search.get('q') ?? '';
  const found = useQuery({
    queryKey: ['education', 'lecturers', from, to],
    queryFn: ({ signal }) => educationClient.lecturers({ from, to }, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may) return <Empty words={t('您的角色看不到宣讲团。', 'Your role does not see the lecturers.')} />;
  const all = found.data?.lecturers ?? [];
  const shown = all.filter(
    (one) =>
      isFound(typed, [one.name, one.unit, one.skills.join(' ')]) &&
      (on === null || !one.days.some(({ onDay }) => onDay === on)),
  );
  return (
    <div className="pad settings-body">
      <title>{`${t('讲师日历', 'Lecturers')} · ${t('红盾', 'Hongdun')}`}</title>
      <Head month={month} on={on} typed={typed} />
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {found.data === undefined ? (
        found.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <section className="card" aria-label={t('讲师日历', 'Lecturers')}>
          {shown.length === 0 ? (
            <Empty words={t('没有对得上的宣讲员；换一天，或者换个词。', 'Nobody fits; choose another day or word.')} />
          ) : (
            <Days lecturers={shown} from={from} to={to} />
          )}
        </section>
      )}
    </div>
  );
}

function laterThan(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7);
}

interface HeadProps {
  month: string;
  /** The day on which somebody free is looked for. */
  on: string | null;
  typed: string;
}

function Head({ month, on, typed }: HeadProps) {
  const t = useWords();
  const { change } = useAddress();
  const later = laterThan(month);
  const earlier = addDays(`${month}-01`, -1).slice(0, 7);
  return (
    <div className="hd docket-hd">
      <h1>{t('讲师日历', 'Lecturers')}</h1>
      <button type="button" className="b sm" onClick={() => change({ month: earlier, on: null })}>
        {t('上月', 'Earlier')}
      </button>
      <span className="tag">{month}</span>
      <button type="button" className="b sm" onClick={() => change({ month: later, on: null })}>
        {t('下月', 'Later')}
      </button>
      <span className="sp" />
      <FindField label={t('找会讲什么的', 'Find a skill')} value={typed} onChange={(q) => change({ q })} />
      {on === null ? null : (
        <button type="button" className="b sm" onClick={() => change({ on: null })}>
          {t(`${on} 有空的 ×`, `Free on ${on} ×`)}
        </button>
      )}
    </div>
  );
}

function Days({ lecturers, from, to }: { lecturers: readonly SeenLecturer[]; from: string; to: string }) {
  const t = useWords();
  const { language } = useLanguage();
  const { change } = useAddress();
  const days = Array.from({ length: Number(to.slice(8)) }, (_, n) => addDays(from, n));
  return (
    <div className="settings-table education-days">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('宣讲员', 'Lecturer')}</th>
            <th scope="col">{t('会讲', 'Skills')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                <button
                  type="button"
                  className="b t sm"
                  aria-label={t(`${dayWithWeekday(day, language)}谁有空`, `Who is free on ${day}`)}
                  onClick={() => change({ on: day })}
                >
                  {Number(day.slice(8))}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lecturers.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to={`/people/${one.personId}`}>{one.name}</Link>
                <br />
                <span className="dim s">{one.availability || one.unit}</span>
              </th>
              <td>{one.skills.join(t('、', ', '))}</td>
              {days.map((day) => {
                const held = one.days.filter(({ onDay }) => onDay === day);
                return (
                  <td
                    key={day}
                    className={held.length === 0 ? '' : 'education-busy'}
                    data-label={dayWithWeekday(day, language)}
                  >
                    {held.map(({ number, title }) => (
                      <Link key={number} to={pathOf(number)} title={title} aria-label={`${day} ${title}`}>
                        <i aria-hidden>●</i>
                        <span className="education-what">{title}</span>
                      </Link>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function pathOf(number: string): string {
  const key = encodeURIComponent(number);
  return number.startsWith('教')
    ? `/education/events?state=all&open=${key}`
    : `/people/engagements?state=all&open=${key}`;
}
