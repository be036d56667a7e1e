import { useQuery } from '@tanstack/react-query';
import { useState, type ComponentProps, type ReactNode } from 'react';
import { Link } from 'react-router';
import { blank } from '../../domain/figures/figure.ts';
import { figureNames, figures, type FigureName } from '../../domain/figures.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { client } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { partsText } from '../../domain/figures/figure-text.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { clockTime } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './figure.css';
import { CostCard } from './cost-card.tsx';
import { MonthLockLine } from './month/month-lock.tsx';
import { isCounted, Paragraph, recordsOf, wordsOf, type Shown } from './report-paragraph.tsx';
import { periodText, type Period } from '../figures/period.ts';
import { placeOf, ReportChoice, useAsked, useKinds } from './report-choice.tsx';

interface Props {
  /** The guideline of the year, for an office or, with null, for the county. */
  guideline: (year: string, officeId: string | null) => ReactNode;
}

/** 工作汇报: a period's figures, counted from the ledger; each number opens the records behind it. The link is the state. */
export function FigurePage({ guideline }: Props) {
  const t = useWords();
  const me = useMe();
  const may = useMay('figure.read');
  const [focus, setFocus] = useState<FigureName>('closureRate');
  const { asked, choose } = useAsked();
  const { period, officeId, category, ownOffice } = asked;
  const directory = useDirectory();
  const kinds = useKinds(directory);
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
          '数字由中心、所里和分管领导看；您的角色看不到。',
          'Figures are for the centre, the offices and the leaders.',
        )}
      />
    );
  const place = placeOf(asked, directory, me) ?? '';
  const found = counted.data;
  return (
    <div className="figure-page">
      <header className="pad figure-head">
        <ReportHead period={period} countedAt={found?.countedAt} />
        <ReportChoice asked={asked} kinds={kinds} onChoose={choose} />
        {guideline(period.to.slice(0, 4), ownOffice ? me.organisationId : (officeId ?? null))}
        <MonthLockLine asked={{ ...period, officeId }} />
      </header>
      {counted.isError ? <ErrorLine error={counted.error} onRetry={() => void counted.refetch()} /> : null}
      {found === undefined ? (
        counted.isError ? null : (
          <Loading rows={8} />
        )
      ) : (
        <FigureBody
          shown={{ values: found.values, period, officeId, category }}
          place={place}
          kind={kinds.find((one) => one.value === (category ?? ''))?.short ?? ''}
          keptSince={found.keptSince}
          carried={found.carried}
          focus={focus}
          onFocus={setFocus}
        />
      )}
    </div>
  );
}

/** The paragraph, beside it what the figure in focus means, and under it the table of what it cost, which is too wide for the side. */
function FigureBody(props: ComponentProps<typeof Paragraph>) {
  const { shown, place, focus, onFocus } = props;
  return (
    <div className="figure-body">
      <div className="figure-main">
        <Paragraph {...props} />
        <div className="no-print">
          <CostCard shown={shown} />
        </div>
      </div>
      <aside className="figure-side">
        <Definition name={focus} shown={shown} place={place} />
        <AllFigures name={focus} shown={shown} onFocus={onFocus} />
      </aside>
    </div>
  );
}

function ReportHead({ period, countedAt }: { period: Period; countedAt: string | undefined }) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <div className="hd">
      <title>{t('数字 · 红盾', 'Figures · Hongdun')}</title>
      <h1>{t('数字', 'Figures')}</h1>
      <span className="tag">{periodText(period, language)}</span>
      <span className="dim s">
        {countedAt === undefined
          ? ''
          : t(`从台账数出，${clockTime(countedAt)}`, `Counted from the ledger at ${clockTime(countedAt)}`)}
      </span>
      <span className="sp" />
      <button type="button" className="b no-print" onClick={() => window.print()}>
        {t('打印', 'Print')}
      </button>
    </div>
  );
}

/** What the figure means, and its two numbers where it is a rate. */
function Definition({ name, shown, place }: { name: FigureName; shown: Shown; place: string }) {
  const { language } = useLanguage();
  const t = useWords();
  const label = useLabel();
  const figure = figures[name];
  const { values, period, officeId, category } = shown;
  return (
    <section className="card pad">
      <p className="figure-one">
        <span>{label(figure)}</span> <b>{wordsOf(name, values)}</b>
        {isCounted(name, values) ? <span className="dim">{partsText(figure, values)}</span> : null}
      </p>
      <dl className="figure-facts">
        <dt>{t('口径', 'Definition')}</dt>
        <dd>{language === 'zh' ? figure.definitionZh : figure.definitionEn}</dd>
        <dt>{t('期间', 'Period')}</dt>
        <dd>{periodText(period, language)}</dd>
        <dt>{t('范围', 'Scope')}</dt>
        <dd>{place}</dd>
      </dl>
      {!isCounted(name, values) ? null : (
        <Link className="b sm" to={recordsOf(name, period, officeId, category)}>
          {t('在列表打开', 'Open the records')}
        </Link>
      )}
    </section>
  );
}

interface AllFiguresProps {
  /** The one that is explained. */
  name: FigureName;
  shown: Shown;
  onFocus: (name: FigureName) => void;
}

/** All figures as a table. */
function AllFigures({ name, shown, onFocus }: AllFiguresProps) {
  const t = useWords();
  const label = useLabel();
  return (
    // Wider than a telephone, or than a page at four times its size: it scrolls by itself, by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached.
    <section className="card figure-scroll" tabIndex={0} aria-label={t('全部指标', 'All figures')}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{t('指标', 'Figure')}</th>
            <th scope="col" colSpan={2} className="r">
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
              <Value name={one} shown={shown} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The number, and in a cell of its own its unit, or the two numbers of a rate. */
function Value({ name, shown }: { name: FigureName; shown: Shown }) {
  const t = useWords();
  const { values, period, officeId, category } = shown;
  if (!isCounted(name, values))
    return (
      <td colSpan={2} className="r">
        {blank}
      </td>
    );
  const figure = figures[name];
  const [printed, unit] =
    figure.unit === 'fen'
      ? [formatYuan(values[name] ?? 0), t('元', 'yuan')]
      : [
          wordsOf(name, values),
          figure.unit === 'percent' ? partsText(figure, values) : t(figure.unitZh, figure.unitEn),
        ];
  return (
    <>
      <td className="r">
        <Link to={recordsOf(name, period, officeId, category)}>{printed}</Link>
      </td>
      <td className="figure-unit dim s">{unit}</td>
    </>
  );
}
