import { useQuery } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { figures } from '../../../domain/figures.ts';
import { conditionsIn, type TableSide } from '../../../domain/figures/figure-cell.ts';
import { blank, figureDimensions } from '../../../domain/figures/figure.ts';
import { areWholeMonths, sidesOf, sinceWords } from '../../../domain/report/explore.ts';
import { addsUp, risesBy, topChoices, visible } from '../../../domain/report/explore-order.ts';
import type { Exploration, SeenTable } from '../../../http/api/report/explore-routes.ts';
import { chosen, useAddress } from '../../base/address.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { clockTime } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Views } from '../../matter/list/saved-views.tsx';
import { periodText } from '../../figures/period.ts';
import { ChartCard } from './chart-card.tsx';
import {
  exploreCalls,
  fileQueryOf,
  linkQueryOf,
  narrowedTo,
  queryOf,
  shownLines,
  tableOf,
  useWish,
  type Wish,
} from './explore-calls.ts';
import { chosenOf, Records } from './explore-side.tsx';
import { ExploreGrid } from './explore-table.tsx';
import { Conditions } from './explore-conditions.tsx';
import { costsChoice, FigureChoice } from './figure-choice.tsx';
import { MonthLockLine } from '../month/month-lock.tsx';
import { placeOf, ReportChoice, useKinds } from '../report-choice.tsx';
import './explore.css';

const { Part: CostTrend } = later(async () => (await import('./cost-trend.tsx')).CostTrend);
const { Part: IntoReport, useSoon: useIntoReportSoon } = later(
  async () => (await import('./explore-taken.tsx')).IntoReport,
);

/** 探查: a figure by rows and columns, beside what it is compared with, or what it costs to complain by month; the link is the state. */
export default function ExplorePage() {
  const t = useWords();
  const may = useMay('figure.read');
  const isCosts = useAddress().search.get('figure') === costsChoice;
  if (!may)
    return (
      <Empty
        words={t(
          '探查由中心、所里和分管领导看；您的角色看不到。',
          'Figures are for the centre, the offices and the leaders.',
        )}
      />
    );
  if (!isCosts) return <TableOfFigure />;
  return (
    <Suspense fallback={<Loading rows={8} />}>
      <CostTrend />
    </Suspense>
  );
}

function TableOfFigure() {
  const t = useWords();
  const wish = useWish();
  const label = useLabel();
  const query = queryOf(wish);
  const sides = [wish.rows, ...(wish.columns === null ? [] : [wish.columns])];
  const narrowed = conditionsIn(wish.conditions).map(([side]) => label(figureDimensions[side]));
  const filters = `${t('筛选：', 'Choose: ')}${[
    label(figures[wish.figure]),
    sides.map((one) => label(figureDimensions[one])).join(' × '),
    ...narrowed,
  ].join(' · ')}`;
  const found = useQuery({
    queryKey: ['figures', 'table', query],
    queryFn: ({ signal }) => exploreCalls.table(query, signal),
    placeholderData: (before) => before,
  });
  const isBefore = found.isPlaceholderData;
  const isLong = useLong(isBefore);
  return (
    <div className="figure-page">
      <header className="pad figure-head">
        <Head wish={wish} found={isBefore ? undefined : found.data} />
        <Folded words={filters}>
          <Controls wish={wish} />
          <Conditions wish={wish} named={found.data?.conditions ?? []} />
        </Folded>
        {wish.instead === null ? null : <output className="figure-instead">{label(wish.instead)}</output>}
      </header>
      {found.isError ? <ErrorLine error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data === undefined || isLong ? (
        <Counting isLong={isLong} isError={found.isError} />
      ) : (
        <div className={isBefore ? 'explore-before' : undefined}>
          <Body wish={wish} found={found.data} />
        </div>
      )}
    </div>
  );
}

const patienceMs = 300;

