/** Charts that echarts draws: by month, of each row over the months, of the rows; their numbers stand below, each with its records. */
import { lazy, Suspense } from 'react';
import { Link, useNavigate } from 'react-router';
import { addDays } from '../../../domain/base/calendar.ts';
import { figures } from '../../../domain/figures.ts';
import { blank, type FigureWords } from '../../../domain/figures/figure.ts';
import { figureText } from '../../../domain/figures/figure-text.ts';
import { monthBars, mostLines, rowBars, rowsByMonth, type ChartData } from '../../../domain/report/explore-chart.ts';
import type { Exploration } from '../../../http/api/report/explore-routes.ts';
import { useSchemeChoice } from '../../base/colour-scheme.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { colourOf, heightOf, seriesMarks, type Drawing } from './chart-option.ts';
import { useMonthName, type ChartProps } from './chart-props.ts';
import type { ShownLine, Wish } from './explore-calls.ts';
import { shortOffice } from '../../../domain/report/explore-order.ts';
import { pictureWidth, type PictureMaker } from './picture.ts';

const loadView = () => import('./chart-view.tsx');
const ChartView = lazy(async () => ({ default: (await loadView()).ChartView }));

export function MonthsChart({ wish, found, table, foot }: ChartProps) {
  const t = useWords();
  const { from, to, bases } = found;
  const { kind = 'complaint' }: FigureWords = figures[wish.figure];
  const base = wish.year ? bases.year : null;
  const data = monthBars(table, found, base, {
    measure: wish.figure,
    kind: kind === 'enforcement' ? null : kind,
    officeId: found.officeId,
    category: found.category,
    conditions: wish.conditions,
  });
  const yearOf = (day: string) => day.slice(0, 4);
  const sameYear = yearOf(from) === yearOf(to);
  const series = data.series.map(({ key }) =>
    key === 'now'
      ? sameYear
        ? yearOf(to)
        : t('本期', 'Now')
      : sameYear && base !== null
        ? yearOf(base.to)
        : t('去年同期', 'Year before'),
  );
  const monthName = useMonthName(found);
  const isPart = !addDays(to, 1).endsWith('-01');
  const notes = [
    isPart
      ? t(`末月只到 ${Number(to.slice(8))} 日，两年截到同一天。`, `The last month ends on ${to}, in both years.`)
      : '',
    wish.year && bases.year === null ? t('去年同期没有整段台账，不比。', 'No whole ledger a year before.') : '',
  ];
  return (
    <Drawn
      wish={wish}
      kind="months"
      data={data}
      places={data.places.map(monthName)}
      series={series}
      note={notes.join('')}
      foot={foot}
    />
  );
}

export function LinesChart({ wish, found, table, foot }: ChartProps) {
  const t = useWords();
  const label = useLabel();
  const data = rowsByMonth(table, found, mostLines);
  const series = data.series.map(({ key }) => label(table.names[key] ?? { zh: key, en: key }));
  const months = data.places.map(useMonthName(found));
  const note =
    data.left === 0
      ? ''
      : t(
          `画最多的 ${mostLines} 行，另有 ${data.left} 行在热表里。`,
          `The ${mostLines} largest rows; ${data.left} more are in the heat table.`,
        );
  return <Drawn wish={wish} kind="lines" data={data} places={months} series={series} note={note} foot={foot} />;
}

interface RowsProps extends Pick<ChartProps, 'wish' | 'foot'> {
  lines: readonly ShownLine[];
  found: Exploration;
}

export function RowsChart({ wish, lines, found, foot }: RowsProps) {
  const t = useWords();
  const comparison = wish.year && found.bases.year !== null ? 'year' : null;
  const data = rowBars(lines, comparison);
  const names = new Map(lines.map(({ key, name }) => [key, name]));
  const short = wish.rows === 'office' ? shortOffice : (name: string) => name;
  const series = data.series.map(({ key }) => (key === 'now' ? t('本期', 'Now') : t('去年同期', 'Year before')));
  if (data.places.length === 0)
    return (
      <>
        <p className="pad dim">{t('一行也没有。', 'There is no row.')}</p>
        {foot(null)}
      </>
    );
  return (
    <Drawn
      wish={wish}
      kind="rows"
      data={data}
      places={data.places.map((key) => short(names.get(key) ?? key))}
      series={series}
      note=""
      foot={foot}
    />
  );
}

