import { Link } from 'react-router';
import { sessionWayWords } from '../../domain/summons.ts';
import type { SeenWork } from '../client.ts';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { dayWithWeekday } from '../ui/day.ts';

/** 今天的安排: the sessions that are called for today, by the hour; on a day without one, those of the next day that has any. */
export function Today({ work }: { work: SeenWork }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const called = work.groups
    .flatMap(({ items }) => items)
    .flatMap(({ complaint }) => (complaint.summons === null ? [] : [{ complaint, ...complaint.summons }]))
    .toSorted((a, b) => (a.heldAt < b.heldAt ? -1 : 1));
  const own = called.filter(({ heldAt }) => heldAt.slice(0, 10) === work.today);
  const later = called.filter(({ heldAt }) => heldAt.slice(0, 10) > work.today);
  const next = later.filter(({ heldAt }) => heldAt.slice(0, 10) === later[0]?.heldAt.slice(0, 10));
  return (
    <section className="card" aria-label={t('今天的安排', 'Today')}>
      <h2 className="card-head">
        {t('今天的安排', 'Today')}
        <small>{own.length}</small>
      </h2>
      {own.length > 0 ? null : (
        <p className="reminder dim">
          {next.length === 0
            ? t('今天没有约好的会，后面也没有。', 'No session is called, today or later.')
            : t('今天没有约好的会，下一次：', 'No session today; the next:')}
        </p>
      )}
      <ul>
        {(own.length > 0 ? own : next).map(({ complaint, heldAt, place, way }) => (
          <li key={complaint.id} className="today">
            <time dateTime={heldAt}>
              {heldAt.slice(0, 10) === work.today
                ? null
                : `${dayWithWeekday(heldAt.slice(0, 10), language, work.today)} `}
              {heldAt.slice(11, 16)}
            </time>
            <span>
              <Link to={`/complaints/${encodeURIComponent(complaint.number)}`}>
                {complaint.consumerName} — {complaint.operatorName}
              </Link>
              <small>{[label(sessionWayWords[way]), place].filter((one) => one !== '').join(' · ')}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
