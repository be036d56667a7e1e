import { Link } from 'react-router';
import { useLabel, useWords } from '../../base/language.tsx';
import { MatterLink } from '../../base/ui/matter-link.tsx';
import { useLateAwaited } from './awaited-calls.ts';

/** So many stand on the first screen; the others in their own list. */
const mostShown = 8;

/** 等外面的，过了: what others should have answered by now, of the reader's own matters or sent up to him; nothing where nothing is late. */
export function LateAwaited() {
  const t = useWords();
  const label = useLabel();
  const items = useLateAwaited() ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card" aria-label={t('等外面的，过了', 'Late from others')}>
      <h2 className="card-head">
        <Link to="/awaiteds?mine=yes&overdue=yes">{t('等外面的，过了', 'Late from others')}</Link>{' '}
        <small>{items.length}</small>
      </h2>
      <ul className="pad work-tasks">
        {items.slice(0, mostShown).map(({ entry, more }) => (
          <li key={entry.id} data-row={entry.number}>
            <Link to={`/awaiteds?open=${encodeURIComponent(entry.number ?? '')}`}>
              <b>{label(more.until)}</b>
            </Link>{' '}
            <MatterLink number={entry.matterNumber} />{' '}
            {more.reminded.length === 0 ? null : (
              <span className="tag">
                {t(`催过 ${more.reminded.length} 次`, `reminded ${more.reminded.length} times`)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
