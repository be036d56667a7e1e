import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { handCells, handWords, type HandCell } from '../../../domain/matter/list/hand.ts';
import { chosen as chosenIn, useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { rate } from '../../../domain/figures/figure.ts';
import { recordsOf } from '../../report/report-paragraph.tsx';
import type { SeenRates } from './home-rates.tsx';
import { Spark } from './week-line.tsx';
import { cellCount, hasUntaken, type Chosen, type SeenHolder, type SeenHome } from './home-wire.ts';

interface TableProps {
  home: SeenHome;
  chosen: Chosen | null;
  /** Of the county alone: what of the first looks was in time. */
  rates?: SeenRates | undefined;
}

/** 各所手上, or 谁手上有什么: holders by how near the day is. Each number shows its matters below, and every row adds up. */
export function HolderTable({ home, chosen, rates }: TableProps) {
  const t = useWords();
  const [isTold, setTold] = useState(false);
  const isCounty = home.of === 'county';
  return (
    <>
      <h2 className="card-head holder-head">
        {isCounty ? t('各所手上', 'In hand by office') : t('谁手上有什么', 'In hand by officer')}
        <small>
          {t('投诉、举报、咨询、案件；点一个数，下面就是那几件', 'All kinds; a number shows its matters below')}
        </small>
        <span className="sp" />
        <button type="button" className="b t sm" aria-expanded={isTold} onClick={() => setTold(!isTold)}>
          {t('怎么数的', 'How it is counted')}
        </button>
      </h2>
      {isTold ? <Definitions isCounty={isCounty} /> : null}
      {/* Where all stands at nought there is no link in it, and a narrow page is scrolled by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="holders" tabIndex={0} aria-label={t('谁手上有多少件', 'How much each one has')}>
        <table>
          <caption className="sr">
            {t('各行：在谁手上；各栏：离期限多近', 'Rows: who has it; columns: how near its day is')}
          </caption>
          <Heads isCounty={isCounty} rates={rates} />
          <tbody>
            {home.holders.map((row) => (
              <HolderLine
                key={row.holder}
                row={row}
                chosen={chosen}
                more={isCounty ? <OfficeMore row={row} home={home} rates={rates} /> : null}
              />
            ))}
            <SumRow home={home} chosen={chosen} rates={rates} />
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The heads of the columns. */
function Heads({ isCounty, rates }: { isCounty: boolean; rates: SeenRates | undefined }) {
  const t = useWords();
  const label = useLabel();
  return (
    <thead>
      <tr>
        <th scope="col">{isCounty ? t('单位', 'Place') : t('承办', 'Officer')}</th>
        {handCells.map((cell) => (
          <th key={cell} scope="col" className={cell === 'untaken' ? 'r dv' : 'r'}>
            {label(handWords[cell])}
          </th>
        ))}
        {isCounty ? (
          <>
            <th scope="col" className="r">
              {rates === undefined
                ? t('按时初查', 'First look')
                : t(`${Number(rates.from.slice(5, 7))} 月按时初查`, 'First look in time')}
            </th>
            <th scope="col" className="r">
              {t('近八周来件', 'Eight weeks')}
            </th>
          </>
        ) : null}
      </tr>
    </thead>
  );
}

function SumRow({ home, chosen, rates }: TableProps) {
  const t = useWords();
  const isCounty = home.of === 'county';
  const name = isCounty ? t('全县', 'County') : t('本所合计', 'Office');
  return (
    <tr className="sum-row">
      <th scope="row">{name}</th>
      {handCells.map((cell) => (
        <Cell key={cell} cell={cell} holder={null} name={name} count={cellCount(home.holders, cell)} chosen={chosen} />
      ))}
      {isCounty ? (
        <>
          <InitialCell counts={initialOf(rates)} rates={rates} />
          <td aria-hidden="true" />
        </>
      ) : null}
    </tr>
  );
}

/** The county's own first looks: of every office, and of what no office has. */
function initialOf(rates: SeenRates | undefined): { due: number; onTime: number } | undefined {
  const found = rates?.rates.find(({ name }) => name === 'initialOnTimeRate');
  return found === undefined ? undefined : { due: found.whole.value, onTime: found.part.value };
}

/** Of an office: what of the first looks was in time, and what came in by week. */
function OfficeMore({ row, home, rates }: { row: SeenHolder; home: SeenHome; rates: SeenRates | undefined }) {
  const t = useWords();
  const weeks = home.intake?.offices[row.holder];
  return (
    <>
      <InitialCell counts={rates?.offices[row.holder]} rates={rates} officeId={row.holder} />
      <td className="r">
        {weeks === undefined ? (
          <span className="none">—</span>
        ) : (
          <Spark counts={weeks} words={t(`近八周每周来件：${weeks.join('、')}`, `By week: ${weeks.join(', ')}`)} />
        )}
      </td>
    </>
  );
}

/** 按时初查: both numbers, each with its records, and then the share. */
function InitialCell({
  counts,
  rates,
  officeId,
}: {
  counts: { due: number; onTime: number } | undefined;
  rates: SeenRates | undefined;
  officeId?: string;
}) {
  if (counts === undefined || rates === undefined || counts.due === 0) return <td className="r none">—</td>;
  const period = { from: rates.from, to: rates.to };
  return (
    <td className="r initial">
      <Link to={recordsOf('initialOnTime', period, officeId, undefined)}>{counts.onTime}</Link> /{' '}
      <Link to={recordsOf('initialDue', period, officeId, undefined)}>{counts.due}</Link>{' '}
      <span className="dim s">{rate(counts.onTime, counts.due)?.toFixed(2)}%</span>
    </td>
  );
}

function HolderLine({ row, chosen, more }: { row: SeenHolder; chosen: Chosen | null; more: ReactNode }) {
  const name = useHolderName()(row);
  return (
    <tr data-holder={row.holder}>
      <th scope="row" title={name}>
        {name}
      </th>
      {handCells.map((cell) =>
        cell === 'untaken' && !hasUntaken(row) ? (
          <td key={cell} className="r dv none">
            —
          </td>
        ) : (
          <Cell key={cell} cell={cell} holder={row.holder} name={name} count={cellCount([row], cell)} chosen={chosen} />
        ),
      )}
      {more}
    </tr>
  );
}

interface CellProps {
  cell: HandCell;
  holder: string | null;
  name: string;
  count: number;
  chosen: Chosen | null;
}

/** One number; nought is nothing to open. */
function Cell({ cell, holder, name, count, chosen }: CellProps) {
  const label = useLabel();
  const { search } = useAddress();
  const isChosen = chosen !== null && chosen.hand === cell && chosen.holder === holder;
  const classes = ['r', cell === 'untaken' ? 'dv' : '', isChosen ? 'hit' : ''].filter(Boolean).join(' ');
  if (count === 0)
    return (
      <td className={classes}>
        <span className="none">0</span>
      </td>
    );
  return (
    <td className={classes}>
      <Link
        to={{ search: chosenIn(search, { hand: cell, holder }).toString() }}
        replace
        preventScrollReset
        className={cell}
        aria-current={isChosen ? 'true' : undefined}
        aria-label={`${name} ${label(handWords[cell])} ${count}`}
      >
        {count}
      </Link>
    </td>
  );
}

/** The name of a row; a station's own and nobody's are told in words. */
export function useHolderName(): (row: Pick<SeenHolder, 'what' | 'name'>) => string {
  const t = useWords();
  return ({ what, name }) => {
    if (what === 'nobody') return t('没指定', 'Nobody yet');
    if (what === 'brigade') return t('执法大队', 'Brigade');
    if (what === 'station') return t('各站点', 'Stations');
    return what === 'centre' ? t('县中心', 'Centre') : name.replace('市场监管所', t('所', ''));
  };
}

/** 怎么数的: what each column counts. */
function Definitions({ isCounty }: { isCounty: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  return (
    <dl className="definitions">
      {handCells.map((cell) => (
        <div key={cell}>
          <dt>{label(handWords[cell])}</dt>
          <dd>{handWords[cell][language === 'zh' ? 'definitionZh' : 'definitionEn']}</dd>
        </div>
      ))}
      <div>
        <dt>{isCounty ? t('单位', 'Place') : t('承办', 'Officer')}</dt>
        <dd>
          {isCounty
            ? t(
                '分到哪个所算哪个所的；还没分送的、哪个所都没给的算县中心的；还在站点手上的算各站点的。',
                'The office that it was dispatched to; what was not dispatched is the centre’s, what is at a station the stations’.',
              )
            : t(
                '两人办的只算第一承办人的；没指定的自成一行。',
                'Of two officers the first has it; what nobody has is a row of its own.',
              )}
        </dd>
      </div>
      {isCounty ? (
        <div>
          <dt>{t('近八周来件', 'Eight weeks')}</dt>
          <dd>
            {t(
              '每周分到这个所的投诉、举报和咨询人次，周一到周日，末一点是本周至今。',
              'Complaints and tip-offs dispatched to it and people who asked, by week; the last is the week so far.',
            )}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
