import { Link } from 'react-router';
import { chosen as chosenIn, useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { recordsOf } from '../../report/report-paragraph.tsx';
import type { SeenHome } from './home-wire.ts';

const [sparkWidth, sparkHeight] = [78, 20];

/** The small line of a row. */
export function Spark({ counts, words }: { counts: readonly number[]; words: string }) {
  const most = Math.max(1, ...counts);
  const step = (sparkWidth - 6) / Math.max(1, counts.length - 1);
  const points = counts.map((n, i) => [2 + i * step, sparkHeight - 3 - (n / most) * (sparkHeight - 6)] as const);
  const last = points.at(-1);
  return (
    <svg
      className="spark"
      width={sparkWidth}
      height={sparkHeight}
      viewBox={`0 0 ${sparkWidth} ${sparkHeight}`}
      role="img"
      aria-label={words}
    >
      <title>{words}</title>
      <polyline points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last === undefined ? null : <circle cx={last[0]} cy={last[1]} r="2" />}
    </svg>
  );
}

type SeenIntake = NonNullable<SeenHome['intake']>;
const [width, height, left, foot, top] = [880, 138, 36, 22, 16];

/** 每周来件: by ISO week, dashed the same weeks of the year before; each point opens what was received in that week. */
export function Weeks({ intake }: { intake: SeenIntake }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card" aria-label={t('每周来件', 'Intake by week')}>
      <h2 className="card-head weeks-head">
        {t('每周来件', 'Intake by week')}
        <small>
          {t(
            '投诉、举报，和咨询人次；虚线是去年同周（ISO 周）',
            'Complaints, tip-offs, people who asked; dashed: a year before',
          )}
        </small>
        <span className="sp" />
        {intake.risen.length === 0 ? null : (
          <span
            className="s risen"
            title={t('上个整月比去年同月', 'The last whole month against the same one a year before')}
          >
            {t(
              `${Number(intake.risenIn.from.slice(5, 7))} 月投诉升得最多：`,
              `Complaints that rose most in ${intake.risenIn.from.slice(0, 7)}: `,
            )}
            {intake.risen.map((one) => (
              <Link
                key={one.code}
                to={recordsOf('received', intake.risenIn, undefined, one.code)}
                title={t(`${one.before} 件 → ${one.now} 件`, `${one.before} → ${one.now}`)}
              >
                {label(one)} +{one.now - one.before}
              </Link>
            ))}
          </span>
        )}
      </h2>
      <Line intake={intake} />
    </section>
  );
}

function Line({ intake: { weeks } }: { intake: SeenIntake }) {
  const t = useWords();
  const { language } = useLanguage();
  const most = Math.max(4, ...weeks.flatMap(({ now, yearBefore }) => [now ?? 0, yearBefore ?? 0]));
  const rule = ruleOf(most);
  const x = (i: number) => left + (i * (width - left - 30)) / Math.max(1, weeks.length - 1);
  const y = (n: number) => height - foot - (n / (rule.at(-1) ?? most)) * (height - foot - top);
  const now = weeks.flatMap(({ now: n }, i) => (n === null ? [] : [`${x(i)},${y(n)}`]));
  const before = weeks.flatMap(({ yearBefore }, i) => (yearBefore === null ? [] : [`${x(i)},${y(yearBefore)}`]));
  const last = weeks.at(-1);
  const { search } = useAddress();
  const shown = weeks.find(({ from }) => from === search.get('week')) ?? last;
  return (
    <div className="weeks">
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>
          {t(
            `近十二周来件：${weeks.map(({ now: n }) => n ?? '没有台账').join('、')}`,
            `Twelve weeks: ${weeks.map(({ now: n }) => n ?? 'no ledger').join(', ')}`,
          )}
        </title>
        {rule.map((n) => (
          <g key={n}>
            <path className="axis" d={`M${left - 4} ${y(n)}H${width}`} />
            <text x={left - 10} y={y(n) + 4} textAnchor="end">
              {n}
            </text>
          </g>
        ))}
        <polyline className="before" points={before.join(' ')} />
        <polyline className="now" points={now.join(' ')} />
        {weeks.map((week, i) => (
          <Link
            key={week.from}
            to={{ search: chosenIn(search, { week: week === last ? null : week.from }).toString() }}
            replace
            preventScrollReset
            aria-current={week === shown ? 'true' : undefined}
          >
            {week.now === null ? null : (
              <circle className="point" cx={x(i)} cy={y(week.now)} r={week === shown ? 4 : 2} />
            )}
            <rect className="reach" x={x(i) - 14} y="0" width="28" height={height - foot}>
              <title>
                {t(
                  `${week.from} 起一周 ${week.now ?? '没有台账'}，去年同周 ${week.yearBefore ?? '没有台账'}`,
                  `Week of ${week.from}: ${week.now ?? 'no ledger'}; a year before ${week.yearBefore ?? 'no ledger'}`,
                )}
              </title>
            </rect>
            <text x={x(i)} y={height - 5} textAnchor="middle">
              {dayPlain(week.from, language)}
            </text>
          </Link>
        ))}
      </svg>
      {shown === undefined ? null : <Parts week={shown} isPresent={shown === last} />}
    </div>
  );
}

const parts = [
  ['received', { zh: '投诉', en: 'complaints' }],
  ['tipoffs', { zh: '举报', en: 'tip-offs' }],
  ['askedPeople', { zh: '咨询人次', en: 'people who asked' }],
] as const;

/** Of what the number of one week is made; each part opens its records. */
function Parts({ week, isPresent }: { week: SeenIntake['weeks'][number]; isPresent: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { from, to, now, yearBefore, before } = week;
  return (
    <p className="weeks-parts">
      <b>
        {isPresent
          ? t('本周至今', 'This week so far')
          : t(`${dayPlain(from, language)} 起一周`, `Week of ${dayPlain(from, language)}`)}{' '}
        {now ?? t('没有台账', 'no ledger')}
      </b>
      {parts.map(([part, words]) => (
        <Link key={part} to={recordsOf(part, { from, to }, undefined, undefined)}>
          {label(words)} {week.parts[part]}
        </Link>
      ))}
      <span className="dim">
        {before === null
          ? t('去年没有这一周', 'no such week a year before')
          : yearBefore === null
            ? t('去年同周没有台账', 'no ledger was kept a year before')
            : t(`去年同周 ${yearBefore}`, `a year before ${yearBefore}`)}
      </span>
    </p>
  );
}

/** Round numbers for the lines behind: nought, and three or four above it. */
function ruleOf(most: number): number[] {
  const rough = most / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? power);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}
