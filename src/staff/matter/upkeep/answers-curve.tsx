import { answerGoalMs, lastedZh, tookWords } from '../../../domain/base/status/answers.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { SeenUpkeep } from '../../../http/api/matter/upkeep-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { clockTime } from '../../base/ui/day.ts';

type Point = NonNullable<SeenUpkeep['look']['answers']>['points'][number];

const [width, height, left, foot, top] = [560, 150, 52, 20, 16];
/** Each is read off in thirds. */
const ceilings = [150, 300, 600, 1200, 3000, 6000, 12_000, 30_000, 60_000, 300_000];

interface Scale {
  ceiling: number;
  step: number;
  x: (i: number) => number;
  y: (ms: number) => number;
}

/** A quarter of an hour a point; striped where nobody could file. */
export function Curve({ points }: { points: readonly Point[] }) {
  const t = useWords();
  const label = useLabel();
  const highest = points.reduce((most, { p95 }) => Math.max(most, p95 ?? 0), 0);
  const scale = scaleOf(points.length, Math.max(highest, answerGoalMs));
  const { x, y, step } = scale;
  const peak = points.findIndex(({ p95 }) => p95 === highest);
  const peakWords = `${clockTime(points[peak]?.at ?? '')} ${label(tookWords(highest))}`;
  const gone = points.reduce((sum, point) => sum + point.gone * 5, 0);
  return (
    <figure className="answers-curve">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t(
          `24 小时的回答用时，最高 ${peakWords}${gone > 0 ? `，停了约 ${lastedZh(gone)}` : ''}`,
          `Time to answer of 24 hours, at most ${peakWords}${gone > 0 ? `, away for about ${gone} min` : ''}`,
        )}
      >
        <Ground scale={scale} points={points} />
        {runsOf(points).map((run) => (
          <polyline
            key={run[0]?.[0]}
            points={run.map(([i, ms]) => `${x(i).toFixed(1)},${y(ms).toFixed(1)}`).join(' ')}
          />
        ))}
        {points.map(({ at, p95, gone: away }, i) => (
          <g key={at}>
            {away === 0 ? null : (
              <rect className="gone" x={left + i * step} y={top} width={step} height={height - top - foot} />
            )}
            {p95 === null ? null : <circle cx={x(i)} cy={y(p95)} r="1.6" />}
          </g>
        ))}
        {highest <= answerGoalMs ? null : (
          <text x={x(peak)} y={y(highest) - 5} textAnchor={anchorOf(peak / points.length)}>
            {peakWords}
          </text>
        )}
      </svg>
    </figure>
  );
}

function scaleOf(n: number, highest: number): Scale {
  const ceiling = ceilings.find((one) => one >= highest) ?? highest;
  const step = (width - left) / n;
  return {
    ceiling,
    step,
    x: (i) => left + (i + 0.5) * step,
    y: (ms) => top + (1 - ms / ceiling) * (height - top - foot),
  };
}

function anchorOf(part: number): 'start' | 'middle' | 'end' {
  if (part < 0.2) return 'start';
  return part > 0.8 ? 'end' : 'middle';
}

/** Its unit stands in the head of the card. */
function axisWords(ms: number): Words {
  return ms < 1000 ? { zh: String(ms), en: String(ms) } : tookWords(ms);
}

/** What the line is read off by. */
function Ground({ scale: { ceiling, x, y }, points }: { scale: Scale; points: readonly Point[] }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <defs>
        <pattern id="answers-gone" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="5" />
        </pattern>
      </defs>
      {[0, 1, 2, 3].map((third) => (
        <g key={third}>
          <line className="rule" x1={left} x2={width} y1={y((third * ceiling) / 3)} y2={y((third * ceiling) / 3)} />
          <text x={left - 6} y={y((third * ceiling) / 3) + 4} textAnchor="end">
            {label(axisWords((third * ceiling) / 3))}
          </text>
        </g>
      ))}
      <line className="goal" x1={left} x2={width} y1={y(answerGoalMs)} y2={y(answerGoalMs)} />
      {points.map(({ at }, i) =>
        i % 24 === 0 ? (
          <text key={at} x={x(i)} y={height - 5} textAnchor={i === 0 ? 'start' : 'middle'}>
            {clockTime(at)}
          </text>
        ) : null,
      )}
      <text x={width} y={height - 5} textAnchor="end">
        {t('现在', 'now')}
      </text>
    </>
  );
}

/** Pieces of the line: where nobody asked there is none. */
function runsOf(points: readonly Point[]): [number, number][][] {
  const runs: [number, number][][] = [];
  for (const [i, { p95 }] of points.entries()) {
    if (p95 === null) continue;
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.[0] === i - 1) run.push([i, p95]);
    else runs.push([[i, p95]]);
  }
  return runs;
}
