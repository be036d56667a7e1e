import { Link } from 'react-router';
import { shiftPostWords } from '../../../domain/command/rota.ts';
import { aliveStates, recentVerbs, recordsOfTown, type Alive } from '../../../domain/desk/wall.ts';
import { stationCountsAgree, stationFigureWords } from '../../../domain/station/station-figures.ts';
import { recordsOf } from '../../report/report-paragraph.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { definitionPath } from '../../base/places.ts';
import { clockTime, dayShort, instantShort } from '../../base/ui/day.ts';
import type { SeenWall } from './wall-wire.ts';
import { MatterLink } from '../../base/ui/matter-link.tsx';

const [width, height, foot] = [404, 150, 20];

/** 近 14 天收到: a column for each day, today's in the bright colour; each opens the day's list. */
export function Chart({ board }: { board: SeenWall }) {
  const t = useWords();
  const { days } = board;
  const most = Math.max(4, ...days.map(({ received }) => received));
  const step = width / days.length;
  const top = 18;
  const room = height - foot - top;
  return (
    <section className="wall-card wall-chart" aria-label={t('近 14 天收到', 'Received in 14 days')}>
      <h2>
        {t('近 14 天收到', 'Received, 14 days')} <small>{t('件', 'complaints')}</small>
      </h2>
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>{t('近 14 天每天收到的投诉', 'Complaints received each day')}</title>
        <path className="line" d={`M0 ${height - foot + 0.5}H${width}`} />
        {days.map(({ day, received }, i) => {
          const tall = (received / most) * room;
          const x = i * step + step * 0.16;
          return (
            <Link key={day} to={recordsOf('received', { from: day, to: day }, undefined, undefined)}>
              <rect
                className={day === board.today ? 'today' : 'day'}
                x={x}
                y={height - foot - Math.max(tall, 1)}
                width={step * 0.68}
                height={Math.max(tall, 1)}
                rx="2"
              >
                <title>
                  {day} · {received}
                </title>
              </rect>
              {received === 0 ? null : (
                <text x={x + step * 0.34} y={height - foot - tall - 4} textAnchor="middle">
                  {received}
                </text>
              )}
            </Link>
          );
        })}
        <text x="0" y={height - 3}>
          {dayShort(days[0]?.day ?? '')}
        </text>
        <text x={width} y={height - 3} textAnchor="end">
          {t('今天', 'today')}
        </text>
      </svg>
    </section>
  );
}

