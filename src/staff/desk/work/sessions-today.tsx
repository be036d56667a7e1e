import { Link } from 'react-router';
import { sessionWayWords } from '../../../domain/complaint/mediation/session-way.ts';
import type { SeenWork } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';

/** 今天的安排: the sessions that are called for today, by the hour; on a day without one, those of the next day that has any. */
export function Today({ work }: { work: SeenWork }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today, sessions } = work;
  const dayOfOne = sessions[0]?.at.slice(0, 10) ?? null;
  return (
    <section className="card" aria-label={t('今天的安排', 'Today')}>
      <h2 className="card-head">
        {t('今天的安排', 'Today')}
        <small>{dayOfOne === today ? sessions.length : 0}</small>
      </h2>
      {dayOfOne === today ? null : (
        <p className="reminder dim">
          {dayOfOne === null
            ? t('今天没有约好的会，后面也没有。', 'No session is called, today or later.')
            : t('今天没有约好的会，下一次：', 'No session today; the next:')}
        </p>
      )}
      <ul>
        {sessions.map(({ number, consumerName, operatorName, at, place, way }) => (
          <li key={number} className="work-session">
            <time dateTime={at}>
              {dayOfOne === today ? null : `${dayWithWeekday(at.slice(0, 10), language, today)} `}
              {at.slice(11)}
            </time>
            <span>
              <Link to={`/complaints/${encodeURIComponent(number)}`}>
                {consumerName} — {operatorName}
              </Link>
              <small>{[label(sessionWayWords[way]), place].filter((one) => one !== '').join(' · ')}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
