import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { dayOf } from '../../../domain/base/calendar.ts';
import { blank } from '../../../domain/figures/figure.ts';
import { differenceText } from '../../../domain/figures/figure-text.ts';
import { useAddress } from '../../base/address.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { matterPath } from '../../base/places.ts';
import { clockTime } from '../../base/ui/day.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';
import '../../matter/matter.css';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import { recordsOf } from '../report-paragraph.tsx';
import { fetchMonth, fetchMonthRecords, monthCalls, type Month, type SeenClosing } from './month-calls.ts';
import { shownMonths } from './month-shown.ts';
import { ClosingFacts, useClosingName } from './month-list-page.tsx';
import { isOther, numberOf, Offices, Unusual, type Figure } from './month-unusual.tsx';
import './month.css';

/** 一个月的数: what it has beside the month before; once it is locked, what was locked beside what it is today. */
export default function MonthPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const name = useClosingName();
  const found = useQuery({
    queryKey: [monthCalls.path, 'one', number],
    queryFn: ({ signal }) => monthCalls.get(number, signal),
  });
  const read = useQuery({
    queryKey: [monthCalls.path, 'figures', number, found.data?.entry.version ?? 0],
    queryFn: ({ signal }) => fetchMonth(number, signal),
    enabled: found.data !== undefined,
    placeholderData: (before) => before,
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={12} />;
  const view = found.data;
  return (
    <div className="month-page">
      <title>{`${name(view)} · ${t('红盾', 'Hongdun')}`}</title>
      <Head view={view} countedAt={read.data?.countedAt} />
      <div className="month-body">
        {read.error === null ? null : <ErrorLine error={read.error} onRetry={() => void read.refetch()} />}
        {read.data === undefined ? (
          read.error === null ? (
            <Loading rows={12} />
          ) : null
        ) : (
          <div className="month-main">
            <Offices month={read.data} />
            <Unusual month={read.data} />
            <Corrections month={read.data} />
            <Figures view={view} month={read.data} />
          </div>
        )}
        <div className="month-side">
          <section className="card">
            <ClosingFacts view={view} isBesideFigures />
          </section>
          <ToldCard kind={monthCalls.path} number={number} />
          <Timeline view={view} onNote={null} />
        </div>
      </div>
    </div>
  );
}

function Head({ view, countedAt }: { view: SeenClosing; countedAt: string | undefined }) {
  const t = useWords();
  const name = useClosingName();
  const directory = useDirectory();
  const { entry } = view;
  return (
    <header className="month-head">
      <p className="month-path">
        <Link to="/months">{t('月度统计', 'Closing of months')}</Link>
        <span className="dim">{entry.number}</span>
        <StateTag docket={shownMonths} state={entry.state} />
      </p>
      <h1>{name(view)}</h1>
      <p className="dim s">
        {countedAt === undefined
          ? ''
          : t(`现数是 ${clockTime(countedAt)} 从台账数的`, `Counted from the ledger at ${clockTime(countedAt)}`)}
      </p>
      {entry.state === 'returned' ? (
        <p className="month-returned" role="note">
          {t('退回：', 'Given back: ')}
          {entry.returnReason}
        </p>
      ) : null}
      {directory === undefined ? null : (
        <DocketMoves
          docket={shownMonths}
          calls={monthCalls}
          item={view}
          name={name(view)}
          directory={directory}
          askOf={() => null}
        />
      )}
    </header>
  );
}

/** 以前各月的更正: told when this month was locked. */
function Corrections({ month: { corrections, officeId } }: { month: Month }) {
  const t = useWords();
  const label = useLabel();
  if (corrections.length === 0) return null;
  return (
    <section className="card" aria-label={t('以前各月的更正', 'Corrections of earlier months')}>
      <h2 className="card-head">{t('以前各月的更正', 'Corrections of earlier months')}</h2>
      <p className="pad dim">
        {officeId === null
          ? t(
              `全县的 ${corrections.length} 个；各所的在各所自己的这个月里。`,
              `${corrections.length} of the county; those of each office stand in its own month.`,
            )
          : t(`本所的 ${corrections.length} 个。`, `${corrections.length} of this office.`)}
      </p>
      <div className="settings-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('指标', 'Figure')}</th>
              <th scope="col">{t('月份', 'Month')}</th>
              <th scope="col" className="r">
                {t('原报', 'Was')}
              </th>
              <th scope="col" className="r">
                {t('现数', 'Is')}
              </th>
              <th scope="col" className="r">
                {t('更正', 'Correction')}
              </th>
            </tr>
          </thead>
          <tbody>
            {corrections.map((one) => (
              <tr key={`${one.month} ${one.figure}`}>
                <th scope="row">
                  {label(one)}
                  <span className="dim">{one.unit === 'percent' ? '' : ` ${t(one.unitZh, one.unitEn)}`}</span>
                </th>
                <td data-label={t('月份', 'Month')}>{one.month.slice(0, 7)}</td>
                <td className="num r" data-label={t('原报', 'Was')}>
                  <Numbers unit={one.unit} told={one.was} />
                </td>
                <td className="num r" data-label={t('现数', 'Is')}>
                  <Numbers unit={one.unit} told={one.now} />
                </td>
                <td className="num r" data-label={t('更正', 'Correction')}>
                  {label(differenceText(one.unit, one.was.value, one.now.value))}
                  {one.isRedefined ? ` ${t('（口径换了版）', '(defined anew)')}` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type Which = 'all' | 'changed' | 'blank';

/** The figures, all of them or those that are to be looked at. */
function Figures({ view, month }: { view: SeenClosing; month: Month }) {
  const t = useWords();
  const { search, change } = useAddress();
  const which = (search.get('which') ?? 'all') as Which;
  const isLocked = month.lock !== null;
  const isChanged = (one: Figure) => (isLocked ? one.isCorrected : one.isJump || isOther(one));
  const shown = month.figures.filter((one) =>
    which === 'changed' ? isChanged(one) : which === 'blank' ? one.now.value === null : true,
  );
  const button = (one: Which, words: string, n: number) => (
    <button type="button" aria-pressed={which === one} onClick={() => change({ which: one === 'all' ? null : one })}>
      {words} {n}
    </button>
  );
  return (
    <section className="card" aria-label={t('各数', 'Figures')}>
      <div className="card-head month-choice">
        <h2>{t('各数', 'Figures')}</h2>
        <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
          {button('all', t('全部', 'All'), month.figures.length)}
          {button(
            'changed',
            isLocked ? t('有更正的', 'Corrected') : t('变化大的、报送后变了的', 'Far from before, or changed since'),
            month.figures.filter(isChanged).length,
          )}
          {button('blank', t('空缺', 'Blank'), month.figures.filter((one) => one.now.value === null).length)}
        </fieldset>
      </div>
      <LockWords month={month} />
      <FigureTable view={view} month={month} shown={shown} />
    </section>
  );
}

function LockWords({ month: { lock } }: { month: Month }) {
  const t = useWords();
  const { today } = useMe();
  if (lock === null) return null;
  const on = dayOf(new Date(lock.at));
  return (
    <p className="month-lock pad" data-today={today}>
      <span className="tag">{t('已锁定', 'Locked')}</span>{' '}
      {t(
        `${on} 锁定 ${lock.kept} 个数，校验 ${lock.sha256.slice(0, 12)}，`,
        `${lock.kept} values locked on ${on}, hash ${lock.sha256.slice(0, 12)}, `,
      )}
      {lock.isWhole
        ? t('核对一致。', 'which still fits.')
        : t(
            '核对不一致：锁定的数被人动过，请告诉管理员。',
            'which does NOT fit: somebody changed them past the program.',
          )}
    </p>
  );
}

function FigureTable({ view, month, shown }: { view: SeenClosing; month: Month; shown: readonly Figure[] }) {
  const t = useWords();
  const isLocked = month.lock !== null;
  const heads = isLocked
    ? [t('上报数', 'Locked'), t('现数', 'Now'), t('更正', 'Correction')]
    : [t('本月', 'This month'), t('上月', 'Month before'), t('变化', 'Change')];
  if (shown.length === 0)
    return (
      <p className="pad dim">
        {isLocked
          ? t('锁定以后没有更正。', 'No correction since it was locked.')
          : t('没有要特别看的。', 'Nothing to look at.')}
      </p>
    );
  return (
    <div className="settings-table">
      <table className="month-table">
        <thead>
          <tr>
            <th scope="col">{t('指标', 'Figure')}</th>
            {heads.map((words) => (
              <th key={words} scope="col" className="r">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) =>
            isLocked ? (
              <LockedRow key={one.figure} view={view} one={one} month={month} />
            ) : (
              <OpenRow key={one.figure} one={one} month={month} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Name({ one }: { one: Figure }) {
  const label = useLabel();
  const t = useWords();
  return (
    <th scope="row">
      <Link to={`/figures/registry?find=${one.id}&figure=${one.figure}`} className="month-id">
        {one.id}
      </Link>{' '}
      {label(one)}
      <span className="dim">{one.unit === 'percent' ? '' : ` ${t(one.unitZh, one.unitEn)}`}</span>
    </th>
  );
}

/** This month beside the one before. */
function OpenRow({ one, month }: { one: Figure; month: Month }) {
  const t = useWords();
  const label = useLabel();
  const last = one.last?.value ?? null;
  const hasBoth = one.now.value !== null && last !== null;
  return (
    <tr>
      <Name one={one} />
      <td className="num r" data-label={t('本月', 'This month')}>
        {one.now.value === null ? (
          <span title={one.blank === null ? undefined : label(one.blank)}>
            {blank}
            <span className="month-note">{one.blank === null ? '' : label(one.blank)}</span>
          </span>
        ) : (
          <Link to={recordsOf(one.figure, { from: month.from, to: month.to }, month.officeId ?? undefined, undefined)}>
            <Numbers unit={one.unit} told={one.now} />
          </Link>
        )}
        {isOther(one) ? (
          <span className="month-note month-corrected">
            {t(`报送时 ${numberOf(one.unit, one.handedIn)}`, `handed in ${numberOf(one.unit, one.handedIn)}`)}
          </span>
        ) : null}
      </td>
      <td className="num r" data-label={t('上月', 'Month before')}>
        {one.last === null ? '' : <Numbers unit={one.unit} told={one.last} />}
      </td>
      <td className={one.isJump ? 'num r month-corrected' : 'num r'} data-label={t('变化', 'Change')}>
        {hasBoth && one.now.value !== last ? label(differenceText(one.unit, last, one.now.value)) : ''}
      </td>
    </tr>
  );
}

/** What was locked beside what it is today. */
function LockedRow({ view, one, month }: { view: SeenClosing; one: Figure; month: Month }) {
  const t = useWords();
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const link = recordsOf(one.figure, { from: month.from, to: month.to }, month.officeId ?? undefined, undefined);
  const kept = one.locked;
  return (
    <>
      <tr>
        <Name one={one} />
        <td className="num r" data-label={t('上报数', 'Locked')}>
          {kept === null ? t('没有', 'None') : <Numbers unit={one.unit} told={kept} />}
          {one.handedIn !== null && kept !== null && one.handedIn !== kept.value ? (
            <span className="month-note">
              {t(`报送时 ${numberOf(one.unit, one.handedIn)}`, `handed in ${numberOf(one.unit, one.handedIn)}`)}
            </span>
          ) : null}
        </td>
        <td className="num r" data-label={t('现数', 'Now')}>
          {one.now.value === null ? (
            blank
          ) : (
            <Link to={link}>
              <Numbers unit={one.unit} told={one.now} />
            </Link>
          )}
        </td>
        <td className="num r" data-label={t('更正', 'Correction')}>
          {one.isCorrected ? (
            <button type="button" className="b sm month-corrected" aria-expanded={open} onClick={() => setOpen(!open)}>
              {label(differenceText(one.unit, kept?.value ?? null, one.now.value))}
              {one.isRedefined ? t('（口径换了版）', ' (defined anew)') : ''}
            </button>
          ) : null}
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={4}>
            <ChangedRecords number={view.entry.number ?? ''} figure={one.figure} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Which records came and which went since the month was locked. */
function ChangedRecords({ number, figure }: { number: string; figure: string }) {
  const t = useWords();
  const found = useQuery({
    queryKey: [monthCalls.path, 'records', number, figure],
    queryFn: ({ signal }) => fetchMonthRecords(number, figure, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={2} />;
  const { isTold, added, removed, elsewhere } = found.data;
  if (!isTold)
    return (
      <p className="dim">
        {t(
          '这个数后面的记录没有自己的编号，或者锁定时太多没有逐件留下，说不出是哪几件。',
          'The records of this figure have no numbers of their own, or were too many to be kept one by one.',
        )}
      </p>
    );
  const line = (words: string, numbers: readonly string[]): ReactNode =>
    numbers.length === 0 ? null : (
      <p>
        {words}{' '}
        {numbers.map((one) => (
          <Link key={one} to={matterPath(one)} className="month-number">
            {one}
          </Link>
        ))}
      </p>
    );
  return (
    <div className="month-records">
      {line(t('后来多出来的：', 'Came later:'), added)}
      {line(t('后来少掉的：', 'Gone since:'), removed)}
      {elsewhere > 0 ? (
        <p className="dim">
          {t(
            `另有 ${elsewhere} 件现在不在本所（由别的所承办，或者退回了中心）。`,
            `${elsewhere} more are not with this office now: with another one, or given back to the centre.`,
          )}
        </p>
      ) : null}
      {added.length + removed.length + elsewhere === 0 ? (
        <p className="dim">
          {t('还是那几件，是件里记的数改了。', 'The same records: a number within them was changed.')}
        </p>
      ) : null}
    </div>
  );
}

function Numbers({
  unit,
  told,
}: {
  unit: Figure['unit'];
  told: { value: number | null; part: number | null; whole: number | null };
}) {
  return (
    <>
      {numberOf(unit, told.value)}
      {unit === 'percent' && told.part !== null && told.whole !== null ? (
        <span className="dim month-parts">
          {told.part}/{told.whole}
        </span>
      ) : null}
    </>
  );
}