interface DrawnProps extends Pick<ChartProps, 'foot'> {
  wish: Wish;
  kind: Drawing['kind'];
  data: ChartData;
  places: readonly string[];
  series: readonly string[];
  note: string;
}

/** The picture with its legend, and the same as a table. A mark is pressed, or its number in the table: both open its records. */
function Drawn({ wish, kind, data, places, series, note, foot }: DrawnProps) {
  const t = useWords();
  const navigate = useNavigate();
  const { moving } = useSchemeChoice();
  const { unit } = figures[wish.figure];
  const said = (n: number) => figureText(unit, n);
  const drawing: Drawing = { kind, data, places, series, said, isMoving: moving };
  const make: PictureMaker = async ({ palette, font }) => {
    const { svgOf } = await loadView();
    const height = kind === 'rows' ? heightOf(drawing) * 1.4 : 420;
    const svg = svgOf(drawing, { palette, font, width: pictureWidth, height });
    const legend = data.series.map(({ key }, i) => ({ name: series[i] ?? key, colour: colourOf(drawing, i, palette) }));
    return { svg, height, legend: legend.length > 1 ? legend : [] };
  };
  const says = data.series
    .map(
      ({ marks }, i) =>
        `${series[i] ?? ''}${t('：', ': ')}${said(marks.reduce((sum, { value }) => sum + (value ?? 0), 0))}`,
    )
    .join(t('；', '; '));
  return (
    <>
      <figure className="explore-chart">
        {data.series.length > 1 ? <Legend kind={kind} data={data} series={series} /> : null}
        <Suspense fallback={<div style={{ height: heightOf(drawing) }} aria-busy="true" />}>
          <ChartView
            {...drawing}
            says={`${says}${t('。每个数在下面的表里。', '. Each number is in the table below.')}`}
            onOpen={(i, at) => {
              const to = data.series[i]?.marks[at]?.to ?? null;
              if (to !== null) void navigate(to);
            }}
          />
        </Suspense>
        {note === '' ? null : <p className="explore-chart-note dim s">{note}</p>}
        <Numbers data={data} places={places} series={series} said={said} />
      </figure>
      {foot(make)}
    </>
  );
}

function Legend({ kind, data, series }: { kind: Drawing['kind']; data: ChartData; series: readonly string[] }) {
  return (
    <figcaption className="explore-legend">
      {data.series.map(({ key }, i) => (
        <span key={key} data-series={kind === 'lines' ? i : key}>
          <i aria-hidden="true" data-mark={kind === 'lines' ? seriesMarks[i % seriesMarks.length] : 'rect'} />
          {series[i]}
        </span>
      ))}
    </figcaption>
  );
}

/** The numbers of a chart, each with its list. */
function Numbers({
  data,
  places,
  series,
  said,
}: Pick<DrawnProps, 'data' | 'places' | 'series'> & { said: (n: number) => string }) {
  const t = useWords();
  return (
    <details className="explore-numbers">
      <summary>{t('图里的数', 'The numbers of the chart')}</summary>
      <div className="explore-numbers-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">{t('哪一项', 'Which')}</span>
              </th>
              {series.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.places.map((place, at) => (
              <tr key={place}>
                <th scope="row">{places[at]}</th>
                {data.series.map(({ key, marks }) => (
                  <td key={key}>
                    <Value value={marks[at]?.value ?? null} to={marks[at]?.to ?? null} said={said} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Value({ value, to, said }: { value: number | null; to: string | null; said: (n: number) => string }) {
  const text = value === null ? blank : said(value);
  return to === null ? <>{text}</> : <Link to={to}>{text}</Link>;
}