/** 各镇: by the town of the shop. */
export function Towns({ board }: { board: SeenWall }) {
  const t = useWords();
  const { today, towns } = board;
  const most = Math.max(1, ...towns.map(({ inHand }) => inHand));
  const columns = [
    ['received', t('今天', 'Today')],
    ['dueToday', t('到期', 'Due')],
    ['overdue', t('过期限', 'Overdue')],
  ] as const;
  return (
    <section className="wall-card wall-towns" aria-label={t('各镇', 'By town')}>
      <h2>
        {t('各镇', 'By town')} <small>{t('按店在哪个镇', 'by where the shop is')}</small>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('镇', 'Town')}</span>
            </th>
            <th scope="col" className="bar">
              {t('在办', 'In hand')}
            </th>
            {columns.map(([name, words]) => (
              <th key={name} scope="col" className="r">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {towns.map((town) => (
            <tr key={town.townId} data-town={town.townId}>
              <th scope="row">{town.name === '' ? t('地点不明', 'Unknown') : town.name}</th>
              <td className="bar">
                <s style={{ width: `${(100 * town.inHand) / most}%` }} />
                <Link to={recordsOfTown('inHand', town.townId, today)}>{town.inHand}</Link>
              </td>
              {columns.map(([name]) => (
                <td key={name} className={`r ${town[name] === 0 ? 'none' : name}`}>
                  <Link to={recordsOfTown(name, town.townId, today)}>{town[name]}</Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 站点: how many run, and how many of them are only there. */
export function Stations({ board }: { board: SeenWall }) {
  const t = useWords();
  const mayRead = useMay('figure.read');
  const label = useLabel();
  return (
    <section className="wall-card wall-stations" aria-label={t('站点', 'Stations')}>
      <h2>
        {t('站点', 'Stations')}{' '}
        {mayRead ? (
          <Link
            className="wall-how"
            to={definitionPath(stationFigureWords.stationsRunning)}
            title={label(stationCountsAgree)}
          >
            {t('怎么数的', 'How counted')}
          </Link>
        ) : null}
      </h2>
      <div>
        {(Object.keys(aliveStates) as Alive[]).map((name) => (
          <Link key={name} to={aliveStates[name].records} className={board.stations[name] === 0 ? 'none' : name}>
            <b>{board.stations[name]}</b>
            <span>{label(aliveStates[name])}</span>
          </Link>
        ))}
      </div>
    </section>
  );
}

/** 值班: who is there now, or who comes next when nobody is; the roster stands behind it. */
export function Duty({ board }: { board: SeenWall }) {
  const t = useWords();
  const label = useLabel();
  const { now, next } = board.duty;
  const shown = now.length > 0 ? now : next;
  const [first] = shown;
  return (
    <section className="wall-card wall-duty" aria-label={t('值班', 'On duty')}>
      <h2>
        <Link to="/roster">{t('值班', 'On duty')}</Link>
        {first === undefined ? null : (
          <small>
            {now.length > 0
              ? t(`到 ${instantShort(first.to, board.today)}`, `until ${instantShort(first.to, board.today)}`)
              : t(`${instantShort(first.from, board.today)} 起`, `from ${instantShort(first.from, board.today)}`)}
          </small>
        )}
      </h2>
      {first === undefined ? <p className="none">{t('一周内没有排班。', 'Nobody is rostered this week.')}</p> : null}
      <dl>
        {shown.map((one) => (
          <div key={`${one.post} ${one.name}`}>
            <dt>{label(shiftPostWords[one.post])}</dt>
            <dd>
              {one.name}
              {now.length === 0 ? null : one.isThere ? (
                <small className="there"> ✓ {t('在岗', 'there')}</small>
              ) : (
                <small className="soon"> {t('还没签到', 'not checked in')}</small>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** 要紧的: what waits for a call back, and what is late of tasks and instructions; by number and place alone. */
export function Alerts({ board }: { board: SeenWall }) {
  const t = useWords();
  const { language } = useLanguage();
  const { callouts, urgent, groups, tasks, instructions } = board.alerts;
  const heads = [
    [t('处置中', 'Call-outs'), callouts.total, '/callouts'],
    [t('加急', 'Urgent'), urgent.total, '/complaints?urgent=waiting'],
    [t('群体', 'Groups'), groups.total, '/incidents'],
    [t('任务逾期', 'Tasks'), tasks.total, '/tasks?due=overdue'],
    [t('指令逾期', 'Orders'), instructions.total, '/instructions'],
  ] as const;
  const lines = [
    ...callouts.items.map((one) => ({ ...one, to: `/callouts?open=${encodeURIComponent(one.number)}`, tone: 'bad' })),
    ...urgent.items.map((one) => ({ ...one, to: `/complaints/${encodeURIComponent(one.number)}`, tone: 'bad' })),
    ...groups.items.map((one) => ({ ...one, to: one.to ?? '/incidents', tone: 'bad' })),
    ...instructions.items.map((one) => ({ ...one, to: '/instructions', tone: 'soon' })),
    ...tasks.items.map((one) => ({ ...one, to: `/tasks?open=${encodeURIComponent(one.number)}`, tone: 'soon' })),
  ].slice(0, 5);
  return (
    <section className="wall-card wall-alerts" aria-label={t('要紧的', 'Alerts')}>
      <h2>
        {t('要紧的', 'Alerts')}
        <span className="sp" />
        {heads.map(([words, total, to]) => (
          <Link key={words} to={to} className={total === 0 ? 'none' : 'some'}>
            {words} <b>{total}</b>
          </Link>
        ))}
      </h2>
      {lines.length === 0 ? <p className="none">{t('现在没有要紧的。', 'Nothing presses.')}</p> : null}
      <ul>
        {lines.map((one) => (
          <li key={`${one.number} ${one.zh} ${one.placeName}`}>
            <Link to={one.to}>{one.number}</Link>
            <span>
              <b className={one.tone}>{language === 'zh' ? one.zh : one.en}</b>{' '}
              <small>
                {one.placeName} · {waited(one.since, board.at, language)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 「等了 40 分钟」: how long it has waited, as of the numbers. */
function waited(since: string, at: string, language: 'zh' | 'en'): string {
  const minutes = Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / 60_000));
  const hours = Math.floor(minutes / 60);
  if (minutes < 60) return language === 'zh' ? `${minutes} 分钟` : `${minutes} min`;
  if (hours < 48) return language === 'zh' ? `${hours} 小时` : `${hours} h`;
  return language === 'zh' ? `${Math.floor(hours / 24)} 天` : `${Math.floor(hours / 24)} days`;
}

/** 正在处置: the newest acts of the day; which matter, what, where. */
export function Recent({ board }: { board: SeenWall }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="wall-card wall-recent" aria-label={t('正在处置', 'Under way')}>
      <h2>
        {t('正在处置', 'Under way')} <small>{t('不显示个人信息', 'no personal data')}</small>
      </h2>
      {board.recent.length === 0 ? <p className="none">{t('今天还没有。', 'Nothing yet today.')}</p> : null}
      <ul>
        {board.recent.map((one) => (
          <li key={`${one.number} ${one.verb} ${one.at}`}>
            <time dateTime={one.at}>{clockTime(one.at)}</time>
            <span>
              {label(recentVerbs[one.verb])} <MatterLink number={one.number} />
              <small>{one.placeName}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
