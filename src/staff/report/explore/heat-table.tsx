/** 热表: rows by month, the more the darker; each number opens its records. */
import { Link } from 'react-router';
import { figures } from '../../../domain/figures.ts';
import { blank } from '../../../domain/figures/figure.ts';
import { figureText } from '../../../domain/figures/figure-text.ts';
import { heatOf, mostOf, rowsByMonth, withoutUnkept } from '../../../domain/report/explore-chart.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMonthName, type ChartProps } from './chart-props.ts';
import { shortOffice } from '../../../domain/report/explore-order.ts';
import { svgOfHeat, type PictureMaker } from './picture.ts';

/** So many rows have room beside the table. */
const mostRows = 60;
/** So many columns have room without scrolling. */
const monthsInSight = 6;

export function HeatTable({ wish, found, table, foot }: ChartProps) {
  const t = useWords();
  const label = useLabel();
  const { left, ...all } = rowsByMonth(table, found, mostRows);
  const { unkept, ...data } = withoutUnkept(all);
  const most = mostOf(data);
  const nameOf = useMonthName(found);
  const months = data.places.map(nameOf);
  const { unit } = figures[wish.figure];
  const short = wish.rows === 'office' ? shortOffice : (name: string) => name;
  const rows = data.series.map(({ key, marks }) => ({
    key,
    name: short(label(table.names[key] ?? { zh: key, en: key })),
    cells: marks.map(({ value, to: list }) => ({
      text: value === null ? blank : figureText(unit, value),
      heat: heatOf(value, most),
      to: list,
    })),
  }));
  const make: PictureMaker = (light) => Promise.resolve(svgOfHeat({ columns: months, rows }, light));
  return (
    <>
      {rows.length === 0 ? (
        <p className="pad dim">{t('一行也没有。', 'There is no row.')}</p>
      ) : (
        <HeatRows months={months} rows={rows} />
      )}
      {unkept.length === 0 ? null : (
        <p className="explore-chart-note dim s">
          {t(
            `${nameOf(data.places[0] ?? '')}以前没有台账，不列。`,
            `No ledger was kept before ${nameOf(data.places[0] ?? '')}: those months are left out.`,
          )}
        </p>
      )}
      {months.length <= monthsInSight ? null : (
        <p className="explore-chart-note dim s">{t('左右滚动看全部月份。', 'Scroll sideways for all months.')}</p>
      )}
      {left === 0 ? null : (
        <p className="explore-chart-note dim s">
          {t(`另有 ${left} 行在左边的表里。`, `${left} more rows are in the table beside.`)}
        </p>
      )}
      {foot(rows.length === 0 ? null : make)}
    </>
  );
}

interface HeatRow {
  key: string;
  name: string;
  cells: readonly { text: string; heat: number; to: string | null }[];
}

function HeatRows({ months, rows }: { months: readonly string[]; rows: readonly HeatRow[] }) {
  const t = useWords();
  return (
    <div className="explore-numbers-scroll">
      <table className="explore-heat">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('行', 'Row')}</span>
            </th>
            {months.map((month) => (
              <th key={month} scope="col">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map(({ text, heat, to }, i) => (
                <td key={months[i]} style={tintOf(heat)}>
                  {to === null ? text : <Link to={to}>{text}</Link>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a cell is tinted; letters on it stay as dark as they are. */
export function tintOf(heat: number): { backgroundColor: string } | undefined {
  if (heat === 0) return undefined;
  return { backgroundColor: `color-mix(in srgb, var(--d-primary) ${Math.round(heat * 30)}%, transparent)` };
}