/**
 * Whether it has been waited for longer than a moment. So long the table before stays, dimmed, so that nothing flickers; longer it would be
 * read as the answer, for its numbers stand under the new words.
 */
function useLong(isWaiting: boolean): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setOver(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setOver(false);
    };
  }, [isWaiting]);
  return isWaiting && isOver;
}

/** What no cell has is counted matter by matter, in a large county for two or three seconds a year: that is said. */
function Counting({ isLong, isError }: { isLong: boolean; isError: boolean }) {
  const t = useWords();
  if (isError) return null;
  return (
    <>
      {isLong ? (
        <output className="explore-counting">
          {t(
            '正在数。这样分没有现成的数，要一件一件数，件多的年份要两三秒。',
            'Counting. These are not kept ready and are counted one by one: two or three seconds for a year of many.',
          )}
        </output>
      ) : null}
      <Loading rows={12} />
    </>
  );
}

/** Puts the link to the table into the clipboard. */
function useLinkCopied(wish: Wish, search: URLSearchParams): () => Promise<void> {
  const t = useWords();
  const { message } = App.useApp();
  return async () => {
    try {
      const { origin, pathname } = window.location;
      await navigator.clipboard.writeText(`${origin}${pathname}?${linkQueryOf(wish, search)}`);
      void message.success(t('链接已复制，打开看到的就是这张表', 'Copied; the link shows this table'));
    } catch {
      void message.warning(t('浏览器不让复制；请从地址栏复制', 'The browser refuses; copy it from the address bar'));
    }
  };
}

function Head({ wish, found }: { wish: Wish; found: Exploration | undefined }) {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const directory = useDirectory();
  const { search, change } = useAddress();
  const mayKeep = useMay('view.save');
  const [saving, setSaving] = useState(false);
  // The address names the table before it is kept: what is left out of it would be another's to choose.
  const keep = (isKept: boolean) => {
    if (isKept) change(tableOf(wish));
    setSaving(isKept);
  };
  const copy = useLinkCopied(wish, search);
  const file = (format: string) => `/api/export/figure-table?${fileQueryOf(wish)}&format=${format}`;
  return (
    <div className="hd">
      <title>{t('探查 · 红盾', 'Explore · Hongdun')}</title>
      <h1>{t('探查', 'Explore')}</h1>
      <span className="tag">
        {periodText(wish.asked.period, language)}
        {areWholeMonths(wish.asked.period) ? t('（整月）', ' (whole months)') : ''}
      </span>
      <span className="dim s">
        {placeOf(wish.asked, directory, me) ?? ''}
        {found === undefined ? '' : ` · ${t('截至', 'as of')} ${clockTime(found.countedAt)}`}
      </span>
      <span className="sp" />
      <Folded words={t('更多', 'More')}>
        <span className="explore-take no-print">
          {mayKeep ? (
            <Views
              kind="explore"
              path="/figures/explore"
              query={chosen(search, { cell: null }).toString()}
              saving={saving}
              onSaving={keep}
            />
          ) : null}
          <button type="button" className="b" onClick={() => void copy()}>
            {t('复制链接', 'Copy link')}
          </button>
          <a className="b" href={file('xlsx')} download>
            XLSX
          </a>
          <a className="b" href={file('csv')} download>
            CSV
          </a>
          <PutIn wish={wish} table={found?.table ?? null} />
        </span>
      </Folded>
    </div>
  );
}

/** Behind one press on a telephone, whose first screen is for the numbers; open to all others. */
function Folded({ words, children }: { words: string; children: ReactNode }) {
  const narrow = useNarrow();
  if (!narrow) return children;
  return (
    <details className="explore-folded no-print">
      <summary>{words}</summary>
      {children}
    </details>
  );
}

