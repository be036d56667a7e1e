import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { counted } from '../../domain/base/words.ts';
import { useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { deviceClient } from './device-wire.ts';

const addressOf = (number: string) => `/inspections?state=all&open=${encodeURIComponent(number)}`;

/** 还没有检查记录的户: what whoever had the telephone was sent to, and of which nothing has come. */
export function UnvisitedList({ id }: { id: string }) {
  const t = useWords();
  const asked = useQuery({
    queryKey: ['devices', id, 'unvisited'],
    queryFn: ({ signal }) => deviceClient.unvisited(id, signal),
  });
  const premises = asked.data?.premises ?? [];
  if (isUnread(asked)) return <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />;
  if (premises.length === 0) return null;
  return (
    <details className="device-left" open>
      <summary>
        {t(
          `派给他、还没有检查记录的户：${premises.length}`,
          `Assigned to this officer and without a visit: ${premises.length}`,
        )}
      </summary>
      <ul className="s">
        {premises.map(({ number, operatorName, placeName }) => (
          <li key={number}>
            <Link to={addressOf(number)}>{number}</Link> {operatorName} <span className="dim">{placeName}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** 照片先到的: photos of a visit that a telephone sent ahead, and whose record has not come. */
export function UnrecordedList() {
  const t = useWords();
  const { today } = useMe();
  const may = useMay('inspection.read');
  const asked = useQuery({
    queryKey: ['early-photos'],
    queryFn: ({ signal }) => deviceClient.unrecorded(signal),
    enabled: may,
  });
  const premises = asked.data?.premises ?? [];
  if (isUnread(asked)) return <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />;
  if (premises.length === 0) return null;
  return (
    <section className="card device-left" aria-label={t('照片先到、检查没记的', 'Photos without their visit')}>
      <h2>{t(`照片先到、检查没记的（${premises.length}）`, `Photos without their visit (${premises.length})`)}</h2>
      <p className="dim s">
        {t(
          '手机先发来的照片，一张不清；检查一记上，就自己归到那一户。手机丢了，打开那一户在这里记。',
          'Sent ahead by a telephone and kept; they join the visit when it is recorded, here too if the telephone is lost.',
        )}
      </p>
      <ul className="device-list">
        {premises.map(({ id, number, operatorName, byName, photos, lastAt }) => (
          <li key={`${id} ${byName}`}>
            <Link to={addressOf(number)}>{number}</Link> {operatorName}{' '}
            <span className="dim s">
              {byName} {instantShort(lastAt, today)} · {t(`${photos} 张`, counted(photos, 'photo'))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
