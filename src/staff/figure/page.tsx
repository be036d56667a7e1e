import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { scopes } from '../../domain/actor.ts';
import { figureNames, figures, type FigureName, type FigureValues } from '../../domain/figure.ts';
import { formatWan, formatYuan } from '../../domain/money.ts';
import { client } from '../client.ts';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { useMay, useMe } from '../me.tsx';
import { clockTime } from '../ui/day.ts';
import { Empty } from '../ui/empty.tsx';
import { ErrorLine } from '../ui/error-line.tsx';
import { Loading } from '../ui/loading.tsx';
import './figure.css';
import { periodNames, periodOf, periodWords, type Period } from './period.ts';

/** 工作数据: a period's figures, counted from the ledger; each number opens the records behind it. The link is the state. */
export default function FigurePage() {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const may = useMay('figure.read');
  const [search, setSearch] = useSearchParams();
  const [focus, setFocus] = useState<FigureName>('closureRate');
  const fallback = periodOf('year', me.today);
  const period: Period = { from: search.get('from') ?? fallback.from, to: search.get('to') ?? fallback.to };
  const ownOffice = scopes[me.role] === 'office';
  const officeId = ownOffice ? undefined : (search.get('officeId') ?? undefined);
  const directory = useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => client.directory(signal),
    staleTime: 300_000,
  });
  const counted = useQuery({
    queryKey: ['figures', period.from, period.to, officeId ?? ''],
    queryFn: ({ signal }) => client.figures({ ...period, officeId }, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may)
    return (
      <Empty
        words={t(
          '工作数据由中心、所里和分管领导看；您的角色看不到。',
          'Figures are for the centre, the offices and the leaders.',
        )}
      />
    );

  const choose = (change: Partial<Period & { officeId: string }>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries({ ...period, ...change })) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setSearch(next, { replace: true });
  };
  const offices = directory.data?.organisations.filter((one) => one.kind === 'office') ?? [];
  const place = ownOffice
    ? me.organisationName
    : (offices.find((one) => one.id === officeId)?.name ?? directory.data?.county.bureauName ?? me.countyName);

  return (
    <div className="figure-page">
      <header className="pad figure-head">
        <div className="hd">
          <h1>{t('工作数据', 'Work figures')}</h1>
          <span className="tag">
            {period.from} — {period.to}
          </span>
          <span className="dim s">
            {counted.data === undefined
              ? ''
              : t(
                  `从台账数出，${clockTime(counted.data.countedAt)}`,
                  `Counted from the ledger at ${clockTime(counted.data.countedAt)}`,
                )}
          </span>
          <span className="sp" />
          <button type="button" className="b no-print" onClick={() => window.print()}>
            {t('打印', 'Print')}
          </button>
        </div>
        <div className="figure-choice no-print">
          <fieldset className="seg" aria-label={t('期间', 'Period')}>
            {periodNames.map((name) => {
              const one = periodOf(name, me.today);
              return (
                <button
                  key={name}
                  type="button"
                  aria-pressed={one.from === period.from && one.to === period.to}
                  onClick={() => choose(one)}
                >
                  {label(periodWords[name])}
                </button>
              );
            })}
          </fieldset>
          <DatePicker.RangePicker
            aria-label={t('起止日期', 'From and to')}
            value={[dayjs(period.from), dayjs(period.to)]}
            allowClear={false}
            maxDate={dayjs(me.today)}
            onChange={(days) => {
              const [from, to] = days ?? [];
              if (dayjs.isDayjs(from) && dayjs.isDayjs(to))
                choose({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
            }}
          />
          {ownOffice ? null : (
            <Select
              aria-label={t('范围', 'Scope')}
              value={officeId ?? ''}
              style={{ minWidth: 170 }}
              onChange={(value: string) => choose({ officeId: value })}
              options={[
                { value: '', label: t('全县', 'Whole county') },
                ...offices.map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
          )}
        </div>
      </header>
      {counted.isError ? <ErrorLine error={counted.error} onRetry={() => void counted.refetch()} /> : null}
      {counted.data === undefined ? (
        counted.isError ? null : (
          <Loading rows={8} />
        )
      ) : (
        <div className="figure-body">
          <Report
            period={period}
            place={place ?? ''}
            values={counted.data.values}
            officeId={officeId}
            onFocus={setFocus}
            focus={focus}
          />
          <Definition
            name={focus}
            values={counted.data.values}
            period={period}
            officeId={officeId}
            place={place ?? ''}
            onFocus={setFocus}
          />
        </div>
      )}
    </div>
  );
}

interface Shown {
  values: FigureValues;
  period: Period;
  officeId: string | undefined;
}

/** The paragraph that goes into a work report, with every number a link. */
function Report({
  values,
  period,
  officeId,
  place,
  focus,
  onFocus,
}: Shown & { place: string; focus: FigureName; onFocus: (name: FigureName) => void }) {
  const { language } = useLanguage();
  const chip = (name: FigureName) => (
    <Chip name={name} values={values} period={period} officeId={officeId} focused={focus === name} onFocus={onFocus} />
  );
  if (language === 'en') {
    return (
      <article className="card figure-paper" lang="en">
        <h2>Handling of complaints</h2>
        <p>
          From {period.from} to {period.to}, {place} received {chip('received')} complaints, accepted {chip('accepted')}{' '}
          and declined {chip('declined')}. Of those accepted, {chip('mediated')} were mediated, {chip('settled')} ended
          in an agreement and {chip('terminated')} without one; {chip('closed')} were closed, a closure rate of{' '}
          {chip('closureRate')}.
        </p>
        <p>
          {chip('recoveredFen')} ×10,000 yuan were recovered for consumers, of which {chip('compensationFen')}{' '}
          compensation. Stations settled {chip('settledAtStation')} matters by themselves.
        </p>
      </article>
    );
  }
  return (
    <article className="card figure-paper">
      <h2>投诉处理情况</h2>
      <p>
        {period.from} 至 {period.to}，{place}共收到投诉 {chip('received')} 件，受理投诉 {chip('accepted')} 件，不予受理{' '}
        {chip('declined')} 件；受理的投诉中调处 {chip('mediated')} 件，达成协议 {chip('settled')} 件，终止调解{' '}
        {chip('terminated')} 件，办结 {chip('closed')} 件，办结率 {chip('closureRate')}。
      </p>
      <p>
        为消费者挽回经济损失 {chip('recoveredFen')} 万元，其中赔偿金 {chip('compensationFen')} 万元；联络站就地谈成{' '}
        {chip('settledAtStation')} 件。
      </p>
    </article>
  );
}

function Chip({
  name,
  values,
  period,
  officeId,
  focused,
  onFocus,
}: Shown & { name: FigureName; focused: boolean; onFocus: (name: FigureName) => void }) {
  const label = useLabel();
  const t = useWords();
  return (
    <Link
      className="chip"
      aria-current={focused ? 'true' : undefined}
      to={recordsOf(name, period, officeId)}
      title={t(`打开${label(figures[name])}的记录`, `Open the records: ${label(figures[name])}`)}
      onMouseEnter={() => onFocus(name)}
      onFocus={() => onFocus(name)}
    >
      {words(name, values)}
    </Link>
  );
}

/** What the figure means, its two numbers where it is a rate, and all figures as a table. */
function Definition({
  name,
  values,
  period,
  officeId,
  place,
  onFocus,
}: Shown & { name: FigureName; place: string; onFocus: (name: FigureName) => void }) {
  const { language } = useLanguage();
  const t = useWords();
  const label = useLabel();
  const figure = figures[name];
  return (
    <aside className="figure-side">
      <section className="card pad">
        <p className="figure-one">
          <span>{label(figure)}</span> <b>{words(name, values)}</b>
          {name === 'closureRate' ? (
            <span className="dim">
              {values.closed} / {values.accepted}
            </span>
          ) : null}
        </p>
        <dl className="figure-facts">
          <dt>{t('口径', 'Definition')}</dt>
          <dd>{language === 'zh' ? figure.definitionZh : figure.definitionEn}</dd>
          <dt>{t('期间', 'Period')}</dt>
          <dd>
            {period.from} — {period.to}
          </dd>
          <dt>{t('范围', 'Scope')}</dt>
          <dd>{place}</dd>
        </dl>
        <Link className="b sm" to={recordsOf(name, period, officeId)}>
          {t('在列表打开', 'Open the records')}
        </Link>
      </section>
      <section className="card">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{t('指标', 'Figure')}</th>
              <th scope="col" className="r">
                {t('数', 'Value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {figureNames.map((one) => (
              <tr key={one} aria-current={one === name ? 'true' : undefined}>
                <th scope="row">
                  <button type="button" className="b sm t" onClick={() => onFocus(one)}>
                    {label(figures[one])}
                  </button>
                </th>
                <td className="r">
                  <Link to={recordsOf(one, period, officeId)}>
                    {figures[one].unit === 'fen'
                      ? `${formatYuan(one === 'recoveredFen' ? values.recoveredFen : values.compensationFen)} ${t('元', 'yuan')}`
                      : words(one, values)}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </aside>
  );
}

/** The list of the records behind a figure; the records of a rate are those of its numerator. */
function recordsOf(name: FigureName, period: Period, officeId: string | undefined): string {
  const figure = name === 'closureRate' ? 'closed' : name;
  const query = new URLSearchParams({ figure, ...period, ...(officeId === undefined ? {} : { officeId }) });
  return `/complaints?${query.toString()}`;
}

function words(name: FigureName, values: FigureValues): string {
  if (name === 'closureRate') return values.closureRate === null ? '—' : `${values.closureRate.toFixed(2)}%`;
  const value = values[name];
  return figures[name].unit === 'fen' ? formatWan(value) : String(value);
}
