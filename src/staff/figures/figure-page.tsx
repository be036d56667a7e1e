import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { scopes } from '../../domain/base/actor.ts';
import { blank, figureNames, figures, serviceClasses, type FigureName } from '../../domain/figures/figure.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { useAddress } from '../base/address.ts';
import { client } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { clockTime } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './figure.css';
import { Paragraph, recordsOf, wordsOf, type Shown } from './report-paragraph.tsx';
import { periodOf, periodText, type Period } from './period.ts';
import { Periods } from './period-choice.tsx';

interface Props {
  /** The guideline of the year, for an office or, with null, for the county. */
  guideline: (year: string, officeId: string | null) => ReactNode;
}

/** 工作汇报: a period's figures, counted from the ledger; each number opens the records behind it. The link is the state. */
export function FigurePage({ guideline }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const me = useMe();
  const may = useMay('figure.read');
  const { search, change } = useAddress();
  const [focus, setFocus] = useState<FigureName>('closureRate');
  const fallback = periodOf('year', me.today);
  const period: Period = { from: search.get('from') ?? fallback.from, to: search.get('to') ?? fallback.to };
  const ownOffice = scopes[me.role] === 'office';
  const officeId = ownOffice ? undefined : (search.get('officeId') ?? undefined);
  const category = search.get('category') ?? undefined;
  const directory = useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => client.directory(signal),
    staleTime: 300_000,
  });
  const counted = useQuery({
    queryKey: ['figures', period.from, period.to, officeId ?? '', category ?? ''],
    queryFn: ({ signal }) => client.figures({ ...period, officeId, category }, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may)
    return (
      <Empty
        words={t(
          '工作汇报由中心、所里和分管领导看；您的角色看不到。',
          'Figures are for the centre, the offices and the leaders.',
        )}
      />
    );

  const choose = (choices: Partial<Period & { officeId: string; category: string }>) =>
    change({ ...period, ...choices });
  const listed = Object.keys(serviceClasses) as (keyof typeof serviceClasses)[];
  const kinds: { value: string; label: string; short: string }[] = [
    { value: '', label: t('各类', 'All categories'), short: '' },
    { value: 'V', label: t('服务，全部', 'All services'), short: t('服务类', 'services') },
    ...listed.map((code) => ({ value: code, label: label(serviceClasses[code]), short: label(serviceClasses[code]) })),
    ...(directory.data?.categories ?? [])
      .filter(({ code, kind, parentCode }) => isTop(kind, parentCode) && !(code in serviceClasses))
      .map((one) => ({ value: one.code, label: label(one), short: label(one) })),
  ];
  const offices = directory.data?.organisations.filter((one) => one.kind === 'office') ?? [];
  const place = ownOffice
    ? me.organisationName
    : (offices.find((one) => one.id === officeId)?.name ?? directory.data?.county.bureauName ?? me.countyName);

  return (
    <div className="figure-page">
      <header className="pad figure-head">
        <div className="hd">
          <h1>{t('工作汇报', 'Work report')}</h1>
          <span className="tag">{periodText(period, language)}</span>
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
          <Periods period={period} onChoose={choose} />
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
          <Select
            aria-label={t('类别', 'Category')}
            value={category ?? ''}
            style={{ minWidth: 170 }}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value: string) => choose({ category: value })}
            options={kinds}
          />
        </div>
        {guideline(period.to.slice(0, 4), ownOffice ? me.organisationId : (officeId ?? null))}
      </header>
      {counted.isError ? <ErrorLine error={counted.error} onRetry={() => void counted.refetch()} /> : null}
      {counted.data === undefined ? (
        counted.isError ? null : (
          <Loading rows={8} />
        )
      ) : (
        <div className="figure-body">
          <Paragraph
            period={period}
            place={place ?? ''}
            values={counted.data.values}
            keptSince={counted.data.keptSince}
            officeId={officeId}
            category={category}
            kind={kinds.find((one) => one.value === (category ?? ''))?.short ?? ''}
            onFocus={setFocus}
            focus={focus}
          />
          <Definition
            name={focus}
            values={counted.data.values}
            period={period}
            officeId={officeId}
            category={category}
            place={place ?? ''}
            onFocus={setFocus}
          />
        </div>
      )}
    </div>
  );
}

function isTop(kind: string, parentCode: string | null): boolean {
  return (kind === 'goods' || kind === 'services') && parentCode === null;
}

/** What the figure means, its two numbers where it is a rate, and all figures as a table. */
function Definition({
  name,
  values,
  period,
  officeId,
  category,
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
          <span>{label(figure)}</span> <b>{wordsOf(name, values)}</b>
          {name === 'closureRate' && values !== null ? (
            <span className="dim">
              {values.closed} / {values.accepted}
            </span>
          ) : null}
        </p>
        <dl className="figure-facts">
          <dt>{t('口径', 'Definition')}</dt>
          <dd>{language === 'zh' ? figure.definitionZh : figure.definitionEn}</dd>
          <dt>{t('期间', 'Period')}</dt>
          <dd>{periodText(period, language)}</dd>
          <dt>{t('范围', 'Scope')}</dt>
          <dd>{place}</dd>
        </dl>
        {values === null ? null : (
          <Link className="b sm" to={recordsOf(name, period, officeId, category)}>
            {t('在列表打开', 'Open the records')}
          </Link>
        )}
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
                  {values === null ? (
                    blank
                  ) : (
                    <Link to={recordsOf(one, period, officeId, category)}>
                      {figures[one].unit === 'fen'
                        ? `${formatYuan(one === 'recoveredFen' ? values.recoveredFen : values.compensationFen)} ${t('元', 'yuan')}`
                        : wordsOf(one, values)}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </aside>
  );
}
