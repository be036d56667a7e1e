/** @jsxImportSource hono/jsx */
/** 图: a chart of a report on paper. A page that is printed runs no script, so that it is drawn here, in greys and strokes that a copy keeps. */
import type { JSX } from 'hono/jsx/jsx-runtime';
import { axisOf, type ReportChart } from '../../../domain/report/layout/chart.ts';

const size = { width: 624, height: 250, left: 44, right: 8, top: 24, bottom: 46 } as const;
const plotWidth = size.width - size.left - size.right;
const plotHeight = size.height - size.top - size.bottom;
const fills = ['#404040', '#9a9a9a', '#d0d0d0'];
/** Lines are told apart by their strokes too. */
const strokes = ['', '8 4', '2 4'];
/** More labels of values than this run into one another. */
const mostValues = 24;

export function ChartPicture({ chart, name }: { chart: ReportChart; name: string }): JSX.Element {
  const { top, step } = axisOf(chart);
  const y = (value: number) => size.top + plotHeight - (Math.max(value, 0) / top) * plotHeight;
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => Math.round(i * step * 1000) / 1000);
  return (
    <svg
      class="chart"
      xmlns="http://www.w3.org/2000/svg"
      font-family="sans-serif"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={`图：${name}`}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={size.left}
            x2={size.width - size.right}
            y1={y(tick)}
            y2={y(tick)}
            stroke="#c8c8c8"
            stroke-width="0.7"
          />
          <text x={size.left - 6} y={y(tick) + 4} text-anchor="end" font-size="11">
            {tick}
          </text>
        </g>
      ))}
      {chart.manner === 'line' ? <Lines chart={chart} y={y} /> : <Bars chart={chart} y={y} />}
      <Labels chart={chart} />
      {chart.series.length > 1 ? <Legend chart={chart} /> : null}
    </svg>
  );
}

type Drawn = { chart: ReportChart; y: (value: number) => number };

function Bars({ chart: { labels, series }, y }: Drawn): JSX.Element {
  const slot = plotWidth / labels.length;
  const bar = Math.min(34, (slot * 0.72) / series.length);
  return (
    <>
      {series.map(({ name, values }, nth) =>
        values.map((value, i) => {
          if (value === null) return null;
          const x = size.left + slot * (i + 0.5) + bar * (nth - series.length / 2);
          return (
            <g key={`${name} ${i}`}>
              <rect
                x={round(x)}
                y={round(y(value))}
                width={round(bar * 0.92)}
                height={round(y(0) - y(value))}
                fill={fills[nth]}
                stroke="#303030"
                stroke-width="0.5"
              />
              {isTold({ labels, series }) ? <Value x={x + bar * 0.46} y={y(value) - 4} value={value} /> : null}
            </g>
          );
        }),
      )}
    </>
  );
}

function Lines({ chart: { labels, series }, y }: Drawn): JSX.Element {
  const x = (i: number) => size.left + (plotWidth / labels.length) * (i + 0.5);
  return (
    <>
      {series.map(({ name, values }, nth) => (
        <g key={name}>
          {pieces(values).map((piece) => (
            <polyline
              points={piece.map(({ i, value }) => `${round(x(i))},${round(y(value))}`).join(' ')}
              fill="none"
              stroke="#303030"
              stroke-width="1.6"
              stroke-dasharray={strokes[nth] === '' ? undefined : strokes[nth]}
            />
          ))}
          {values.map((value, i) =>
            value === null ? null : (
              <>
                <circle cx={round(x(i))} cy={round(y(value))} r="3" fill={fills[nth]} stroke="#303030" />
                {isTold({ labels, series }) ? <Value x={x(i)} y={y(value) - 7} value={value} /> : null}
              </>
            ),
          )}
        </g>
      ))}
    </>
  );
}

function Value({ x, y, value }: { x: number; y: number; value: number }): JSX.Element {
  return (
    <text
      x={round(x)}
      y={round(y)}
      text-anchor="middle"
      font-size="10.5"
      stroke="#fff"
      stroke-width="3"
      paint-order="stroke"
    >
      {value}
    </text>
  );
}

function isTold({ labels, series }: Pick<ReportChart, 'labels' | 'series'>): boolean {
  return labels.length * series.length <= mostValues;
}

/** A label longer than its room goes on in a second line, and ends there. */
function Labels({ chart: { labels } }: { chart: ReportChart }): JSX.Element {
  const slot = plotWidth / labels.length;
  const most = Math.max(2, Math.floor(slot / 11));
  return (
    <>
      {labels.map((label, i) => (
        <text
          x={round(size.left + slot * (i + 0.5))}
          y={size.height - size.bottom + 15}
          text-anchor="middle"
          font-size="11"
        >
          {linesOf(label, most).map((part, nth) => (
            <tspan x={round(size.left + slot * (i + 0.5))} dy={nth === 0 ? 0 : 13}>
              {part}
            </tspan>
          ))}
        </text>
      ))}
    </>
  );
}

function linesOf(label: string, most: number): string[] {
  const text = [...label];
  if (text.length <= most) return [label];
  const second = text.slice(most);
  return [
    text.slice(0, most).join(''),
    second.length <= most ? second.join('') : `${second.slice(0, most - 1).join('')}…`,
  ];
}

function Legend({ chart: { manner, series } }: { chart: ReportChart }): JSX.Element {
  return (
    <>
      {series.map(({ name }, nth) => (
        <g key={name}>
          {manner === 'line' ? (
            <line
              x1={size.left + nth * 190}
              x2={size.left + nth * 190 + 22}
              y1="10"
              y2="10"
              stroke="#303030"
              stroke-width="1.6"
              stroke-dasharray={strokes[nth] === '' ? undefined : strokes[nth]}
            />
          ) : (
            <rect
              x={size.left + nth * 190}
              y="4"
              width="22"
              height="11"
              fill={fills[nth]}
              stroke="#303030"
              stroke-width="0.5"
            />
          )}
          <text x={size.left + nth * 190 + 28} y="14" font-size="11">
            {[...name].length > 13 ? `${[...name].slice(0, 12).join('')}…` : name}
          </text>
        </g>
      ))}
    </>
  );
}

/** A blank is a gap: the line ends before it and begins again behind it. */
function pieces(values: readonly (number | null)[]): { i: number; value: number }[][] {
  const found: { i: number; value: number }[][] = [[]];
  for (const [i, value] of values.entries()) {
    if (value === null) found.push([]);
    else found.at(-1)?.push({ i, value });
  }
  return found.filter((piece) => piece.length > 1);
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
