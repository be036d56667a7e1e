import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { figures } from '../../../domain/figures.ts';
import { wallCounts, type WallCount } from '../../../domain/desk/wall.ts';
import { recordsOf } from '../../report/report-paragraph.tsx';
import { formatWan, formatYuan } from '../../../domain/base/money.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useLive } from '../../base/live.tsx';
import { useMay } from '../../base/me.tsx';
import { countAsUsed } from '../../base/untouched.ts';
import { clockTime, dayLong } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Shield } from '../../base/ui/shield.tsx';
import { WallMap } from './wall-map.tsx';
import { Alerts, Chart, Duty, Recent, Stations, Towns } from './wall-part.tsx';
import './wall.css';
import { readWall, type SeenWall } from './wall-wire.ts';

/** Time alone moves things from due to overdue, so it is asked again even when nobody does anything. */
const renewMs = 30_000;
/** Many changes within a moment are read once. */
const gatherMs = 1_500;
/** Older than this, what is shown is called old even where the line says nothing. */
const oldMs = 3 * renewMs;

/** 指挥大屏: read from across the room, on a telephone too; always dark, without a name on it, and each number a link. */
export default function WallPage() {
  const t = useWords();
  const { language } = useLanguage();
  const may = useMay('wall.read');
  const now = useClock();
  useEffect(countAsUsed, []);
  const wall = useQuery({
    queryKey: ['wall'],
    queryFn: ({ signal }) => readWall(signal),
    enabled: may,
    refetchInterval: renewMs,
    refetchIntervalInBackground: true,
    placeholderData: (before) => before,
  });
  useChanges(() => void wall.refetch());
  if (!may)
    return (
      <Empty
        words={t('指挥大屏由中心和分管领导打开；您的角色看不到。', 'The wall is for the centre and the leaders.')}
      />
    );
  const board = wall.data;
  return (
    <main className="wall">
      <title>{t('指挥大屏 · 红盾', 'Wall · Hongdun')}</title>
      <header className="wall-head">
        <Link to="/" className="wall-shield" aria-label={t('回工作台', 'Back to the desk')}>
          <Shield />
        </Link>
        <h1>
          {board === undefined
            ? t('12315 指挥', '12315 command')
            : t(`${board.countyName} 12315 指挥`, `${board.countyName} 12315 command`)}
        </h1>
        <span className="sp" />
        <Standing board={board} readAt={wall.dataUpdatedAt} failed={wall.error !== null} now={now} />
        <span className="wall-day">{board === undefined ? '' : dayLong(board.today, language)}</span>
        <time className="wall-clock">{clockTime(now)}</time>
      </header>
      {wall.error === null || board !== undefined ? null : (
        <ErrorLine error={wall.error} onRetry={() => void wall.refetch()} />
      )}
      {board === undefined ? null : <Board board={board} />}
    </main>
  );
}

function Board({ board }: { board: SeenWall }) {
  return (
    <>
      <Numbers board={board} />
      <div className="wall-columns">
        <div className="wall-column">
          <Chart board={board} />
          <Towns board={board} />
        </div>
        <WallMap board={board} />
        <div className="wall-column">
          <Stations board={board} />
          <Duty board={board} />
          <Alerts board={board} />
          <Recent board={board} />
        </div>
      </div>
    </>
  );
}

/** The row of large numbers: what came today, what is in hand and late, and what the month has brought so far. */
function Numbers({ board }: { board: SeenWall }) {
  const t = useWords();
  const countOf = useCounts(board);
  const figureOf = useFigures(board);
  const { day, counts, today } = board;
  return (
    <section className="wall-numbers" aria-label={t('几个数', 'Numbers')}>
      <div>
        <Figure words={t('今天收到', 'Received today')} {...figureOf('received', today)} value={day.received} />
        <Beside words={t('受理', 'accepted')} {...figureOf('accepted', today)} value={day.accepted} />
      </div>
      <div>
        <Figure {...countOf('inHand')} />
        <Beside {...countOf('atStation')} />
      </div>
      <div>
        <Figure {...countOf('dueToday')} tone={counts.dueToday > 0 ? 'soon' : ''} />
      </div>
      <div>
        <Figure {...countOf('overdue')} tone={counts.overdue > 0 ? 'bad' : ''} />
        <Beside {...countOf('unassigned')} />
      </div>
      <MonthNumbers board={board} />
    </section>
  );
}

/** A rate is told from so many matters on. */
const fewestForRate = 10;

