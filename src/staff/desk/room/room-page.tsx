import { Link, Navigate, useParams } from 'react-router';
import { addDays, daysBetween, isWorkingDay, type Calendar, type Day } from '../../../domain/base/calendar.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { DueDay } from '../../base/ui/due-day.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { useCalendar } from '../../matter/matter-rules.ts';
import { useLastTabs } from '../frame/remembered-places.ts';
import { linesOf, roomAt, toDoOf, type Room } from '../frame/rooms.ts';
import { Nowhere } from '../not-found.tsx';
import { useCursor } from '../work/row-cursor.ts';
import { useWaiting, type Waiting } from './waiting.ts';
import './room.css';

/** 要办的: what waits for the reader in the room, on which days it falls, and how much is under way behind each tab. */
export default function RoomPage() {
  const { room: id } = useParams();
  const { permissions } = useMe();
  const { lastOf } = useLastTabs();
  const room = toDoOf(id, permissions);
  if (room !== null) return <ToDo key={room.id} room={room} />;
  // Whom nothing can wait for there comes, by a link of somebody else's, to the page that his own line opens.
  const other = linesOf(permissions).rooms.find((one) => one.id === id);
  return other === undefined ? <Nowhere /> : <Navigate to={lastOf(other)} replace />;
}

function ToDo({ room }: { room: Room }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { search, change } = useAddress();
  const { language } = useLanguage();
  const mayCount = useMay('calendar.read');
  const day = search.get('day');
  const { rows, tabs, cut, loading, error, at, refetch } = useWaiting(room.id);
  const shown = day === null ? rows : rows.filter(({ dueOn }) => dueOn === day);
  const current = useCursor(shown);
  // Where more is under way than was looked at, at least so many wait.
  const many = cut.length === 0 ? String(rows.length) : `${rows.length}+`;
  const late = rows.filter(({ dueOn }) => dueOn !== null && dueOn < today).length;
  return (
    <div className="pad room-page">
      <title>{`${label(room)} · ${t('要办的', 'To do')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd">
        <h1>{t('要办的', 'To do')}</h1>
        <span className="dim s nw">
          {loading ? '—' : t(`等您的 ${many} 件`, `${many} wait for you`)}
          {late === 0 ? '' : t(`，逾期 ${late} 件`, `, ${late} late`)} · <Fresh at={at} failed={error !== null} />
        </span>
      </div>
      {error === null ? null : <ErrorLine error={error} onRetry={refetch} />}
      <div className="room-columns">
        <div>
          <section className="card" aria-label={t('这里等我的', 'Waiting for me here')}>
            <h2 className="card-head">
              {t('这里等我的', 'Waiting for me here')}
              <small>{t('按期限', 'by their days')}</small>
              <span className="sp" />
              {day === null ? null : (
                <button type="button" className="b sm" onClick={() => change({ day: null })}>
                  {t(
                    `只看 ${dayWithWeekday(day, language, today)} ×`,
                    `Only ${dayWithWeekday(day, language, today)} ×`,
                  )}
                </button>
              )}
            </h2>
            {loading ? (
              <Loading rows={6} />
            ) : shown.length === 0 ? (
              <Empty words={t('这里没有等您办的。', 'Nothing waits for you here.')} />
            ) : (
              <Rows rows={shown} current={current} />
            )}
          </section>
          {mayCount ? <Strip rows={rows} day={day} onDay={(next) => change({ day: next })} /> : null}
        </div>
        <UnderWay tabs={tabs} />
      </div>
    </div>
  );
}

/** The groups of the list, each with the colour of its bar. */
const groups = [
  { key: 'late', zh: '已逾期', en: 'Past their day' },
  { key: 'today', zh: '今天', en: 'Today' },
  { key: 'soon', zh: '三日内', en: 'Within three days' },
  { key: 'later', zh: '以后', en: 'Later' },
  { key: 'open', zh: '没定期限', en: 'Without a day' },
] as const;

function groupOf(dueOn: Day | null, today: Day): (typeof groups)[number]['key'] {
  if (dueOn === null) return 'open';
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'late';
  return left === 0 ? 'today' : left <= 3 ? 'soon' : 'later';
}

function Rows({ rows, current }: { rows: readonly Waiting[]; current: string | null }) {
  const t = useWords();
  const label = useLabel();
  const titleOf = ({ title }: Waiting) => (typeof title === 'string' ? title : label(title));
  const { today } = useMe();
  return (
    <table className="room-table">
      <caption className="sr">{t('编号、是什么、要做什么、期限', 'Number, what it is, what to do, by when')}</caption>
      <colgroup>
        <col className="room-number" />
        <col />
        <col className="room-due" />
        <col className="room-step" />
      </colgroup>
      {groups.map((group) => {
        const own = rows.filter(({ dueOn }) => groupOf(dueOn, today) === group.key);
        if (own.length === 0) return null;
        return (
          <tbody key={group.key} data-group={group.key}>
            <tr>
              <th colSpan={4} scope="rowgroup">
                <b>{label(group)}</b> <span className="dim">{own.length}</span>
              </th>
            </tr>
            {own.map((row) => (
              <tr key={row.id} data-row={row.id} className={row.id === current ? 'cur' : undefined}>
                <td className="room-number">
                  <span className="room-letter">{row.letter}</span>
                  <span className="num">{row.number}</span>
                </td>
                <td className="room-title" title={titleOf(row)}>
                  {titleOf(row)}
                </td>
                <td className="room-due">
                  {row.clock === null ? (
                    <DueDay dueOn={row.dueOn} today={today} />
                  ) : (
                    <ClockMark due={row.clock} dueOn={row.dueOn} legalOn={row.clock.legalOn} today={today} />
                  )}
                </td>
                <td className="r">
                  <Link
                    className="b sm"
                    to={row.path}
                    aria-label={`${label(row.step)} ${row.letter}${row.number} ${titleOf(row)}`}
                  >
                    {label(row.step)}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

/** 往后十个工作日: what falls on which day; a day shows its rows alone. */
function Strip({
  rows,
  day,
  onDay,
}: {
  rows: readonly Waiting[];
  day: string | null;
  onDay: (day: string | null) => void;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const calendar = useCalendar();
  if (calendar === undefined) return null;
  const days = nextDays(calendar, today);
  if (!rows.some(({ dueOn }) => dueOn !== null && days.includes(dueOn))) return null;
  return (
    <section className="card" aria-label={t('往后十个工作日', 'The next ten working days')}>
      <h2 className="card-head">
        {t('往后十个工作日', 'The next ten working days')}
        <small>{t('期限落在哪天；点一天只看那天', 'what falls on which day')}</small>
      </h2>
      <div className="room-strip">
        {days.map((one) => {
          const own = rows.filter(({ dueOn }) => dueOn === one);
          return (
            <button
              key={one}
              type="button"
              aria-pressed={one === day}
              disabled={own.length === 0}
              onClick={() => onDay(one === day ? null : one)}
            >
              <span className="nw">
                {dayWithWeekday(one, language, today)}
                {own.length === 0 ? null : <b>{own.length}</b>}
              </span>
              <span className="room-letters">
                {own.slice(0, 6).map(({ id, letter }) => (
                  <i key={id} className="room-letter">
                    {letter}
                  </i>
                ))}
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}

function nextDays(calendar: Calendar, today: Day): Day[] {
  const days: Day[] = [];
  for (let day = today; days.length < 10; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day);
  return days;
}

/** 在办: how much is under way behind each tab, whoever's turn it is. */
function UnderWay({ tabs }: { tabs: readonly { tab: string; open: number | null; mine: number }[] }) {
  const t = useWords();
  const label = useLabel();
  // A nought tells nothing that its name among the quiet ones does not.
  const isQuiet = ({ open, mine }: (typeof tabs)[number]) => open === 0 && mine === 0;
  const busy = tabs.filter((one) => !isQuiet(one));
  const quiet = tabs.filter(isQuiet).flatMap(({ tab }) => roomAt(tab)?.tab ?? []);
  return (
    <aside className="card room-under-way" aria-label={t('在办', 'Under way')}>
      <h2 className="card-head">
        {t('在办', 'Under way')}
        <small>{t('看得到的都算，点开就是单子', 'all that you may see')}</small>
      </h2>
      <dl>
        {busy.map(({ tab, open, mine }) => {
          const place = roomAt(tab)?.tab;
          return place === undefined ? null : (
            <div key={tab}>
              <dt>{label(place)}</dt>
              <dd>
                <Link to={tab} aria-label={`${label(place)} ${open ?? '—'}`}>
                  {open ?? '—'}
                </Link>
                {mine === 0 ? null : <span>{t(`等我 ${mine}`, `${mine} wait for me`)}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      {quiet.length === 0 ? null : (
        <p className="pad mut s">
          {t('现在没有在办的：', 'Nothing under way: ')}
          {quiet.map((place, i) => (
            <span key={place.to}>
              {i === 0 ? '' : t('、', ', ')}
              <Link to={place.to}>{label(place)}</Link>
            </span>
          ))}
        </p>
      )}
    </aside>
  );
}
