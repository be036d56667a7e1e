import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { stationVisitStateWords } from '../../../domain/supervision/inspection/station-visit.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { stationVisitCalls } from './inspection-calls.ts';

/**
 * 督导 on the page of the station that it is about: what officers looked at and said there, and what is to be mended by which day. The station
 * reads it where it reads of itself; nothing where nobody has been, and for who reads no visits.
 */
export function StationVisitCard({ stationId }: { stationId: string }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const query = { state: 'all', stationId, columns: 'guidance' };
  const found = useQuery({
    queryKey: [stationVisitCalls.path, 'list', query],
    queryFn: ({ signal }) => stationVisitCalls.list(query, signal),
    enabled: useMay('stationVisit.read'),
  });
  const items = found.data?.items ?? [];
  const isLost = isUnread(found);
  if (items.length === 0 && !isLost) return null;
  const day = (on: string) => dayPlain(on, language, today);
  return (
    <section className="card" aria-label={t('督导', 'Visits of the office')}>
      <h2 className="card-head">
        {t('督导', 'Visits of the office')} {isLost ? null : <small>{items.length}</small>}
      </h2>
      {isLost ? <ErrorLine error={found.error} onRetry={() => void found.refetch()} /> : null}
      {items.map(({ entry, more }) => (
        <div className="pad" key={entry.id} data-row={entry.number}>
          <p>
            <Link to={`/station-visits?state=all&open=${encodeURIComponent(entry.number)}`}>{entry.number}</Link>{' '}
            <span className="tag">{label(stationVisitStateWords[entry.state])}</span>{' '}
            <span className="dim s">
              {[entry.visitedOn ?? entry.plannedOn].flatMap((on) => (on === null ? [] : day(on)))}{' '}
              {more.visitorNames.join(t('、', ', '))}
            </span>
          </p>
          {(entry.guidance ?? '') === '' ? null : <p>{t(`指导：${entry.guidance}`, `Said: ${entry.guidance}`)}</p>}
          {entry.findings === '' ? null : (
            <p>
              {t(`要改的：${entry.findings}`, `To be mended: ${entry.findings}`)}
              {entry.rectifyBy === null ? '' : t(`（${day(entry.rectifyBy)}前改好）`, ` (by ${day(entry.rectifyBy)})`)}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