function MonthNumbers({ board }: { board: SeenWall }) {
  const t = useWords();
  const { language } = useLanguage();
  const figureOf = useFigures(board);
  const { month, monthFrom } = board;
  const fraction = month.accepted === 0 ? '—' : `${month.closed} / ${month.accepted}`;
  // Of a handful a rate says less than the matters themselves: the first of four is no quarter of a county.
  const rate = month.accepted < fewestForRate ? null : month.closureRate;
  return (
    <>
      <div>
        <Figure
          words={t('办结率（本月）', 'Closure rate, month')}
          {...figureOf('closureRate', monthFrom)}
          value={rate === null ? fraction : `${rate.toFixed(2)}%`}
        />
        {rate === null ? null : <span className="wall-beside">{fraction}</span>}
      </div>
      <div>
        <Figure
          words={t('挽回损失（本月）', 'Recovered, month')}
          {...figureOf('recoveredFen', monthFrom)}
          value={
            <>
              {language === 'zh'
                ? formatWan(month.recoveredFen)
                : formatYuan(month.recoveredFen).replace(/\.\d\d$/u, '')}
              <small>{t('万元', 'yuan')}</small>
            </>
          }
        />
        <Beside
          words={t('站点谈成', 'at stations')}
          {...figureOf('settledAtStation', monthFrom)}
          value={month.settledAtStation}
        />
      </div>
    </>
  );
}

/** A count of the wall itself, with its definition and the list behind it. */
function useCounts({ counts }: SeenWall): (name: WallCount) => Shown {
  const label = useLabel();
  const { language } = useLanguage();
  return (name) => ({
    words: label(wallCounts[name]),
    definition: wallCounts[name][language === 'zh' ? 'definitionZh' : 'definitionEn'],
    to: wallCounts[name].records,
    value: counts[name],
  });
}

/** Of a figure of the work report the definition, and the records behind it from a day on. */
function useFigures({ today }: SeenWall): (name: WallFigure, from: string) => Pick<Shown, 'definition' | 'to'> {
  const { language } = useLanguage();
  return (name, from) => ({
    definition: figures[name][language === 'zh' ? 'definitionZh' : 'definitionEn'],
    to: recordsOf(name, { from, to: today }, undefined, undefined),
  });
}

type WallFigure = 'received' | 'accepted' | 'closureRate' | 'recoveredFen' | 'settledAtStation';

interface Shown {
  words: string;
  definition: string;
  to: string;
  value: ReactNode;
  tone?: string;
}

/** A number as large as the room needs it; its definition stands in its title, its records behind it. */
function Figure({ words, definition, to, value, tone = '' }: Shown) {
  return (
    <Link to={to} title={definition} className={`wall-number ${tone}`}>
      <span>{words}</span>
      <b>{value}</b>
    </Link>
  );
}

function Beside({ words, definition, to, value }: Shown) {
  return (
    <Link to={to} title={definition} className="wall-beside">
      {words} {value}
    </Link>
  );
}

/** 「实时，数据至 10:20:08」, or in one clear word that the line is gone and from when the numbers are. */
function Standing({
  board,
  readAt,
  failed,
  now,
}: {
  board: SeenWall | undefined;
  readAt: number;
  failed: boolean;
  now: number;
}) {
  const t = useWords();
  const { live, brokenSince } = useLive();
  if (board === undefined) return <span className="wall-standing" />;
  const until = second(board.at);
  const lost = brokenSince !== null || failed || now - readAt > oldMs;
  return (
    <output className={lost ? 'wall-standing lost' : 'wall-standing'}>
      {lost
        ? t(
            `断开了${brokenSince === null ? '' : `，${clockTime(brokenSince)} 起`}，数是 ${until} 的`,
            `Not connected${brokenSince === null ? '' : ` since ${clockTime(brokenSince)}`}; numbers of ${until}`,
          )
        : live
          ? t(`实时，数据至 ${until}`, `Live, as of ${until}`)
          : t(`在连接，数据至 ${until}`, `Connecting, as of ${until}`)}
    </output>
  );
}

function second(at: string): string {
  return new Date(at).toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' });
}

function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Reads anew a moment after the newest change of somebody; of a burst once. */
function useChanges(read: () => void): void {
  const { told } = useLive();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const reading = useRef(read);
  useEffect(() => {
    reading.current = read;
  });
  useEffect(() => {
    if (told === 0) return;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      reading.current();
    }, gatherMs);
  }, [told]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
}