/** 放进汇报, for who writes reports. */
function PutIn({ wish, table }: { wish: Wish; table: SeenTable | null }) {
  const t = useWords();
  const label = useLabel();
  const mayWrite = useMay('workReport.write');
  useIntoReportSoon();
  const [open, setOpen] = useState(false);
  if (!mayWrite || table === null || table.lines.length === 0) return null;
  return (
    <>
      <button type="button" className="b p" onClick={() => setOpen(true)}>
        {t('放进汇报', 'Into a report')}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <IntoReport
            wish={wish}
            table={table}
            lines={visible(shownLines(table, wish, label), wish.turned)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** 数什么、行、列、期间、范围、同比、环比. */
function Controls({ wish }: { wish: Wish }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const kinds = useKinds(useDirectory());
  const sides = sidesOf(figures[wish.figure]);
  const side = (one: TableSide) => ({ value: one as string, label: label(figureDimensions[one]) });
  return (
    <>
      <div className="figure-choice no-print">
        <FigureChoice value={wish.figure} />
        <Select
          aria-label={t('行', 'Rows')}
          prefix={t('行', 'Rows')}
          value={wish.rows as string}
          style={{ minWidth: 140 }}
          onChange={(rows) => change({ rows, cell: null, turned: null })}
          options={sides.map(side)}
        />
        <Select
          aria-label={t('列', 'Columns')}
          prefix={t('列', 'Columns')}
          value={wish.columns ?? 'none'}
          style={{ minWidth: 140 }}
          onChange={(columns) => change({ columns, cell: null })}
          options={[
            { value: 'none', label: t('不分列', 'None') },
            ...sides.filter((one) => one !== wish.rows).map(side),
          ]}
        />
        <LineControls wish={wish} />
      </div>
      <ReportChoice
        asked={wish.asked}
        kinds={kinds}
        onChoose={(choices) => change({ ...wish.asked.period, ...choices, cell: null })}
      />
    </>
  );
}

/** How many lines are listed, and beside what they stand. */
function LineControls({ wish }: { wish: Wish }) {
  const t = useWords();
  const { change } = useAddress();
  const compare = (one: 'year' | 'before', words: string) => (
    <button type="button" aria-pressed={wish[one]} onClick={() => change({ [one]: wish[one] ? 'no' : null })}>
      {words}
    </button>
  );
  return (
    <>
      <Select
        aria-label={t('列出多少行', 'How many rows')}
        prefix={t('列出', 'Listed')}
        value={wish.top ?? 0}
        style={{ minWidth: 130 }}
        popupMatchSelectWidth={false}
        onChange={(top) => change({ top: top === 0 ? null : String(top), cell: null })}
        options={[
          { value: 0, label: t('全部', 'all') },
          ...topsWith(wish.top).map((n) => ({ value: n, label: t(`前 ${n} 和其余`, `first ${n}, others`) })),
        ]}
      />
      <RiseChoice wish={wish} />
      <fieldset className="seg" aria-label={t('比较', 'Compare')}>
        {compare('year', t('同比', 'Year before'))}
        {compare('before', t('环比', 'Days before'))}
      </fieldset>
    </>
  );
}

/** 升得最多: the lines by how many more they have than before; with 近四周, against the four weeks before them. */
function RiseChoice({ wish: { order } }: { wish: Wish }) {
  const t = useWords();
  const { change } = useAddress();
  const against = risesBy(order);
  return (
    <Select
      aria-label={t('谁升得最多', 'Which rose most')}
      prefix={t('升得最多', 'Rose most')}
      value={against ?? 'none'}
      style={{ minWidth: 190 }}
      popupMatchSelectWidth={false}
      onChange={(one) => change(one === 'none' ? { order: null } : { order: `-${one}Rise`, [one]: null, cell: null })}
      options={[
        { value: 'none', label: t('不排', 'not sorted') },
        { value: 'before', label: t('比前一同长期', 'against the days before') },
        { value: 'year', label: t('比去年同期', 'against the year before') },
      ]}
    />
  );
}

function topsWith(top: number | null): number[] {
  return [...new Set([...topChoices, ...(top === null ? [] : [top])])].toSorted((a, b) => a - b);
}

function Body({ wish, found }: { wish: Wish; found: Exploration }) {
  const t = useWords();
  const label = useLabel();
  const { table, blank: reason } = found;
  if (table === null)
    return (
      <div className="explore-body">
        <section className="card">
          <p className="explore-blank">{blank}</p>
          <Empty words={reason === null ? '' : label(reason)} />
        </section>
      </div>
    );
  const lines = shownLines(table, wish, label);
  const chosen = chosenOf(wish, table, lines, label);
  // A cell that the table does not have, as of an old link, narrows nothing.
  const charted = chosen === null ? { ...wish, cell: null } : wish;
  const narrowed = narrowedTo(charted).map(([, key]) => key);
  const name = (key: string) => label(table.names[key] ?? { zh: key, en: key });
  return (
    <div className="explore-body">
      <div className="explore-main">
        {table.lines.length === 0 ? (
          <section className="card">
            <Empty
              words={t(
                '这样一件也没有；请换期间、范围、类别，或者去掉条件。',
                'There is none; choose other days, another place or category, or drop a filter.',
              )}
            />
          </section>
        ) : (
          <ExploreGrid wish={wish} found={found} table={table} lines={lines} />
        )}
        <Notes wish={wish} found={found} table={table} />
      </div>
      <div className="figure-side">
        <ChartCard
          wish={charted}
          lines={visible(lines, wish.turned)}
          found={found}
          named={narrowed.map(name).join(' × ')}
        />
        <Records wish={wish} chosen={chosen} />
      </div>
    </div>
  );
}

/** With which days it is compared, how the figure is defined, and how to move. */
function Notes({ wish, found, table }: { wish: Wish; found: Exploration; table: SeenTable }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const words = figures[wish.figure];
  const base = (one: 'year' | 'before', zh: string, en: string) => {
    if (!wish[one]) return null;
    const days = found.bases[one];
    return (
      <p>
        {days === null
          ? t(`${zh}：*，那段日子没有整段台账，不比。`, `${en}: *, no whole ledger of those days.`)
          : t(`${zh}：${periodText(days, 'zh')}。`, `${en}: ${periodText(days, 'en')}.`)}
      </p>
    );
  };
  const since = sinceWords(found);
  return (
    <section className="card pad explore-notes" aria-label={t('怎么数的', 'How it is counted')}>
      <p>
        {language === 'zh' ? words.definitionZh : words.definitionEn}{' '}
        <Link to={`/figures/registry?find=${words.id}`}>{t(`口径全文 ${words.id}`, `Definition ${words.id}`)}</Link>
      </p>
      {base('year', '同比', 'A year before')}
      {base('before', '环比', 'Days before')}
      {since === null ? null : <p>{label(since)}</p>}
      <MonthLockLine asked={{ ...wish.asked.period, officeId: wish.asked.officeId }} />
      {areWholeMonths(wish.asked.period) && wish.asked.period.to < today ? (
        <p>
          {t(
            '期间是整月，好和别的整月比；“数字”默认数到今天，两处期间不同，数也不同。',
            'The period is of whole months, to be set beside others; Figures counts up to today unless told otherwise.',
          )}
        </p>
      ) : null}
      {found.to > today ? <p>{t(`数到今天 ${today}。`, `Counted up to today, ${today}.`)}</p> : null}
      <p>
        {addsUp(table)
          ? t('✓ 横加、竖加、下级加上级都等于合计。', '✓ Rows, columns and the levels add up to the total.')
          : t(
              '这张表加起来和合计不等；请先不用，告诉管理员核对计数格。',
              'This table does not add up; do not use it and tell the administrator to verify the cells.',
            )}
      </p>
      <p className="dim">
        {t(
          '方向键换格，回车打开这一格的列表；按列名排序。',
          'Arrows move the cell, Enter opens its list; press the name of a column to sort by it.',
        )}
      </p>
    </section>
  );
}
